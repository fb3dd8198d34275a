import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { BlockId, Document, Run } from '#core/document/document.ts'
import { PRESETS } from '#core/layout/presets.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, cell, date, doc, h1, p, picture, settings, signatory, table, title } from '../support/build.ts'
import { partsOf } from '../support/docx-parts.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'

const marked: Run = {
  text: '12.5亿元',
  ref: 'refrefrefref' as BlockId,
  slot: {
    kind: 'number',
    key: 'slotkeyslot',
    label: 'slotlabel',
    unit: 'slotunit',
    ledger: 'slotledger',
    choices: ['slotchoice'],
  },
  carried: { id: 'carriedid', type: 'carriedtype', from: 2024, state: 'unconfirmed', at: 'carriedat' },
  enumerator: { series: 777, style: '是' },
}
const sources = [
  {
    paper: 'sourcepaper',
    year: 2024,
    section: 'sourcesection',
    block: 'sourceblock0' as BlockId,
    passage: 'sourcepassage',
  },
]
const paper = doc(
  settings({ basedOn: { id: 'baseid', title: 'basetitle', year: 2024, sha256: 'f'.repeat(64) } }),
  title('关于2025年工作情况的报告'),
  { ...h1('主要工作'), id: 'headingblock' as BlockId, sources },
  { ...p([{ text: '完成投资' }, marked]), id: 'bodyblockid0' as BlockId, sources },
  { ...table([[{ ...cell('格'), id: 'cellcellcell' as BlockId }]]), id: 'tabletableid' as BlockId },
  { ...picture('a'.repeat(64), 30, '图'), id: 'picturepictu' as BlockId },
  { type: 'opaque', id: 'opaqueopaque' as BlockId, json: { secret: 'opaquesecret' } },
  attachment('附表', p('略')),
  signatory('某局'),
  date('2025年12月26日'),
)
const OURS =
  /refrefrefref|slot(key|label|unit|ledger|choice)|carried|unconfirmed|777|source(paper|section|block|passage)|base(id|title)|f{64}|a{64}|headingblock|bodyblockid0|cellcellcell|tabletableid|picturepictu|opaque|0000000000/

test('no part of the file holds an id, a slot, a source or anything else of ours', async () => {
  const parts = partsOf(await writeTestDocx(paper, { picture: () => TINY_PNG }))
  expect(JSON.stringify(paper)).toMatch(OURS)
  expect(Object.entries(parts).filter(([path, text]) => OURS.test(path + text))).toEqual([])
})

test('no part of any paper’s file holds an id, a key or a source of it', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDocument, fc.constantFrom(...Object.values(PRESETS)), async (d, preset) => {
      const parts = partsOf(await writeTestDocx(withOwnWords(d), { preset, picture: () => TINY_PNG }))
      expect(Object.entries(parts).filter(([path, text]) => /qqqq/.test(path + text))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

/** The paper with a mark in each word that is ours and not the writer's. */
function withOwnWords(d: Document): Document {
  const own = new Set([
    'id',
    'ref',
    'key',
    'label',
    'ledger',
    'paper',
    'section',
    'block',
    'passage',
    'asset',
    'from',
    'sha256',
  ])
  return JSON.parse(JSON.stringify(d), (name, value: unknown) => {
    return own.has(name) && typeof value === 'string' ? `qqqq${value}` : value
  }) as Document
}

test('the file says when it was made by the given clock, and its title and unit', async () => {
  const core = partsOf(await writeTestDocx({ ...paper, unit: '云溪县' }))['docProps/core.xml']!
  expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2025-12-26T08:00:00Z', '2025-12-26T08:00:00Z'])
  expect(core).toContain('<dc:title>关于2025年工作情况的报告</dc:title>')
  expect(core).toContain('<dc:creator>云溪县</dc:creator>')
})

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test('the same paper at the same time gives the same bytes, in every time zone', async () => {
  const written = []
  for (const place of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
    process.env['TZ'] = place
    written.push(Buffer.from(await writeTestDocx(paper, { picture: () => TINY_PNG })).toString('base64'))
  }
  expect(new Set(written).size).toBe(1)
})

test.each(Object.values(PRESETS))(
  '$id gives the same bytes twice, with header, imprint, lists and contents',
  async (preset) => {
    const header = { organs: ['甲县', '乙局'], documentNumber: '〔2026〕3号', signers: ['周明'] }
    const full = { ...paper, header, imprint: { copyTo: '县委' } }
    const write = () =>
      writeTestDocx(full, { preset: { ...preset, numbers: 'automatic', contents: true }, picture: () => TINY_PNG })
    expect(await write()).toEqual(await write())
  },
)
