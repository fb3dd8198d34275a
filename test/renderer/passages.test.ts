import { expect, test } from 'vitest'
import { quickQuery } from '#renderer/editor/passage/quick-query.ts'
import { groupProposed } from '#renderer/passages/group-passages.ts'
import { summary } from '../support/passages.ts'

test('two slashes and letters or characters ask for a passage, from where they begin to the caret', () => {
  expect(quickQuery('今年//wt')).toEqual({ query: 'wt', start: 2, typed: '//wt' })
  expect(quickQuery('//问题')).toEqual({ query: '问题', start: 0, typed: '//问题' })
  expect(quickQuery('全年工作平稳。//jdbf')).toMatchObject({ query: 'jdbf', start: 7 })
  expect(quickQuery('//wt//jd')).toEqual(null)
})

test('what the key gives while Chinese punctuation is on asks as well', () => {
  expect(quickQuery('今年、、问题')).toEqual({ query: '问题', start: 2, typed: '、、问题' })
  expect(quickQuery('今年／／wt')).toEqual({ query: 'wt', start: 2, typed: '／／wt' })
})

test('nothing is asked for without a letter, behind a space, a digit or a mark', () => {
  for (const text of ['', '//', '今年/', '今年/wt', '今年// wt', '//wt ', '//wt，', '//wt2', '//2025']) {
    expect([text, quickQuery(text)]).toEqual([text, null])
  }
})

test('slashes in an address, a path, a fraction or a longer row of slashes are text', () => {
  const texts = [
    '见http://www',
    '见https://gov',
    '网址：//gov',
    'a//b',
    '3//4年',
    '２//年',
    '目录..//甲',
    '///wt',
    '、、、问',
  ]
  expect(texts.map(quickQuery)).toEqual(texts.map(() => null))
})

test('a query ends after twenty letters: what goes on is text', () => {
  expect(quickQuery(`//${'a'.repeat(20)}`)).not.toBeNull()
  expect(quickQuery(`//${'a'.repeat(21)}`)).toBeNull()
  expect(quickQuery(`${'字'.repeat(5_000)}//wt`)).toMatchObject({ query: 'wt', start: 5_000 })
})

test('each passage is proposed once, in the first group that it belongs to; what was never used is not used often', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => summary(id)) as [never, never, never, never]
  const used = { ...summary('b'), uses: 3 }
  const groups = groupProposed({ favourites: [a], used: [used, a, c], here: [b, a, c], others: [d, c] })
  expect(groups.map(({ name, passages }) => [name, passages.map(({ id }) => id)])).toEqual([
    ['favourite', ['a']],
    ['used', ['b']],
    ['here', ['c']],
    ['others', ['d']],
  ])
})

test('many favourites leave room for what suits the place', () => {
  const favourites = Array.from({ length: 20 }, (_, at) => summary(String(at)))
  const groups = groupProposed({ favourites, used: [], here: [summary('x')], others: favourites })
  expect(groups.map(({ name, passages }) => [name, passages.length])).toEqual([
    ['favourite', 5],
    ['here', 1],
    ['others', 15],
  ])
})
