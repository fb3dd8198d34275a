import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, BlockId, Document, Run } from '#core/document/document.ts'
import { isOpen, promptOf } from '#core/document/document.ts'
import { blockSchema } from '#core/document/schema.ts'
import { textOf } from '#core/document/text.ts'
import { walkBlock } from '#core/document/walk.ts'
import { passageFrom } from '#core/passage/from-document.ts'
import { differences, fieldOf } from '#core/figures/ledger-fields.ts'
import { tidyFacts } from '#core/figures/ledger.ts'
import { insertPassage } from '#core/passage/insert.ts'
import { withoutLedger } from '#core/passage/paper-of.ts'
import type { Passage } from '#core/passage/passage.ts'
import { MAX_PASSAGE_CHARACTERS, passageSchema } from '#core/passage/passage.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { bold, doc, h1, h2, h3, hole, opaque, p, pageBreak, plain, settings, table, title } from '../support/build.ts'

const runsIn = (blocks: readonly Block[]): Run[] =>
  blocks.flatMap((block) => [...walkBlock(block)].flatMap(([, r]) => r))
/** The texts of blocks; lists without text are dropped where runs are joined. */
const wordsIn = (blocks: readonly Block[]): string[] => {
  return blocks
    .flatMap((block) => [...walkBlock(block)].map(([, runs]) => textOf(runs)))
    .filter((words) => words !== '')
}
const idsIn = (blocks: readonly Block[]): BlockId[] => {
  return blocks.flatMap((block) => [
    block.id,
    ...(block.type === 'table'
      ? block.rows.flatMap((row) => [
          row.id,
          ...row.cells.flatMap((cell) => [cell.id, ...cell.blocks.map((paragraph) => paragraph.id)]),
        ])
      : []),
  ])
}
/** Fresh ids that no builder and no arbitrary paper counts up to. */
const freshIds = () => {
  let count = 0
  return () => `fresh${(++count).toString(36).padStart(7, '0')}` as BlockId
}

const passage = (blocks: readonly Block[], facts: Partial<Passage> = {}): Passage & { readonly id: string } => ({
  id: '00000000-0000-4000-8000-000000000001',
  title: '党建引领',
  collection: 'other',
  kind: null,
  year: 2024,
  unit: '',
  tags: [],
  note: '',
  source: null,
  ...facts,
  blocks,
})
const insert = (blocks: readonly Block[], facts?: Partial<Passage>) =>
  insertPassage(passage(blocks, facts), { newId: freshIds(), year: 2026 })
