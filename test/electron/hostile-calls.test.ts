import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { ERROR_CODES } from '#contract'
import { p } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { request } from './library-service.ts'
import { temporaryFolder } from './profile-folder.ts'
import { createDraft, startService, valueOf } from './service-process.ts'

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: { code: string } }

const HOSTILE: readonly string[] = [
  '\u0000\u0001\u001F',
  '\u202Eabc\u202C\u200F',
  '\u200B\u200D\uFEFF零宽',
  '孤\uDC00儿',
  '👨\u200D👩\u200D👧家庭',
  "'; DROP TABLE passages; --",
  '"引号" \\ %_%',
  '<img src=x onerror=alert(1)>&amp;',
  '* NEAR( ) AND OR NOT "',
  '字'.repeat(10_000),
  '',
]

/** A service with one draft, and calls of it by any name with anything. */
async function anyCaller() {
  const { client, states } = startService(temporaryFolder())
  const draft = await createDraft(client)
  const anyCall = client.call as unknown as (name: string, args: unknown) => Promise<Answer>
  const codes = new Set<string>()
  const call = async (name: string, args: unknown) => {
    const answer = await anyCall(name, args)
    if (!answer.ok) codes.add(answer.error.code)
    return answer
  }
  return { client, states, draft: draft.id, call, codes }
}

const NAMES = [
  ...['list', 'read', 'add', 'change', 'favour', 'tag', 'remove', 'restore', 'restoreVersion', 'versions', 'used']
    .concat('quick', 'emptyBin')
    .map((name) => `library.${name}`),
  ...['take', 'read', 'merge', 'undo', 'cancel', 'close', 'write'].map((name) => `exchange.${name}`),
  ...['list', 'save', 'remove', 'restore', 'history', 'emptyBin'].map((name) => `ledger.${name}`),
  ...['items', 'settle', 'choose', 'name', 'write'].map((name) => `plan.${name}`),
  'compare.reuse',
  'compare.names',
  'roll-forward.propose',
  'roll-forward.accept',
]

test('arguments that are none, ids of other things and ids that are gone are answered with a code, and the service lives', async () => {
  const { states, draft, call, codes, client } = await anyCaller()
  const gone = randomUUID()
  const ids = [gone, draft, 'x']
  const wrong = [undefined, null, 0, '', [], {}, { requestId: 'x' }, { limit: 1.5 }, { year: NaN }, { offset: -1 }]
  for (const name of NAMES) {
    for (const args of wrong) await call(name, args)
    for (const id of ids)
      for (const args of [{ id }, { ...request(), id }, { ...request(), ids: [id] }, { draft: id }, { handle: id }])
        await call(name, args)
  }
  for (const id of ids) {
    await call('plan.choose', { ...request(), draft, from: { oldPaper: id } })
    await call('compare.reuse', { draft, against: [{ passage: id }], withSentences: true })
    await call('library.used', { ...request(), id, draft: id })
    await call('roll-forward.propose', { from: { draft: id }, keep: 'text', plan: 'text' })
  }
  await call('library.favour', { ...request(), ids: Array<string>(10_001).fill(gone), isFavourite: true })
  const known: ReadonlySet<string> = new Set(ERROR_CODES)
  expect([...codes].filter((code) => !known.has(code) || code === 'internal')).toEqual([])
  expect(codes).toContain('bad-call')
  expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
  expect(states).toEqual(['up'])
})

test('an id of a request that was used for another call is refused, and with other arguments gets its first answer', async () => {
  const { client } = await anyCaller()
  const again = request()
  const add = (title: string) =>
    client.call('library.add', { ...again, passages: [passage({ title }, p(title))] as never })
  const first = valueOf(await add('一'))
  expect(valueOf(await add('二'))).toEqual(first)
  expect(await client.call('ledger.emptyBin', again)).toEqual({ ok: false, error: { code: 'bad-call' } })
})

test('hostile words are kept as words and found again, in every field that takes them', async () => {
  const { states, call, codes, client } = await anyCaller()
  const lost: string[] = []
  for (const words of HOSTILE) {
    const facts = { title: `题${words}`.slice(0, 200), unit: words.slice(0, 200), note: words.slice(0, 500) }
    const passages = [passage({ ...facts, tags: [`签${words}`.slice(0, 40)] }, p(`正文${words}`))] as never
    const [id] = valueOf(await client.call('library.add', { ...request(), passages })).ids
    const read = valueOf(await client.call('library.read', { id: id! }))
    const found = valueOf(await client.call('library.list', { query: read.title, limit: 200 })).passages
    if (!read.title.isWellFormed() || !found.some((each) => each.id === id)) lost.push(words)
    const figure = { value: '12', period: '2025年', name: `产值${words}`.slice(0, 200), source: '', unit: '' }
    await call('ledger.save', { ...request(), figures: [{ ...figure, note: words.slice(0, 2_000) }] })
    for (const name of ['library.list', 'library.quick', 'ledger.list']) await call(name, { query: words, limit: 50 })
  }
  expect(lost).toEqual([])
  // Too long a query, and a name that is another's once what nobody sees is taken off it.
  expect([...codes].toSorted()).toEqual(['bad-call', 'ledger-twice'])
  expect(states).toEqual(['up'])
})
