import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFile } from '#core/office/read-file.ts'
import { READ_ERRORS } from '#core/recognise/reading.ts'
import { countingIds } from '../support/build.ts'
import { mutate } from '../support/mutate.ts'
import { fixtureBytes } from '../support/read-fixture.ts'

const NAMES = readdirSync(join(import.meta.dirname, '../fixtures/import')).filter((name) => name !== 'README.md')
const RUNS = 2_000

// `npm run fuzz` tries many more; a seed that it found to fail becomes a case here, by the file’s name.
const FOUND: readonly (readonly [string, number])[] = []

describe('damaged files', () => {
  test(`of ${RUNS} damaged in ways that a seed tells, each is read or refused`, async () => {
    const codes = new Map<string, number>()
    for (let seed = 0; seed < RUNS; seed++) {
      const name = NAMES[seed % NAMES.length]!
      const result = await readFile(mutate(fixtureBytes(name), seed), { name, newId: countingIds() })
      const code = result.ok ? 'reads' : result.error.code
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].filter((code) => code !== 'reads' && !READ_ERRORS.includes(code as never))).toEqual([])
    // Damage that no reader gets to see would prove nothing.
    expect(codes.get('reads')).toBeGreaterThan(RUNS / 4)
    expect(codes.get('file-damaged')).toBeGreaterThan(RUNS / 20)
  })

  test.each(FOUND)('%s damaged by %i, which once failed, is read or refused', async (name, seed) => {
    const result = await readFile(mutate(fixtureBytes(name), seed), { name, newId: countingIds() })
    expect(typeof result.ok).toBe('boolean')
  })
})
