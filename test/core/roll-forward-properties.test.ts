import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document, Run } from '#core/document/document.ts'
import { FORMAT } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import { normalise } from '#core/document/normalise.ts'
import { plainText } from '#core/document/text.ts'
import { acceptChanges } from '#core/roll-forward/accept-changes.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { isReminder } from '#core/roll-forward/change.ts'
import { linesOf } from '#core/roll-forward/lines.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { countingIds, doc, heading, p, table, title } from '../support/build.ts'

/** The words that the rules look for, and what changes their meaning. */
const WORDS = [
  '2025年',
  '2026年',
  '2024年',
  '2030年前',
  '较2025年',
  '二〇二五年',
  '2025—2026学年第一学期',
  '2021—2025年',
  '2025年3月17日',
  '截至2025年11月底',
  '2026年底前',
  '第41个教师节',
  '第28届推普周',
  '建党104周年',
  '成立75周年',
  '第10届技能竞赛',
  '“十四五”规划收官之年',
  '“十五五”',
  '党的二十届三中全会',
  '第十四届全国人民代表大会第三次会议',
  '去年（2024年）',
  '今年',
  '一季度',
  '上半年',
  '《',
  '》',
  '“',
  '”',
  '，',
  '。',
  '工作计划',
  '2025',
  '年',
  '总结',
]
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((each) => each.join(''))
const runs = fc.array(
  fc.oneof(
    words.map((text): Run => ({ text })),
    words.map((text): Run => ({ text, bold: true })),
    fc.constantFrom<Run>(
      { text: '2025', slot: { kind: 'year', key: 'year' } },
      { text: '【2025年写什么】', slot: { kind: 'text', label: '2025年写什么' } },
    ),
  ),
  { maxLength: 4 },
)
const block = fc.oneof(
  fc.tuple(fc.constantFrom(1 as const, 2 as const), runs).map(([level, each]) => heading(level, each)),
  fc.tuple(runs, runs).map(([head, tail]) => heading(2, head, tail)),
  runs.map((each) => p(each)),
  fc.array(words, { minLength: 2, maxLength: 2 }).map((cells) => table([cells, cells])),
)
const datedPaper: fc.Arbitrary<Document> = fc
  .tuple(runs, fc.array(block, { maxLength: 8 }), words)
  .map(([head, blocks, date]) => normalise({ ...doc(title(head), ...blocks), date: { text: date } }))
const anyPaper = fc.oneof({ weight: 3, arbitrary: datedPaper }, { weight: 1, arbitrary: arbitraryDocument })

const roll = (d: Document, keep: 'text' | 'structure' = 'text') => {
  for (const year of [2026, 2027, d.year + 1]) {
    const rolled = rollForward(d, { year, newId: countingIds(), keep })
    if (rolled.ok) return rolled.value
  }
  return undefined
}

/** The text with the changes made by their offsets alone. */
function withChanges(text: string, changes: readonly Change[]): string {
  return changes
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, from, to }) => rest.slice(0, offset) + to + rest.slice(offset + from.length), text)
}

describe('rolling forward', () => {
  test('says of each change where it stands in the text of the source, word for word', () => {
    fc.assert(
      fc.property(anyPaper, (d) => {
        const text = plainText(normalise(d))
        for (const { from, offset } of roll(d)?.changes ?? []) {
          expect(text.slice(offset, offset + from.length).replaceAll('\n', ' ')).toBe(from.replaceAll('\n', ' '))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('invents and drops nothing: outside the changes made the text is the same', () => {
    fc.assert(
      fc.property(datedPaper, (d) => {
        const rolled = roll(d)
        if (!rolled) return
        const made = rolled.changes.filter((change) => change.certain && !isReminder(change))
        expect(plainText(rolled.draft)).toBe(withChanges(plainText(d), made))
      }),
      { numRuns: 500 },
    )
  })

  test('whatever the writer takes of it', () => {
    fc.assert(
      fc.property(datedPaper, fc.infiniteStream(fc.boolean()), (d, wish) => {
        const taken = (roll(d)?.changes ?? []).filter(() => wish.next().value)
        expect(plainText(acceptChanges(d, taken))).toBe(withChanges(plainText(d), taken))
      }),
      { numRuns: 300 },
    )
  })

  test('gives the same from the same source, and never touches it', () => {
    fc.assert(
      fc.property(anyPaper, (d) => {
        const before = JSON.stringify(d)
        expect(roll(d)).toEqual(roll(d))
        expect(JSON.stringify(d)).toBe(before)
      }),
      { numRuns: 100 },
    )
  })

  test('makes a paper that can be saved and opened, with its text and with its structure alone', () => {
    fc.assert(
      fc.property(anyPaper, fc.constantFrom('text' as const, 'structure' as const), (d, keep) => {
        fc.pre(normalise(d).format === FORMAT)
        const draft = roll(d, keep)?.draft
        if (!draft) return
        const read = readDocument(JSON.parse(JSON.stringify(draft)))
        expect(read.ok && read.value.document).toEqual(draft)
      }),
      { numRuns: 200 },
    )
  })

  test('changes nothing inside 《》, quotations and prompts that wait', () => {
    fc.assert(
      fc.property(words, (inside) => {
        fc.pre(!/[《》“”]/.test(inside) && inside !== '')
        const d = doc(
          title('2025年工作总结'),
          p(`《${inside}》和“${inside}说明”`),
          p([{ text: `【${inside}】`, slot: { kind: 'text', label: inside } }]),
        )
        expect(roll(d)!.changes.map(({ offset }) => offset)).toEqual([0])
      }),
    )
  })
})

test('the lines that the rules read are the lines of the plain text', () => {
  fc.assert(
    fc.property(arbitraryDocument, (d) => {
      const text = plainText(d)
      for (const line of linesOf(d, new Set())) {
        if (line.place === 'signatory') continue
        expect(text.slice(line.offset, line.offset + line.text.length)).toBe(
          line.role === 'table' ? line.text.replaceAll('\n', ' ') : line.text,
        )
      }
    }),
  )
})
