import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SLOT_KINDS } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { openSlots, walkRuns } from '#core/document/walk.ts'
import type { Answers } from '#core/template/instantiate.ts'
import { instantiate, yearFor } from '#core/template/instantiate.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import { countingIds } from '../support/build.ts'

const today = { year: 2026, month: 11, day: 22 }

function template(parts: Record<string, unknown>): Template {
  const read = readTemplate({
    id: 'x',
    name: { 'zh-CN': '甲', en: 'A' },
    description: { 'zh-CN': '甲', en: 'A' },
    kind: 'summary-and-plan',
    numbering: 'restart',
    fields: [],
    title: '题',
    body: [{ paragraph: '文' }],
    ...parts,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function field(key: string, kind: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { key, kind, label: { 'zh-CN': `${key}项`, en: key }, ...more }
}

function make(from: Template, answers: Answers = {}) {
  const made = instantiate(from, answers, { today, newId: countingIds() })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

const KEYS = ['unit', 'year', 'amount', 'day', 'tone', 'words', 'constructor', 'toString']
const CHOICES = ['好', '更好']
const ANSWERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  text: fc.oneof(
    fc.constantFrom('区委、区政府', '{{year}}', '[[甲]]', '甲\n乙', ' 甲 '),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  organisation: fc.constantFrom('示例区教育局', '示例市第一中学'),
  year: fc.integer({ min: 1000, max: 2999 }).map(String),
  number: fc.oneof(fc.integer().map(String), fc.constantFrom('1,234.5', '-0.5')),
  date: fc.constantFrom('2026年12月20日', '2027年1月5日'),
  choice: fc.constantFrom(...CHOICES),
}

/** A template whose body names each of its fields, beside guidance, with answers to some of them. */
const filled = fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1 }).chain((keys) =>
  fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), fc.constantFrom(...SLOT_KINDS)))).chain((kinds) =>
    fc.record({
      template: fc.constant(
        template({
          fields: kinds.map(([key, kind]) => field(key, kind, kind === 'choice' ? { choices: CHOICES } : {})),
          body: kinds.map(([key, kind]) => ({
            paragraph: `甲{{${key}}}，[[写一句]]${kind === 'year' ? `{{${key}+1}}` : ''}`,
          })),
        }),
      ),
      answers: fc.record(Object.fromEntries(kinds.map(([key, kind]) => [key, ANSWERS[kind]!])), {
        requiredKeys: [],
      }) as fc.Arbitrary<Answers>,
    }),
  ),
)

