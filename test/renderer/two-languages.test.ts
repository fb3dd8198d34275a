import { expect, test } from 'vitest'
import { COLLATOR } from '#renderer/widgets/two-languages.ts'

test.each([
  ['年度', '年度'],
  ['Word', 'word'],
  ['ＡＢ', 'ab'],
  ['一、', '一、'],
  ['年度', '半年'],
  ['a', 'b'],
  ['', 'a'],
  ['示例区', '示例局'],
])('%s and %s are alike, or not, as Chromium has it', (a, b) => {
  const chromium = new Intl.Collator('zh-CN', { usage: 'search', sensitivity: 'base' })
  expect(COLLATOR.compare(a, b) === 0).toBe(chromium.compare(a, b) === 0)
})
