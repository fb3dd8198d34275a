import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Args, Settings } from '#contract'
import { calls, DEFAULT_SETTINGS, mainCalls } from '#contract'
import { readTemplates } from '#electron/service/templates.ts'
import { MIGRATIONS } from '#electron/storage/migrate.ts'
import { doc, h1, p, table, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const WORD = { preset: 'gbt9704', format: 'docx' } as const
const BUILT_IN = readTemplates().all.map((template) => template.id)
const scriptOf = (name: string) => join(import.meta.dirname, '../../electron/service', name)

describe('the service', () => {
  test('lists the built-in templates with the year to propose', async () => {
    const { client } = startService(temporaryFolder())
    const list = valueOf(await client.call('templates.list', {}))
    expect(list.map((template) => template.id)).toEqual(BUILT_IN)
    expect(calls['templates.list'].answer.parse(list)).toEqual(list)
  })

  test('makes a draft from a template, saves it and opens it again with its caret', async () => {
    const { client } = startService(temporaryFolder())
    const draft = await createDraft(client)
    expect(calls['drafts.create'].answer.parse(draft)).toEqual(draft)
    const document = doc(title('改过的题目'), h1('总结'), p('正文'))
    const caret = { place: document.blocks[1]!.id, offset: 2 }
    const args = { requestId: randomUUID(), id: draft.id, document, caret }
    const { revision, savedAt } = valueOf(await client.call('drafts.save', args))
    const opened = valueOf(await client.call('drafts.open', { id: draft.id }))
    expect(opened).toEqual({ id: draft.id, name: null, document, caret, revision: 2, savedAt, readOnly: false })
    expect(revision).toBe(2)
    expect(valueOf(await client.call('drafts.list', {}))[0]?.title).toBe('改过的题目')
  })

  test('answers a repeated creation with the first draft', async () => {
    const { client } = startService(temporaryFolder())
    const requestId = randomUUID()
    const [first, again] = [await createDraft(client, requestId), await createDraft(client, requestId)]
    expect(again).toEqual(first)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
  })

  test('gives every block of a new draft an id of its own', async () => {
    const { client } = startService(temporaryFolder())
    const ids = (await createDraft(client)).document.blocks.map((block) => block.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-z]{12}$/.test(id))).toBe(true)
  })

  test('tells a wrong answer by its field and keeps nothing', async () => {
    const { client } = startService(temporaryFolder())
    const reply = await client.call('drafts.create', {
      requestId: randomUUID(),
      template: 'annual-summary-and-plan',
      answers: { year: '明年' },
      today: { year: 2026, month: 12, day: 8 },
    })
    expect(reply.ok ? '' : reply.error.code).toBe('bad-year')
    expect(valueOf(await client.call('drafts.list', {}))).toEqual([])
  })

  test('refuses arguments that the contract does not know', async () => {
    const { client } = startService(temporaryFolder())
    const refused = { ok: false, error: { code: 'bad-call' } }
    expect(await client.call('drafts.open', { id: 'x' })).toEqual(refused)
    expect(await client.call('drafts.list', { extra: 1 } as unknown as Args<'drafts.list'>)).toEqual(refused)
    expect(await client.call('app.state' as 'drafts.list', {})).toEqual(refused)
    expect(await client.call('toString' as 'drafts.list', {})).toEqual(refused)
  })

  test('refuses of the window what it does not know, what main answers and what is main’s alone', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const { id } = await createDraft(client)
    const path = join(folder, 'taken.docx')
    const asked: [string, unknown][] = [
      ['drafts.burn', {}],
      ['burn', {}],
      ['toString', {}],
      ['constructor.name', {}],
      ['app.state', {}],
      ['export.write', { id, ...WORD, path }],
      ['service.state', {}],
      ['drafts.list', { more: 1 }],
      ['drafts.open', { id: 7 }],
      ['drafts.list', undefined],
    ]
    for (const [name, args] of asked)
      expect([name, await client.forward(name, args)]).toEqual([name, { ok: false, error: { code: 'bad-call' } }])
    expect(existsSync(path)).toBe(false)
    expect(await client.forward('drafts.open', { id })).toMatchObject({ ok: true, value: { id } })
  })

  test('keeps settings, the default where none is stored or what is stored is not one', async () => {
    const profile = temporaryFolder()
    const { client } = startService(profile)
    expect(valueOf(await client.call('settings.read', {}))).toEqual(DEFAULT_SETTINGS)
    const settings: Partial<Settings> = { language: 'en', zoom: 120, leftPane: 'outline', recent: [randomUUID()] }
    const stored = await client.call('settings.store', { requestId: randomUUID(), settings })
    expect(valueOf(stored)).toEqual({ ...DEFAULT_SETTINGS, ...settings })
    const db = new Sqlite(join(profile, 'suigao.db'))
    db.prepare("UPDATE settings SET value = '9000' WHERE key = 'zoom'").run()
    db.close()
    expect(valueOf(await client.call('settings.read', {}))).toEqual({ ...DEFAULT_SETTINGS, ...settings, zoom: 100 })
  })

  test('exports the saved draft as a Word file', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const draft = await createDraft(client)
    const { name } = valueOf(await client.call('export.name', { id: draft.id, format: 'docx' }))
    expect(name).toBe('示例区教育局2026年工作总结和2027年工作计划.docx')
    const path = join(folder, name)
    expect(valueOf(await client.call('export.write', { id: draft.id, ...WORD, path }))).toEqual({ path })
    expect(readFileSync(path).toString('latin1', 0, 2)).toBe('PK')
    expect(readdirSync(folder).toSorted()).toEqual(['profile', name])
  })

  test('says where an export could not be written, and goes on', async () => {
    const folder = temporaryFolder()
    const { client } = startService(folder)
    const { id } = await createDraft(client)
    const path = join(folder, 'none', 'a.docx')
    expect(await client.call('export.write', { id, ...WORD, path })).toEqual({
      ok: false,
      error: { code: 'folder-missing', params: { path } },
    })
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
  })

  test('commits a save while an export of hundreds of pages is being made', async () => {
    const folder = temporaryFolder()
    const { client } = startService(folder)
    const { id } = await createDraft(client)
    const rows = Array.from({ length: 100 }, (_, index) => [String(index), '目标', '措施', '责任科室'])
    const body = Array.from({ length: 4_000 }, (_, index) => p(`第${index}段，${'把每件事写清楚。'.repeat(12)}`))
    await save(client, { id, document: doc(title('长稿'), h1('总结'), ...body, table(rows)) })
    const finished: string[] = []
    const exported = client
      .call('export.write', { id, ...WORD, path: join(folder, 'long.docx') })
      .then((reply) => finished.push(reply.ok ? 'export' : reply.error.code))
    const other = await createDraft(client)
    const started = performance.now()
    const { revision } = await save(client, other)
    const saveMs = performance.now() - started
    finished.push('save')
    await exported
    expect(finished).toEqual(['save', 'export'])
    expect(revision).toBe(2)
    expect(saveMs).toBeLessThan(2_000)
  })
})

