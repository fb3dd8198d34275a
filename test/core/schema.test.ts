import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '#core/document/document.ts'
import { documentSchema } from '#core/document/schema.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  bold,
  cell,
  covered,
  doc,
  h1,
  h2,
  h3,
  h4,
  hole,
  opaque,
  p,
  pageBreak,
  picture,
  plain,
  table,
} from '../support/build.ts'

const ASSET = 'a'.repeat(64)

/** A paper's JSON with one block replaced or added, as it may come from a file. */
function withBlock(block: unknown): unknown {
  return { ...doc(), blocks: [block] }
}

function refusal(json: unknown): string | undefined {
  const parsed = documentSchema.safeParse(json)
  return parsed.success ? undefined : parsed.error.issues[0]!.path.join('.')
}

describe('the document schema', () => {
  test('takes every paper there can be, unchanged and through JSON', () => {
    fc.assert(
      fc.property(arbitraryDocument, (d) => {
        expect(documentSchema.parse(JSON.parse(JSON.stringify(d)))).toEqual(d)
      }),
      { numRuns: 200 },
    )
  })

  test.each<[string, Block]>([
    ['heading of level 1', h1('甲')],
    ['run-in heading', h2('甲。', '乙')],
    ['heading of level 3', h3([bold('甲'), hole('乙')])],
    ['heading of level 4', h4('甲')],
    ['paragraph', p('甲', 'right')],
    [
      'table with spans',
      table([
        ['甲', cell('乙', { rowSpan: 2 })],
        ['丙', covered()],
      ]),
    ],
    ['picture', picture(ASSET, 120.5, '办公楼')],
    ['page break', pageBreak()],
    ['opaque block', opaque({ type: 'chart', series: [1, null, 'x', { a: true }] })],
  ])('takes a %s', (_name, block) => {
    const d = doc(block)
    expect(documentSchema.parse(d)).toEqual(d)
  })

  test('keeps a block that it does not know, and gives it back the same after saving', () => {
    const chart = { id: '00000000000a', type: 'chart', series: [1, 2], sources: ['x'] }
    const read = documentSchema.parse(withBlock(chart))
    const { id, ...json } = chart
    expect(read.blocks).toEqual([{ type: 'opaque', id, json }])
    expect(documentSchema.parse(JSON.parse(JSON.stringify(read)))).toEqual(read)
  })

  test('cleans text and names instead of refusing the paper', () => {
    const d = documentSchema.parse({ ...doc(p('甲\u0000\t乙')), unit: '示例\u0007局' })
    expect([d.blocks, d.unit]).toEqual([doc(p('甲 乙')).blocks, '示例局'])
  })
})

describe('a damaged or hostile paper is refused with its place', () => {
  test.each<[string, unknown, string]>([
    ['a run without text', withBlock({ ...p([]), id: '00000000000a', runs: [{ bold: true }] }), 'blocks.0.runs.0.text'],
    [
      'a run whose text is a number',
      withBlock({ ...p([]), id: '00000000000a', runs: [{ text: 5 }] }),
      'blocks.0.runs.0.text',
    ],
    [
      'bold that is false',
      withBlock({ ...p([]), id: '00000000000a', runs: [{ text: 'x', bold: false }] }),
      'blocks.0.runs.0.bold',
    ],
    ['level 5', withBlock({ ...h1('x'), id: '00000000000a', level: 5 }), 'blocks.0.level'],
    ['an id of the wrong shape', withBlock({ ...p('x'), id: '../../etc' }), 'blocks.0.id'],
    ['a block that is null', withBlock(null), 'blocks.0'],
    ['a block that is text', withBlock('x'), 'blocks.0'],
    [
      'a block whose type is an object',
      withBlock({ id: '00000000000a', type: { toString: 1, valueOf: 1 } }),
      'blocks.0.type',
    ],
    ['a block without a type', withBlock({ id: '00000000000a' }), 'blocks.0.type'],
    [
      'a picture that is a path',
      withBlock({ ...picture('../../secret', 10, ''), id: '00000000000a' }),
      'blocks.0.asset',
    ],
    [
      'a picture without width',
      withBlock({ ...picture(ASSET, Number.NaN, ''), id: '00000000000a' }),
      'blocks.0.widthMm',
    ],
    [
      'a column span of a million',
      withBlock(doc(table([[cell('x', { colSpan: 1e6 })]])).blocks[0]),
      'blocks.0.rows.0.cells.0.colSpan',
    ],
    ['a title that is text', { ...doc(), title: '总结' }, 'title'],
    ['a year that is text', { ...doc(), year: '2026' }, 'year'],
    ['a kind that there is not', { ...doc(), kind: 'poem' }, 'kind'],
    ['an iso that is no date', { ...doc(), date: { text: '', iso: 'tomorrow' } }, 'date.iso'],
    ['a paper that is a list', [], ''],
    ['a paper that is null', null, ''],
  ])('%s', (_what, json, place) => {
    expect(refusal(json)).toBe(place)
  })

  test('more runs or longer text than any paper has', () => {
    expect(
      refusal(withBlock({ ...p([]), id: '00000000000a', runs: Array.from({ length: 50_001 }, () => plain('x')) })),
    ).toBe('blocks.0.runs')
    expect(refusal(doc(p('x'.repeat(1_000_001))))).toBe('blocks.0.runs.0.text')
  })

  test.each([
    ['an unknown block', (json: unknown) => ({ id: '00000000000a', type: 'chart', json })],
    ['an opaque block', (json: unknown) => ({ id: '00000000000a', type: 'opaque', json })],
  ])('nesting in %s deeper than the stack', (_what, wrap) => {
    let json: unknown = 1
    for (let depth = 0; depth < 200_000; depth++) json = [json]
    expect(refusal(withBlock(wrap(json)))).toMatch(/^blocks\.0/)
  })

  test('values in an opaque block that JSON does not have', () => {
    for (const json of [Number.NaN, Infinity, undefined, () => 1, 1n]) {
      expect(documentSchema.safeParse(withBlock({ id: '00000000000a', type: 'opaque', json })).success).toBe(false)
    }
  })
})

describe('prototype keys', () => {
  test('in a paper change no prototype', () => {
    const json: unknown = JSON.parse(
      `{"id":"00000000000a","type":"chart","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
    )
    const read = documentSchema.parse(withBlock(json))
    expect(Object.getPrototypeOf(read.blocks[0])).toBe(Object.prototype)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'as a block type are unknown like any: %s',
    (type) => {
      const read = documentSchema.parse(withBlock({ id: '00000000000a', type }))
      expect(read.blocks).toEqual([{ type: 'opaque', id: '00000000000a', json: { type } }])
    },
  )
})
