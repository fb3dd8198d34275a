import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ImportProgress } from '#contract'
import { inSteps, MOST_IN_STEP } from '#electron/service/in-steps.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { openDatabase } from '#electron/storage/database.ts'
import { tidyIndex } from '#electron/storage/passage-index.ts'
import { listPassages } from '#electron/storage/passage-list.ts'
import { favourPassages } from '#electron/storage/passage-marks.ts'
import { EMPTY_BIN, insertPassages, removePassages } from '#electron/storage/passages.ts'
import { p } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { add, emptyLibrary, request } from './library-service.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const AT = '2026-11-22T08:00:00.000Z'
const MANY = 1_500
const some = (count: number, words = '素材') =>
  Array.from({ length: count }, (_, n) =>
    passage({ title: `第${n}条`, tags: ['旧'] }, p(`第${n}段${words}，写清做法。`)),
  )

async function fullLibrary() {
  const steps: ImportProgress[] = []
  const { client } = startService(emptyLibrary().profile, { onImport: (progress) => void steps.push(progress) })
  const ids = [...(await add(client, ...some(1_000))), ...(await add(client, ...some(MANY - 1_000)))]
  const count = async (only: object) => valueOf(await client.call('library.list', { ...only, limit: 1 })).total
  steps.length = 0
  return { client, ids, steps, count }
}

describe('a write to very many passages', () => {
  test('is done in small steps that are told, and a save that is asked for meanwhile is answered first', async () => {
    const { client, ids, steps, count } = await fullLibrary()
    const draft = await createDraft(client)
    const answered: string[] = []
    const { requestId } = request()
    const favoured = client.call('library.favour', { requestId, ids: ids.toReversed(), isFavourite: true })
    await Promise.all([
      favoured.then(() => answered.push('favour')),
      save(client, draft).then(() => answered.push('save')),
    ])
    expect([valueOf(await favoured), answered]).toEqual([null, ['save', 'favour']])
    expect(await count({ isFavourite: true })).toBe(MANY)
    const done = steps.map((step) => step.done)
    expect(done.at(-1)).toBe(MANY)
    expect(Math.max(...done.map((each, nth) => each - (done[nth - 1] ?? 0)))).toBeLessThanOrEqual(MOST_IN_STEP)
    expect(new Set(steps.map(({ import: id, total }) => `${id} ${total}`))).toEqual(new Set([`${requestId} ${MANY}`]))
  })

  test('tags, throws away, brings back and deletes all of them, and one request is one write', async () => {
    const { client, ids, count } = await fullLibrary()
    const tag = { ...request(), ids, add: ['新'], remove: ['旧'] }
    valueOf(await client.call('library.tag', tag))
    valueOf(await client.call('library.tag', { ...tag, add: ['别的'] }))
    expect([await count({ tag: '新' }), await count({ tag: '旧' }), await count({ tag: '别的' })]).toEqual([MANY, 0, 0])
    expect([await count({ query: '新' }), await count({ query: '旧' })]).toEqual([MANY, 0])
    valueOf(await client.call('library.remove', { ...request(), ids }))
    expect([await count({}), await count({ bin: true }), await count({ query: '做法' })]).toEqual([0, MANY, 0])
    valueOf(await client.call('library.restore', { ...request(), ids: ids.slice(500) }))
    expect([await count({ query: '做法' }), await count({ query: '第777段' })]).toEqual([MANY - 500, 1])
    expect(valueOf(await client.call('library.emptyBin', request()))).toEqual({ passages: 500 })
    expect([await count({ bin: true }), await count({})]).toEqual([0, MANY - 500])
  })

  test('changes nothing where one of them is missing, or is in the bin and must not be', async () => {
    const { client, ids, count } = await fullLibrary()
    const favour = (given: string[]) => client.call('library.favour', { ...request(), ids: given, isFavourite: true })
    expect(await favour([...ids, randomUUID()])).toMatchObject({ error: { code: 'passage-missing' } })
    valueOf(await client.call('library.remove', { ...request(), ids: [ids[700]!] }))
    expect(await favour(ids)).toMatchObject({ error: { code: 'passage-in-bin' } })
    expect(await count({ isFavourite: true })).toBe(0)
  })

  test('can be stopped: what is done stays and is told, and the same request goes on', async () => {
    const { client, ids, steps, count } = await fullLibrary()
    const remove = { ...request(), ids }
    const removed = client.call('library.remove', remove)
    await expect.poll(() => steps.length, { interval: 1 }).toBeGreaterThan(0)
    valueOf(await client.call('library.stop', { write: remove.requestId }))
    const stopped = await removed
    const done = await count({ bin: true })
    expect(stopped).toEqual({ ok: false, error: { code: 'library-stopped', params: { done, count: MANY } } })
    expect(done).toBeLessThan(MANY)
    expect(await count({})).toBe(MANY - done)
    valueOf(await client.call('library.remove', remove))
    expect(await count({ bin: true })).toBe(MANY)
  })
})

