import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigramsOf, indexBigrams, likenessOf } from '#core/compare/bigram-index.ts'
import type { Candidate } from '#core/compare/pair-up.ts'
import { pairUp, sideBySide } from '#core/compare/pair-up.ts'

const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊'), maxLength: 12 })
const least = fc.constantFrom(0.2, 0.5, 0.6, 0.9, 1)

test('the index finds every text that is like enough, as comparing with each of them does', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), text, least, (texts, asked, atLeast) => {
      const index = indexBigrams(texts)
      const all = texts
        .map((each, entry) => ({ entry, likeness: likenessOf(bigramsOf(asked), bigramsOf(each)) }))
        .filter(({ likeness }) => likeness >= atLeast)
        .toSorted((a, b) => b.likeness - a.likeness || a.entry - b.entry)
      expect(index.like(asked, atLeast)).toEqual(all)
      expect(index.mostLike(asked, atLeast)).toEqual(all.filter(({ likeness }) => likeness === all[0]!.likeness))
    }),
    { numRuns: 500 },
  )
})

test('the index finds every text that holds another', () => {
  const asked = text.filter((each) => each.length > 1)
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), asked, (texts, part) => {
      const holding = texts.flatMap((each, entry) => (each.includes(part) ? [entry] : []))
      expect(indexBigrams(texts).holding(part)).toEqual(holding)
    }),
    { numRuns: 300 },
  )
})

const candidates: fc.Arbitrary<readonly Candidate[]> = fc.array(
  fc.record({ ours: fc.nat(6), theirs: fc.nat(6), weight: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 12 },
)

/** The weight of the heaviest rising chain, by trying all of them. */
function heaviest(from: readonly Candidate[], ours = -1, theirs = -1): number {
  const next = from.filter((each) => each.ours > ours && each.theirs > theirs)
  return Math.max(0, ...next.map((each) => each.weight + heaviest(next, each.ours, each.theirs)))
}

test('pairs weigh as much as the heaviest that keep the order, and none shares a side with another', () => {
  fc.assert(
    fc.property(candidates, (given) => {
      const pairs = pairUp(given)
      expect(new Set(pairs.map(({ ours }) => ours)).size).toBe(pairs.length)
      expect(new Set(pairs.map(({ theirs }) => theirs)).size).toBe(pairs.length)
      expect(heaviest(pairs)).toBe(heaviest(given))
      // Nothing is left that could still be paired.
      const free = ({ ours, theirs }: Candidate) => !pairs.some((pair) => pair.ours === ours || pair.theirs === theirs)
      expect(given.filter(free)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('side by side everything stands once, in the order of ours, and what they alone have behind what it follows there', () => {
  const pairs = [
    { ours: 0, theirs: 1 },
    { ours: 2, theirs: 3 },
  ]
  expect(sideBySide({ ours: 3, theirs: 5 }, pairs)).toEqual([
    { ours: null, theirs: 0 },
    { ours: 0, theirs: 1 },
    { ours: null, theirs: 2 },
    { ours: 1, theirs: null },
    { ours: 2, theirs: 3 },
    { ours: null, theirs: 4 },
  ])
})
