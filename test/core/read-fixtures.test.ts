import { describe, expect, test } from 'vitest'
import { readPasted } from '#core/office/read-file.ts'
import { countingIds } from '../support/build.ts'
import { fixtureBytes, readBytes, readFixture, shown, told } from '../support/read-fixture.ts'

type Format = 'docx' | 'doc' | 'rtf' | 'odt'
const FORMATS: readonly Format[] = ['docx', 'doc', 'rtf', 'odt']

interface Expected {
  readonly lines: readonly string[]
  readonly notes?: readonly string[]
  /** Where a format holds less, or its writer wrote something else. */
  readonly but?: Partial<Record<Format, { readonly lines?: readonly string[]; readonly notes?: readonly string[] }>>
}

const TABLE = '<table 项目 2×1|–|数量 ; 教育 1×2|学校|3所 ; –|学生|4200人>'
const NUMBERED = ['一、抓发展', '（一）工业', '（二）农业', '1.粮食', '2.林果', '二、保民生', '（一）教育', '过渡']

// One feature a file; each was written by LibreOffice in four formats.
const FEATURES: Readonly<Record<string, Expected>> = {
  numbering: {
    lines: [...NUMBERED, '一、另起'],
    // The .doc itself goes on counting: its writer lost the restart.
    but: { doc: { lines: [...NUMBERED, '三、另起'] } },
  },
  headings: { lines: ['年度总结 (title center)', '一、工作 (h1)', '（一）落实 (h2)', '正文', '无样式的大纲'] },
  bold: { lines: ['一是抓好落实 (bold [[0,2]])', '居中 (center)', '某局 (right)', '前\t后\n下'] },
  table: { lines: ['表前', TABLE, '表后'] },
  footnote: { lines: ['增长5%，位居前列。', '据统计局快报 (footnote)', '下段'], notes: ['notes-moved 1'] },
  'text-box': {
    lines: ['框外文字', '框内文字 (text-box)', '下段'],
    notes: ['text-boxes-moved 1'],
    but: { doc: { lines: ['框外文字', '下段', '框内文字 (text-box)'] } },
  },
  tracked: { lines: ['完成新的任务'], notes: ['deletions-dropped 1 旧的', 'insertions-accepted 1'] },
  margins: {
    lines: ['正文见官网。'],
    notes: [
      'comments-dropped 1 请核实数字',
      'footers-dropped 1 某局办公室',
      'headers-dropped 1 内部资料',
      'links-dropped 1 https://example.cn/',
    ],
  },
  breaks: { lines: ['第一页', '<pageBreak>', '第二页', '看得见的'], notes: ['hidden-text-dropped 1 藏起来的'] },
  picture: {
    lines: ['图前', '<picture>', '图后'],
    but: {
      doc: { lines: ['图前', '图后'], notes: ['pictures-dropped 1'] },
      rtf: { lines: ['图前', '图后'], notes: ['pictures-dropped 1'] },
    },
  },
  contents: {
    lines: ['一、工作 (h1)', '正文'],
    notes: ['contents-dropped 1 目录\n一、工作1'],
    but: {
      docx: { notes: ['contents-dropped 4 一、工作\n1\n目录'] },
      doc: { lines: ['目录', '一、工作 (h1)', '正文'], notes: ['contents-dropped 1 一、工作\t1'] },
      rtf: { lines: ['目录', '一、工作 (h1)', '正文'], notes: ['contents-dropped 1 一、工作\t1'] },
    },
  },
}

describe.each(Object.entries(FEATURES))('%s', (name, { lines, notes = [], but = {} }) => {
  test.each(FORMATS)('in .%s: every line, what is known of it, and notes on the rest', async (format) => {
    const reading = await readFixture(`${name}.${format}`)
    expect(reading.value.lines.map(shown)).toEqual(but[format]?.lines ?? lines)
    expect(told(reading).toSorted()).toEqual([...(but[format]?.notes ?? notes)].toSorted())
  })
})

