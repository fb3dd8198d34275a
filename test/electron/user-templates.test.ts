import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Answer, Args } from '#contract'
import { calls } from '#contract'
import { textOf } from '#core/document/text.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { readTemplates } from '#electron/service/templates.ts'
import workPoints from '#templates/work-points.json' with { type: 'json' }
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

const BUILT_IN = readTemplates().all.length
const today = { year: 2026, month: 12, day: 8 }
const request = () => ({ requestId: randomUUID() })
const refused = (code: string, params?: object) => ({ ok: false, error: params ? { code, params } : { code } })

/** A template as a writer would make it; its id is somebody else's. */
const OWN = {
  id: 'work-points',
  name: { 'zh-CN': '科室月报', en: 'Monthly' },
  description: { 'zh-CN': '每月报一次。', en: 'Once a month.' },
  kind: 'report',
  numbering: 'restart',
  fields: [
    { key: 'year', kind: 'year', label: { 'zh-CN': '年份', en: 'Year' }, required: true },
    { key: 'unit', kind: 'organisation', label: { 'zh-CN': '单位全称', en: 'Unit' }, required: false },
    { key: 'contact', kind: 'text', label: { 'zh-CN': '联系人', en: 'Contact' }, required: false },
    { key: 'count', kind: 'number', label: { 'zh-CN': '件数', en: 'Count' }, required: false },
  ],
  title: '{{unit}}{{year}}年月报',
  body: [{ heading: '基本情况', level: 1 }, { paragraph: '联系人{{contact}}，办结{{count}}件。' }],
}

async function list(client: ServiceClient, bin = false): Promise<Answer<'templates.list'>> {
  const answer = valueOf(await client.call(bin ? 'templates.bin' : 'templates.list', {}))
  expect(calls['templates.list'].answer.parse(answer)).toEqual(answer)
  return answer
}

const own = async (client: ServiceClient) => (await list(client)).filter(({ origin }) => origin === 'user')
const add = async (client: ServiceClient, template: unknown = OWN) =>
  valueOf(await client.call('templates.save', { ...request(), template })).id
const create = (client: ServiceClient, args: Pick<Args<'drafts.create'>, 'template' | 'answers'>) =>
  client.call('drafts.create', { ...request(), ...args, today })

describe('a template of one’s own', () => {
  test('is kept under an id of its own, listed behind the built-in ones with its preview, and read whole', async () => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    expect(id).toMatch(/^user-[0-9a-z]{12}$/)
    const all = await list(client)
    expect(all.map(({ origin }) => origin)).toEqual([...Array<string>(BUILT_IN).fill('built-in'), 'user'])
    expect(all.at(-1)).toMatchObject({ id, name: OWN.name, kind: 'report', proposedYear: 2026 })
    expect(all.at(-1)?.preview).toContainEqual({ level: 1, number: '一、', text: '基本情况' })
    expect(all.every(({ preview }) => preview.length > 1)).toBe(true)
    expect(valueOf(await client.call('templates.read', { id }))).toEqual({ ...OWN, id })
    expect(valueOf(await client.call('templates.read', { id: 'work-points' })).name).toEqual(workPoints.name)
  })

  test('makes drafts', async () => {
    const { client } = startService(temporaryFolder())
    const template = await add(client)
    const made = valueOf(await create(client, { template, answers: { year: '2026', unit: '示例区档案馆' } }))
    expect(textOf(made.document.title)).toBe('示例区档案馆2026年月报')
  })

  test('is changed under its id, once for one request', async () => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    const saving = { ...request(), id, template: { ...OWN, id: 'other', kind: 'notice' } }
    expect(valueOf(await client.call('templates.save', saving))).toEqual({ id })
    expect(valueOf(await client.call('templates.save', saving))).toEqual({ id })
    expect(await own(client)).toMatchObject([{ id, kind: 'notice' }])
  })

  test.each([
    [
      'a field that is not there',
      { ...OWN, title: '{{nobody}}' },
      refused('template-unknown-key', { place: 'title', key: 'nobody' }),
    ],
    ['no name', { ...OWN, name: undefined }, refused('template-shape', { place: 'name', cause: 'missing' })],
    ['nothing of a template', 'text', refused('template-shape', { place: '/', cause: 'invalid_type' })],
  ])('with %s is refused with the place, and what was there stays', async (_name, template, reply) => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    expect(await client.call('templates.save', { ...request(), template })).toEqual(reply)
    expect(await client.call('templates.save', { ...request(), id, template })).toEqual(reply)
    expect(await client.call('templates.import', { ...request(), json: template })).toEqual(reply)
    expect(await own(client)).toHaveLength(1)
    expect(valueOf(await client.call('templates.read', { id }))).toEqual({ ...OWN, id })
  })

  test('goes to the bin and comes back; meanwhile it is neither listed nor read nor changed', async () => {
    const { client } = startService(temporaryFolder())
    const id = await add(client)
    await client.call('templates.remove', { ...request(), id })
    const missing = refused('template-missing', { template: id })
    expect(await own(client)).toEqual([])
    expect(await list(client, true)).toMatchObject([{ id, origin: 'user', deletedAt: expect.any(String) as string }])
    expect(await client.call('templates.read', { id })).toEqual(missing)
    expect(await client.call('templates.save', { ...request(), id, template: OWN })).toEqual(missing)
    expect(await create(client, { template: id, answers: {} })).toEqual(missing)
    await client.call('templates.restore', { ...request(), id })
    expect([(await own(client)).length, (await list(client, true)).length]).toEqual([1, 0])
  })

  test('that this version cannot use is left out of the list and stays stored', async () => {
    const profile = temporaryFolder()
    const { client } = startService(profile)
    const id = await add(client)
    const db = new Sqlite(join(profile, 'suigao.db'))
    db.prepare("UPDATE templates SET template = '{' WHERE id = ?").run(id)
    expect(await own(client)).toEqual([])
    expect(await client.call('templates.read', { id })).toMatchObject(refused('template-shape'))
    expect(db.prepare('SELECT count(*) FROM templates').pluck().get()).toBe(1)
    db.close()
  })
})

