import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BlockId } from '#core/document/document.ts'
import type { ReuseReport, ReuseSection, ReuseSentence } from '#renderer/desk.ts'
import { percentsOf } from '#renderer/sources/percents.ts'
import { sentencesIn } from '#renderer/state/reuse.ts'

test('the per cents of a text with words add up to a hundred, and what is there at all is never nothing', () => {
  const parts = fc.tuple(fc.nat(100_000), fc.nat(100_000), fc.nat(100_000)).filter(([a, b, c]) => a + b + c > 0)
  fc.assert(
    fc.property(parts, ([a, b, c]) => {
      const sum = a + b + c
      const percents = percentsOf({ kept: a / sum, rewritten: b / sum, new: c / sum })
      expect(percents.kept + percents.rewritten + percents.new).toBe(100)
      expect([percents.kept > 0, percents.rewritten > 0, percents.new > 0]).toEqual([a > 0, b > 0, c > 0])
    }),
  )
})

test('a text without words has no per cents', () => {
  expect(percentsOf({ kept: 0, rewritten: 0, new: 0 })).toEqual({ kept: 0, rewritten: 0, new: 0 })
})

const NONE = { characters: 1, kept: 0, rewritten: 0, new: 1, reuse: 0 }
const section = (id: string | null, level: number): ReuseSection => {
  return { ...NONE, id: id as BlockId | null, section: '', level, number: '', title: '', own: NONE }
}
const sentence = (owner: string | null): ReuseSentence => {
  return { kind: 'new', text: owner ?? 'lead', owner: owner as BlockId | null, place: '', start: 0 }
}
const REPORT: ReuseReport = {
  ...NONE,
  papers: [],
  missing: 0,
  sections: [
    section(null, 0),
    section('a', 1),
    section('a1', 2),
    section('a2', 3),
    section('b', 1),
    section('x', 0),
    section('x1', 1),
  ],
  sentences: [null, 'a', 'a1', 'a2', 'b', 'x', 'x1'].map(sentence),
}
const read = (part: Parameters<typeof sentencesIn>[1]) => sentencesIn(REPORT, part).map(({ text }) => text)

test('a section is read with all under it, the lead by itself, an attachment with its headings', () => {
  expect(read('all')).toHaveLength(7)
  expect(read('lead')).toEqual(['lead'])
  expect(read('a' as BlockId)).toEqual(['a', 'a1', 'a2'])
  expect(read('a1' as BlockId)).toEqual(['a1', 'a2'])
  expect(read('b' as BlockId)).toEqual(['b'])
  expect(read('x' as BlockId)).toEqual(['x', 'x1'])
  expect(read('gone' as BlockId)).toEqual([])
})
