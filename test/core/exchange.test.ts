import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutEntries } from '#core/passage/cut-entries.ts'
import type { ExchangedPassage } from '#core/passage/exchange.ts'
import {
  EXCHANGE_FORMAT,
  EXCHANGE_VERSION,
  MAX_EXCHANGE_ENTRIES,
  readExchange,
  writeExchange,
} from '#core/passage/exchange.ts'
import { fieldOf } from '#core/figures/ledger-fields.ts'
import { withoutLedger } from '#core/passage/paper-of.ts'
import { COLLECTIONS, MAX_PASSAGE_CHARACTERS } from '#core/passage/passage.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { doc, h1, p } from '../support/build.ts'

const SAVED = { savedAt: '2026-11-22T08:00:00.000Z', pictures: [] }

function entry(facts: Partial<ExchangedPassage> = {}): ExchangedPassage {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-02T08:00:00.000Z',
    title: '党建引领',
    collection: 'other',
    kind: 'summary',
    year: 2025,
    unit: '示例局',
    tags: ['党建'],
    note: '',
    source: { paper: 'draft-1', title: '2025年总结', year: 2025, section: '一、' },
    blocks: doc(h1('做法'), p('文字。')).blocks,
    ...facts,
  }
}
const textOf = (...passages: readonly unknown[]) => [...writeExchange(passages as ExchangedPassage[], SAVED)].join('')
const shell = (change: object) =>
  JSON.stringify({ format: EXCHANGE_FORMAT, version: EXCHANGE_VERSION, passages: [], ...SAVED, ...change })
/** A file with all its entries read. */
function readAll(text: string) {
  const read = readExchange(text)
  if (!read.ok) return read
  const { entries, ...rest } = read.value
  const all = [...entries()]
  const passages = all.flatMap((one, index) => (one.ok ? [{ index, passage: one.value }] : []))
  const bad = all.flatMap((one, index) => (one.ok ? [] : [{ index, why: one.error }]))
  return { ok: true, value: { ...rest, passages, bad } } as const
}
const troubleOf = (text: string) => {
  const read = readAll(text)
  return read.ok ? null : [read.error.code, read.error.params]
}

