import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Answer, Args } from '#contract'
import { calls } from '#contract'
import { FORMAT } from '#core/document/document.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { attachment, doc, h1, p, table, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const request = () => ({ requestId: randomUUID() })
const refused = (code: string, params?: object) => ({ ok: false, error: params ? { code, params } : { code } })

async function list(client: ServiceClient, args: Args<'drafts.list'> = {}): Promise<Answer<'drafts.list'>> {
  const answer = valueOf(await client.call('drafts.list', args))
  expect(calls['drafts.list'].answer.parse(answer)).toEqual(answer)
  return answer
}

const withoutIds = (paper: unknown): unknown =>
  JSON.parse(JSON.stringify(paper, (key, value: unknown) => (key === 'id' ? undefined : value)))

const namesIn = async (client: ServiceClient) => (await list(client)).map((draft) => draft.name)

describe('a draft that is duplicated', () => {
  test('becomes one of its own: the same words under fresh ids, named after the first', async () => {
    const { client } = startService(temporaryFolder())
    const { id } = await createDraft(client)
    const document = doc(title('总结'), h1('做法'), p('话'), table([['格']]), attachment('附件题', p('附')))
    await save(client, { id, document })
    const copy = valueOf(await client.call('drafts.duplicate', { ...request(), id }))
    const opened = valueOf(await client.call('drafts.open', copy))
    const ids = (paper: unknown) => [...JSON.stringify(paper).matchAll(/"id":"(\w+)"/g)].map(([, found]) => found)
    expect(ids(opened.document).filter((found) => ids(document).includes(found))).toEqual([])
    expect(withoutIds(opened.document)).toEqual(withoutIds(document))
    expect(opened).toMatchObject({ name: '总结 副本', revision: 1, caret: null })
  })

  test('gets a number where its name is taken, and speaks the language of the window', async () => {
    const { client } = startService(temporaryFolder())
    const { id } = await createDraft(client)
    await client.call('drafts.rename', { ...request(), id, name: '甲' })
    for (let count = 0; count < 3; count++) await client.call('drafts.duplicate', { ...request(), id })
    await client.call('settings.store', { ...request(), settings: { language: 'en' } })
    await client.call('drafts.duplicate', { ...request(), id })
    expect((await namesIn(client)).toSorted()).toEqual(
      ['甲', '甲 copy', '甲 副本', '甲 副本 2', '甲 副本 3'].toSorted(),
    )
  })

  test('is made once for one request, and not of a paper that a newer version wrote', async () => {
    const profile = temporaryFolder()
    const { client } = startService(profile)
    const { id, document } = await createDraft(client)
    const args = { ...request(), id }
    expect(await client.call('drafts.duplicate', args)).toEqual(await client.call('drafts.duplicate', args))
    expect(await list(client)).toHaveLength(2)
    const db = new Sqlite(join(profile, 'suigao.db'))
    const newer = JSON.stringify({ ...document, format: FORMAT + 1, colour: 'red' })
    db.prepare('UPDATE drafts SET document = ? WHERE id = ?').run(newer, id)
    db.close()
    expect(await client.call('drafts.duplicate', { ...request(), id })).toEqual(refused('draft-read-only'))
    expect(await list(client)).toHaveLength(2)
  })
})

describe('a draft with a name', () => {
  test('shows it, is found by it and exports under it; without one the title serves', async () => {
    const { client } = startService(temporaryFolder())
    const { id } = await createDraft(client)
    const exported = async () => valueOf(await client.call('export.name', { id, format: 'docx' })).name
    await client.call('drafts.rename', { ...request(), id, name: ' 报区委\n的一份 ' })
    expect(await namesIn(client)).toEqual(['报区委的一份'])
    expect(await exported()).toBe('报区委的一份.docx')
    expect((await list(client, { query: '报区委' }))[0]?.excerpt?.hit).toBe('报区委')
    await client.call('drafts.rename', { ...request(), id, name: ' ' })
    expect(await namesIn(client)).toEqual([null])
    expect(await exported()).toBe('示例区教育局2026年工作总结和2027年工作计划.docx')
    expect(await list(client, { query: '报区委' })).toEqual([])
  })
})