describe('steps', () => {
  const step = (characters: number) => ({ characters })
  const live = new AbortController().signal

  test('take no more of long passages at once than of their words can be written', async () => {
    const taken: number[] = []
    const write = (items: readonly unknown[]) => void taken.push(items.length)
    const items = [...Array.from({ length: 12 }, () => step(10)), step(5_000), step(100_000), step(100_000)]
    expect(await inSteps(items, write, { db: database(), signal: live })).toBe(items.length)
    expect(taken).toEqual([10, 3, 1, 1])
  })

  test('that fail are taken back, and those before them stay', async () => {
    const db = database()
    const items = some(MOST_IN_STEP + 10).map((each, n) => ({ id: `id-${n}`, passage: each, characters: 10 }))
    const write = (each: typeof items) => {
      insertPassages(db, each, AT)
      if (each.some(({ id }) => id === `id-${MOST_IN_STEP + 5}`)) throw new Error('planted')
    }
    await expect(inSteps(items, write as never, { db, signal: live })).rejects.toThrow('planted')
    const { total } = listPassages(db, { query: '素材' })
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(MOST_IN_STEP)
    expect(total).toBe(db.prepare('SELECT count(*) FROM passages').pluck().get())
  })
})

describe('the index after thousands were put in', () => {
  const changes = (db: Writable) => db.prepare<[], number>('SELECT total_changes()').pluck().get()!
  const writesOf = (db: Writable, act: () => unknown) => {
    const before = changes(db)
    act()
    return changes(db) - before
  }
  const one = () => [{ id: randomUUID(), passage: some(1)[0]! }]
  const stored = (count: number) => some(count, '甲乙丙丁戊己庚辛').map((each) => ({ id: randomUUID(), passage: each }))

  test('is not joined by the next writes, each of which writes as much as one into an empty library', () => {
    const db = database()
    const first = writesOf(db, () => insertPassages(db, one(), AT))
    for (let n = 0; n < 30; n++) insertPassages(db, stored(100), AT)
    const later = Array.from({ length: 10 }, () => writesOf(db, () => insertPassages(db, one(), AT)))
    expect(Math.max(...later)).toBeLessThanOrEqual(2 * first)
  })

  test('is joined in steps of so many pages, to an end, and finds the same', () => {
    const db = database()
    for (let n = 0; n < 30; n++) insertPassages(db, stored(100), AT)
    const found = listPassages(db, { query: '第7段' }).total
    const steps: number[] = []
    for (let goesOn = true; goesOn;) steps.push(writesOf(db, () => (goesOn = tidyIndex(db))))
    expect(steps.length).toBeGreaterThan(2)
    // Each table has 64 pages a step, what is left of them is deleted, and a word that goes over some pages ends.
    expect(Math.max(...steps)).toBeLessThan(400)
    expect([listPassages(db, { query: '第7段' }).total, tidyIndex(db)]).toEqual([found, false])
  })

  test('is written for a mark with a few words of a passage, however long that is', () => {
    const db = database()
    const long = passage(
      { title: '长' },
      p(Array.from({ length: 20_000 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('')),
    )
    insertPassages(db, [{ id: 'long', passage: long }], AT)
    const short = writesOf(db, () => insertPassages(db, one(), AT))
    const inOne = (act: () => unknown) => writesOf(db, db.transaction(act))
    expect(inOne(() => favourPassages(db, ['long'], true))).toBeLessThanOrEqual(2 * short)
    expect(inOne(() => removePassages(db, ['long'], AT))).toBeGreaterThan(5 * short)
  })

  test('is not asked for what goes out of the bin', () => {
    const plan = database().prepare<[object], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${EMPTY_BIN}`)
    expect(plan.all({ most: 1 }).map(({ detail }) => detail)).toContainEqual(expect.stringContaining('passages_in_bin'))
  })
})

function database(): Writable {
  const opened = openDatabase(temporaryFolder(), { now: () => new Date(AT) })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => void opened.value.db.close())
  return opened.value.db
}
