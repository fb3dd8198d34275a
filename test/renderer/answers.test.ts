import { expect, test } from 'vitest'
import {
  answersFor,
  carriedOver,
  firstOpenField,
  missingField,
  refusedKey,
  sourceOf,
} from '../../renderer/templates/answers.ts'

type Template = Parameters<typeof answersFor>[0]

const word = { 'zh-CN': '词', en: 'word' }
const template: Template = {
  id: 'summary',
  origin: 'built-in',
  name: word,
  description: word,
  kind: 'summary',
  proposedYear: 2026,
  preview: [],
  fields: [
    { key: 'year', kind: 'year', label: word, required: true },
    { key: 'unit', kind: 'organisation', label: word, required: true },
    { key: 'leader', kind: 'choice', label: word, required: false, choices: ['市委', '区委'] },
    { key: 'tone', kind: 'text', label: word, required: false, proposed: '平实' },
  ],
}
const [year, unit, leader, tone] = template.fields
const known: Template = {
  ...template,
  fields: [
    year!,
    { ...unit!, remembered: '示例局' },
    { ...leader!, remembered: '区委' },
    { ...tone!, remembered: '庄重' },
  ],
}

test('a template starts with its own year and proposals, the rest open', () => {
  expect(answersFor(template, {})).toEqual({ year: '2026', unit: '', leader: '', tone: '平实' })
})

test('what is known from before goes before what the template proposes, and what was typed before both', () => {
  expect(answersFor(known, {})).toEqual({ year: '2026', unit: '示例局', leader: '区委', tone: '庄重' })
  const typed = { year: '2027', unit: '另一局', leader: '', tone: '' }
  expect(answersFor(known, typed)).toEqual(typed)
})

test('what was typed goes on to another template, except its year and a choice that is none there', () => {
  const typed = { year: '2031', unit: '示例局', leader: '县委', tone: '庄重', other: '无关' }
  expect(carriedOver(template, typed)).toEqual({ unit: '示例局', leader: '县委', tone: '庄重', other: '无关' })
  const answers = answersFor(template, carriedOver(template, typed))
  expect(answers).toEqual({ year: '2026', unit: '示例局', leader: '', tone: '庄重' })
})

test('an answer is said to come from the unit profile or the last paper only while it is that answer', () => {
  const [, ownUnit, ownLeader] = known.fields
  expect([sourceOf(ownUnit!, '示例局'), sourceOf(ownLeader!, '区委')]).toEqual(['unit', 'last'])
  expect([sourceOf(ownUnit!, '另一局'), sourceOf(unit!, '示例局'), sourceOf(unit!, '')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('the caret starts where something has to be filled, else at the first empty line, never at a list of choices', () => {
  const tail = { key: 'post', kind: 'text', label: word, required: true } as const
  expect(firstOpenField(template, { year: '2026', tone: '' })?.key).toBe('unit')
  expect(firstOpenField({ ...template, fields: [...template.fields, tail] }, { year: '2026', unit: '局' })?.key).toBe(
    'post',
  )
  expect(firstOpenField(template, { year: '2026', unit: '局' })?.key).toBe('tone')
  expect(firstOpenField(template, { year: '2026', unit: '局', tone: '平实' })).toBeUndefined()
})

test('a required field that is blank or only spaces is missing; an optional one never is', () => {
  const answers = answersFor(template, {})
  expect(missingField(template, answers)?.key).toBe('unit')
  expect(missingField(template, { ...answers, unit: '　 ' })?.key).toBe('unit')
  expect(missingField(template, { ...answers, unit: '示例局' })).toBeUndefined()
})

test('a refusal is shown at the field it names, or at none', () => {
  expect(refusedKey({ kind: 'missing', key: 'unit' })).toBe('unit')
  expect(refusedKey({ kind: 'trouble', trouble: { code: 'bad-year', params: { key: 'year' } } })).toBe('year')
  expect(refusedKey({ kind: 'trouble', trouble: { code: 'disk-full' } })).toBeUndefined()
  expect(refusedKey(null)).toBeUndefined()
})
