import { describe, expect, test } from 'vitest'
import { EMPTY_PROFILE, proposeAnswers, rememberedFrom, unitProfileSchema } from '#core/template/profile.ts'
import { instantiate } from '#core/template/instantiate.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import { countingIds } from '../support/build.ts'

const today = { year: 2026, month: 11, day: 22 }
const field = (key: string, kind: string, more: object = {}) => ({
  key,
  kind,
  label: { 'zh-CN': key, en: key },
  ...more,
})

function template(...fields: object[]): Template {
  const names = { 'zh-CN': '甲', en: 'A' }
  const read = readTemplate({
    id: 'x',
    name: names,
    description: names,
    kind: 'summary',
    numbering: 'restart',
    fields,
    title: '题',
    body: [{ paragraph: '文' }],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const summary = template(
  field('year', 'year'),
  field('base', 'year'),
  field('unit', 'organisation'),
  field('department', 'text'),
  field('signatory', 'organisation'),
  field('tone', 'choice', { choices: ['区委、区政府', '县委、县政府'] }),
  field('recipients', 'text'),
  field('amount', 'number'),
  field('period', 'text', { once: true }),
  field('date', 'date'),
)
const profile = { unit: '示例区教育局', unitShort: '区教育局', department: '办公室', signatory: '' }

describe('answers proposed in a form', () => {
  test('are the year that fits the day, the names of the profile and the other answers given last', () => {
    const remembered = {
      tone: '区委、区政府',
      recipients: '区政府',
      amount: '12',
      period: '上半年',
      date: '2025年1月5日',
      base: '2020',
      old: '甲',
    }
    expect(proposeAnswers(summary, profile, remembered, today)).toEqual({
      year: '2026',
      unit: '示例区教育局',
      department: '办公室',
      signatory: '示例区教育局',
      tone: '区委、区政府',
      recipients: '区政府',
    })
    expect(proposeAnswers(summary, profile, remembered, { ...today, month: 2 })['year']).toBe('2025')
  })

  test('are none where nothing is known, and never one that the template would refuse', () => {
    expect(proposeAnswers(summary, EMPTY_PROFILE, {}, today)).toEqual({ year: '2026' })
    const answers = proposeAnswers(summary, EMPTY_PROFILE, { tone: '省委、省政府', recipients: ' 区\n政府 ' }, today)
    expect(answers).toEqual({ year: '2026', recipients: '区 政府' })
    expect(instantiate(summary, answers, { today, newId: countingIds() }).ok).toBe(true)
  })

  test('are never what every object has', () => {
    expect(
      proposeAnswers(template(field('constructor', 'text'), field('toString', 'text')), profile, {}, today),
    ).toEqual({})
  })
})

test('names go to the profile, other answers are remembered by key, figures and dates not at all', () => {
  const answers = {
    year: '2026',
    unit: ' 示例局 ',
    tone: '区委、区政府',
    amount: '5',
    period: '上半年',
    date: '2026年1月5日',
    recipients: '',
    extra: '甲',
  }
  expect(rememberedFrom(summary, answers)).toEqual({
    profile: { unit: '示例局' },
    remembered: { tone: '区委、区政府' },
  })
})

test('a profile is made of tidy lines, whatever part of it is given', () => {
  expect(unitProfileSchema.parse({ unit: ' 示例\n局\u0000 ' })).toEqual({ ...EMPTY_PROFILE, unit: '示例 局' })
  expect(unitProfileSchema.safeParse({ unit: '长'.repeat(201) }).success).toBe(false)
  expect(EMPTY_PROFILE).toEqual({ unit: '', unitShort: '', department: '', signatory: '' })
})
