import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { alignSections, alignSentences } from '#core/compare/align.ts'
import { sectionTrees, walkSections } from '#core/compare/section-tree.ts'
import { sentencesOf } from '#core/compare/sentences.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, doc, h1, h2, h3, p } from '../support/build.ts'
import { corpusPapers } from '../support/corpus.ts'

function pathsOf(d: Document): ReadonlyMap<string | null, string> {
  const nodes = sectionTrees(d).flatMap((tree) => [...walkSections(tree)])
  return new Map(nodes.map(({ id, path }) => [id, path || 'lead']))
}

/** `一、=二、` for a pair, `一、-` for ours alone, `-二、` for theirs alone. */
function aligned(ours: Document, theirs: Document): string[] {
  const [a, b] = [pathsOf(ours), pathsOf(theirs)]
  return alignSections(ours, theirs).map((pair) => {
    if (pair.ours === null && pair.theirs === null) return 'lead=lead'
    if (pair.theirs === null) return `${a.get(pair.ours)}-`
    return pair.ours === null ? `-${b.get(pair.theirs)}` : `${a.get(pair.ours)}=${b.get(pair.theirs)}`
  })
}

const WATER = p('治理河道12公里，新建污水管网30公里，断面水质全部达标。')
const SCHOOL = p('新建学校3所，招聘教师120名，义务教育入学率保持全市第一。')
const ROAD = p('改造农村公路25公里，打通断头路4条，公交覆盖所有行政村。')

describe('sections side by side', () => {
  test('years and numbers in titles do not tell two sections apart', () => {
    const theirs = doc(h1('2024年工作回顾'), WATER, h1('2025年工作打算'), SCHOOL)
    const ours = doc(h1('2025年工作回顾'), p('全文重写。'), h1('2026年工作打算'), p('都是新话。'))
    expect(aligned(ours, theirs)).toEqual(['lead=lead', '一、=一、', '二、=二、'])
  })
  test('a section more moves the numbers, and every section still finds its own', () => {
    const theirs = doc(h1('工作情况'), h2('治水。'), WATER, h2('办学。'), SCHOOL)
    const ours = doc(h1('工作情况'), h2('修路。'), ROAD, h2('治水。'), WATER, h2('办学。'), SCHOOL)
    expect(aligned(ours, theirs)).toEqual([
      'lead=lead',
      '一、=一、',
      '一、（一）-',
      '一、（二）=一、（一）',
      '一、（三）=一、（二）',
    ])
  })
  test('a section with another title is told by its words', () => {
    const theirs = doc(h1('生态环境'), WATER, h1('教育事业'), SCHOOL)
    const ours = doc(
      h1('守护碧水蓝天'),
      p('治理河道15公里，新建污水管网42公里，断面水质全部达标。'),
      h1('教育事业'),
      SCHOOL,
    )
    expect(aligned(ours, theirs)).toEqual(['lead=lead', '一、=一、', '二、=二、'])
  })
  test('what was moved under another heading, or to another level, is found', () => {
    const theirs = doc(h1('工作情况'), h2('治水护水'), WATER, h2('办好学校'), SCHOOL, h1('下步打算'), ROAD)
    const ours = doc(h1('办好学校'), SCHOOL, h1('工作情况'), h2('治水护水'), WATER, h1('下步打算'), ROAD)
    expect(aligned(ours, theirs)).toEqual([
      'lead=lead',
      '一、=一、（二）',
      '二、=一、',
      '二、（一）=一、（一）',
      '三、=二、',
    ])
  })
  test('two that stand alone at the same place are a pair, unless they share no words at all', () => {
    const theirs = doc(h1('工作情况'), WATER, h1('存在不足'), p('人手不够，经费不够。'), h1('下步打算'), ROAD)
    const ours = (words: string) => doc(h1('工作情况'), WATER, h1('困难和问题'), p(words), h1('下步打算'), ROAD)
    expect(aligned(ours('骨干流失较多，人手不够。'), theirs)).toContain('二、=二、')
    expect(aligned(ours('gdp abc'), theirs)).toEqual(['lead=lead', '一、=一、', '-二、', '二、-', '三、=三、'])
  })
  test('attachments are papers of their own, with their own sections', () => {
    const theirs = doc(h1('甲事'), attachment('任务清单', h1('治水'), WATER))
    const ours = doc(h1('甲事'), attachment('目录', ROAD), attachment('任务清单', h1('治水'), WATER))
    expect(aligned(ours, theirs)).toEqual(['lead=lead', '一、=一、', '附件1-', '附件2=附件', '附件2一、=附件一、'])
  })
  test('every section stands in exactly one row, in our order', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryDocument, (ours, theirs) => {
        const rows = alignSections(ours, theirs)
        expect(rows[0]).toEqual({ ours: null, theirs: null })
        const of = (side: 'ours' | 'theirs') => rows.slice(1).flatMap((row) => row[side] ?? [])
        const all = (d: Document) => [...pathsOf(d).keys()].filter((id) => id !== null)
        expect(of('ours')).toEqual(all(ours))
        expect(of('theirs').toSorted()).toEqual(all(theirs).toSorted())
      }),
      { numRuns: 150 },
    )
  })
  test('a paper answers itself, section for section', () => {
    const d = doc(h1('甲'), h2('乙'), h3('丙'), WATER, h2('丁'), h1('甲'), h2('乙'), SCHOOL)
    expect(alignSections(d, d).every(({ ours, theirs }) => ours === theirs)).toBe(true)
  })
})

