import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import type { Reuse } from '#core/compare/reuse.ts'
import { reuseOf } from '#core/compare/reuse.ts'
import type { Shares } from '#core/compare/section-shares.ts'
import { mapRuns } from '#core/document/map-runs.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, date, doc, h1, h2, p, signatory, table, title } from '../support/build.ts'
import { corpusPapers } from '../support/corpus.ts'

const against = (d: Document, ...others: readonly Document[]) =>
  reuseOf(
    d,
    others.map((document, index) => ({ id: `paper ${index + 1}`, document })),
  )
const kinds = ({ sentences }: Reuse) =>
  sentences.map(({ sentence, kind, match }) => [sentence.text, kind, match?.sentence.text])
const round = ({ kept, rewritten, new: fresh, reuse }: Shares) =>
  [kept, rewritten, fresh, reuse].map((share) => Math.round(share * 1_000) / 1_000)

const LAST = doc(
  title('某局2025年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('工作情况'),
  h2('抓好项目建设。', '全年开工重点项目12个，完成投资3.5亿元。'),
  p('深入企业走访，协调解决用地、用工难题35件。'),
  h1('存在问题'),
  p('部分项目进度不快。'),
)

describe('what became of a sentence', () => {
  test('the same words are kept, changed figures are rewritten, other words are new', () => {
    const d = doc(
      title('某局2026年工作总结'),
      p('一年来，各项工作平稳推进。'),
      h1('工作情况'),
      h2('抓好项目建设。', '全年开工重点项目15个，完成投资4.2亿元。'),
      p('建成便民服务点，群众办事更加方便。'),
    )
    expect(kinds(against(d, LAST))).toEqual([
      ['一年来，各项工作平稳推进。', 'kept', '一年来，各项工作平稳推进。'],
      ['工作情况', 'kept', '工作情况'],
      ['抓好项目建设。', 'kept', '抓好项目建设。'],
      ['全年开工重点项目15个，完成投资4.2亿元。', 'rewritten', '全年开工重点项目12个，完成投资3.5亿元。'],
      ['建成便民服务点，群众办事更加方便。', 'new', undefined],
    ])
  })
  test('other marks, spaces and widths, and another number of an item, are the same words', () => {
    const d = doc(p('一是“全年” 开工重点项目１２个;完成投资3.5亿元'), p('深入企业走访协调解决用地用工难题35件！'))
    expect(kinds(against(d, LAST)).map(([, kind]) => kind)).toEqual(['kept', 'kept', 'kept'])
  })
  test('a full stop that became a comma, or the other way round, changes no words', () => {
    const theirs = doc(p('检查企业42家，整改到位。全部复查。'))
    expect(kinds(against(doc(p('检查企业42家。整改到位，全部复查。')), theirs)).map(([, kind]) => kind)).toEqual([
      'kept',
      'kept',
    ])
  })
  test('a sentence is rewritten when it was cut, put first, or given other verbs', () => {
    const d = doc(p('多次深入企业走访，协调解决用地、用工、融资难题48件。'))
    expect(kinds(against(d, LAST))).toEqual([
      [
        '多次深入企业走访，协调解决用地、用工、融资难题48件。',
        'rewritten',
        '深入企业走访，协调解决用地、用工难题35件。',
      ],
    ])
  })
  test('two short sentences that share a stock phrase are two sentences', () => {
    expect(kinds(against(doc(p('千方百计稳定和扩大就业。')), doc(p('稳定和扩大消费。'))))).toEqual([
      ['千方百计稳定和扩大就业。', 'new', undefined],
    ])
  })
  test('of a rewritten sentence only the words that stayed are reuse', () => {
    const { sentences, reuse } = against(doc(p('全年开工重点项目15个，完成投资4.2亿元。')), LAST)
    // 全年开工重点项目 个完成投资 亿元
    expect([sentences[0]!.sentence.characters, sentences[0]!.common]).toEqual([20, 15])
    expect(reuse).toBeCloseTo(15 / 20)
  })
  test('of several equal sentences the one is shown that follows where the one before was taken', () => {
    const other = doc(p('扎实推进。'), p('甲乙丙丁。'), p('扎实推进。'))
    const { sentences } = against(doc(p('甲乙丙丁。'), p('扎实推进。')), other)
    expect(sentences[1]!.match!.sentence.place).toBe(other.blocks[2]!.id)
  })
  test('the best match is found in whichever paper it stands, and the paper is named', () => {
    const other = doc(p('建成便民服务点，群众办事方便。'))
    const { sentences } = against(doc(p('建成便民服务点，群众办事更加方便。')), LAST, other)
    expect(sentences[0]!.match!.paper).toBe('paper 2')
  })
  test('what the template still asks for is no words of anybody', () => {
    const asked = doc(h1('工作情况'), p([{ text: '【写法】', slot: { kind: 'text', label: '写法' } }]))
    expect(round(against(asked, asked))).toEqual([1, 0, 0, 1])
    expect(against(doc(asked.blocks[1] as never), asked).characters).toBe(0)
  })
})

describe('shares', () => {
  const d = doc(
    title('某局2026年工作总结'),
    p('一年来，各项工作平稳推进。'),
    h1('工作情况'),
    p('新建服务站点。'),
    h2('抓好项目建设。', '全年开工重点项目12个，完成投资3.5亿元。'),
    attachment('清单', table([['项目', '金额']])),
    signatory('某局'),
    date('2026年12月1日'),
  )
  test('a section counts all that stands under it, and says by itself what is its own', () => {
    const { sections } = against(d, LAST)
    expect(sections.map(({ section, level, title, characters }) => [section, level, title, characters])).toEqual([
      ['', 0, '', 11],
      ['一、', 1, '工作情况', 36],
      ['一、（一）', 2, '抓好项目建设。', 26],
      ['附件', 0, '清单', 6],
    ])
    expect(round(sections[1]!)).toEqual([0.833, 0, 0.167, 0.833])
    expect(round(sections[1]!.own)).toEqual([0.4, 0, 0.6, 0.4])
  })
  test('title, recipients, signatory and date are form and count nowhere', () => {
    const frame = doc(title('某局2026年工作总结'), signatory('某局'), date('2026年12月1日'))
    expect(against(frame, d)).toEqual({
      characters: 0,
      kept: 0,
      rewritten: 0,
      new: 0,
      reuse: 0,
      sentences: [],
      sections: [],
    })
  })
  test('a paper against nothing is all new', () => {
    expect(round(against(d))).toEqual([0, 0, 1, 0])
  })
})

const papers = fc.array(arbitraryDocument, { minLength: 1, maxLength: 3 })

describe('of any papers', () => {
  test('kept, rewritten and new add up to one in the paper, in every section and in its own text', () => {
    fc.assert(
      fc.property(arbitraryDocument, papers, (d, others) => {
        const reuse = against(d, ...others)
        for (const shares of [reuse, ...reuse.sections, ...reuse.sections.map(({ own }) => own)]) {
          const sum = shares.kept + shares.rewritten + shares.new
          expect(sum).toBeCloseTo(shares.characters > 0 ? 1 : 0, 9)
          expect(shares.reuse).toBeLessThanOrEqual(shares.kept + shares.rewritten + 1e-9)
          expect(shares.reuse).toBeGreaterThanOrEqual(shares.kept - 1e-9)
        }
      }),
      { numRuns: 150 },
    )
  })
  test('a paper is all kept against itself', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        const { characters, kept, reuse } = against(d, d)
        expect([kept, reuse]).toEqual(characters > 0 ? [1, 1] : [0, 0])
      }),
      { numRuns: 150 },
    )
  })
  test('other marks and spaces change nothing', () => {
    const marks = fc.constantFrom('。', '，', '；', '！\u3000', ' ： ')
    fc.assert(
      fc.property(arbitraryDocument, marks, (made, mark) => {
        // Whether 一是 numbers an item or is a word is told by the mark before it.
        const d = mapRuns(made, (runs) => runs.map((run) => ({ ...run, text: run.text.replaceAll('一是', '') })))
        const other = mapRuns(d, (runs) =>
          runs.map((run) =>
            run.slot ? run : { ...run, text: run.text.replaceAll(/(?<=\p{Script=Han})[。，；！：]/gu, mark) },
          ),
        )
        const { characters, kept } = against(other, d)
        expect(kept).toBe(characters > 0 ? 1 : 0)
      }),
      { numRuns: 150 },
    )
  })
  test('in which order the other papers are named changes no share', () => {
    fc.assert(
      fc.property(arbitraryDocument, papers, (d, others) => {
        const [one, two] = [against(d, ...others), against(d, ...others.toReversed())]
        expect(two.sections).toEqual(one.sections)
        expect(round(two)).toEqual(round(one))
      }),
      { numRuns: 150 },
    )
  })
})

describe('the corpus', () => {
  const corpus = Object.entries(corpusPapers())
  const paper = (start: string) => corpus.find(([name]) => name.startsWith(start))![1]
  test.skipIf(corpus.length === 0)('every paper is all kept against itself', () => {
    for (const [name, d] of corpus) expect([name, against(d, d).reuse]).toEqual([name, 1])
  })
  test.skipIf(corpus.length === 0)(
    'a report keeps and rewrites some of last year’s, and next to nothing of a stranger’s',
    () => {
      for (const [now, before] of [
        ['02', '01'],
        ['03', '02'],
        ['04', '03'],
      ] as const) {
        const { reuse } = against(paper(now), paper(before))
        expect(reuse).toBeGreaterThan(0.08)
        expect(reuse).toBeLessThan(0.2)
      }
      for (const [now, other] of [
        ['13', '11'],
        ['11', '01'],
        ['13', '04'],
      ] as const) {
        expect(against(paper(now), paper(other)).reuse).toBeLessThan(0.04)
      }
    },
  )
})
