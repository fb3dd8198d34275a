import { describe, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { isReminder } from '#core/roll-forward/change.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import { corpusFolder, corpusText, corpusTexts } from '../support/corpus.ts'
import { countingIds } from '../support/build.ts'

/** The reports of four years running, as they are found in the corpus. */
const REPORTS = {
  2019: 'reports/01_guowuyuan_gzbg_2019.txt',
  2020: 'reports/02_guowuyuan_gzbg_2020.txt',
  2021: 'reports/03_guowuyuan_gzbg_2021.txt',
  2022: 'reports/04_guowuyuan_gzbg_2022.txt',
} as const
type Year = keyof typeof REPORTS

/** What the next report has moved, seen by hand: section, words, and how the new words begin. */
const MOVED: Readonly<
  Record<'2019' | '2020' | '2021', readonly (readonly [section: string, from: string, to: string])[]>
> = {
  2019: [
    ['', '2019年3月5日', '2020年'],
    ['', '第十三届全国人民代表大会第二次会议', '第十三届全国人民代表大会第三次会议'],
    ['一、', '2018年', '2019年'],
    ['二、', '十九届二中、三中全会', '十九届二中、三中、四中全会'],
    ['三、（九）', '第二届中国国际进口博览会', '第三届中国国际进口博览会'],
  ],
  2020: [
    ['', '2020年5月22日', '2021年'],
    ['', '第十三届全国人民代表大会第三次会议', '第十三届全国人民代表大会第四次会议'],
    ['一、', '2019年', '2020年'],
    ['二、', '十九届二中、三中、四中全会', '十九届二中、三中、四中、五中全会'],
    ['二、', '“十三五”', '“十四五”'],
  ],
  2021: [
    ['', '2021年3月5日', '2022年'],
    ['', '第十三届全国人民代表大会第四次会议', '第十三届全国人民代表大会第五次会议'],
    ['一、', '2020年', '2021年'],
    ['三、', '2021年', '2022年'],
  ],
}
/** What stands in the reports and may not be touched: other years, other plans, congresses that were still the last. */
const PROTECTED = [
  '2020年奥运会',
  '2030年',
  '2035年',
  '2013年',
  '二〇三五年',
  '第七次全国人口普查',
  '第一个百年',
  '第二个百年',
]

function papersOf(file: string): readonly Document[] {
  const source = sourceOfText(corpusText(file))
  return recognise(source, { newId: countingIds(), clean: true }).value.documents
}
function rollOf(d: Document, year: number) {
  const rolled = rollForward(d, { year, newId: countingIds(), keep: 'text' })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return rolled.value
}

/** How a proposal fared: as the next report has it, against it (it says the same words still), or not met there again. */
function outcomes(year: '2019' | '2020' | '2021') {
  const [old] = papersOf(REPORTS[year])
  const text = plainText(old!)
  const next = corpusText(REPORTS[(Number(year) + 1) as Year]).replaceAll('\n', '')
  return rollOf(old!, Number(year) + 1).changes.map((change) => ({
    change,
    outcome: outcomeOf(change, text, next, year),
  }))
}

function outcomeOf(change: Change, text: string, next: string, year: '2019' | '2020' | '2021') {
  const { section, from, to, offset } = change
  if (isReminder(change)) return 'reminder'
  const moved = MOVED[year].find((each) => each[0] === section && each[1] === from)
  if (moved) return to.startsWith(moved[2]) ? 'as it came' : 'otherwise'
  const around = text.slice(offset, offset + from.length + 5).replaceAll('\n', '')
  return next.includes(around) ? 'unmoved' : 'not met again'
}

describe.skipIf(!corpusFolder())('reports of four years running', () => {
  test.each(['2019', '2020', '2021'] as const)('what the report after %s has moved is proposed as it came', (year) => {
    const proposed = rollOf(papersOf(REPORTS[year])[0]!, Number(year) + 1).changes
    for (const [section, from, to] of MOVED[year]) {
      const found = proposed.filter((change) => change.section === section && change.from === from)
      expect
        .soft(
          found.map((change) => change.to.startsWith(to)),
          `${section} ${from}`,
        )
        .toContain(true)
    }
  })

  test.each(['2019', '2020', '2021', '2022'] as const)(
    'nothing that may not move is proposed in the report of %s',
    (year) => {
      const [old] = papersOf(REPORTS[year])
      const text = plainText(old!)
      const touched = rollOf(old!, Number(year) + 1).changes.map(({ offset, from }) =>
        text.slice(offset, offset + from.length + 6),
      )
      for (const words of PROTECTED) expect.soft(touched.filter((each) => each.startsWith(words))).toEqual([])
      for (const { from } of rollOf(old!, Number(year) + 1).changes) {
        expect
          .soft(/(?:19|20)\d\d/.exec(from)?.[0] ?? year)
          .toSatisfy((y) => [Number(year) - 1, Number(year)].includes(Number(y)))
      }
    },
  )

  test('the table of README: by kind, what is proposed and how it fared', () => {
    const table: Record<string, Record<string, number>> = {}
    for (const year of ['2019', '2020', '2021'] as const) {
      for (const { change, outcome } of outcomes(year)) {
        const row = (table[`${change.kind}${change.certain ? '' : '?'}`] ??= {})
        row[outcome] = (row[outcome] ?? 0) + 1
      }
    }
    expect(table).toEqual({
      year: { 'as it came': 4, 'not met again': 2 },
      'date?': { 'as it came': 3 },
      'meeting?': { 'as it came': 5, 'not met again': 1 },
      event: { 'as it came': 1, 'not met again': 4 },
      'ordinal?': { unmoved: 1, 'not met again': 2 },
      'plan-period?': { 'as it came': 1, 'not met again': 4, reminder: 3 },
      'anniversary?': { reminder: 8 },
    })
  })
})

describe.skipIf(!corpusFolder())('every paper of the corpus', () => {
  test.each(corpusTexts())('%s is rolled without a character lost', (file) => {
    for (const d of papersOf(file)) {
      const { draft, changes } = rollOf(d, d.year + 1)
      const made = changes.filter((change) => change.certain && !isReminder(change))
      const expected = made
        .toSorted((a, b) => b.offset - a.offset)
        .reduce(
          (text, { offset, from, to }) => text.slice(0, offset) + to + text.slice(offset + from.length),
          plainText(d),
        )
      expect(plainText(draft)).toBe(expected)
    }
  })
})

/** The replicas say everything in a few sentences: what must come of each is read from the plain text alone. */
function expectedOf(text: string, paperYear: number): readonly unknown[] {
  const FORMS =
    /(?<lead>2025年(?=以来))|(?<deadline>2026年(?=底前))|(?<issued>2025年12月20日(?=\n))|(?<year>20\d\d年)|第(?<nth>\d+)届|(?<drafted>“十五五”(?=规划编制))/g
  return [...text.matchAll(FORMS)].flatMap((match) => {
    const { lead, deadline, issued, year, nth } = match.groups!
    const next = (from: string) => from.replace(/^\d{4}/, (digits) => String(Number(digits) + 1))
    const told = (kind: string, to: string, certain: boolean) => [[kind, match[0], to, match.index, certain]]
    if (lead ?? year) return told('year', next(match[0]), true)
    if (deadline) return told('deadline', next(deadline), false)
    if (issued) return told('date', next(issued), false)
    if (nth) return told('ordinal', `第${Number(nth) + 1}届`, false)
    // A paper for 2025 or 2026 rolled by a year comes to 2026 or 2027, when the plan is under way.
    return paperYear >= 2025 ? told('plan-period', match[0], false) : []
  })
}

describe.skipIf(!corpusFolder())('the replicas', () => {
  test.each(corpusTexts('.clean.txt'))('%s: the changes are exactly those that its sentences ask for', (file) => {
    for (const d of papersOf(file)) {
      const { changes, source } = rollOf(d, d.year + 1)
      const told = changes.map(({ kind, from, to, offset, certain }) => [kind, from, to, offset, certain])
      expect(told).toEqual(expectedOf(plainText(source), d.year))
    }
  })
})
