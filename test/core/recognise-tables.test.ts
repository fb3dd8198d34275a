import { describe, expect, test } from 'vitest'
import type { Document, Table } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { textOf } from '#core/document/text.ts'
import { proposeFigures } from '#core/figures/ledger-proposals.ts'
import { placesOf } from '#core/recognise/places.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText, textOfSource } from '#core/recognise/source.ts'
import { readTables } from '#core/recognise/tables/read-tables.ts'
import { countingIds } from '../support/build.ts'
import { lostCharacters } from '../support/lost-characters.ts'

const HEAD = '示例区2025年工作总结\n一、工作情况\n'

function read(lines: readonly string[], clean = true) {
  const source = sourceOfText(HEAD + lines.join('\n'))
  const { value, notes } = recognise(source, { newId: countingIds(), clean, fallbackYear: 2025 })
  const paper = value.documents[0]!
  return { source, paper, notes, tables: tablesOf(paper) }
}

const tablesOf = (d: Document) => d.blocks.filter((block) => block.type === 'table')
const rowsOf = (table: Table) =>
  table.rows.map((row) =>
    row.cells.filter(({ covered }) => !covered).map((cell) => cell.blocks.map(({ runs }) => textOf(runs)).join('|')),
  )
const grids = (lines: readonly string[]) => read(lines).tables.map(rowsOf)

describe('lines are a table', () => {
  test('whose cells are parted by tabs, under heads', () => {
    const lines = ['指标\t2024年\t2025年', '学校（所）\t12\t15', '投资\t3.5亿元\t4.2亿元']
    expect(grids(['情况如下：', ...lines, '以上已核对。'])).toEqual([lines.map((line) => line.split('\t'))])
    expect(read(lines).tables[0]!.rows.map(({ header }) => header)).toEqual([true, undefined, undefined])
  })

  test('of words alone, where the heads are such as stand over columns', () => {
    const lines = ['序号\t重点任务\t责任单位', '1.\t完善制度，抓好落实。\t办公室', '2.\t强化培训。\t人事科']
    expect(grids(lines)).toEqual([lines.map((line) => line.split('\t'))])
  })

  test('without heads, where a column holds figures', () => {
    expect(grids(['示例镇\t1,204人', '示例乡\t980人', '示例街道\t2,310人'])).toEqual([
      [
        ['示例镇', '1,204人'],
        ['示例乡', '980人'],
        ['示例街道', '2,310人'],
      ],
    ])
  })

  test('with an empty first head, with empty cells', () => {
    expect(grids(['\t2024年\t2025年', '收入\t100\t', '支出\t90\t95'])).toEqual([
      [
        ['', '2024年', '2025年'],
        ['收入', '100', ''],
        ['支出', '90', '95'],
      ],
    ])
  })

  test('drawn with bars and rules, in every manner of drawing', () => {
    const rows = [
      ['项目', '数量'],
      ['学校', '12'],
      ['医院', '3'],
    ]
    const markdown = ['| 项目 | 数量 |', '|---|--:|', '| 学校 | 12 |', '| 医院 | 3 |']
    const ascii = [
      '+------+------+',
      '| 项目 | 数量 |',
      '+------+------+',
      '| 学校 |   12 |',
      '| 医院 |    3 |',
      '+------+------+',
    ]
    const box = ['┌──┬──┐', '│项目│数量│', '├──┼──┤', '│学校│12│', '├──┼──┤', '│医院│3│', '└──┴──┘']
    for (const lines of [markdown, ascii, box]) expect(grids(lines)).toEqual([rows])
  })

  test('drawn, with a title over all columns and words that were wrapped inside a cell', () => {
    const lines = [
      '┌──────────┐',
      '│   任务分解表   │',
      '├────┬─────┤',
      '│任务│责任单位 │',
      '├────┼─────┤',
      '│完善│办公室   │',
      '│    │会同各科室│',
      '└────┴─────┘',
    ]
    const { tables, paper } = read(lines)
    expect(tables.map(rowsOf)).toEqual([[['任务分解表'], ['任务', '责任单位'], ['完善', '办公室会同各科室']]])
    expect(tables[0]!.rows[0]!.cells.map(({ colSpan, covered }) => [colSpan, covered])).toEqual([
      [2, undefined],
      [1, true],
    ])
    expect(documentSchema.safeParse(paper).success).toBe(true)
  })

  test('set in columns by spaces: flush left, flush right, with a rule under the heads and a cell left out', () => {
    const lines = [
      '指标            2024年    2025年',
      '------------------------------',
      '新建学校（所）      12        15',
      '整治河道（公里）     8         9',
      '完成投资（亿元）              120',
    ]
    expect(grids(lines)).toEqual([
      [
        ['指标', '2024年', '2025年'],
        ['新建学校（所）', '12', '15'],
        ['整治河道（公里）', '8', '9'],
        ['完成投资（亿元）', '', '120'],
      ],
    ])
  })

  test('set in columns by full-width spaces, with names spaced out', () => {
    const lines = ['姓　名　　　单　位　　　职　务', '张　三　　　办公室　　　主　任', '李四光　　　人事科　　　科　长']
    expect(grids(['单位名单：', '姓名　　　　责任单位　　职务', ...lines.slice(1)])).toEqual([
      [
        ['姓名', '责任单位', '职务'],
        ['张　三', '办公室', '主　任'],
        ['李四光', '人事科', '科　长'],
      ],
    ])
  })
})

