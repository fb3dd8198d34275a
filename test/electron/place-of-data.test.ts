import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Args } from '#contract'
import { writeExchange } from '#core/passage/exchange.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { doc, p, title } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { mountSmall, noMounts, remount, temporaryFolder } from './profile-folder.ts'
import { createDraft, startService, valueOf } from './service-process.ts'

/** Fills the file system of a folder to the last byte; returns what makes room again. */
function fillDisk(folder: string): () => void {
  const filler = join(folder, 'filler')
  for (let size = 65_536, part = 0; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(`${filler}-${part++}`, Buffer.alloc(size))
    } catch {
      // The next smaller piece may still fit.
    }
  }
  return () => {
    for (const name of readdirSync(folder)) if (name.startsWith('filler')) rmSync(join(folder, name))
  }
}

const PAGES = doc(
  title('稿'),
  ...Array.from({ length: 500 }, (_, index) => p(`第${index}段，写满这个磁盘。`.repeat(20))),
)

function saving(id: string): Args<'drafts.save'> {
  return { requestId: randomUUID(), id, document: PAGES, caret: null }
}

const creating = () => ({
  requestId: randomUUID(),
  template: 'work-points',
  answers: {},
  today: { year: 2026, month: 12, day: 8 },
})

async function codeOf(reply: ReturnType<ServiceClient['call']>): Promise<string> {
  const { ok, ...rest } = await reply
  return ok ? 'ok' : (rest as { error: { code: string } }).error.code
}

describe.skipIf(noMounts)('a disk that is full', () => {
  test('refuses a save and a new draft, keeps the last save, and takes the same save once there is room', async () => {
    const profile = temporaryFolder()
    mountSmall(profile, 'size=3m')
    const { client, states } = startService(profile)
    const draft = await createDraft(client)
    const makeRoom = fillDisk(profile)
    const save = saving(draft.id)
    const refused = { ok: false, error: { code: 'disk-full', params: { path: profile } } }
    expect(await client.call('drafts.save', save)).toEqual(refused)
    expect(await codeOf(client.call('drafts.import', { requestId: randomUUID(), json: PAGES }))).toBe('disk-full')
    expect(valueOf(await client.call('drafts.open', { id: draft.id }))).toEqual(draft)
    makeRoom()
    expect(valueOf(await client.call('drafts.save', save)).revision).toBe(2)
    expect(valueOf(await client.call('drafts.list', { query: '写满' }))).toHaveLength(1)
    expect(states).toEqual(['up'])
  })

  test('refuses passages, figures and a merge whole, and takes the very same ones once there is room', async () => {
    const profile = temporaryFolder()
    mountSmall(profile, 'size=6m')
    const { client, states } = startService(profile)
    await createDraft(client)
    const passages = Array.from({ length: 1_000 }, (_, n) =>
      passage({ title: `第${n}条` }, p(`第${n}段素材，讲第${n}件事。`)),
    )
    const at = '2026-11-22T08:00:00.000Z'
    const entries = passages.map((each) => ({ id: randomUUID(), createdAt: at, updatedAt: at, ...each }))
    const bytes = new TextEncoder().encode([...writeExchange(entries, { savedAt: at, pictures: [] })].join(''))
    const { handle } = valueOf(await client.call('exchange.take', { name: '同事.suigao', bytes }))
    valueOf(await client.call('exchange.read', { handle }))
    const figure = (n: number) => ({
      name: `指标${n}`,
      value: `${n}`,
      unit: '个',
      period: '2025年',
      source: '',
      note: '',
    })
    const merge = { requestId: randomUUID(), handle, conflicts: 'keep-both' as const, except: [] }
    const add = { requestId: randomUUID(), passages: passages as never }
    const figures = { requestId: randomUUID(), figures: Array.from({ length: 2_000 }, (_, n) => figure(n)) }
    const before = valueOf(await client.call('library.list', {})).total
    const makeRoom = fillDisk(profile)
    const codes = async () => [
      await codeOf(client.call('exchange.merge', merge)),
      await codeOf(client.call('ledger.save', figures)),
      await codeOf(client.call('library.add', add)),
      await codeOf(client.call('exchange.write', { path: join(profile, '素材库.suigao') })),
    ]
    expect(await codes()).toEqual(Array<string>(4).fill('disk-full'))
    expect(valueOf(await client.call('library.list', {})).total).toBe(before)
    expect(valueOf(await client.call('ledger.list', {}))).toEqual([])
    makeRoom()
    remount(profile, 'size=30m')
    expect(await codes()).toEqual(Array<string>(4).fill('ok'))
    expect(await codes()).toEqual(Array<string>(4).fill('ok'))
    expect(valueOf(await client.call('library.list', { query: '件事' })).total).toBe(2_000)
    expect(valueOf(await client.call('ledger.list', {}))).toHaveLength(2_000)
    expect(readdirSync(profile).filter((name) => name.includes('suigao') && !name.startsWith('suigao.db'))).toEqual([
      '素材库.suigao',
    ])
    expect(states).toEqual(['up'])
  })

  test('at the start is said, and the data is taken into use once there is room', async () => {
    const profile = temporaryFolder()
    mountSmall(profile, 'size=1m')
    const makeRoom = fillDisk(profile)
    const { client, states } = startService(profile)
    const create = creating()
    expect(valueOf(await client.call('service.state', {})).trouble?.code).toBe('disk-full')
    expect(await codeOf(client.call('drafts.create', create))).toBe('disk-full')
    makeRoom()
    expect(await codeOf(client.call('drafts.create', create))).toBe('ok')
    expect(valueOf(await client.call('service.state', {})).trouble).toBeNull()
    expect(states).toEqual(['up'])
  })
})

describe('a folder that cannot be used', () => {
  test.skipIf(noMounts)('for it is read-only is said; once it is not, the same draft is made', async () => {
    const profile = temporaryFolder()
    mountSmall(profile, 'size=3m')
    remount(profile, 'ro')
    const { client, states } = startService(profile)
    const create = creating()
    const refused = { ok: false, error: { code: 'profile-unwritable', params: { path: profile } } }
    expect(await client.call('drafts.create', create)).toEqual(refused)
    remount(profile, 'rw')
    expect(await codeOf(client.call('drafts.create', create))).toBe('ok')
    expect(states).toEqual(['up'])
  })

  test('for it is gone takes no save that nobody would find; put back, it takes the same one', async () => {
    const profile = join(temporaryFolder(), 'profile')
    const { client } = startService(profile)
    const draft = await createDraft(client)
    const save = saving(draft.id)
    renameSync(profile, `${profile}-away`)
    const refused = { ok: false, error: { code: 'profile-missing', params: { path: profile } } }
    expect(await client.call('drafts.save', save)).toEqual(refused)
    renameSync(`${profile}-away`, profile)
    expect(valueOf(await client.call('drafts.save', save)).revision).toBe(2)
  })

  test('for another took its place is left alone, also when the service closes', async () => {
    const profile = join(temporaryFolder(), 'profile')
    const { client } = startService(profile)
    const draft = await createDraft(client)
    renameSync(profile, `${profile}-away`)
    mkdirSync(profile)
    for (const name of ['suigao.db', 'suigao.db-wal']) writeFileSync(join(profile, name), 'another’s')
    expect(await codeOf(client.call('drafts.save', saving(draft.id)))).toBe('profile-missing')
    await client.close()
    expect(readdirSync(profile)).toEqual(['suigao.db', 'suigao.db-wal'])
  })
})
