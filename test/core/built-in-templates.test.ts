import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Run } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { headingNumbers, walkRuns } from '#core/document/walk.ts'
import { outlineOf } from '#core/outline/outline.ts'
import { instantiate } from '#core/template/instantiate.ts'
import { readTemplate } from '#core/template/template.ts'
import annual from '#templates/annual-summary-and-plan.json' with { type: 'json' }
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

describe.each([
  ['the annual summary and plan', annual],
  ['the work points', points],
])('%s', (_name, json) => {
  test('makes a paper that can be saved', () => {
    const { document } = made(json)
    expect(documentSchema.parse(document)).toEqual(document)
  })

  test('asks for four things at most and misses only what cannot be proposed', () => {
    expect(json.fields.length).toBeLessThanOrEqual(4)
    expect(made(json).missing.map(({ key }) => key)).toEqual(['unit', 'leadership'])
    expect(made(json, { unit: '示例区教育局', leadership: '区委、区政府' }).missing).toEqual([])
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
    const text = plainText(made(json, { unit: '示例区教育局', leadership: '区委、区政府' }).document)
    expect(text).not.toMatch(/[,;:()!?]|。。|，，|，。|、。|\{|\}|\[|\]|undefined|NaN/)
    for (const [, runs] of walkRuns(made(json).document)) expect(textOf(runs)).not.toMatch(/[，、：；]$/)
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
