import { describe, expect, test } from 'vitest'
import { countPdfPages } from '#core/layout/pdf-pages.ts'

const leaf = '1 0 obj\n<</Type /Page\n/Parent 9 0 R>>\nendobj\n'
const tree = (count: number, number = 9) =>
  `${number} 0 obj\n<</Type /Pages\n/Kids [1 0 R]\n/Count ${count}>>\nendobj\n`
const pdf = (...parts: readonly string[]) => new TextEncoder().encode(`%PDF-1.4\n${parts.join('')}trailer\n%%EOF\n`)

describe('the pages of a PDF', () => {
  test('are the leaves of its page tree, however deep it is', () => {
    expect(countPdfPages(pdf(leaf, tree(1)))).toBe(1)
    expect(countPdfPages(pdf(leaf.repeat(20), tree(8), tree(8), tree(4), tree(20, 10)))).toBe(20)
  })

  test('are unknown where a page is gone, the file is cut off, or it is none', () => {
    expect(countPdfPages(pdf(leaf, tree(2)))).toBeUndefined()
    expect(countPdfPages(pdf(tree(0)))).toBeUndefined()
    const whole = pdf(leaf.repeat(3), tree(3))
    expect(countPdfPages(whole.subarray(0, whole.length - 4))).toBeUndefined()
    expect(countPdfPages(new TextEncoder().encode('<html>'))).toBeUndefined()
    expect(countPdfPages(new Uint8Array())).toBeUndefined()
  })

  test('are counted beside bytes that are no text', () => {
    const bytes = pdf(leaf, `stream\n${'\u00ff\u0000'.repeat(20_000)}\nendstream\n`, tree(1))
    expect(countPdfPages(bytes)).toBe(1)
  })
})