describe('a built-in template', () => {
  test('is neither changed nor removed, but duplicated', async () => {
    const { client } = startService(temporaryFolder())
    const id = 'work-points'
    expect(await client.call('templates.save', { ...request(), id, template: OWN })).toEqual(
      refused('template-built-in'),
    )
    expect(await client.call('templates.remove', { ...request(), id })).toEqual(refused('template-built-in'))
    const copy = valueOf(await client.call('templates.duplicate', { ...request(), id }))
    const again = valueOf(await client.call('templates.duplicate', { ...request(), id }))
    const name = workPoints.name
    expect(valueOf(await client.call('templates.read', copy)).name).toEqual({
      'zh-CN': `${name['zh-CN']} 副本`,
      en: `${name.en} copy`,
    })
    expect(valueOf(await client.call('templates.read', again)).name['zh-CN']).toBe(`${name['zh-CN']} 副本 2`)
    expect(valueOf(await client.call('templates.read', copy)).body).toEqual(workPoints.body)
  })
})

describe('a template as a file', () => {
  test('is written whole and brought in again as another one', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const id = await add(client)
    expect(valueOf(await client.call('templates.name', { id }))).toEqual({ name: '科室月报.json' })
    const path = join(folder, '科室月报.json')
    writeFileSync(path, 'old')
    expect(valueOf(await client.call('templates.write', { id, path }))).toEqual({ path })
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    expect(json).toEqual({ ...OWN, id })
    const second = valueOf(await client.call('templates.import', { ...request(), json }))
    expect(second.id).not.toBe(id)
    expect(valueOf(await client.call('templates.read', second))).toEqual({ ...OWN, id: second.id })
    expect(readdirSync(folder).toSorted()).toEqual(['profile', '科室月报.json'])
  })

  test('says where it could not be written', async () => {
    const folder = temporaryFolder()
    const { client } = startService(folder)
    const path = join(folder, 'none', 'a.json')
    const reply = await client.call('templates.write', { id: 'work-points', path })
    expect(reply).toEqual(refused('folder-missing', { path }))
  })
})

describe('what was answered once', () => {
  const rememberedIn = async (client: ServiceClient, id: string) => {
    const { fields } = (await list(client)).find((template) => template.id === id)!
    return Object.fromEntries(fields.flatMap(({ key, remembered }) => (remembered ? [[key, remembered]] : [])))
  }

  test('is offered next time, but for years, figures and dates', async () => {
    const { client } = startService(temporaryFolder())
    const template = await add(client)
    expect(await rememberedIn(client, template)).toEqual({})
    const answers = { year: '2025', unit: '示例区档案馆', contact: ' 张三 ', count: '42' }
    valueOf(await create(client, { template, answers }))
    expect(await rememberedIn(client, template)).toEqual({ unit: '示例区档案馆', contact: '张三' })
    expect(await rememberedIn(client, 'annual-summary-and-plan')).toMatchObject({ unit: '示例区档案馆' })
    expect(valueOf(await client.call('unit.read', {}))).toMatchObject({ unit: '示例区档案馆', unitShort: '' })
  })

  test('is not kept of a draft that was refused', async () => {
    const { client } = startService(temporaryFolder())
    const template = await add(client)
    expect((await create(client, { template, answers: { year: '明年', contact: '张三' } })).ok).toBe(false)
    expect(await rememberedIn(client, template)).toEqual({})
  })

  test('yields to what the unit profile says, and does not change it', async () => {
    const { client } = startService(temporaryFolder())
    const template = await add(client)
    const profile = { unit: '示例区教育局', unitShort: '区教育局', department: '办公室', signatory: '' }
    expect(valueOf(await client.call('unit.write', { ...request(), profile }))).toEqual(profile)
    valueOf(await create(client, { template, answers: { unit: '示例区档案馆' } }))
    expect(valueOf(await client.call('unit.read', {}))).toEqual(profile)
    expect(await rememberedIn(client, template)).toEqual({ unit: '示例区教育局' })
  })
})
