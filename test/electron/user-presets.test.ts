import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#contract'
import { calls } from '#contract'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, startService, valueOf } from './service-process.ts'

const request = () => ({ requestId: randomUUID() })
const refused = (code: string, params?: object) => ({ ok: false, error: params ? { code, params } : { code } })

/** A preset as a writer would make it; its id is somebody else's. */
const OWN = { ...GBT9704, name: { 'zh-CN': '本局版式', en: 'Ours' }, latinFont: 'Arial' }

async function list(client: ServiceClient, bin = false): Promise<Answer<'presets.list'>> {
  const answer = valueOf(await client.call(bin ? 'presets.bin' : 'presets.list', {}))
  expect(calls['presets.list'].answer.parse(answer)).toEqual(answer)
  return answer
}

const own = async (client: ServiceClient) => (await list(client)).filter(({ origin }) => origin === 'user')
const add = async (client: ServiceClient, preset: unknown = OWN) =>
  valueOf(await client.call('presets.save', { ...request(), preset })).id

describe('a preset of one’s own', () => {
  test('is kept under an id of its own, listed behind the built-in ones and read whole', async () => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    expect(id).toMatch(/^user-[0-9a-z]{12}$/)
    const all = await list(client)
    expect(all.map((preset) => preset.id)).toEqual([...Object.keys(PRESETS), id])
    expect(all[0]).toEqual({ id: 'gbt9704', origin: 'built-in', name: GBT9704.name, form: 'document' })
    expect(all.at(-1)).toMatchObject({ id, origin: 'user', name: OWN.name, form: 'document' })
    expect(valueOf(await client.call('presets.read', { id }))).toEqual({ ...OWN, id })
    expect(valueOf(await client.call('presets.read', { id: 'gbt9704' }))).toEqual(GBT9704)
  })

  test('is changed under its id, once for one request', async () => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    const saving = { ...request(), id, preset: { ...OWN, id: 'other', latinFont: 'Tinos' } }
    expect(valueOf(await client.call('presets.save', saving))).toEqual({ id })
    expect(valueOf(await client.call('presets.save', saving))).toEqual({ id })
    expect(await own(client)).toHaveLength(1)
    expect(valueOf(await client.call('presets.read', { id }))).toMatchObject({ id, latinFont: 'Tinos' })
  })

  test.each([
    ['no looks', { ...OWN, looks: undefined }],
    ['nothing of a preset', 'text'],
  ])('with %s is refused, and what was there stays', async (_name, preset) => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    for (const reply of [
      await client.call('presets.save', { ...request(), preset }),
      await client.call('presets.save', { ...request(), id, preset }),
      await client.call('presets.import', { ...request(), json: preset }),
    ])
      expect(reply).toMatchObject({ ok: false, error: { code: 'preset-shape' } })
    expect(await own(client)).toHaveLength(1)
    expect(valueOf(await client.call('presets.read', { id }))).toEqual({ ...OWN, id })
  })

  test('goes to the bin and comes back; meanwhile it is neither listed nor read nor changed nor used', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const { id: draft } = await createDraft(client)
    const id = await add(client)
    await client.call('presets.remove', { ...request(), id })
    const missing = refused('preset-missing', { preset: id })
    const path = join(folder, 'a.docx')
    const exporting = { id: draft, preset: id, format: 'docx', path } as const
    expect(await own(client)).toEqual([])
    expect(await list(client, true)).toMatchObject([{ id, origin: 'user', deletedAt: expect.any(String) as string }])
    expect(await client.call('presets.read', { id })).toEqual(missing)
    expect(await client.call('presets.save', { ...request(), id, preset: OWN })).toEqual(missing)
    expect(await client.call('export.write', exporting)).toEqual(missing)
    await client.call('presets.restore', { ...request(), id })
    expect([(await own(client)).length, (await list(client, true)).length]).toEqual([1, 0])
    expect(await client.call('export.write', exporting)).toEqual({ ok: true, value: { path } })
  })

  test('that this version cannot use is left out of the list and stays stored', async () => {
    const profile = temporaryFolder()
    const { client } = startService(profile)
    const id = await add(client)
    const db = new Sqlite(join(profile, 'suigao.db'))
    db.prepare("UPDATE presets SET preset = '{' WHERE id = ?").run(id)
    expect(await own(client)).toEqual([])
    expect(await client.call('presets.read', { id })).toMatchObject(refused('preset-shape'))
    expect(db.prepare('SELECT count(*) FROM presets').pluck().get()).toBe(1)
    db.close()
  })
})

test('a built-in preset is neither changed nor removed, but duplicated under names of its own', async () => {
  const { client } = startService(temporaryFolder())
  const id = 'gbt9704'
  expect(await client.call('presets.save', { ...request(), id, preset: OWN })).toEqual(refused('preset-built-in'))
  expect(await client.call('presets.remove', { ...request(), id })).toEqual(refused('preset-built-in'))
  const copies = []
  for (let count = 0; count < 2; count++) {
    copies.push(valueOf(await client.call('presets.duplicate', { ...request(), id })))
  }
  const read = await Promise.all(copies.map(async (copy) => valueOf(await client.call('presets.read', copy))))
  const { name } = GBT9704
  expect(read.map((preset) => preset.name)).toEqual([
    { 'zh-CN': `${name['zh-CN']} 副本`, en: `${name.en} copy` },
    { 'zh-CN': `${name['zh-CN']} 副本 2`, en: `${name.en} copy 2` },
  ])
  expect(read[0]).toMatchObject({ looks: GBT9704.looks, page: GBT9704.page })
})

describe('a preset as a file', () => {
  test('is written whole and brought in again as another one', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const id = await add(client)
    expect(valueOf(await client.call('presets.name', { id }))).toEqual({ name: '本局版式.json' })
    const path = join(folder, '本局版式.json')
    writeFileSync(path, 'old')
    expect(valueOf(await client.call('presets.write', { id, path }))).toEqual({ path })
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    expect(json).toEqual({ ...OWN, id })
    const second = valueOf(await client.call('presets.import', { ...request(), json }))
    expect(second.id).not.toBe(id)
    expect(valueOf(await client.call('presets.read', second))).toEqual({ ...OWN, id: second.id })
    expect(readdirSync(folder).toSorted()).toEqual(['profile', '本局版式.json'])
  })

  test('says where it could not be written', async () => {
    const folder = temporaryFolder()
    const { client } = startService(folder)
    const path = join(folder, 'none', 'a.json')
    expect(await client.call('presets.write', { id: 'gbt9704', path })).toEqual(refused('folder-missing', { path }))
  })
})
