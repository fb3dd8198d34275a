import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Args, ConflictDecision, ExchangePreview, ImportProgress, Merged } from '#contract'
import { writeExchange } from '#core/passage/exchange.ts'
import type { ExchangedPassage } from '#core/passage/exchange.ts'
import type { Passage } from '#core/passage/passage.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { newBlockId } from '#electron/service/new-ids.ts'
import { giveStock } from '#electron/service/stock-passages.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { eachPassage, emptyPassageBin, removePassages } from '#electron/storage/passages.ts'
import { doc, p, picture } from '../support/build.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const AT = '2026-11-22T08:00:00.000Z'
const request = () => ({ requestId: randomUUID() })

function passage(title: string, words: string, facts: Partial<Passage> = {}): Passage {
  return {
    title,
    collection: 'other',
    kind: null,
    year: 2025,
    unit: '',
    tags: [],
    note: '',
    source: null,
    blocks: doc(p(words)).blocks,
    ...facts,
  }
}
const entryOf = (id: string, given: Passage): ExchangedPassage => ({ id, createdAt: AT, updatedAt: AT, ...given })
const fileOf = (...entries: readonly ExchangedPassage[]) =>
  new TextEncoder().encode([...writeExchange(entries, { savedAt: AT, pictures: [] })].join(''))

/** A library that holds these and none of the stock. */
async function library(...passages: readonly Passage[]) {
  const folder = temporaryFolder()
  giveAndRemoveStock(join(folder, 'profile'))
  const { client } = startService(join(folder, 'profile'))
  if (passages.length > 0) await add(client, ...passages)
  return { client, folder }
}

function giveAndRemoveStock(profile: string): void {
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const { db } = opened.value
  giveStock(db, { at: AT, newBlockId })
  removePassages(
    db,
    [...eachPassage(db)].map(({ id }) => id),
    AT,
  )
  emptyPassageBin(db)
  closeDatabase(db)
}

async function add(client: ServiceClient, ...passages: readonly Passage[]): Promise<string[]> {
  const given = passages.map(({ blocks, tags, ...facts }) => ({ ...facts, tags: [...tags], blocks: [...blocks] }))
  return valueOf(await client.call('library.add', { ...request(), passages: given })).ids
}

async function allOf(client: ServiceClient, bin = false) {
  const list = await client.call('library.list', { limit: 200, sort: 'title', ...(bin ? { bin } : {}) })
  return valueOf(list).passages
}

async function textsOf(client: ServiceClient): Promise<string[]> {
  const texts = (await allOf(client)).map(async ({ id, title }) => {
    const { blocks } = valueOf(await client.call('library.read', { id }))
    return `${title}：${blocks
      .flatMap((block) => (block.type === 'paragraph' ? block.runs : []))
      .map((run) => run.text)
      .join('')}`
  })
  return (await Promise.all(texts)).toSorted()
}

async function look(client: ServiceClient, bytes: Uint8Array<ArrayBuffer>): Promise<ExchangePreview> {
  const { handle } = valueOf(await client.call('exchange.take', { name: '同事.suigao', bytes }))
  return valueOf(await client.call('exchange.read', { handle }))
}

async function refusalOf(client: ServiceClient, bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const { handle } = valueOf(await client.call('exchange.take', { name: 'a.suigao', bytes }))
  const read = await client.call('exchange.read', { handle })
  return read.ok ? null : read.error
}

async function merge(
  client: ServiceClient,
  { handle }: ExchangePreview,
  conflicts: ConflictDecision = 'keep-mine',
  except: Args<'exchange.merge'>['except'] = [],
): Promise<Merged> {
  return valueOf(await client.call('exchange.merge', { ...request(), handle, conflicts, except }))
}

