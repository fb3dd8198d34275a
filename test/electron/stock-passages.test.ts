import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { promptOf, showsPrompt } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { walkBlock } from '#core/document/walk.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import { passageSchema } from '#core/passage/passage.ts'
import { readStock, STOCK_TAG } from '#core/passage/stock.ts'
import { holesIn } from '#core/recognise/holes.ts'
import { giveStock } from '#electron/service/stock-passages.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { listPassages } from '#electron/storage/passage-list.ts'
import {
  emptyPassageBin,
  insertPassages,
  openPassage,
  removePassages,
  restorePassages,
} from '#electron/storage/passages.ts'
import closings from '#templates/passages/closings.json' with { type: 'json' }
import nextYear from '#templates/passages/next-year.json' with { type: 'json' }
import openings from '#templates/passages/openings.json' with { type: 'json' }
import problems from '#templates/passages/problems.json' with { type: 'json' }
import transitions from '#templates/passages/transitions.json' with { type: 'json' }
import { countingIds } from '../support/build.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { database } from './open-database.ts'
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

const FILES = { openings, closings, problems, 'next-year': nextYear, transitions }
const AT = '2026-11-22T08:00:00.000Z'

function stockOf(json: unknown) {
  const read = readStock(json, countingIds())
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const ALL = Object.values(FILES).flatMap(stockOf)
const runsOf = (stock: (typeof ALL)[number]) => {
  return stock.passage.blocks.flatMap((block) => [...walkBlock(block)].flatMap(([, runs]) => runs))
}

describe('the stock passages', () => {
  test('are at least ten in each collection, each tagged with it and as coming with the app', () => {
    for (const [collection, json] of Object.entries(FILES)) {
      const stock = stockOf(json)
      expect(stock.length).toBeGreaterThanOrEqual(10)
      for (const { passage } of stock) {
        expect(passage.collection).toBe(collection)
        expect(passage.tags[0]).toBe(STOCK_TAG)
        expect(passageSchema.safeParse(passage).success).toBe(true)
      }
    }
    expect(ALL.length).toBeGreaterThanOrEqual(60)
  })

  test('serve offices, schools, hospitals, enterprises and anybody', () => {
    const sectors = ['机关', '教育', '卫生健康', '企业', '通用']
    for (const sector of sectors) {
      expect(ALL.filter(({ passage }) => passage.tags.includes(sector)).length).toBeGreaterThanOrEqual(5)
    }
    const isOfOne = ({ passage }: (typeof ALL)[number]) =>
      passage.tags.filter((tag) => sectors.includes(tag)).length === 1
    expect(ALL.filter((stock) => !isOfOne(stock))).toEqual([])
  })

  test('have names, titles and words of their own', () => {
    for (const of of [
      (stock: (typeof ALL)[number]) => stock.id,
      (stock: (typeof ALL)[number]) => `${stock.passage.collection} ${stock.passage.title}`,
      (stock: (typeof ALL)[number]) => textOf(runsOf(stock)),
    ])
      expect(new Set(ALL.map(of)).size).toBe(ALL.length)
  })

  test.each(ALL.map((stock) => [stock.id, stock] as const))(
    '%s is 40 to 220 characters of whole sentences, without a year, a figure or a hole of its own',
    (_id, stock) => {
      const runs = runsOf(stock)
      const text = textOf(runs)
      expect(text.length).toBeGreaterThanOrEqual(40)
      expect(text.length).toBeLessThanOrEqual(220)
      expect(text).toMatch(/[。！]$/)
      expect(text).not.toMatch(/[,;:()!?\d]|[A-Za-z]|。。|，，|，。|、。|[{}[\]]/)
      expect(holesIn(text)).toEqual([])
      expect(findFigures(paperOf(stock.passage.blocks, 2026)).map((figure) => figure.text)).toEqual([])
      expect(runs.filter((run) => run.slot && !showsPrompt(run))).toEqual([])
    },
  )

  test.each([
    ['a field that is not declared', { paragraphs: ['{{nobody}}年。'] }],
    ['half a bracket', { paragraphs: ['[[甲。'] }],
    ['a year beside the year', { paragraphs: ['{{year+1}}年。'] }],
    ['no words', { paragraphs: [] }],
    ['another key', { colour: 'red' }],
  ])('with %s are refused', (_what, change) => {
    const good = { id: 'a', title: '甲', kind: null, tags: [], paragraphs: ['{{year}}年，[[做法]]，xx。'] }
    const file = { collection: 'openings', fields: { year: { kind: 'year', label: '年份' } }, passages: [good] }
    expect(stockOf(file)[0]!.passage.blocks).toMatchObject([
      {
        runs: [
          { text: '【年份】', slot: { key: 'year' } },
          { text: '年，' },
          { text: promptOf({ kind: 'text', label: '做法' }) },
          { text: '，xx。' },
        ],
      },
    ])
    expect(readStock({ ...file, passages: [{ ...good, ...change }] }, countingIds())).toMatchObject({
      ok: false,
      error: { code: 'stock-shape' },
    })
  })
})

describe('a library is given the stock', () => {
  const give = (db: Writable, files?: Parameters<typeof giveStock>[1]['files']) =>
    giveStock(db, { at: AT, newBlockId: countingIds(), ...(files ? { files } : {}) })
  const idsIn = (db: Writable, bin = false) => {
    return listPassages(db, { bin, limit: 200 }).passages.map(({ id }) => id)
  }
  const file = (...ids: readonly string[]) => ({
    collection: 'openings',
    fields: {},
    passages: ids.map((id) => ({ id, title: `标题${id}`, kind: null, tags: [], paragraphs: [`文字${id}。`] })),
  })

  test('whole and once', () => {
    const db = database()
    expect(give(db)).toBe(ALL.length)
    expect(idsIn(db)).toHaveLength(ALL.length)
    expect(give(db)).toBe(0)
    expect(idsIn(db)).toHaveLength(ALL.length)
  })

  test('and what was removed does not come back, neither from the bin nor after it was emptied', () => {
    const db = database()
    give(db, [file('a', 'b')])
    removePassages(db, [idsIn(db)[0]!], AT)
    expect(give(db, [file('a', 'b')])).toBe(0)
    emptyPassageBin(db)
    expect(give(db, [file('a', 'b')])).toBe(0)
    expect(idsIn(db)).toHaveLength(1)
    expect(idsIn(db, true)).toEqual([])
  })

  test('of a later version only as far as it is new', () => {
    const db = database()
    expect(give(db, [file('a')])).toBe(1)
    removePassages(db, idsIn(db), AT)
    emptyPassageBin(db)
    expect(give(db, [file('a', 'b'), file('c')])).toBe(2)
    expect(
      listPassages(db)
        .passages.map(({ title }) => title)
        .toSorted(),
    ).toEqual(['标题b', '标题c'])
  })

  test('with the same ids as every other, so that one that came from a colleague stays as it is', () => {
    const [first, second] = [database(), database()]
    give(first, [file('a')])
    const [id] = idsIn(first)
    const opened = openPassage(first, id!)
    if (!opened.ok) throw new Error()
    const { title, collection, kind, year, unit, tags, note, source, blocks } = opened.value
    const theirs = { title, collection, kind, year, unit, tags, source, blocks, note: `${note}已改` }
    insertPassages(second, [{ id: id!, passage: theirs }], AT)
    removePassages(second, [id!], AT)
    expect(give(second, [file('a', 'b')])).toBe(1)
    restorePassages(second, [id!])
    expect(openPassage(second, id!)).toMatchObject({ ok: true, value: { note: '已改' } })
  })

  test('by the service, some time after its start, and by its next start not again', async () => {
    const profile = temporaryFolder()
    const first = startService(profile)
    const total = async ({ client }: typeof first) => valueOf(await client.call('library.list', { limit: 1 })).total
    await expect.poll(() => total(first), { timeout: 15_000 }).toBe(ALL.length)
    const { passages } = valueOf(await first.client.call('library.list', { limit: 1 }))
    const requestId = randomUUID()
    valueOf(await first.client.call('library.remove', { requestId, ids: passages.map(({ id }) => id) }))
    await first.client.close()
    const second = startService(profile)
    const opened = openDatabase(profile, { now: () => new Date() })
    if (!opened.ok) throw new Error(opened.error.code)
    expect(give(opened.value.db)).toBe(0)
    closeDatabase(opened.value.db)
    expect(await total(second)).toBe(ALL.length - 1)
  })

  test('without the file that has a slip', () => {
    const db = database()
    expect(give(db, [{ ...file('a'), fields: 7 } as never, file('b')])).toBe(1)
    expect(give(db, [file('a'), file('b')])).toBe(1)
  })
})
