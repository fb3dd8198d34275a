import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Run } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { headingNumbers, openSlots, walkRuns } from '#core/document/walk.ts'
import { outlineOf } from '#core/outline/outline.ts'
import { instantiate } from '#core/template/instantiate.ts'
import { readTemplate } from '#core/template/template.ts'
import summary from '#templates/annual-summary.json' with { type: 'json' }
import annual from '#templates/annual-summary-and-plan.json' with { type: 'json' }
import duty from '#templates/duty-report.json' with { type: 'json' }
import periodic from '#templates/periodic-summary.json' with { type: 'json' }
import report from '#templates/report-upward.json' with { type: 'json' }
import points from '#templates/work-points.json' with { type: 'json' }
import { countingIds } from '../support/build.ts'

const today = { year: 2026, month: 11, day: 22 }

function made(json: unknown, answers: Record<string, string> = {}) {
  const template = readTemplate(json)
  if (!template.ok) throw new Error(JSON.stringify(template.error))
  const instance = instantiate(template.value, answers, { today, newId: countingIds() })
  if (!instance.ok) throw new Error(JSON.stringify(instance.error))
  return instance.value
}

const ANSWERS: Readonly<Record<string, string>> = {
  unit: '示例区教育局',
  leadership: '区委、区政府',
  period: '上半年',
  subject: '学前教育工作',
  recipients: '区委、区政府',
  closing: '以上报告，请审阅。',
  post: '副局长',
  name: '李示例',
}

describe.each([
  ['the annual summary and plan', annual, ['unit', 'leadership'], 45],
  ['the annual summary', summary, ['unit', 'leadership'], 40],
  ['the periodic summary', periodic, ['period', 'unit', 'leadership'], 40],
  ['the work points', points, ['unit', 'leadership'], 50],
  ['the report upward', report, ['unit', 'subject', 'recipients', 'closing'], 40],
  ['the duty report', duty, ['unit', 'post', 'name'], 40],
])('%s', (_name, json, asked, mostBlanks) => {
  test('makes a paper that can be saved', () => {
    const { document } = made(json)
    expect(documentSchema.parse(document)).toEqual(document)
  })

  test('asks for six things at most and misses only what cannot be proposed', () => {
    expect(json.fields.length).toBeLessThanOrEqual(6)
    expect(made(json).missing.map(({ key }) => key)).toEqual(asked)
    expect(made(json, ANSWERS).missing).toEqual([])
  })

  test('has no more blanks than a writer fills in a sitting', () => {
    expect(openSlots(made(json, ANSWERS).document).length).toBeLessThanOrEqual(mostBlanks)
  })

  test('has guidance under every heading, short enough to read at a glance', () => {
    const { document } = made(json)
    const isGuided = (runs: readonly Run[] = []) => runs.some((run) => run.slot !== undefined && !run.slot.key)
    const unguided = document.blocks.filter((block, index, blocks) => {
      if (block.type !== 'heading' || isGuided(block.runIn)) return false
      const next = blocks[index + 1]
      if (next?.type === 'heading') return next.level <= block.level
      return next?.type !== 'paragraph' || !isGuided(next.runs)
    })
    expect(unguided).toEqual([])
    const labels = [...walkRuns(document)].flatMap(([, runs]) => runs.flatMap((run) => run.slot?.label ?? []))
    expect(labels.filter((label) => label.length > 60)).toEqual([])
  })

  test('has whole sentences: nothing doubled, half-width or left over', () => {
    const text = plainText(made(json, ANSWERS).document)
    expect(text).not.toMatch(/[,;:()!?]|。。|，，|，。|、。|\{|\}|\[|\]|undefined|NaN/)
    const lines = [...walkRuns({ ...made(json).document, recipients: [] })].map(([, runs]) => textOf(runs))
    expect(lines.filter((line) => /[，、：；]$/.test(line))).toEqual([])
  })

  test('names no year of its own', () => {
    const text = plainText(made(json, { year: '2031', date: '2032年1月5日' }).document)
    const years = new Set(text.match(/\d{4}/g))
    expect([...years].filter((year) => !['2031', '2032'].includes(year))).toEqual([])
  })
})