describe('a library in a file', () => {
  test('goes to a colleague and comes whole into an empty library, and a second time brings nothing', async () => {
    const { client, folder } = await library(passage('开头', '一年来。', { tags: ['党建'] }), passage('结尾', '谢谢。'))
    const path = join(folder, '素材库.suigao')
    expect(valueOf(await client.call('exchange.write', { path }))).toEqual({ path, passages: 2 })
    const other = await library()
    const { handle, size } = valueOf(await other.client.call('exchange.takePath', { path }))
    expect(size).toBe(statSync(path).size)
    const seen = valueOf(await other.client.call('exchange.read', { handle }))
    expect(seen).toMatchObject({ name: '素材库.suigao', total: 2, fresh: 2, same: 0, conflictCount: 0, badCount: 0 })
    expect(await textsOf(other.client)).toEqual([])
    expect(await merge(other.client, seen)).toEqual({ added: 2, replaced: 0, kept: 0, isCancelled: false })
    expect(await textsOf(other.client)).toEqual(await textsOf(client))
    expect((await allOf(other.client)).map(({ id }) => id)).toEqual((await allOf(client)).map(({ id }) => id))
    const again = valueOf(await other.client.call('exchange.read', { handle }))
    expect(again).toMatchObject({ fresh: 0, same: 2, conflictCount: 0 })
    expect(await merge(other.client, again)).toMatchObject({ added: 0, replaced: 0, kept: 0 })
  })

  test('can be of chosen passages, and takes its pictures along', async () => {
    const { client, folder } = await library()
    const paper = doc(p('见图。'), picture('0'.repeat(64), 50, '图'))
    const sha256 = await keepPicture(client)
    const blocks = paper.blocks.map((block) => (block.type === 'picture' ? { ...block, asset: sha256 } : block))
    const [id] = await add(client, passage('有图', '', { blocks }), passage('无图', '文字。'))
    const path = join(folder, 'some.suigao')
    expect(valueOf(await client.call('exchange.write', { path, ids: [id!] })).passages).toBe(1)
    const other = await library()
    await merge(other.client, await look(other.client, new Uint8Array(readFileSync(path))))
    expect(await textsOf(other.client)).toHaveLength(1)
    const kept = valueOf(await other.client.call('assets.read', { asset: sha256 }))
    expect(kept?.bytes).toEqual(new Uint8Array(TINY_PNG))
  })

  test('is not written where one of the chosen is gone, and the file that was there stays', async () => {
    const { client, folder } = await library(passage('甲', '文字。'))
    const path = join(folder, 'a.suigao')
    writeFileSync(path, 'before')
    const ids = [(await allOf(client))[0]!.id, randomUUID()]
    expect(await client.call('exchange.write', { path, ids })).toMatchObject({
      ok: false,
      error: { code: 'passage-missing' },
    })
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(await client.call('exchange.write', { path: join(folder, 'none/a.suigao') })).toMatchObject({
      error: { code: 'folder-missing' },
    })
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('what a colleague has with other words', () => {
  const mine = [passage('党建', '我的话。', { tags: ['我'], note: '记' }), passage('工会', '我的工会。')]
  const met = async () => {
    const { client } = await library(...mine)
    const [first] = (await allOf(client)).filter(({ title }) => title === '党建')
    const theirs = [
      entryOf(first!.id, passage('党建工作', '他的话。', { tags: ['他'] })),
      entryOf(randomUUID(), passage('工会', '他的工会。')),
      entryOf(randomUUID(), passage('工会', '别处的工会。', { collection: 'openings' })),
      entryOf(randomUUID(), passage('新的', '新话。')),
      entryOf(randomUUID(), passage('新的', '新话。')),
    ]
    const seen = await look(client, fileOf(...theirs))
    return { client, seen, id: first!.id }
  }

  test('is told with both sides: the same passage, or one of the same title in the same collection', async () => {
    const { seen, id } = await met()
    expect(seen).toMatchObject({ total: 5, fresh: 2, same: 1, conflictCount: 2 })
    expect(seen.conflicts).toMatchObject([
      {
        index: 0,
        by: 'id',
        theirs: { title: '党建工作', text: '他的话。' },
        mine: { id, title: '党建', text: '我的话。' },
      },
      { index: 1, by: 'title', theirs: { text: '他的工会。' }, mine: { title: '工会', text: '我的工会。' } },
    ])
  })

  test('stays as it is here where the writer keeps hers', async () => {
    const { client, seen } = await met()
    expect(await merge(client, seen)).toEqual({ added: 2, replaced: 0, kept: 2, isCancelled: false })
    expect(await textsOf(client)).toEqual(['党建：我的话。', '工会：别处的工会。', '工会：我的工会。', '新的：新话。'])
  })

  test('takes its place where she takes theirs, and what was here is a version of it', async () => {
    const { client, seen, id } = await met()
    expect(await merge(client, seen, 'take-theirs')).toMatchObject({ added: 2, replaced: 2 })
    expect(await textsOf(client)).toEqual([
      '党建工作：他的话。',
      '工会：他的工会。',
      '工会：别处的工会。',
      '新的：新话。',
    ])
    expect(valueOf(await client.call('library.read', { id }))).toMatchObject({ tags: ['我', '他'], note: '记' })
    expect(valueOf(await client.call('library.versions', { id }))).toMatchObject([{ title: '党建' }])
  })

  test('stands beside it where she keeps both, and one can be decided otherwise', async () => {
    const { client, seen } = await met()
    const merged = await merge(client, seen, 'keep-both', [{ index: 1, decision: 'keep-mine' }])
    expect(merged).toMatchObject({ added: 3, replaced: 0, kept: 1 })
    expect(await textsOf(client)).toEqual([
      '党建工作：他的话。',
      '党建：我的话。',
      '工会：别处的工会。',
      '工会：我的工会。',
      '新的：新话。',
    ])
  })

  test('is as it was when the merge is taken back, and what was added is in the bin', async () => {
    const { client, seen, id } = await met()
    const before = await textsOf(client)
    await merge(client, seen, 'take-theirs')
    valueOf(await client.call('exchange.undo', { ...request(), handle: seen.handle }))
    expect(await textsOf(client)).toEqual(before)
    expect((await allOf(client, true)).map(({ title }) => title).toSorted()).toEqual(['工会', '新的'])
    expect(valueOf(await client.call('library.read', { id }))).toMatchObject({ tags: ['我'], note: '记' })
  })

  test('comes back from the bin where it lies there, with their words', async () => {
    const { client } = await library(passage('甲', '旧话。'))
    const { id } = (await allOf(client))[0]!
    valueOf(await client.call('library.remove', { ...request(), ids: [id] }))
    const seen = await look(client, fileOf(entryOf(id, passage('甲', '新话。'))))
    expect(seen).toMatchObject({ fresh: 1, conflictCount: 0 })
    expect(await merge(client, seen)).toMatchObject({ added: 1 })
    expect(await textsOf(client)).toEqual(['甲：新话。'])
  })

  test('is no conflict where both stand in the file under one id: each is added', async () => {
    const { client } = await library()
    const id = randomUUID()
    const twins = fileOf(entryOf(id, passage('甲', '一。')), entryOf(id, passage('甲', '二。')))
    const seen = await look(client, twins)
    expect(seen).toMatchObject({ fresh: 2, conflictCount: 0 })
    expect(await merge(client, seen)).toMatchObject({ added: 2 })
    expect(await textsOf(client)).toEqual(['甲：一。', '甲：二。'])
  })

  test('is merged once, also where the same request comes twice', async () => {
    const { client, seen } = await met()
    const args = { ...request(), handle: seen.handle, conflicts: 'keep-both', except: [] } as const
    const first = valueOf(await client.call('exchange.merge', { ...args, except: [] }))
    expect(valueOf(await client.call('exchange.merge', { ...args, except: [] }))).toEqual(first)
    expect(await textsOf(client)).toHaveLength(6)
  })
})

describe('a file that is none, or a hostile one', () => {
  test('is refused with its own sentence, and the next one is read', async () => {
    const { client } = await library()
    const good = fileOf(entryOf(randomUUID(), passage('甲', '文字。')))
    const text = new TextDecoder().decode(good)
    const bytes = (given: string | Uint8Array) => {
      return typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given)
    }
    const refusals: readonly (readonly [string | Uint8Array, object])[] = [
      ['', { code: 'exchange-not-library' }],
      [gzipSync(good), { code: 'exchange-not-library' }],
      [new Uint8Array(64).fill(255), { code: 'exchange-not-library' }],
      [await writeTestDocx(doc(p('文字。'))), { code: 'exchange-not-library' }],
      [Buffer.from(text, 'utf16le'), { code: 'exchange-not-library' }],
      [text.slice(0, -40), { code: 'exchange-broken' }],
      [text.replace('"version":1', '"version":2'), { code: 'exchange-newer', params: { found: 2, known: 1 } }],
      [text.replace('"passages":[', '"passages":7,"x":['), { code: 'exchange-damaged' }],
      ['['.repeat(2_000_000), { code: 'exchange-not-library' }],
    ]
    for (const [given, error] of refusals) expect(await refusalOf(client, bytes(given))).toMatchObject(error)
    expect(await look(client, bytes(`\ufeff${text}`))).toMatchObject({ fresh: 1 })
    expect(await client.call('exchange.takePath', { path: join(temporaryFolder(), 'none') })).toMatchObject({
      error: { code: 'import-file-missing' },
    })
    const closed = { ...request(), handle: randomUUID() }
    expect(await client.call('exchange.read', { handle: closed.handle })).toMatchObject({
      error: { code: 'exchange-missing' },
    })
    expect(await client.call('exchange.merge', { ...closed, conflicts: 'keep-mine', except: [] })).toMatchObject({
      error: { code: 'exchange-missing' },
    })
  })

  test('of a passage of 100,000 characters is merged whole', async () => {
    const { client } = await library()
    const seen = await look(client, fileOf(entryOf(randomUUID(), passage('长', '长'.repeat(100_000)))))
    expect(await merge(client, seen)).toMatchObject({ added: 1 })
    expect((await textsOf(client))[0]).toHaveLength(100_002)
  })

  test('names the entries that cannot be used, and the others are merged', async () => {
    const { client } = await library()
    const bad = { ...entryOf(randomUUID(), passage('坏', '文字。')), collection: 'mine' } as never
    const seen = await look(client, fileOf(bad, entryOf(randomUUID(), passage('好', '文字。'))))
    expect(seen).toMatchObject({ total: 2, fresh: 1, badCount: 1 })
    expect(seen.bad).toEqual([
      { index: 0, why: { code: 'exchange-entry', params: { number: 1, place: 'collection' } } },
    ])
    expect(await merge(client, seen)).toMatchObject({ added: 1 })
  })

  test('of a million entries is refused by its number, and a draft is saved meanwhile', async () => {
    const { client, folder } = await library()
    const draft = await createDraft(client)
    const path = join(folder, 'million.suigao')
    await writeMillion(path)
    const { handle } = valueOf(await client.call('exchange.takePath', { path }))
    let isRead = false
    const reading = client.call('exchange.read', { handle }).finally(() => (isRead = true))
    let saves = 0
    while (!isRead) {
      await save(client, draft)
      saves++
      await sleep(20)
    }
    expect(await reading).toEqual({
      ok: false,
      error: { code: 'exchange-too-many', params: { found: 1_000_000, max: 200_000 } },
    })
    expect(saves).toBeGreaterThan(3)
  })
})

describe('a large library', () => {
  test('is merged in parts that let a save through, can be stopped, and goes on where it was stopped', async () => {
    const entries = Array.from({ length: 3_000 }, (_, n) =>
      entryOf(randomUUID(), passage(`标题${n}`, `第${n}条的文字，写清楚做法和成效。`)),
    )
    const steps: ImportProgress[] = []
    const profile = temporaryFolder()
    giveAndRemoveStock(profile)
    const { client } = startService(profile, { onImport: (progress) => void steps.push(progress) })
    const draft = await createDraft(client)
    const seen = await look(client, fileOf(...entries))
    expect(seen.fresh).toBe(3_000)
    const args = { handle: seen.handle, conflicts: 'keep-mine', except: [] } as const
    const stopped = client.call('exchange.merge', { ...request(), ...args, except: [] })
    await expect.poll(() => steps.some(({ step }) => step === 'keep'), { interval: 5 }).toBe(true)
    await save(client, draft)
    await client.call('exchange.cancel', { handle: seen.handle })
    const part = valueOf(await stopped)
    expect(part.isCancelled).toBe(true)
    expect(part.added).toBeGreaterThan(0)
    expect(part.added).toBeLessThan(3_000)
    const rest = await merge(client, seen)
    expect(rest).toMatchObject({ added: 3_000 - part.added, isCancelled: false })
    valueOf(await client.call('exchange.undo', { ...request(), handle: seen.handle }))
    const { total } = valueOf(await client.call('library.list', { bin: true }))
    expect(total).toBe(3_000)
  })
})

async function keepPicture(client: ServiceClient): Promise<string> {
  const sha256 = createHash('sha256').update(TINY_PNG).digest('hex')
  const file = await writeTestDocx(doc(p('见图。'), picture(sha256, 50, '图')), { picture: () => TINY_PNG })
  const taken = valueOf(
    await client.call('import.take', { files: [{ name: 'a.docx', bytes: new Uint8Array(file), size: file.length }] }),
  )
  valueOf(await client.call('import.read', { import: taken.import }))
  valueOf(
    await client.call('import.accept', {
      ...request(),
      import: taken.import,
      papers: [{ file: 0, paper: 0, as: 'old-paper' }],
    }),
  )
  return sha256
}

/** Written in parts: a text of this size would be as large as what is tested. */
async function writeMillion(path: string): Promise<void> {
  const [head, ...tail] = [...writeExchange([], { savedAt: AT, pictures: [] })].join('').split('[\n]')
  const file = createWriteStream(path)
  const one = JSON.stringify(entryOf('00000000-0000-4000-8000-000000000001', passage('甲', '文字。'))).slice(0, 60)
  file.write(`${head}[\n`)
  const lines = `{"id":${JSON.stringify(one)}},\n`.repeat(10_000)
  for (let part = 0; part < 100; part++) file.write(part < 99 ? lines : lines.replace(/,\n$/, '\n'))
  file.end(`]${tail.join('[]')}`)
  await new Promise<void>((resolve) => file.on('close', () => resolve()))
}