describe('lines are no table', () => {
  const PROSE: Readonly<Record<string, readonly string[]>> = {
    'numbers parted from their words by a tab': ['1.\t完成学校12所。', '2.\t完成投资3亿元。', '3.\t培训120人。'],
    'numbers and short words': ['1.\t党建', '2.\t业务', '3.\t作风'],
    'contents by tabs': ['一、总体情况\t1', '二、主要工作\t3', '三、存在问题\t12'],
    'contents by dots': ['一、总体情况 ........ 1', '二、主要工作 ........ 3', '三、存在问题 ....... 12'],
    'contents by spaces': ['目录        页码', '一、总体情况    1', '二、主要工作    3', '三、存在问题   12'],
    'an address': [
      '地  址：示例路1号    邮  编：100000',
      '联系人：张三        电  话：12345678',
      '网  址：无          传  真：87654321',
    ],
    'a form by tabs': ['姓名：\t张三', '电话：\t12345678', '年龄：\t35'],
    'signatures side by side': [
      '        示例局            示例委',
      '      （印章）          （印章）',
      '  2025年12月1日    2025年12月1日',
    ],
    'signatures by tabs': ['示例局\t示例委', '2025年12月1日\t2025年12月1日'],
    'an indented signature by tabs': ['\t\t\t示例局', '\t\t\t2025年12月20日'],
    'a poem': ['春风又到江南岸  细雨轻轻润麦田', '布谷声声催早种  农家处处起炊烟', '乡村振兴开新局  致富门前路更宽'],
    'a poem with words of the trade': [
      '任务重担肩上扛  目标明确向前方',
      '时间不等奋斗者  项目建设谱新章',
      '责任担当记心上  成效显著美名扬',
    ],
    'facts side by side': [
      '牵头单位：教育局    配合单位：财政局',
      '责任单位：水利局    配合单位：住建局',
      '牵头部门：农业局    配合部门：林业局',
    ],
    'a poem by tabs': ['春风又到江南岸\t细雨轻轻润麦田', '布谷声声催早种\t农家处处起炊烟'],
    'a list of names': ['张三    李四    王五', '赵六    孙七    周八', '吴九    郑十    钱一'],
    'paragraphs indented by spaces': [
      '　　全年完成投资3亿元，新建学校12所。',
      '　　全年培训干部120人次，走访群众。',
      '　　全年整治河道8公里。',
    ],
    'sentences with wide gaps': [
      '全年完成投资3亿元。  新建学校12所。',
      '全年培训120人次。  走访群众80户。',
      '整治河道8公里。  清淤5处。',
    ],
    'one bar in a line': ['党建|业务', '工作|学习'],
    'a rule between paragraphs': ['第一段。', '--------------------', '第二段。'],
    'rows that do not agree': ['| 甲 | 乙 |', '| 1 | 2 | 3 |', '| 4 | 5 |'],
  }
  for (const [what, lines] of Object.entries(PROSE))
    test(`such as ${what}`, () => {
      const { tables, notes } = read(lines)
      expect(tables.map(rowsOf)).toEqual([])
      expect(notes.filter(({ code }) => code === 'table-read')).toEqual([])
    })
})

const BOX = [
  '全年情况见表：',
  '+------+------+',
  '| 项目 | 数量 |',
  '+------+------+',
  '| 學校 | １２ |',
  '+------+------+',
  '全年平稳。',
]

describe('a table that was read', () => {
  test('is told with its place, and nothing is lost; the lines around it stay paragraphs', () => {
    const { source, paper, notes } = read(BOX)
    const note = notes.find(({ code }) => code === 'table-read')!
    expect(textOfSource(source).slice(note.at, note.end)).toBe(BOX.slice(1, -1).join('\n'))
    expect(note.to).toBe('项目\t数量\n學校\t12')
    expect(lostCharacters(textOfSource(source), [paper], notes)).toBe('')
    expect(paper.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'table', 'paragraph'])
  })

  test('is simplified where the paper is written in traditional characters', () => {
    const words = '全區經濟運行總體平穩，各項事業協調發展，為群眾辦實事。'
    expect(grids([words, words, ...BOX]).flat(2)).toContain('学校')
  })

  test('stays lines where that was refused, and in a verbatim reading', () => {
    const { source, notes } = read(BOX)
    const { code, at } = notes.find((note) => note.code === 'table-read')!
    const refused = { codes: [], places: [{ code, at }], except: [] }
    const { value, notes: left } = recognise(source, { newId: countingIds(), clean: true, refused })
    expect(tablesOf(value.documents[0]!)).toEqual([])
    expect(lostCharacters(textOfSource(source), value.documents, left)).toBe('')
    expect(read(BOX, false).tables).toEqual([])
  })

  test('has its place in the source, and what follows has its own', () => {
    const { source, paper, notes } = read(BOX)
    const blocks = placesOf([paper], source, notes)[0]!.blocks
    const text = textOfSource(source)
    const starts = blocks.map(([, at]) => text.slice(at, at + 3))
    expect(starts).toEqual(['一、工', '全年情', '项目 ', '全年平'])
  })

  test('gives its figures the heads of their columns', () => {
    const { paper } = read(['各镇情况如下：', '镇名\t新建学校（所）\t完成投资（万元）', '示例镇\t3\t1,200'])
    const names = proposeFigures(paper).map(({ name }) => name)
    expect(names).toEqual([expect.stringContaining('新建学校'), expect.stringContaining('完成投资')])
  })

  test('does not slow a long list in columns down', () => {
    const list = (count: number) => sourceOfText('张三    李四    王五\n'.repeat(count))
    const once = (count: number) => {
      const source = list(count)
      const start = performance.now()
      readTables(source, { newId: countingIds(), notes: [], isRefused: () => false })
      return performance.now() - start
    }
    const fastest = (count: number) => Math.min(...[1, 2, 3].map(() => once(count)))
    // Eight times the lines take some eight times as long; read anew from each line it would be sixty-four.
    expect(fastest(24_000) / fastest(3_000)).toBeLessThan(30)
  })
})