describe('when the data cannot be used, the service stays and says so', () => {
  test('a damaged database is told once with the place of the kept file, and drafting goes on', async () => {
    const profile = temporaryFolder()
    writeFileSync(join(profile, 'suigao.db'), 'no database'.repeat(1_000))
    const { client } = startService(profile)
    const { trouble } = valueOf(await client.call('service.state', {}))
    expect(trouble?.code).toBe('database-damaged')
    expect(existsSync(String(trouble?.params?.['kept']))).toBe(true)
    await createDraft(client)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
  })

  test('a newer database is answered to every call about data, templates still come', async () => {
    const profile = temporaryFolder()
    const db = new Sqlite(join(profile, 'suigao.db'))
    db.pragma('user_version = 990')
    db.exec('CREATE TABLE later (x)')
    db.close()
    const before = readFileSync(join(profile, 'suigao.db'))
    const { client, states } = startService(profile)
    const error = { code: 'database-newer', params: { found: 990, known: MIGRATIONS.at(-1)!.version } }
    const state = valueOf(await client.call('service.state', {}))
    expect(mainCalls['service.state'].answer.parse(state).trouble).toEqual(error)
    expect(await client.call('drafts.list', {})).toEqual({ ok: false, error })
    expect(await client.call('drafts.open', { id: randomUUID() })).toEqual({ ok: false, error })
    expect(valueOf(await client.call('templates.list', {}))).toHaveLength(BUILT_IN.length)
    expect(states).toEqual(['up'])
    await client.close()
    expect(readFileSync(join(profile, 'suigao.db'))).toEqual(before)
    expect(readdirSync(profile)).toEqual(['suigao.db'])
  })
})

describe('the end', () => {
  test('closing writes the WAL into the file and removes it', async () => {
    const profile = temporaryFolder()
    const { client } = startService(profile)
    await createDraft(client)
    await client.close()
    expect(readdirSync(profile)).toEqual(['suigao.db'])
    expect(await client.call('drafts.list', {})).toEqual({ ok: false, error: { code: 'service-gone' } })
  })

  test('a service whose main process is gone closes its database and ends', async () => {
    const profile = temporaryFolder()
    const args = [`--profile=${profile}`, `--worker=${scriptOf('worker.ts')}`]
    const child = fork(scriptOf('service.ts'), args, { execArgv: [], serialization: 'advanced' })
    await once(child, 'message')
    const ended = once(child, 'exit')
    child.disconnect()
    expect(await ended).toEqual([0, null])
    expect(readdirSync(profile)).toEqual(['suigao.db'])
  })
})
