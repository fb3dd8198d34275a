import { expect, test } from 'vitest'
import { EMPTY_PROFILE } from '#core/template/profile.ts'
import { readTemplate } from '#core/template/template.ts'
import type { Document } from '#core/document/document.ts'
import { GROUPS, hintsInstead, listProposals, proposedName } from '../../renderer/templates/proposals.ts'
import { readJsonText } from '../../renderer/state/read-json.ts'
import { emptyLine, reworded, tidied } from '../../renderer/templates/rename.ts'
import { doc, h1, h2, p, settings, table, title } from '../support/build.ts'

const unit = settings({ unit: '示例局', year: 2025 })
const groupsOf = (paper: Document) => listProposals(paper, EMPTY_PROFILE)
const listed = (paper: Document) =>
  GROUPS.flatMap((group) =>
    (groupsOf(paper).get(group) ?? []).map(({ proposal, before, after }) => [group, before, proposal.text, after]),
  )

test('words that could become slots stand in groups, each in its sentence', () => {
  const paper = doc(unit, title('示例局2025年工作总结'), p('已开局。2025年3月2日，投入12万元；示例局牵头。'))
  expect(listed(paper)).toEqual([
    ['year', '示例局', '2025', '年工作总结'],
    ['unit', '', '示例局', '2025年工作总结'],
    ['unit', '', '示例局', '牵头'],
    ['date', '', '2025年3月2日', '，投入12万元'],
    ['figure', '2025年3月2日，投入', '12', '万元'],
  ])
})

test('a long sentence is cut on both sides of the words', () => {
  const long = '各'.repeat(40)
  const cut = '各'.repeat(18)
  expect(listed(doc(unit, p(`${long}5所${long}`)))).toEqual([['figure', `…${cut}`, '5', `所${cut.slice(1)}…`]])
})

test('a template is called like its paper, without the year and the unit', () => {
  const name = (words: string) => {
    const paper = doc(unit, title(words))
    return proposedName(paper, [...groupsOf(paper).values()].flat())
  }
  expect(name('示例局2025年工作总结\n和2026年工作计划')).toBe('工作总结和工作计划')
  expect(name('示例局2025年度述职报告')).toBe('述职报告')
  expect(name('工作总结')).toBe('工作总结')
})

test('a year that was answered when the paper was made is no part of the name either', () => {
  const year = { text: '2025', slot: { kind: 'year', key: 'year', label: '年份' } } as const
  const paper = doc(unit, title([year, { text: '年工作总结' }]))
  expect(proposedName(paper, [...groupsOf(paper).values()].flat())).toBe('工作总结')
})

test('only sections with a text of their own get a hint in its place', () => {
  const paper = doc(p('开头。'), h1('一'), h2('二', '接排。'), h2('三'), p('正文。'), h1('四'), table([['表']]))
  const [, , run, own] = paper.blocks
  expect(hintsInstead(paper, '写')).toEqual([
    { section: 'lead', text: '写', instead: true },
    { section: run!.id, text: '写', instead: true },
    { section: own!.id, text: '写', instead: true },
  ])
})

test('a file that is no JSON is told by the line where it slips, one that ends too soon by its last', () => {
  expect(readJsonText('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } })
  expect(readJsonText('{\n"a": 1,\n"b" 2\n}')).toEqual({ ok: false, line: 3 })
  expect(readJsonText('{\n"a":')).toEqual({ ok: false, line: 2 })
})

test('new words serve both languages where both said the same, else the one that is spoken', () => {
  expect(reworded({ 'zh-CN': '甲', en: '甲' }, 'en', '乙')).toEqual({ 'zh-CN': '乙', en: '乙' })
  expect(reworded({ 'zh-CN': '甲', en: 'A' }, 'en', 'B')).toEqual({ 'zh-CN': '甲', en: 'B' })
})

test('blanks around new words are dropped, an emptied description is the name, and an emptied label is named', () => {
  const read = readTemplate({
    id: 'own',
    name: { 'zh-CN': '总结', en: 'Summary' },
    description: { 'zh-CN': '说明', en: 'About' },
    kind: 'summary',
    numbering: 'restart',
    fields: [{ key: 'unit', kind: 'organisation', label: { 'zh-CN': '单位', en: 'Unit' } }],
    title: '{{unit}}总结',
    body: [{ paragraph: '正文' }],
  })
  if (!read.ok) throw new Error(read.error.code)
  const typed = { ...read.value, name: { 'zh-CN': '新总结 ', en: ' New' }, description: { 'zh-CN': ' ', en: 'About' } }
  const tidy = tidied(typed)
  expect([tidy.name, tidy.description]).toEqual([
    { 'zh-CN': '新总结', en: 'New' },
    { 'zh-CN': '新总结', en: 'About' },
  ])
  expect(emptyLine(tidy, 'en')).toBeUndefined()
  const label = { 'zh-CN': ' ', en: 'Unit' }
  const unnamed = tidied({ ...tidy, fields: tidy.fields.map((field) => ({ ...field, label })) })
  expect([emptyLine(unnamed, 'zh-CN'), emptyLine(unnamed, 'en')]).toEqual(['label-unit', undefined])
  expect(emptyLine({ ...tidy, name: { 'zh-CN': '', en: '' } }, 'zh-CN')).toBe('template-name')
})
