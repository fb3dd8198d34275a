import { describe, expect, test } from 'vitest'
import { sectionsOf } from '#core/outline/sections.ts'
import { attachment, doc, h1, h2, p, title } from '../support/build.ts'

const GUIDANCE = { text: '【写明数量】', slot: { kind: 'text', label: '写明数量' } } as const

function rows(d: Parameters<typeof sectionsOf>[0]) {
  return sectionsOf(d).map(({ number, title: words, characters, open, isEmpty }) => [
    number + words,
    characters,
    open,
    isEmpty,
  ])
}

describe('the sections of a paper', () => {
  test('reach to the next heading of their level or above, their own heading and number counted', () => {
    const d = doc(title('题'), p('开头。'), h1('总结'), h2('党建'), p('三个字。'), h1('计划'), p('两字'))
    expect(rows(d)).toEqual([
      ['一、总结', 13, 0, false],
      ['（一）党建', 9, 0, false],
      ['二、计划', 6, 0, false],
    ])
  })

  test('are empty while nothing but headings and prompts stands in them, and say what is open', () => {
    const d = doc(h1('总结'), p([GUIDANCE]), h2('党建。', [{ text: '' }]), h2('安全。', '已落实。'))
    expect(rows(d)).toEqual([
      ['一、总结', 20, 1, false],
      ['（一）党建。', 6, 0, true],
      ['（二）安全。', 10, 0, false],
    ])
    expect(rows(doc(h1('总结'), p([GUIDANCE])))).toEqual([['一、总结', 4, 1, true]])
  })

  test('are empty also where a run-in heading holds only a prompt', () => {
    expect(rows(doc(h2('党建。', [GUIDANCE])))).toEqual([['（一）党建。', 6, 1, true]])
  })

  test('of an attachment are numbered by themselves and end with it', () => {
    const d = doc(h1('总结'), p('正文'), attachment('清单', h1('项目'), p('一项')))
    expect(rows(d)).toEqual([
      ['一、总结', 6, 0, false],
      ['一、项目', 6, 0, false],
    ])
  })
})