describe('text in every encoding that offices use', () => {
  const simplified = ['2025年工作总结', '一、主要工作', '今年以来，我们认真落实各项部署，完成投资12.5亿元。', '']
  test.each([
    ['utf8.txt', simplified, []],
    ['utf8-mark.txt', simplified, []],
    ['utf16be-mark.txt', simplified, []],
    ['utf16le-bare.txt', simplified, ['encoding-guessed 1']],
    ['gb18030.txt', [...simplified.slice(0, 3), '𠀀字', ''], ['encoding-guessed 1']],
    [
      'big5.txt',
      ['2025年工作總結', '一、主要工作', '今年以來，我們認真落實各項部署，完成投資12.5億元。', ''],
      ['encoding-guessed 1'],
    ],
  ])('%s', async (name, lines, notes) => {
    const reading = await readFixture(name)
    expect(reading.value.lines.map(shown)).toEqual(lines)
    expect(told(reading)).toEqual(notes)
  })
})

describe('files by hand', () => {
  test.each([
    ['word-page.html', 'html'],
    // A web system’s export: the name says Word, the content is a page.
    ['word-page-named.doc', 'html'],
  ])('%s is read as a page of Word’s, in the encoding that it names', async (name, origin) => {
    const reading = await readFixture(name)
    expect(reading.value.origin).toBe(origin)
    expect(reading.value.lines.map(shown)).toEqual([
      '年度总结 (title center)',
      '一、主要工作',
      '一是抓好落实，完成任务。 (bold [[0,2]])',
      '',
      TABLE,
    ])
    expect(told(reading)).toEqual(['headers-dropped 1 标题栏', 'scripts-dropped 2'])
  })

  test('a clipboard gives what was copied, not its wrapping', async () => {
    const lines = ['粘贴的段落', '1.第一', '2.第二']
    expect((await readFixture('clipboard.html')).value.lines.map(shown)).toEqual(lines)
    const pasted = await readPasted(new TextDecoder().decode(fixtureBytes('clipboard.html')), { newId: countingIds() })
    expect(pasted.ok && pasted.value.value.lines.map(shown)).toEqual(lines)
  })

  test('rich text in code page 936, with \\u and with bytes', async () => {
    expect((await readFixture('gbk.rtf')).value.lines.map(shown)).toEqual([
      '年度总结 (center bold [[0,4]])',
      '一、主要工作',
      '一是落实，5.6%以上。',
    ])
  })

  test('rich text with bare bytes, the second half of a character being a letter', async () => {
    expect((await readFixture('gbk-raw.rtf')).value.lines.map(shown)).toEqual(['总结丂'])
  })

  test('dashes and quotes of the Western code page, in rich text and in a page, whatever decodes them', async () => {
    const rtf = Uint8Array.from("{\\rtf1\\ansi a\\'96b \\'93c\\'94\\par}", (character) => character.charCodeAt(0))
    const page = Uint8Array.from('<html><meta charset="iso-8859-1"><p>a\x96b \x93c\x94</p>', (character) =>
      character.charCodeAt(0),
    )
    for (const bytes of [rtf, page]) expect((await readBytes(bytes)).value.lines.map(shown)).toEqual(['a–b “c”'])
  })

  test('half characters are marked as lost', async () => {
    const rtf = new TextEncoder().encode('{\\rtf1 a\\u-10240?b\\par}')
    expect((await readBytes(rtf)).value.lines.map(shown)).toEqual(['a\ufffdb'])
  })

  test('an OpenDocument text that is one XML file', async () => {
    expect((await readFixture('flat.fodt')).value.lines.map(shown)).toEqual(['表前', TABLE, '表后'])
  })

  test('Markdown: its one first heading is the title', async () => {
    const reading = await readFixture('notes.md')
    expect(reading.value.lines.map(shown)).toEqual([
      '年度总结 (title)',
      '',
      '一、工作 (h1)',
      '',
      '一是抓好落实。 (bold [[0,2]])',
      '',
      '<table 项目|数量 ; 学校|3所>',
      '',
    ])
    expect(told(reading)).toEqual(['links-dropped 1 https://example.cn/'])
  })
})
