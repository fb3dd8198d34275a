import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document, Run } from '#core/document/document.ts'
import { showsPrompt } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import {
  carriedFigures,
  changeFigure,
  keepFigures,
  markCarried,
  removeFigure,
  unconfirmedFigures,
  unmarkCarried,
} from '#core/figures/carried.ts'
import { isSoft } from '#core/figures/figure.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { bold, countingIds, date, doc, h1, h2, p, plain, table, title } from '../support/build.ts'

const mark = (d: Document) => markCarried(d, { from: 2025, newId: countingIds() })
const AT = '2026-11-22T08:00:00.000Z'

/** Every run that carries a mark, as text, id and state. */
const marksOf = (d: Document) =>
  [...walkRuns(d)].flatMap(([, runs]) =>
    runs.flatMap((run) => (run.carried ? [`${run.text} ${run.carried.id.slice(-1)} ${run.carried.state}`] : [])),
  )

describe('figures are marked as carried', () => {
  test('each with one mark that says its type, its year and that nobody has confirmed it', () => {
    const marked = mark(doc(p('投入3.5亿元，惠及2万人。')))
    const carried = { from: 2025, state: 'unconfirmed' } as const
    expect(marked.blocks[0]).toMatchObject({
      runs: [
        { text: '投入' },
        { text: '3.5亿元', carried: { ...carried, id: '000000000001', type: 'money' } },
        { text: '，惠及' },
        { text: '2万人', carried: { ...carried, id: '000000000002', type: 'count' } },
        { text: '。' },
      ],
    })
  })

  test('with one mark even where bold cuts a figure in two, or a heading goes on in its paragraph', () => {
    expect(marksOf(mark(doc(p([plain('投入3'), bold('.5亿'), plain('元，'), bold('2人')]))))).toEqual([
      '3 1 unconfirmed',
      '.5亿 1 unconfirmed',
      '元 1 unconfirmed',
      '2人 2 unconfirmed',
    ])
    expect(marksOf(mark(doc(h1('完成12', '项任务'))))).toEqual(['12 1 unconfirmed', '项 1 unconfirmed'])
  })

  test('also in titles and tables, but not where they are soft, and not in the issue date', () => {
    const d = doc(title('2025年总结'), p('“1+3”体系，科技创新2030。'), table([['数量', '12']]), date('2025年12月1日'))
    expect(marksOf(mark(d))).toEqual(['2025年 1 unconfirmed', '12 2 unconfirmed'])
  })

  test('once: what carries a mark keeps it, kept or changed as it may be', () => {
    const once = keepFigures(mark(doc(p('3人、5人。'))), ['000000000001'], AT)
    const changed = changeFigure(once, '000000000002', { text: '6人', at: AT })
    expect(mark(changed)).toEqual(changed)
  })

  test('a figure that grew out of a marked one keeps the mark it has and gets no second', () => {
    const old = { id: 'a', type: 'count', from: 2024, state: 'kept' } as const
    const d = doc(p([{ text: '30', carried: old }, plain('00人')]))
    expect(mark(d)).toEqual(d)
  })
})

describe('the list of carried figures', () => {
  const d = mark(
    doc(title('2025年总结'), h1('情况'), h2('办学。', '新建3所。'), p([plain('增1'), bold('0%'), plain('。')])),
  )

  test('says where each stands and what it is, whole even over several runs', () => {
    expect(carriedFigures(d).map(({ section, type, text, state }) => [section, type, text, state])).toEqual([
      ['', 'year', '2025年', 'unconfirmed'],
      ['一、（一）', 'count', '3所', 'unconfirmed'],
      ['一、（一）', 'percent', '10%', 'unconfirmed'],
    ])
  })

  test('stands in the plain text where its offsets say', () => {
    for (const figure of carriedFigures(d)) {
      expect(plainText(d).slice(figure.offset, figure.offset + figure.text.length)).toBe(figure.text)
    }
  })

  test('holds a copied figure twice, as both must be seen', () => {
    const run = { text: '3人', carried: { id: 'a', type: 'count', from: 2025, state: 'unconfirmed' } } as const
    expect(carriedFigures(doc(p([run, plain('、'), run]), p([run]))).map(({ start }) => start)).toEqual([0, 3, 0])
  })
})

