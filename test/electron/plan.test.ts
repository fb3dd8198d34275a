import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer, Args, PlanVerdict } from '#contract'
import type { Block, Document } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { readWritten } from '#core/docx/read-written.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  h1('2025年工作总结'),
  h2('建强教师队伍'),
  p('2025年招聘教师42人，骨干教师交流18人。'),
  h1('2026年工作计划'),
  h2('建成滨江校区'),
  p('秋季学期前完成十中滨江校区主体工程。'),
  h2('扩大托管服务'),
  p('课后服务覆盖所有小学。'),
  h2('轮训骨干教师'),
  p('暑期分三批轮训骨干教师。'),
)
type Owner = Args<'plan.settle'>['from']

async function stored(client: ServiceClient, document: Document): Promise<string> {
  const { id } = await createDraft(client)
  await save(client, { id, document })
  return id
}

/** Last year's draft and this year's, rolled forward from it with its words, and what is new in them. */
async function rolled(client: ServiceClient, { change = (blocks: readonly Block[]) => blocks, last = LAST } = {}) {
  const from = { draft: await stored(client, last) }
  const wish = { from, keep: 'text', plan: 'text' } as const
  const { year, state } = valueOf(await client.call('roll-forward.propose', wish))
  const made = valueOf(
    await client.call('roll-forward.accept', { requestId: randomUUID(), ...wish, year, state, accepted: [] }),
  )
  const document = { ...made.document, blocks: change(made.document.blocks) }
  await save(client, { id: made.id, document })
  return { draft: made.id, document, from }
}

const itemsOf = async (client: ServiceClient, draft: string) => valueOf(await client.call('plan.items', { draft }))
const states = ({ items }: Answer<'plan.items'>) => items.map(({ text, state, isByHand }) => [text, state, isByHand])

const settler =
  (client: ServiceClient, draft: string, from: Owner) =>
  async (item: string, verdict: PlanVerdict): Promise<null> =>
    valueOf(await client.call('plan.settle', { requestId: randomUUID(), draft, from, item, verdict }))

/** The second section of the summary, written anew. */
const withCampus = (blocks: readonly Block[]) => [
  ...blocks.slice(0, 3),
  ...doc(h2('改善办学条件'), p('十中滨江校区如期建成，9月开学。')).blocks.map((block, at) => ({
    ...block,
    id: `newblock000${at}` as Block['id'],
  })),
  ...blocks.slice(3),
]

describe('the plan items of a draft', () => {
  test('are those of the paper that it was rolled forward from, and last year’s words answer none', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, from } = await rolled(client)
    const plan = await itemsOf(client, draft)
    expect(plan.source).toEqual({
      from,
      title: '示例区教育局2025年工作总结和2026年工作计划',
      year: 2025,
      isChosen: false,
    })
    expect(states(plan)).toEqual([
      ['建成滨江校区', 'open', false],
      ['扩大托管服务', 'open', false],
      ['轮训骨干教师', 'open', false],
    ])
    expect(plan.items[2]!.answers).toMatchObject([
      { section: '（一）建强教师队伍', excerpt: '2025年招聘教师42人，骨干教师交流18人。', isOld: true },
    ])
  })

  test('are answered by what was saved since', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft } = await rolled(client, { change: withCampus })
    const plan = await itemsOf(client, draft)
    expect(states(plan)[0]).toEqual(['建成滨江校区', 'answered', false])
    expect(plan.items[0]!.answers[0]).toMatchObject({
      block: 'newblock0001',
      heading: 'newblock0000',
      section: '（二）改善办学条件',
      excerpt: '十中滨江校区如期建成，9月开学。',
      isOld: false,
    })
  })

  test('are none, with no source, in a draft that is based on no paper', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const draft = await stored(client, LAST)
    expect(await itemsOf(client, draft)).toEqual({ source: null, isAllPlan: false, items: [] })
    expect(await client.call('plan.items', { draft: randomUUID() })).toMatchObject({ error: { code: 'draft-missing' } })
  })

  test('are none in a paper that is a plan as a whole', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const last = doc(
      settings({ kind: 'work-points', year: 2025 }),
      title('示例区教育局2025年工作要点'),
      h1('建成校区'),
      p('年底前建成。'),
    )
    const { draft } = await rolled(client, { last })
    expect(await itemsOf(client, draft)).toMatchObject({ source: { year: 2025 }, isAllPlan: true, items: [] })
  })

  test('come with the trouble of a base that is in the bin, and again once it is back', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, from } = await rolled(client)
    valueOf(await client.call('drafts.remove', { requestId: randomUUID(), id: from.draft }))
    expect(await itemsOf(client, draft)).toMatchObject({
      source: { from: null, title: '示例区教育局2025年工作总结和2026年工作计划', year: 2025 },
      trouble: { code: 'draft-in-bin' },
      items: [],
    })
    valueOf(await client.call('drafts.restore', { requestId: randomUUID(), id: from.draft }))
    expect((await itemsOf(client, draft)).items).toHaveLength(3)
  })
})

