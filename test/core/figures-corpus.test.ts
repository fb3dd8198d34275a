import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { markCarried, unconfirmedFigures } from '#core/figures/carried.ts'
import { isSoft } from '#core/figures/figure.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import { scoreFigures } from '../support/annotated.ts'
import { countingIds, doc, p } from '../support/build.ts'
import { corpusPapers } from '../support/corpus.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/figures', `${name}.json`), 'utf8')) as string[]

describe.each(['first', 'second'])('paragraphs marked by hand, the %s set', (name) => {
  const score = scoreFigures(fixture(name))

  test('are enough to tell', () => {
    expect(fixture(name).length).toBeGreaterThanOrEqual(60)
    expect(score.expected).toBeGreaterThanOrEqual(150)
  })

  test('lose no more than two figures of a hundred of any type, to the character', () => {
    expect([Object.entries(score.recall).filter(([, recall]) => recall < 0.98), score.missed]).toEqual([[], []])
  })

  test('hold no more than six false hits of a hundred', () => {
    expect([score.extra.length / score.found <= 0.06, score.extra]).toEqual([true, score.extra])
  })
})

describe('the same paragraphs as scrapers leave them', () => {
  const both = [...fixture('first'), ...fixture('second')]
  test.each<[string, (paragraph: string) => string]>([
    ['full-width digits', (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    [
      'spaces round figures',
      (text) => text.replace(/(\d)(?=[\u4e00-\u9fff%])/g, '$1 ').replace(/([\u4e00-\u9fff]\{?)(?=\d)/g, '$1 '),
    ],
    [
      'half-width marks',
      (text) =>
        text
          .replaceAll('，', ',')
          .replaceAll('；', ';')
          .replaceAll('（', '(')
          .replaceAll('）', ')')
          .replace(/[“”]/g, '"'),
    ],
  ])('with %s hold the same figures', (_name, spoil) => {
    const { missed, extra, found } = scoreFigures(both.map(spoil).map((text) => text.replaceAll('{ ', ' {')))
    expect([missed, extra.length / found < 0.06]).toEqual([[], true])
  })
})

const papers = corpusPapers()
const reports = Object.entries(papers).filter(([name]) => /^\d/.test(name))

/** The reports as one paper, and as many papers of it as it takes to reach a length. */
function paperOf(characters: number): Document {
  let left = characters
  const blocks = reports
    .flatMap(([, d]) => d.blocks)
    .filter((block) => {
      const isIn = left > 0
      left -= plainText(doc(block)).length
      return isIn
    })
  return { ...doc(), blocks }
}

describe.skipIf(reports.length === 0)('the corpus of real papers', () => {
  test.each(Object.entries(papers))('%s: every hit is verbatim and none lies over another', (_name, d) => {
    const text = plainText(d)
    let end = 0
    for (const figure of findFigures(d)) {
      expect(text.slice(figure.offset, figure.offset + figure.text.length)).toBe(figure.text)
      expect(figure.offset).toBeGreaterThanOrEqual(end)
      end = figure.offset + figure.text.length
    }
  })

  test('9,000 characters of a provincial report carry as many figures as a bureau’s summary does: 100 to 240', () => {
    const d = papers['11_shaanxi_gzbg_2026']!
    const figures = findFigures(d).filter(({ type }) => !isSoft(type))
    const density = (figures.length / plainText(d).length) * 9000
    expect(density).toBeGreaterThan(100)
    expect(density).toBeLessThan(240)
  })

  test('of every hundred runs of digits in the reports hardly any is left to the safety net', () => {
    const found = reports.flatMap(([, d]) => findFigures(d))
    expect(found.filter(({ type }) => type === 'barenum').length / found.length).toBeLessThan(0.02)
  })

  test('what really changed from year to year is among the marks', () => {
    const marked = (name: string) =>
      unconfirmedFigures(markCarried(papers[name]!, { from: 2019, newId: countingIds() })).map(({ text }) => text)
    expect(marked('03_guowuyuan_gzbg_2021')).toEqual(
      expect.arrayContaining(['6100亿元', '第十三届全国人民代表大会第四次会议']),
    )
    expect(marked('04_guowuyuan_gzbg_2022')).toEqual(
      expect.arrayContaining(['6400亿元', '第十三届全国人民代表大会第五次会议']),
    )
    expect(marked('08_guowuyuan_gzbg_2024_web')).toEqual(expect.arrayContaining(['成立75周年', '3%']))
  })

  test('50,000 characters take a few visits to each character, whatever the machine', { retry: 2 }, () => {
    const d = paperOf(50_000)
    const text = plainText(d)
    const visit = () => [...text.matchAll(/[\s\S]/g)].length
    const scan = timesOf(() => findFigures(d).length)
    const plain = timesOf(visit)
    console.info(`figures in ${text.length} characters: ${scan.toFixed(1)} ms; a plain scan: ${plain.toFixed(1)} ms`)
    expect(scan / plain).toBeLessThan(25)
  })
})

describe('text that no office writes', () => {
  const LENGTH = 50_000
  const ordinary = doc(p('改造老旧小区18个，投资3.5亿元，同比增长5.2%，惠及2万人。'.repeat(LENGTH / 32)))

  test.each([
    ['digits', '1'],
    ['thousands', '1,'],
    ['decimals', '1.'],
    ['Chinese numerals', '一'],
    ['letters', 'a'],
    ['crosses', 'x'],
    ['crosses and digits', 'x1'],
    ['ordinals', '第'],
    ['marks', '“1+'],
    ['spaces', ' '],
    ['dashes', '1—'],
    ['stars', '*'],
  ])('a line of nothing but %s is read in time that grows with its length', (_name, piece) => {
    const odd = doc(p(piece.repeat(LENGTH / piece.length)))
    expect(timesOf(() => findFigures(odd).length, 1) / timesOf(() => findFigures(ordinary).length)).toBeLessThan(30)
  })
})

/** The median of a few runs, in milliseconds. */
function timesOf(run: () => number, count = 5): number {
  const times = Array.from({ length: count }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[Math.floor(count / 2)]!
}