describe('the reports of consecutive years', () => {
  const corpus = corpusPapers()
  const paper = (start: string) => Object.entries(corpus).find(([name]) => name.startsWith(start))![1]
  /** Seen by hand: sections of the later report and what they go on from. */
  const TRUTH = [
    [
      '04',
      '03',
      '一、=一、',
      '二、=二、',
      '三、=三、',
      '三、（一）=三、（一）',
      '三、（三）=三、（二）',
      '三、（四）=三、（三）',
      '三、（五）=三、（四）',
      '三、（六）=三、（五）',
      '三、（七）=三、（六）',
      '三、（八）=三、（七）',
      '三、（九）=三、（八）',
    ],
    [
      '03',
      '02',
      '一、=一、',
      '二、=二、',
      '三、（一）=三、',
      '三、（二）=四、',
      '三、（四）=五、',
      '三、（五）=六、',
      '三、（六）=七、',
      '三、（八）=八、',
    ],
    ['02', '01', '一、=一、', '二、=二、', '三、=三、（一）', '六、=三、（五）', '七、=三、（九）', '八、=三、（十）'],
  ] as const
  test.skipIf(Object.keys(corpus).length === 0)(
    'every section that goes on is found, whatever its number, title and level became',
    () => {
      for (const [later, earlier, ...pairs] of TRUTH) {
        expect(aligned(paper(later), paper(earlier))).toEqual(expect.arrayContaining([...pairs]))
      }
    },
  )
})

describe('sentences side by side', () => {
  const rows = (ours: Document, theirs: Document) =>
    alignSentences(sentencesOf(ours), sentencesOf(theirs)).map(({ ours: our, theirs: their, likeness }) => [
      our?.text ?? null,
      their?.text ?? null,
      Math.round(likeness * 100) / 100,
    ])
  test('equal ones, near copies, ours alone and theirs alone, in our order', () => {
    const theirs = doc(p('甲项工作全部完成。开工重点项目12个，完成投资3亿元。组织培训多场。最后一句不变。'))
    const ours = doc(p('甲项工作全部完成。新添的话在这里。开工重点项目15个，完成投资4亿元。最后一句不变！'))
    expect(rows(ours, theirs)).toEqual([
      ['甲项工作全部完成。', '甲项工作全部完成。', 1],
      ['新添的话在这里。', null, 0],
      ['开工重点项目15个，完成投资4亿元。', '开工重点项目12个，完成投资3亿元。', 0.99],
      [null, '组织培训多场。', 0],
      ['最后一句不变！', '最后一句不变。', 1],
    ])
  })
  test('a sentence that was moved stands beside its counterpart, and order holds for the others', () => {
    const theirs = doc(p('甲甲甲甲事办成了。乙乙乙乙事办成了。丙丙丙丙事很顺利。'))
    const ours = doc(p('丙丙丙丙事很顺利。甲甲甲甲事办成了。乙乙乙乙事办成了。'))
    expect(rows(ours, theirs).map(([our, their]) => our === their)).toEqual([true, true, true])
  })
  test('a sentence that stands twice in both is paired in order', () => {
    const theirs = doc(p('扎实推进。甲甲甲甲事办成。扎实推进。'))
    expect(
      alignSentences(sentencesOf(theirs), sentencesOf(theirs)).every(
        ({ ours, theirs }) => ours!.start === theirs!.start,
      ),
    ).toBe(true)
  })
})

describe('a paper that says one thing a thousand times', () => {
  const lines = (count: number) =>
    sentencesOf(doc(...Array.from({ length: count }, (_, n) => p(`走访群众${n % 3}人次。`))))
  const timeOf = (count: number) => {
    const [ours, theirs] = [lines(count), lines(count)]
    const started = performance.now()
    alignSentences(ours, theirs)
    return performance.now() - started
  }
  test('is laid side by side, each sentence beside its own', () => {
    expect(alignSentences(lines(600), lines(600)).every(({ ours, theirs }) => ours?.offset === theirs?.offset)).toBe(
      true,
    )
  })
  test('takes longer with its length and not with its square', () => {
    timeOf(500)
    expect(timeOf(8_000)).toBeLessThan(40 * Math.max(1, timeOf(500)))
  })
})