describe('every paper from a template', () => {
  test('misses exactly the fields whose prompts stand in it', () => {
    fc.assert(
      fc.property(filled, ({ template: from, answers }) => {
        const { document, missing } = make(from, answers)
        const prompts = new Set(openSlots(document).flatMap(({ run }) => run.slot?.key ?? []))
        expect(new Set(missing.map(({ key }) => key))).toEqual(prompts)
        const firstYear = from.fields.find((entry) => entry.kind === 'year')?.key
        const unanswered = from.fields.filter(
          ({ key }) => key !== firstYear && !(Object.hasOwn(answers, key) && answers[key]!.trim()),
        )
        expect([...prompts]).toEqual(expect.arrayContaining(unanswered.map(({ key }) => key)))
      }),
      { numRuns: 300 },
    )
  })

  test('loses no answer', () => {
    fc.assert(
      fc.property(filled, ({ template: from, answers }) => {
        const text = plainText(make(from, answers).document)
        for (const answer of Object.values(answers)) {
          for (const word of answer.split(/[\s\u0000-\u001f\u007f-\u009f\u200b\ufeff]+/)) expect(text).toContain(word)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is one that can be saved and opened again', () => {
    fc.assert(
      fc.property(filled, ({ template: from, answers }) => {
        const { document } = make(from, answers)
        expect(documentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a paper from a template', () => {
  const report = template({
    fields: [
      field('year', 'year'),
      field('unit', 'organisation'),
      field('amount', 'number', { unit: '万元' }),
      field('date', 'date'),
    ],
    title: '{{unit}}{{year}}年总结和{{year+1}}年计划',
    recipients: '各科室：',
    body: [
      { heading: '情况。', level: 1, runIn: '投入{{amount}}万元，比{{year-1}}年多。' },
      { pageBreak: true },
      { paragraph: '[[写成效]]' },
    ],
    signatory: '{{unit}}',
  })

  test('has its answers in title, body and signatory, each still a field', () => {
    const { document, missing } = make(report, {
      unit: '示例区教育局',
      amount: '120',
      year: '2025',
      date: '2026年1月5日',
    })
    expect(plainText(document)).toBe(
      '示例区教育局2025年总结和2026年计划\n各科室：\n一、情况。投入120万元，比2024年多。\n【写成效】\n示例区教育局\n2026年1月5日\n',
    )
    expect([document.year, document.unit, document.date, missing]).toEqual([
      2025,
      '示例区教育局',
      { text: '2026年1月5日', iso: '2026-01-05' },
      [],
    ])
    const keys = [...walkRuns(document)].flatMap(([, runs]) => runs.flatMap((run) => run.slot?.key ?? []))
    expect(keys).toEqual(['unit', 'year', 'amount', 'unit'])
  })

  test('without answers takes the year that fits the day, today for its date, and prompts for the rest', () => {
    const { document, missing } = make(report)
    expect(textOf(document.title)).toBe('【unit项】2026年总结和2027年计划')
    expect([document.year, document.unit, document.date.text]).toEqual([2026, '', '2026年11月22日'])
    expect(missing).toEqual([
      { key: 'unit', label: 'unit项' },
      { key: 'amount', label: 'amount项' },
    ])
  })

  test('carries unit and choices in its slots, so that it can offer them without its template', () => {
    const asking = template({ fields: [field('tone', 'choice', { choices: CHOICES })], title: '{{tone}}' })
    expect(make(asking).document.title).toEqual([
      { text: '【tone项】', slot: { kind: 'choice', key: 'tone', label: 'tone项', choices: CHOICES } },
    ])
  })

  test('takes what is proposed where nothing was answered', () => {
    const proposing = template({
      fields: [field('tone', 'choice', { choices: CHOICES, proposed: '好' })],
      title: '{{tone}}',
    })
    expect(make(proposing, { tone: ' ' })).toMatchObject({ missing: [], document: { title: [{ text: '好' }] } })
  })

  test('shows a hole for the year beside one that nobody gave', () => {
    const two = template({ fields: [field('year', 'year'), field('base', 'year')], title: '{{base+1}}' })
    expect(textOf(make(two).document.title)).toBe('【base项+1】')
  })

  test('has full-width digits of an input method made half-width where a figure is asked', () => {
    const { document } = make(report, { year: '２０２５', amount: '１２０.５', date: '２０２６年１月５日' })
    expect([document.year, document.date.iso]).toEqual([2025, '2026-01-05'])
    expect(plainText(document)).toContain('投入120.5万元')
  })

  test('reads no template syntax in an answer', () => {
    const { document } = make(report, { unit: '{{year}}[[甲]]' })
    expect(textOf(document.signatory)).toBe('{{year}}[[甲]]')
  })

  test('is never given what every object has instead of an answer', () => {
    const hostile = template({ fields: [field('constructor', 'text')], title: '{{constructor}}' })
    expect(textOf(make(hostile).document.title)).toBe('【constructor项】')
  })
})

describe('an answer of the wrong kind is refused by its key', () => {
  const asking = template({
    fields: [field('a', 'year'), field('b', 'number'), field('c', 'date'), field('d', 'choice', { choices: CHOICES })],
  })
  test.each([
    ['a', '去年', 'bad-year'],
    ['a', '26', 'bad-year'],
    ['a', '0026', 'bad-year'],
    ['b', '十二', 'bad-number'],
    ['b', '1,23', 'bad-number'],
    ['b', '12万', 'bad-number'],
    ['c', '2026年2月30日', 'bad-date'],
    ['c', '2026-12-20', 'bad-date'],
    ['d', '最好', 'bad-choice'],
  ])('%s: %s', (key, answer, code) => {
    expect(instantiate(asking, { [key]: answer }, { today, newId: countingIds() })).toEqual({
      ok: false,
      error: { code, params: { key, label: `${key}项`, answer } },
    })
  })
})

test('papers that plan are offered the year planned', () => {
  expect(yearFor(template({ kind: 'work-points' }), today)).toBe(2027)
  expect(yearFor(template({ kind: 'summary' }), today)).toBe(2026)
})