describe('a .suigao file', () => {
  test('holds what was written, a line a passage', () => {
    const second = entry({ id: '00000000-0000-4000-8000-000000000002', source: null, kind: null, year: null })
    const text = textOf(entry(), second)
    expect(text.split('\n')).toHaveLength(6)
    expect(readAll(text)).toEqual({
      ok: true,
      value: {
        savedAt: SAVED.savedAt,
        total: 2,
        passages: [
          { index: 0, passage: entry() },
          { index: 1, passage: second },
        ],
        bad: [],
        pictures: [],
      },
    })
  })

  test('may hold none, or begin with a byte order mark', () => {
    expect(readAll(textOf())).toMatchObject({ ok: true, value: { total: 0, passages: [] } })
    expect(readAll(`\ufeff${textOf(entry())}`)).toMatchObject({ ok: true, value: { total: 1 } })
  })

  test('gives back any passage that a paper can hold, without the links to its ledger', () => {
    const facts = fc.record({ title: fc.string({ maxLength: 20 }), collection: fc.constantFrom(...COLLECTIONS) })
    fc.assert(
      fc.property(
        arbitraryDocument.filter((d) => d.blocks.length > 0),
        facts,
        (d, given) => {
          const passage = entry({ ...given, blocks: d.blocks })
          const read = readAll(textOf(passage))
          const blocks = withoutLedger(d.blocks)
          expect(read).toMatchObject({ ok: true, value: { bad: [], passages: [{ passage: { ...passage, blocks } }] } })
        },
      ),
    )
  })

  test('says nothing of the writer’s ledger, and takes none from another’s', () => {
    const gdp = fieldOf({ id: 'figure-of-mine', name: '总产值', unit: '亿元' })
    const ofTemplate = { kind: 'number', key: 'income', label: '税收', ledger: 'figure-of-mine' } as const
    const blocks = doc(
      p([{ text: '达到' }, { text: '149.4亿元', slot: gdp }, { text: '【总产值】', slot: gdp }]),
      p([{ text: '【税收】', slot: ofTemplate }]),
    ).blocks
    const plain = doc(
      p([{ text: '达到149.4亿元' }, { text: '【总产值】', slot: { kind: 'number', label: '总产值', unit: '亿元' } }]),
      p([{ text: '【税收】', slot: { kind: 'number', key: 'income', label: '税收' } }]),
    ).blocks
    const text = textOf(entry({ blocks }))
    expect(text).not.toContain('figure-of-mine')
    const read = { ok: true, value: { bad: [], passages: [{ passage: entry({ blocks: plain }) }] } }
    expect(readAll(text)).toMatchObject(read)
    const forged = textOf(entry({ blocks: plain })).replace(
      '{"kind":"number","key":"income"',
      '{"kind":"number","ledger":"figure-of-theirs","key":"income"',
    )
    expect(forged).toContain('figure-of-theirs')
    expect(readAll(forged)).toMatchObject(read)
  })

  test.each([
    ['nothing', ''],
    ['a text', '各位同事：'],
    ['other JSON', '{"a":1}'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a draft', JSON.stringify(doc(p('文字。')))],
    ['bytes of a packed file', '\u001f\ufffd\b\u0000\u0000'],
  ])('is not %s', (_what, text) => {
    expect(troubleOf(text)).toEqual(['exchange-not-library', undefined])
  })

  test('of a newer version is refused by both numbers, whatever else it holds', () => {
    expect(troubleOf(shell({ version: 7, passages: 'elsewhere' }))).toEqual(['exchange-newer', { found: 7, known: 1 }])
  })

  test.each([
    ['no version', shell({ version: undefined }), 'version'],
    ['a version that is none', shell({ version: 'one' }), 'version'],
    ['passages that are no list', shell({ passages: { length: 3 } }), 'passages'],
    ['no time', shell({ savedAt: undefined }), 'savedAt'],
    ['a picture that is none', shell({ pictures: [{ sha256: 'x', base64: '' }] }), 'pictures.0.sha256'],
    ['another key', shell({ run: 'me' }), 'run'],
    ['a prototype', shell({}).replace('{', '{"__proto__":{"polluted":true},'), '__proto__'],
  ])('with %s is damaged, and says where', (_what, text, place) => {
    expect(troubleOf(text)).toEqual(['exchange-damaged', { place }])
    expect('polluted' in {}).toBe(false)
  })

  test('that was cut off anywhere is refused, with the line where it ends, and is never read in part', () => {
    const text = textOf(entry(), entry())
    for (let length = 1; length < text.trimEnd().length; length += 7) {
      const read = readAll(text.slice(0, length))
      expect(read.ok).toBe(false)
      expect(['exchange-not-library', 'exchange-broken']).toContain(read.ok ? '' : read.error.code)
    }
    expect(troubleOf(text.slice(0, text.length - 10))).toEqual(['exchange-broken', { line: 4 }])
    expect(troubleOf(text.replace('党建引领"', '党建引领'))).toEqual(['exchange-broken', { line: 2 }])
    expect(troubleOf(text.replace('{"id"', '"id"'))).toEqual(['exchange-broken', { line: 5 }])
  })

  test('with an entry that is no JSON gives the others, and names that one', () => {
    expect(readAll(textOf(entry(), entry()).replace('"党建引领"', '党建引领'))).toMatchObject({
      ok: true,
      value: { passages: [{ index: 1 }], bad: [{ index: 0, why: { code: 'exchange-entry', params: { number: 1 } } }] },
    })
  })

  test('is read in whatever form its JSON is written, and whatever marks stand in its words', () => {
    const marks = entry({ title: '"],}{[\\"passages":[', note: '\\', tags: ['[', '"'] })
    const text = JSON.stringify(JSON.parse(textOf(marks, entry())), null, 2)
    expect(readAll(text)).toEqual(readAll(textOf(marks, entry())))
    expect(readAll(text)).toMatchObject({ ok: true, value: { bad: [], passages: [{ passage: marks }, {}] } })
    const twice = text.replace('"pictures"', '"passages": [7], "pictures"')
    expect(troubleOf(twice)).toEqual(['exchange-damaged', { place: 'passages' }])
  })

  test('is cut into the entries that its JSON has, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.constantFrom(0, 2), (values, other, space) => {
        const text = JSON.stringify(
          { before: other, inner: { passages: [other] }, passages: values, after: other },
          null,
          space,
        )
        const cut = cutEntries(text, 'passages')!
        const entries = values.map((_value, index) => text.slice(cut.places[2 * index], cut.places[2 * index + 1]))
        expect(cut.places).toHaveLength(2 * values.length)
        expect(entries.map((json): unknown => JSON.parse(json))).toEqual(
          values.map((value): unknown => JSON.parse(JSON.stringify(value))),
        )
        expect(JSON.parse(cut.rest)).toEqual(
          JSON.parse(JSON.stringify({ before: other, inner: { passages: [other] }, passages: [], after: other })),
        )
      }),
    )
  })

  test.each([
    ['a title that is a number', { title: 7 }, 'title'],
    ['a title that is too long', { title: '长'.repeat(201) }, 'title'],
    ['an id that is none', { id: '../../etc' }, 'id'],
    ['a collection that is none', { collection: 'mine' }, 'collection'],
    ['no blocks', { blocks: [] }, 'blocks'],
    ['a block that is a text', { blocks: ['文字'] }, 'blocks.0'],
    ['a level that is none', { blocks: [{ ...h1('做法'), id: '000000000001', level: 9 }] }, 'blocks.0.level'],
    ['tags without end', { tags: Array.from({ length: 31 }, String) }, 'tags'],
    ['a time that is none', { updatedAt: 'yesterday' }, 'updatedAt'],
    ['another key', { isFavourite: true }, 'isFavourite'],
  ])('with an entry that has %s gives the others, and names that one', (_what, change, place) => {
    const read = readAll(textOf(entry(), { ...entry(), ...change }, entry()))
    expect(read).toMatchObject({
      ok: true,
      value: {
        total: 3,
        passages: [{ index: 0 }, { index: 2 }],
        bad: [{ index: 1, why: { code: 'exchange-entry', params: { number: 2 } } }],
      },
    })
    const where = read.ok ? read.value.bad[0]!.why.params!['place'] : ''
    expect(where).toBe(place)
  })

  test('with the keys of a prototype changes none', () => {
    const text = textOf(entry())
      .replace('"党建引领"', '"党建引领","__proto__":{"polluted":1}')
      .replace('"runs":', '"__proto__":{"polluted":2},"constructor":{"prototype":{"polluted":3}},"runs":')
    const inBlocks = textOf(entry()).replaceAll('"runs":', '"__proto__":{"polluted":2},"constructor":7,"runs":')
    const unknown = textOf(entry()).replace('"paragraph"', '"chart","__proto__":{"polluted":4}')
    expect(readAll(text)).toMatchObject({ ok: true, value: { bad: [{ index: 0 }] } })
    expect(readAll(inBlocks)).toMatchObject({ ok: true, value: { passages: [{ passage: entry() }] } })
    const read = readAll(unknown)
    const block = read.ok ? read.value.passages[0]!.passage.blocks[1] : undefined
    expect(block).toMatchObject({ type: 'opaque' })
    expect('polluted' in {}).toBe(false)
    expect(Object.getPrototypeOf(block)).toBe(Object.prototype)
  })

  test('takes a passage of 100,000 characters, and names one that is longer than a passage may be', () => {
    const long = (length: number) => entry({ blocks: doc(p('长'.repeat(length))).blocks })
    expect(readAll(textOf(long(100_000)))).toMatchObject({ ok: true, value: { bad: [] } })
    expect(readAll(textOf(entry(), long(MAX_PASSAGE_CHARACTERS + 1)))).toMatchObject({
      ok: true,
      value: {
        bad: [{ why: { code: 'exchange-entry-too-large', params: { number: 2, max: MAX_PASSAGE_CHARACTERS } } }],
      },
    })
  })

  test('with more entries than one merge can take is refused by both numbers', () => {
    const many = shell({ passages: Array.from({ length: MAX_EXCHANGE_ENTRIES + 1 }, () => 0) })
    expect(troubleOf(many)).toEqual([
      'exchange-too-many',
      { found: MAX_EXCHANGE_ENTRIES + 1, max: MAX_EXCHANGE_ENTRIES },
    ])
  })
})