const taken = (d: Document, part: Parameters<typeof passageFrom>[1], known?: Parameters<typeof passageFrom>[2]) => {
  const found = passageFrom(d, part, known)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

/** A figure of the ledger for a year. */
function tidied(id: string, name: string, value: string, year: number) {
  return { ...tidyFacts({ name, value, unit: '', period: `${year}年`, source: '', note: '' })!, id }
}

const arbitraryPart = arbitraryDocument
  .filter((d) => d.blocks.length > 0)
  .chain((d) => {
    const at = fc.nat({ max: d.blocks.length - 1 })
    return fc.tuple(fc.constant(d), at, at)
  })
  .map(([d, from, to]) => ({ d, part: { blocks: { from: d.blocks[from]!.id, to: d.blocks[to]!.id } } }))

describe('a passage in a paper', () => {
  test('has the words that it had, fresh ids and nothing that the schema would refuse, whatever it holds', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.option(fc.constantFrom(1, 2, 3, 4)), (d, level) => {
        const blocks = insertPassage(passage(d.blocks), {
          newId: freshIds(),
          year: 2026,
          ...(level === null ? {} : { atLevel: level as 1 }),
        })
        expect(wordsIn(blocks)).toEqual(wordsIn(d.blocks))
        const ids = idsIn(blocks)
        expect(ids.every((id) => id.startsWith('fresh'))).toBe(true)
        expect(new Set(ids).size).toBe(ids.length)
        for (const block of blocks) expect(blockSchema.safeParse(block).success).toBe(true)
      }),
    )
  })

  test('says of every block which passage, paper, year and section it came from', () => {
    const source = { paper: 'old-1', title: '2023年总结', year: 2023, section: '一、（二）' }
    const d = doc(h1('做法'), p('文字。'), table([['甲', '乙']]))
    for (const block of insert(d.blocks, { source }))
      expect(block.sources).toEqual([{ paper: 'old-1', year: 2023, section: '一、（二）', passage: passage([]).id }])
    expect(insert(doc(p('文字。')).blocks)[0]!.sources).toEqual([
      { paper: '党建引领', year: 2024, section: '', passage: passage([]).id },
    ])
    expect(insert(doc(p('文字。')).blocks, { year: null })[0]!.sources).toMatchObject([{ year: 2026 }])
  })

  test('carries its figures as those of its own year, unconfirmed, and leaves soft ones alone', () => {
    const [block] = insert(doc(p('投入3.5亿元，形成“1+3”体系。')).blocks)
    expect(runsIn([block!]).map(({ text, carried }) => [text, carried?.from, carried?.state])).toEqual([
      ['投入', undefined, undefined],
      ['3.5亿元', 2024, 'unconfirmed'],
      ['，形成“1+3”体系。', undefined, undefined],
    ])
    expect(runsIn(insert(doc(p('2人')).blocks, { year: null }))[0]!.carried!.from).toBe(2025)
  })

  test('asks anew for a figure that another paper had settled, and forgets which answer a word was', () => {
    const kept = { id: 'a', type: 'count', from: 2020, state: 'kept', at: '2021-01-01T00:00:00.000Z' } as const
    const field = { kind: 'organisation', key: 'unit', label: '单位' } as const
    const [block] = insert(
      doc(p([{ text: '12所', carried: kept }, plain('，'), { text: '示例局', slot: field }])).blocks,
    )
    expect(runsIn([block!])).toEqual([
      {
        text: '12所',
        carried: { id: expect.stringMatching(/^fresh/), type: 'count', from: 2024, state: 'unconfirmed' },
      },
      { text: '，示例局' },
    ])
  })

  test('keeps the links to the ledger, and its figures come 待核 as all do', () => {
    const gdp = { id: 'a', name: '总产值', unit: '亿元' }
    const ofTemplate = { kind: 'number', key: 'income', label: '税收', unit: '亿元', ledger: 'b' } as const
    const kept = { id: 'k', type: 'money', from: 2023, state: 'kept' } as const
    const d = doc(
      settings({ year: 2024 }),
      p([
        { text: '149.4亿元', slot: fieldOf(gdp), carried: kept },
        plain('，'),
        { text: '12.5亿元', slot: ofTemplate },
        { text: '【总产值】', slot: fieldOf(gdp) },
      ]),
      table([[[{ text: '149.4', slot: fieldOf(gdp) }]]]),
    )
    const all = taken(d, { blocks: { from: d.blocks[0]!.id, to: d.blocks[1]!.id } })
    const blocks = insert(all.blocks, { year: all.year })
    expect(wordsIn(blocks)).toEqual(wordsIn(d.blocks))
    const links = runsIn(blocks).flatMap((run) => (run.slot ? [[run.text, run.slot.ledger, run.carried?.state]] : []))
    expect(links).toEqual([
      ['149.4亿元', 'a', 'unconfirmed'],
      ['12.5亿元', 'b', 'unconfirmed'],
      ['【总产值】', 'a', undefined],
      ['149.4', 'a', 'unconfirmed'],
    ])
    expect(runsIn(blocks)[2]!.slot).toEqual(fieldOf({ id: 'b', name: '税收', unit: '亿元' }))
  })

  test('without its links has the same words, and no id of the ledger, whatever it holds', () => {
    fc.assert(
      fc.property(arbitraryDocument, ({ blocks }) => {
        const loose = withoutLedger(blocks)
        expect(wordsIn(loose)).toEqual(wordsIn(blocks))
        expect(runsIn(loose).filter(({ slot }) => slot?.ledger !== undefined)).toEqual([])
        expect(withoutLedger(loose)).toEqual(loose)
      }),
    )
  })

  test('in a paper of another year is held against that year’s figures, in one of its own against its own', () => {
    const figures = [
      tidied('a', '总产值', '149.4亿元', 2024),
      tidied('b', '总产值', '161.8亿元', 2026),
      tidied('c', '税收', '9亿元', 2024),
    ]
    const ledger = new Map(figures.map((figure) => [figure.id, figure]))
    const runs = figures
      .filter(({ year }) => year === 2024)
      .map((figure): Run => ({ text: `${figure.value}亿元`, slot: fieldOf(figure) }))
    const put = (year: number) =>
      differences(
        doc(settings({ year }), ...insertPassage(passage(doc(p(runs)).blocks), { newId: freshIds(), year })),
        ledger,
      )
    expect(put(2026)).toMatchObject([{ ledger: 'a', words: '161.8亿元', isNewer: true, figure: { id: 'b' } }])
    expect(put(2024)).toEqual([])
  })

  test('keeps prompts open, and makes slots of holes, once', () => {
    const field = { kind: 'number', key: 'pupils', label: '学生数' } as const
    const [block] = insert(
      doc(
        p([hole('做法'), plain('覆盖xx所学校，第'), bold('x'), plain('x批，'), { text: promptOf(field), slot: field }]),
      ).blocks,
    )
    expect(runsIn([block!])).toEqual([
      { text: '【做法】', slot: { kind: 'text', label: '做法' } },
      { text: '覆盖' },
      { text: 'xx', slot: { kind: 'number' } },
      { text: '所学校，第' },
      { text: 'x', bold: true, slot: { kind: 'number' } },
      { text: 'x', slot: { kind: 'number' } },
      { text: '批，' },
      { text: '【学生数】', slot: field },
    ])
    expect(runsIn([block!]).filter(isOpen)).toHaveLength(5)
    expect(runsIn(insert([block!]))).toEqual(runsIn([block!]))
  })

  test('takes the level of its place, those below it following, and no level below the fourth', () => {
    const d = doc(h2('甲'), p('文字。'), h3('乙'), h2('丙'))
    const levels = (atLevel: 1 | 2 | 3 | 4) =>
      insertPassage(passage(d.blocks), { newId: freshIds(), year: 2026, atLevel }).flatMap((block) =>
        block.type === 'heading' ? [block.level] : [],
      )
    expect([levels(1), levels(3), levels(4)]).toEqual([
      [1, 2, 1],
      [3, 4, 3],
      [4, 4, 4],
    ])
  })

  test('of 100,000 characters has each of them', () => {
    const long = doc(p('全年完成投资12.5亿元，xx所学校参加。'.repeat(5_000)))
    expect(wordsIn(insert(long.blocks))).toEqual(wordsIn(long.blocks))
  })
})