describe('a figure is settled', () => {
  const d = mark(doc(p([plain('投入3'), bold('亿元'), plain('，办xx件，惠及2万人。')])))
  const [money, , people] = carriedFigures(d).map(({ id }) => id)

  test('by keeping it, which is recorded with its time and asks for nothing else', () => {
    const kept = keepFigures(d, [money!, people!], AT)
    expect(plainText(kept)).toBe(plainText(d))
    expect(carriedFigures(kept).map(({ state, at }) => [state, at])).toEqual([
      ['kept', AT],
      ['unconfirmed', undefined],
      ['kept', AT],
    ])
  })

  test('but a hole cannot be kept, as it holds nothing', () => {
    const [, hole] = carriedFigures(d)
    expect(keepFigures(d, [hole!.id], AT)).toEqual(d)
    expect(
      unconfirmedFigures(
        keepFigures(
          d,
          carriedFigures(d).map(({ id }) => id),
          AT,
        ),
      ).map(({ text }) => text),
    ).toEqual(['xx'])
  })

  test('by changing its words, in one run, where it stood', () => {
    const changed = changeFigure(d, money!, { text: '3.2亿元', at: AT })
    expect(plainText(changed)).toBe('投入3.2亿元，办xx件，惠及2万人。\n')
    expect(carriedFigures(changed)[0]).toMatchObject({ text: '3.2亿元', state: 'changed', at: AT, id: money })
  })

  test('by filling a hole, which is none afterwards', () => {
    const hole: Run = {
      text: 'xx',
      slot: { kind: 'number' },
      carried: { id: 'h', type: 'placeholder', from: 2025, state: 'unconfirmed' },
    }
    const filled = changeFigure(doc(p([hole, plain('件')])), 'h', { text: '12', at: AT })
    expect(filled.blocks[0]).toMatchObject({ runs: [{ text: '12', carried: { state: 'changed' } }, { text: '件' }] })
    expect(filled.blocks[0]).not.toHaveProperty('runs.0.slot')
  })

  test('by taking it out, alone', () => {
    expect(plainText(removeFigure(d, money!))).toBe('投入，办xx件，惠及2万人。\n')
    expect(plainText(changeFigure(d, money!, { text: '', at: AT }))).toBe('投入，办xx件，惠及2万人。\n')
  })

  test('in a heading that goes on in its paragraph without doubling its words', () => {
    const split = mark(doc(h1('完成12', '项任务')))
    expect(plainText(changeFigure(split, '000000000001', { text: '9项', at: AT }))).toBe('一、完成9项任务\n')
  })

  test('and an unknown id changes nothing', () => {
    expect(keepFigures(d, ['no'], AT)).toEqual(d)
    expect(removeFigure(d, 'no')).toEqual(d)
  })
})

/** Papers full of what figures are made of. */
const arbitraryPaper = fc.oneof(
  arbitraryDocument,
  fc
    .array(
      fc.array(
        fc.record({
          text: fc
            .array(
              fc.constantFrom(
                '2025',
                '年',
                '1',
                '3',
                '.',
                '5',
                '亿',
                '万',
                '元',
                '%',
                '月',
                '日',
                '—',
                '至',
                '第',
                '届',
                'x',
                '*',
                '“',
                '”',
                '十',
                '五',
                '个',
                ' ',
                '，',
                '人',
                '20**',
                '1+3',
                '\n',
              ),
              { maxLength: 12 },
            )
            .map((parts) => parts.join('')),
          bold: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      { maxLength: 5 },
    )
    .map((blocks) =>
      doc(...blocks.map((runs) => p(runs.map(({ text, bold: isBold }) => (isBold ? bold(text) : plain(text)))))),
    ),
)

describe('of any paper', () => {
  test('figures never overlap, are verbatim and never empty', () => {
    fc.assert(
      fc.property(arbitraryPaper, (d) => {
        const text = plainText(d)
        let end = 0
        for (const figure of findFigures(d)) {
          expect(figure.text).not.toBe('')
          expect(figure.offset).toBeGreaterThanOrEqual(end)
          expect(text.slice(figure.offset, figure.offset + figure.text.length)).toBe(figure.text)
          end = figure.offset + figure.text.length
        }
      }),
      { numRuns: 300 },
    )
  })

  test('marking changes no character, gives valid papers, and marks what was found and nothing else', () => {
    fc.assert(
      fc.property(arbitraryPaper, (given) => {
        const d = unmarkCarried(given)
        const marked = mark(d)
        expect(plainText(marked)).toBe(plainText(d))
        expect(documentSchema.safeParse(marked).success).toBe(true)
        const wanted = findFigures(d).filter(({ type, place }) => !isSoft(type) && place !== 'date')
        expect(
          carriedFigures(marked).map(({ type, text, offset, place, start, end }) => [
            type,
            text,
            offset,
            place,
            start,
            end,
          ]),
        ).toEqual(wanted.map(({ type, text, offset, place, start, end }) => [type, text, offset, place, start, end]))
      }),
      { numRuns: 200 },
    )
  })

  test('marking twice is marking once, and unmarking gives the paper back', () => {
    fc.assert(
      fc.property(arbitraryPaper, (given) => {
        const d = normalise(unmarkCarried(given))
        const marked = normalise(mark(d))
        expect(mark(marked)).toEqual(marked)
        expect(normalise(unmarkCarried(marked))).toEqual(d)
      }),
      { numRuns: 200 },
    )
  })

  test('a prompt that waits never carries a mark', () => {
    fc.assert(
      fc.property(arbitraryPaper, (given) => {
        const marked = mark(unmarkCarried(given))
        const prompts = [...walkRuns(marked)].flatMap(([, runs]) => runs.filter(showsPrompt))
        expect(prompts.filter((run) => run.carried)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