describe('the list', () => {
  test('is asked for by text, year, kind, order and bin, and says what it can be asked for', async () => {
    const { client } = startService(temporaryFolder())
    const { id, document } = await createDraft(client)
    await save(client, { id, document: { ...document, year: 2024, kind: 'report' } })
    const other = await createDraft(client)
    const idsOf = async (args: Args<'drafts.list'>) => (await list(client, args)).map((draft) => draft.id)
    expect(await idsOf({ query: '工作总结', sort: 'year' })).toEqual([other.id, id])
    // Pasted, with a line end and an invisible character.
    expect(await idsOf({ query: ' 工作\n总\u200b结 ', year: 2024, kind: 'report', sort: 'created' })).toEqual([id])
    expect(valueOf(await client.call('drafts.filters', {}))).toEqual({
      years: [
        { year: 2026, drafts: 1 },
        { year: 2024, drafts: 1 },
      ],
      kinds: [
        { kind: 'report', drafts: 1 },
        { kind: 'summary-and-plan', drafts: 1 },
      ],
      inBin: 0,
    })
    await client.call('drafts.remove', { ...request(), id })
    expect(await idsOf({})).toEqual([other.id])
    expect(await idsOf({ bin: true })).toEqual([id])
    expect(await client.call('drafts.list', { query: '长'.repeat(201) })).toEqual(refused('bad-call'))
  })
})

describe('a draft deleted under an open window', () => {
  test('takes no save and says where it is; restored, it takes the same one; cleared, its words become a new draft', async () => {
    const { client } = startService(temporaryFolder())
    const { id } = await createDraft(client)
    const document = doc(title('窗口里的字'))
    const saving = { ...request(), id, document, caret: null }
    await client.call('drafts.remove', { ...request(), id })
    expect(await client.call('drafts.save', saving)).toEqual(refused('draft-in-bin'))
    expect(await client.call('drafts.open', { id })).toEqual(refused('draft-in-bin'))
    await client.call('drafts.restore', { ...request(), id })
    expect(valueOf(await client.call('drafts.save', saving)).revision).toBe(2)
    await client.call('drafts.remove', { ...request(), id })
    const emptying = request()
    expect(valueOf(await client.call('drafts.emptyBin', emptying))).toEqual({ drafts: 1 })
    expect(await client.call('drafts.save', { ...saving, ...request() })).toEqual(refused('draft-missing'))
    const rescued = valueOf(await client.call('drafts.import', { ...request(), json: document }))
    expect((await list(client)).map((draft) => [draft.id, draft.title])).toEqual([[rescued.id, '窗口里的字']])
    await client.call('drafts.remove', { ...request(), id: rescued.id })
    // The retry of an emptying that was answered empties nothing more.
    expect(valueOf(await client.call('drafts.emptyBin', emptying))).toEqual({ drafts: 1 })
    expect(await list(client, { bin: true })).toHaveLength(1)
  })
})

describe('a paper that is brought in', () => {
  test('becomes a draft with fresh ids', async () => {
    const { client } = startService(temporaryFolder())
    const json = doc(title('带来的稿'), p('正文'))
    const [first, second] = [
      valueOf(await client.call('drafts.import', { ...request(), json })),
      valueOf(await client.call('drafts.import', { ...request(), json })),
    ]
    expect(await list(client, { query: '带来' })).toHaveLength(2)
    const [one, two] = [
      valueOf(await client.call('drafts.open', first)),
      valueOf(await client.call('drafts.open', second)),
    ]
    expect(new Set([json, one.document, two.document].map((paper) => paper.blocks[0]!.id)).size).toBe(3)
    expect(one.document.title).toEqual(json.title)
  })

  test.each([
    ['no paper', { hello: 1 }, refused('not-a-document')],
    ['nothing', null, refused('not-a-document')],
    ['damaged', { ...doc(), year: 'x' }, refused('damaged-document', { place: 'year', cause: 'invalid_type' })],
    ['newer', { ...doc(), format: FORMAT + 1 }, refused('newer-document', { found: FORMAT + 1, known: FORMAT })],
    [
      'far too large',
      doc(...Array.from({ length: 15 }, () => p('长'.repeat(900_000)))),
      refused('draft-too-large', { limit: 32 }),
    ],
  ])('that is %s is refused, and nothing is kept', async (_name, json, reply) => {
    const { client } = startService(temporaryFolder())
    expect(await client.call('drafts.import', { ...request(), json })).toEqual(reply)
    expect(await list(client)).toEqual([])
  })
})