test('the annual summary and plan has summary, shortcomings and plan', () => {
  const outline = outlineOf(made(annual, { unit: '示例区教育局' }).document)
  expect(outline.title).toBe('示例区教育局2026年工作总结和2027年工作计划')
  expect(outline.outline.map(({ number, title, children }) => [number, title, children.length])).toEqual([
    ['一、', '2026年工作总结', 6],
    ['二、', '存在的问题和不足', 0],
    ['三、', '2027年工作计划', 6],
  ])
  const items = outline.outline.flatMap((node) => node.children)
  expect(new Set(items.map((item) => item.runIn))).toEqual(new Set([true, false]))
  expect(items[0]!.enumerations).toEqual(['一是', '二是', '三是'])
})

test.each([
  [
    'the annual summary',
    summary,
    '示例区教育局2026年工作总结',
    ['总体情况', '主要工作和成效', '工作体会', '存在的问题', '下一步打算'],
    6,
  ],
  [
    'the periodic summary',
    periodic,
    '示例区教育局2026年上半年工作总结和下一步工作安排',
    ['目标任务完成情况', '主要工作进展', '存在的问题', '下一步工作安排'],
    9,
  ],
  [
    'the report upward',
    report,
    '示例区教育局关于2026年学前教育工作情况的报告',
    ['基本情况', '主要做法和成效', '存在的问题和原因', '下一步措施'],
    7,
  ],
  [
    'the duty report',
    duty,
    '2026年度述职述德述廉报告',
    ['履行职责情况', '个人品德情况', '廉洁自律情况', '存在的问题和不足', '今后努力方向'],
    6,
  ],
])(
  '%s has its title, its chapters in order and its sections numbered under them',
  (_name, json, title, chapters, sections) => {
    const { document } = made(json, ANSWERS)
    const outline = outlineOf(document)
    expect([outline.title, outline.outline.map((node) => node.title)]).toEqual([title, chapters])
    expect(outline.outline.map((node) => node.number)).toEqual(
      ['一、', '二、', '三、', '四、', '五、'].slice(0, chapters.length),
    )
    expect(outline.outline.flatMap((node) => node.children)).toHaveLength(sections)
    for (const { children } of outline.outline) {
      expect(children.map(({ number }) => number)).toEqual(
        ['（一）', '（二）', '（三）', '（四）', '（五）', '（六）'].slice(0, children.length),
      )
    }
  },
)

test('the report goes to its addressee and closes with the form that was chosen', () => {
  const text = plainText(made(report, ANSWERS).document)
  expect(text).toMatch(/报告\n区委、区政府：\n[^]*\n以上报告，请审阅。\n示例区教育局\n2026年11月22日\n$/)
  const closings = report.fields.find(({ key }) => key === 'closing')!.choices!
  expect(closings).toEqual(expect.arrayContaining(['以上报告，请审示。', '以上报告，请审阅。', '特此报告。']))
})

test('the duty report is signed by the person, whose unit is the paper’s', () => {
  const { document } = made(duty, ANSWERS)
  expect(document.unit).toBe('示例区教育局')
  expect(document.blocks[0]).toMatchObject({ type: 'paragraph', align: 'center' })
  expect(plainText(document)).toMatch(/\n示例区教育局　副局长　李示例\n[^]*\n李示例\n2026年11月22日\n$/)
})

test('the work points run from 1 to the last through all chapters', () => {
  const { document } = made(points)
  const numbers = [...headingNumbers(document).values()].filter((number) => number.endsWith('.'))
  expect(numbers).toEqual(Array.from({ length: 18 }, (_, index) => `${index + 1}.`))
  expect(outlineOf(document).outline).toHaveLength(6)
})

test('the example in templates/README.md is a template', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../templates/README.md'), 'utf8')
  const example = /```json\n([^]*?)```/.exec(readme)![1]!
  expect(plainText(made(JSON.parse(example), { unit: '示例小学', tone: '区教育局' }).document)).toMatch(
    /^示例小学2026年工作汇报\n区教育局：\n/,
  )
})
