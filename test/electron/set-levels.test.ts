import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { setLevels } from '#electron/service/imports/set-levels.ts'
import { attachment, bold, doc, h1, h2, p, plain, title } from '../support/build.ts'

/** Each block stands where its number in the paper says: 0, 10, 20 … */
const placesOf = (d: Document) =>
  bodiesOf(d)
    .flat()
    .map(({ id }, n) => [id, n * 10] as const)
const set = (d: Document, ...levels: { at: number; level: 0 | 1 | 2 | 3 | 4 }[]) => setLevels(d, placesOf(d), levels)

test('no decision leaves the paper itself', () => {
  const d = doc(title('总结'), h1('情况'))
  expect(set(d)).toBe(d)
})

test('a heading that becomes a paragraph keeps its number and the text that ran in', () => {
  const d = doc(title('总结'), h1('情况'), h1('做法。', '抓好落实。'), p('完。'))
  expect(set(d, { at: 10, level: 0 })).toEqual(
    doc(title('总结'), h1('情况'), p([plain('二、'), plain('做法。'), plain('抓好落实。')]), p('完。')),
  )
})

test('a number of its own goes with the level that it had', () => {
  const own = doc(title('总结'), { ...h1('附则'), marker: '第三条' }, { ...h1('其他'), marker: '五、' })
  const lower = doc(title('总结'), { ...h1('附则'), marker: '第三条' }, h2('其他'))
  expect(set(own, { at: 0, level: 1 }, { at: 10, level: 2 })).toEqual(lower)
})

test('a paragraph that becomes a heading gives up its typed number, and its first sentence is the title', () => {
  const d = doc(
    title('总结'),
    p([plain('（三）抓'), bold('发展。办'), plain('结42件。')]),
    p('经费'),
    attachment('清单', p('校舍')),
  )
  const raised = set(d, { at: 0, level: 2 }, { at: 10, level: 1 }, { at: 20, level: 1 })
  const expected = doc(
    title('总结'),
    h2([plain('抓'), bold('发展。')], [bold('办'), plain('结42件。')]),
    h1('经费'),
    attachment('清单', h1('校舍')),
  )
  expect(raised).toEqual(expected)
  expect(plainText(raised)).toContain('（一）抓发展。办结42件。\n一、经费\n')
})
