import { expect, test } from 'vitest'
import { headingPages } from '#core/layout/heading-pages.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { LayOutProgress } from '#core/layout/printable.ts'
import { toPrintable } from '#core/layout/printable.ts'
import { doc, h1, p, title } from '../support/build.ts'

const long = (from: number) =>
  Array.from({ length: 40 }, (_, n) => p(`第${from + n}段，${'把每件事写清楚。'.repeat(12)}`))
const paper = doc(title('总结 <1>'), h1('做法'), ...long(0), h1('计划'), ...long(40))
const contents = { ...GBT9704, contents: true }
const headings = paper.blocks.filter(({ type }) => type === 'heading').map(({ id }) => id)

test('a paper is one page of HTML with a box a sheet, and asks for its stylesheet by name', () => {
  const { html, css, count } = toPrintable(paper, GBT9704)
  expect(html.match(/<section class="sheet"/g)).toHaveLength(count)
  expect(html).toContain('<title>总结 &lt;1&gt;</title>')
  expect(html.match(/<(?:link|script|style)[^>]*>/g)).toEqual(['<link rel="stylesheet" href="pages.css">'])
  expect(css).toContain('@page{size:')
})

test('progress goes from the composing to the last page', () => {
  const told: LayOutProgress[] = []
  toPrintable(paper, GBT9704, (progress) => told.push(progress))
  expect(told.slice(0, 2).map(({ step, done }) => [step, done])).toEqual([
    ['compose', 0],
    ['compose', 1],
  ])
  expect(told.at(-1)).toEqual({ step: 'paginate', done: 100, total: 100 })
})

test('the contents name the page that each heading stands on', () => {
  const pageOf = headingPages(paper, contents)
  const { html } = toPrintable(paper, contents)
  const sheets = html.split('<section ').slice(1)
  const places = headings.map((id) => sheets.findIndex((sheet) => sheet.includes(`data-place="${id}"`)) + 1)
  expect(places.every((page) => page > 0)).toBe(true)
  expect(headings.map(pageOf)).toEqual(places)
  const listed = sheets.flatMap((sheet) => sheet.split('\n').filter((line) => line.includes('contentsLine')))
  const words = listed.map((line) => line.replace(/<[^>]*>/g, ''))
  for (const page of places) expect(words.some((line) => line.endsWith(String(page)))).toBe(true)
})

test('a preset without contents lays nothing out for them', () => {
  expect(headings.map(headingPages(paper, GBT9704))).toEqual([undefined, undefined])
})