describe('what the writer says of an item', () => {
  test('stands before what its words say, also after a restart, and can be taken back', async () => {
    const profile = temporaryFolder('profile')
    const { client } = startService(profile)
    const { draft, from, document } = await rolled(client, { change: withCampus })
    const [campus, care, training] = (await itemsOf(client, draft)).items.map(({ key }) => key)
    const settle = settler(client, draft, from)
    const teachers = document.blocks[2]!.id
    await settle(campus!, { state: 'open' })
    await settle(care!, { state: 'dropped', reason: '由街道承担。' })
    await settle(training!, { state: 'answered', block: teachers })
    await client.close()
    const again = startService(profile).client
    const plan = await itemsOf(again, draft)
    expect(states(plan).map(([, state, isByHand]) => [state, isByHand])).toEqual([
      ['open', true],
      ['dropped', true],
      ['answered', true],
    ])
    expect(plan.items[1]).toMatchObject({ reason: '由街道承担。' })
    expect(plan.items[2]!.answers[0]).toMatchObject({ block: teachers, section: '（一）建强教师队伍', isOld: false })
    await settler(again, draft, from)(campus!, null)
    expect(states(await itemsOf(again, draft))[0]).toEqual(['建成滨江校区', 'answered', false])
  })

  test('falls back to the words once the block that was named is gone', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, from, document } = await rolled(client)
    const [campus] = (await itemsOf(client, draft)).items
    await settler(client, draft, from)(campus!.key, { state: 'answered', block: document.blocks[2]!.id })
    expect(states(await itemsOf(client, draft))[0]![1]).toBe('answered')
    await save(client, { id: draft, document: { ...document, blocks: document.blocks.toSpliced(2, 1) } })
    expect(states(await itemsOf(client, draft))[0]).toEqual(['建成滨江校区', 'open', false])
  })

  test('is said once for one request, belongs to its draft and goes with it', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, from } = await rolled(client)
    const [campus] = (await itemsOf(client, draft)).items
    const requestId = randomUUID()
    const args = { requestId, draft, from, item: campus!.key, verdict: { state: 'dropped', reason: '一' } } as const
    valueOf(await client.call('plan.settle', args))
    valueOf(await client.call('plan.settle', { ...args, verdict: { state: 'dropped', reason: '二' } }))
    expect((await itemsOf(client, draft)).items[0]).toMatchObject({ reason: '一' })
    const other = await rolled(client)
    expect(states(await itemsOf(client, other.draft))[0]).toEqual(['建成滨江校区', 'open', false])
    const gone = { ...args, requestId: randomUUID(), draft: randomUUID() }
    expect(await client.call('plan.settle', gone)).toMatchObject({ error: { code: 'draft-missing' } })
  })
})

describe('another paper’s plan', () => {
  test('can be chosen for a draft, and given up for that of its base', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const { draft, from } = await rolled(client)
    const other = doc(
      settings({ kind: 'work-points', year: 2026 }),
      title('示例区教育局2026年工作要点'),
      h1('办好新校区'),
      p('开办新校区2所。'),
    )
    const chosen = { draft: await stored(client, other) }
    const choose = async (owner: Owner | null) =>
      client.call('plan.choose', { requestId: randomUUID(), draft, from: owner })
    valueOf(await choose(chosen))
    const plan = await itemsOf(client, draft)
    expect(plan.source).toEqual({ from: chosen, title: '示例区教育局2026年工作要点', year: 2026, isChosen: true })
    expect(states(plan)).toEqual([['办好新校区', 'open', false]])
    expect(await choose({ oldPaper: randomUUID() })).toMatchObject({ error: { code: 'old-paper-missing' } })
    valueOf(await choose(null))
    expect((await itemsOf(client, draft)).source).toMatchObject({ from, isChosen: false })
  })

  test('has no items where it has no plan part, and then there is no table either', async () => {
    const { client } = startService(temporaryFolder('profile'))
    const last = doc(settings({ year: 2025 }), title('示例区教育局2025年工作总结'), h1('主要工作'), p('新建学校3所。'))
    const { draft } = await rolled(client, { last })
    expect(await itemsOf(client, draft)).toMatchObject({ source: { isChosen: false }, items: [] })
    expect(await client.call('plan.name', { draft })).toMatchObject({ error: { code: 'plan-empty' } })
  })
})

test('the table says of each item what became of it, in a file that Word reads', async () => {
  const folder = temporaryFolder('profile')
  const { client } = startService(folder)
  const { draft, from } = await rolled(client, { change: withCampus })
  const [, care] = (await itemsOf(client, draft)).items
  await settler(client, draft, from)(care!.key, { state: 'dropped', reason: '由街道承担。' })
  const { name } = valueOf(await client.call('plan.name', { draft }))
  expect(name).toBe('示例区教育局2026年工作计划兑现情况表.docx')
  const path = join(folder, name)
  expect(valueOf(await client.call('plan.write', { draft, path }))).toEqual({ path })
  const read = await readWritten(readFileSync(path))
  if (!read.ok) throw new Error(read.error.code)
  expect(textOf(read.value.title)).toBe('示例区教育局2026年工作计划兑现情况表')
  const [table] = read.value.blocks
  const rows = table?.type === 'table' ? table.rows : []
  expect(rows.map(({ cells }) => cells.map((cell) => textOf(cell.blocks[0]?.runs ?? [])))).toEqual([
    ['序号', '计划事项', '兑现情况', '所在部分', '说明'],
    ['1', '建成滨江校区', '已写入总结', '（二）改善办学条件', '十中滨江校区如期建成，9月开学。'],
    ['2', '扩大托管服务', '不再实施', '', '由街道承担。'],
    ['3', '轮训骨干教师', '未写入总结', '', ''],
  ])
  const nowhere = join(folder, 'none', name)
  expect(await client.call('plan.write', { draft, path: nowhere })).toMatchObject({ error: { code: 'folder-missing' } })
  expect(existsSync(nowhere)).toBe(false)
})
