import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentSchema } from '#core/document/schema.ts'
import { normalise } from '#core/document/normalise.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'

test('every arbitrary paper is one that the schema accepts, before and after normalising', () => {
  fc.assert(
    fc.property(arbitraryDocument, (d) => {
      expect(documentSchema.parse(d)).toEqual(d)
      const normal = normalise(d)
      expect(documentSchema.parse(normal)).toEqual(normal)
    }),
    { numRuns: 200 },
  )
})

test('an arbitrary paper uses each id once', () => {
  fc.assert(
    fc.property(arbitraryDocument, (d) => {
      const ids = [...JSON.stringify({ ...d, basedOn: undefined }).matchAll(/"id":"([0-9a-z]{12})"/g)].map(
        (match) => match[1],
      )
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})