describe('a part of a paper as a passage', () => {
  const paper = doc(
    title('2025年工作总结'),
    settings({ year: 2025, unit: '示例局', kind: 'summary' }),
    p('一年来，全局上下同心。'),
    h1('主要做法'),
    h2('党建引领。', '落实12项任务。'),
    p('第二段。'),
    h1('存在的问题'),
    p('人手不足，有待补充。'),
    h1('下一步打算'),
    p('持续推进。'),
    p('特此报告。'),
  )
  const id = (index: number) => paper.blocks[index]!.id
  const only = (index: number) => ({ blocks: { from: id(index), to: id(index) } })

  test('is a whole section with all that stands in it, named by its heading', () => {
    const found = taken(paper, { section: id(1) }, { paper: 'draft-1', tags: ['党建'] })
    expect(found).toEqual({
      title: '主要做法',
      collection: 'other',
      kind: 'summary',
      year: 2025,
      unit: '示例局',
      tags: ['党建'],
      note: '',
      source: { paper: 'draft-1', title: '2025年工作总结', year: 2025, section: '一、' },
      blocks: paper.blocks.slice(1, 4),
    })
    expect(passageSchema.safeParse(found).success).toBe(true)
    expect(taken(paper, { section: id(2) }, { paper: 'd' }).source!.section).toBe('一、（一）')
    expect(taken(paper, { section: id(2) }).title).toBe('党建引领')
  })

  test('is proposed for the collection that suits where it begins, unless another is given', () => {
    expect(taken(paper, { blocks: { from: id(4), to: id(8) } }).collection).toBe('problems')
    expect(taken(paper, only(0), { collection: 'transitions' }).collection).toBe('transitions')
  })

  test('that begins with a paragraph is named by its first words, at most twenty', () => {
    const named = (words: string | readonly Run[]) => taken(doc(p(words)), { cut: doc(p(words)).blocks }).title
    expect(named('　“一年来”，全局上下同心。')).toBe('一年来')
    expect(named('坚持以人民为中心的发展思想不断提高政务服务的质量和效率')).toBe(
      '坚持以人民为中心的发展思想不断提高政务服',
    )
    expect(named([hole('开头'), plain('全局上下，同心。')])).toBe('全局上下')
    expect(named('……！')).toBe('……！')
  })

  test('leaves behind what belongs to the paper alone, and keeps what waits for words', () => {
    const field = { kind: 'organisation', key: 'unit', label: '单位' } as const
    const elsewhere = '0000000000zz' as BlockId
    const d = doc(
      { ...h1([{ text: '做法', ref: elsewhere }]), marker: '五、' },
      pageBreak(),
      p([
        { text: promptOf(field), slot: field },
        { text: '示例局', slot: field },
        { text: '12所', carried: { id: 'a', type: 'count', from: 2024, state: 'unconfirmed' } },
        { text: '一是', enumerator: { series: 3, style: '是' } },
      ]),
      opaque({ type: 'chart' }),
    )
    const [first, second, third] = taken(d, { blocks: { from: d.blocks[0]!.id, to: d.blocks[3]!.id } }).blocks
    expect(first).toEqual({ type: 'heading', id: d.blocks[0]!.id, level: 1, runs: [{ text: '做法' }] })
    expect(runsIn([second!])).toEqual([{ text: '【单位】', slot: field }, { text: '示例局12所一是' }])
    expect(third).toEqual(d.blocks[3])
  })

  test('is refused where it is gone, has no words or has too many', () => {
    const gone = passageFrom(paper, { section: '0000000000zz' as BlockId })
    const empty = doc(p(''), p([hole('待写')]))
    const long = doc(p('长'.repeat(MAX_PASSAGE_CHARACTERS)), p('长'))
    expect(gone).toEqual({ ok: false, error: { code: 'part-missing' } })
    expect(passageFrom(empty, { cut: empty.blocks })).toEqual({ ok: false, error: { code: 'passage-empty' } })
    expect(passageFrom(long, { cut: long.blocks })).toMatchObject({ ok: false, error: { code: 'passage-too-large' } })
  })

  test('gives the same words back when it is put into a paper again, and the same passage when taken from there', () => {
    fc.assert(
      fc.property(arbitraryPart, ({ d, part }) => {
        const found = passageFrom(d, part)
        // A part without words is refused, as another test says.
        fc.pre(found.ok)
        const blocks = insertPassage({ ...found.value, id: passage([]).id }, { newId: freshIds(), year: d.year })
        const [first, last] = [blocks[0]!.id, blocks.at(-1)!.id]
        const from = d.blocks.findIndex((block) => block.id === part.blocks.from)
        const to = d.blocks.findIndex((block) => block.id === part.blocks.to)
        const own = d.blocks.slice(Math.min(from, to), Math.max(from, to) + 1)
        expect(wordsIn(blocks)).toEqual(wordsIn(own))
        const again = taken({ ...d, blocks }, { blocks: { from: first, to: last } })
        expect(wordsIn(again.blocks)).toEqual(wordsIn(own))
        expect(again.title).toBe(found.value.title)
        expect(passageSchema.safeParse(found.value).success).toBe(true)
      }),
    )
  })
})
