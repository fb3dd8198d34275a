import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Reply } from '#contract'
import { writeExchange } from '#core/passage/exchange.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { passage } from '../support/passages.ts'
import { emptyLibrary, request } from './library-service.ts'
import { temporaryFolder } from './profile-folder.ts'
import type { Running } from './service-process.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const AT = '2026-11-22T08:00:00.000Z'
const words = (n: number) => passage({ title: `第${n}条`, collection: 'problems' }, p(`第${n}段素材，讲第${n}件事。`))
const some = (count: number) => Array.from({ length: count }, (_, n) => words(n))

/** A service on a library without the stock. */
function running(): Running {
  return startService(emptyLibrary().profile, { maxRestarts: 100 })
}

const alive = async ({ states }: Running) => {
  while (states.at(-1) !== 'up') await sleep(1)
}

/** Sends a call, kills the service that many milliseconds later, and waits for the answer of the next one. */
async function killedAfter<T>(run: Running, ms: number, call: () => Promise<Reply<T>>): Promise<Reply<T>> {
  await alive(run)
  const answer = call()
  await sleep(ms)
  process.kill(run.client.pid()!, 'SIGKILL')
  return answer
}

const totalOf = async ({ client }: Running) => valueOf(await client.call('library.list', { limit: 1 })).total

describe('a service that is killed in the midst of', () => {
  test('1,000 passages that are kept has all of them once', { timeout: 60_000 }, async () => {
    const run = running()
    let expected = 0
    for (const ms of [1, 15, 40, 90, 160]) {
      const passages = some(1_000) as never
      const reply = await killedAfter(run, ms, () => run.client.call('library.add', { ...request(), passages }))
      expect(valueOf(reply).ids).toHaveLength(1_000)
      expect(await totalOf(run)).toBe((expected += 1_000))
    }
    expect(valueOf(await run.client.call('library.list', { query: '第777件事', limit: 20 })).total).toBe(5)
  })

  test(
    'a merge of 5,000 says that the file has to be chosen again; merged again, nothing is there twice',
    { timeout: 120_000 },
    async () => {
      const run = running()
      const entries = some(5_000).map((each) => ({ id: randomUUID(), createdAt: AT, updatedAt: AT, ...each }))
      const bytes = new TextEncoder().encode([...writeExchange(entries, { savedAt: AT, pictures: [] })].join(''))
      let before = 0
      for (const written of [1, 300, 900]) {
        await alive(run)
        const { handle } = valueOf(await run.client.call('exchange.take', { name: '同事.suigao', bytes }))
        valueOf(await run.client.call('exchange.read', { handle }))
        const merge = { ...request(), handle, conflicts: 'keep-mine' as const, except: [] }
        const answer = run.client.call('exchange.merge', merge)
        // The service answers between the steps of a merge; a time would be too late on a quick machine.
        while ((await totalOf(run)) < before + written) await sleep(1)
        process.kill(run.client.pid()!, 'SIGKILL')
        expect(await answer).toEqual({ ok: false, error: { code: 'exchange-missing' } })
        const total = await totalOf(run)
        expect(total).toBeGreaterThanOrEqual(before + written)
        before = total
      }
      const { handle } = valueOf(await run.client.call('exchange.take', { name: '同事.suigao', bytes }))
      valueOf(await run.client.call('exchange.read', { handle }))
      const merged = await run.client.call('exchange.merge', {
        ...request(),
        handle,
        conflicts: 'keep-mine',
        except: [],
      })
      expect(valueOf(merged).added).toBe(5_000 - before)
      expect(await totalOf(run)).toBe(5_000)
      expect(valueOf(await run.client.call('library.list', { query: '第4999件事' })).total).toBe(1)
    },
  )

  test('marks on 3,000, or their way into the bin and out, has all of them', { timeout: 60_000 }, async () => {
    const run = running()
    const ids: string[] = []
    for (let part = 0; part < 3; part++) {
      const reply = await run.client.call('library.add', { ...request(), passages: some(1_000) as never })
      ids.push(...valueOf(reply).ids)
    }
    const countOf = async (only: object) => valueOf(await run.client.call('library.list', { ...only, limit: 1 })).total
    for (const ms of [5, 40, 80]) {
      const isFavourite = ms !== 40
      const marked = killedAfter(run, ms, () => run.client.call('library.favour', { ...request(), ids, isFavourite }))
      expect(valueOf(await marked)).toBeNull()
      expect(await countOf({ isFavourite: true })).toBe(isFavourite ? 3_000 : 0)
    }
    const tags = { add: ['新'], remove: [] }
    valueOf(await killedAfter(run, 60, () => run.client.call('library.tag', { ...request(), ids, ...tags })))
    valueOf(await killedAfter(run, 90, () => run.client.call('library.remove', { ...request(), ids })))
    expect([await countOf({}), await countOf({ bin: true })]).toEqual([0, 3_000])
    valueOf(await killedAfter(run, 90, () => run.client.call('library.restore', { ...request(), ids })))
    expect([await countOf({ tag: '新' }), await countOf({ query: '第777件事' })]).toEqual([3_000, 3])
  })

  test('figures that are saved has all of them once', { timeout: 60_000 }, async () => {
    const run = running()
    let year = 2000
    for (const ms of [1, 10, 30, 60]) {
      const period = `${year++}年`
      const figures = Array.from({ length: 2_000 }, (_, n) => ({
        name: `指标${n}`,
        value: `${n}`,
        unit: '个',
        period,
        source: '',
        note: '',
      }))
      const reply = await killedAfter(run, ms, () => run.client.call('ledger.save', { ...request(), figures }))
      expect(valueOf(reply)).toHaveLength(2_000)
    }
    expect(valueOf(await run.client.call('ledger.list', {}))).toHaveLength(8_000)
    for (const { id } of valueOf(await run.client.call('ledger.list', { query: '指标1999' })))
      expect(valueOf(await run.client.call('ledger.history', { id }))).toEqual([])
  })

  test('an item that is settled, or a comparison, answers as if nothing had been', { timeout: 60_000 }, async () => {
    const run = startService(temporaryFolder(), { maxRestarts: 100 })
    const last = await createDraft(run.client)
    const plan = doc(
      settings({ kind: 'summary-and-plan', year: 2025 }),
      title('示例局2025年工作总结和2026年工作计划'),
      h1('2025年工作总结'),
      ...Array.from({ length: 800 }, (_, n) => p(`第${n}项工作平稳推进，走访群众${n}人次。`)),
      h1('2026年工作计划'),
      h2('建成滨江校区'),
      p('秋季学期前完成主体工程。'),
    )
    await save(run.client, { id: last.id, document: plan })
    const from = { draft: last.id }
    const wish = { from, keep: 'text', plan: 'text' } as const
    const { year, state } = valueOf(await run.client.call('roll-forward.propose', wish))
    const made = valueOf(await run.client.call('roll-forward.accept', { ...request(), ...wish, year, state }))
    const [item] = valueOf(await run.client.call('plan.items', { draft: made.id })).items
    const dropped = { state: 'dropped', reason: '已划转' } as const
    for (const ms of [0, 3]) {
      const settle = { ...request(), draft: made.id, from, item: item!.key, verdict: dropped }
      expect(valueOf(await killedAfter(run, ms, () => run.client.call('plan.settle', settle)))).toBeNull()
    }
    for (const ms of [5, 40]) {
      const asking = { draft: made.id, against: 'sources', withSentences: true } as const
      const report = valueOf(await killedAfter(run, ms, () => run.client.call('compare.reuse', asking)))
      expect(report.papers).toHaveLength(1)
      expect(report.kept + report.rewritten + report.new).toBeCloseTo(1)
    }
    const items = killedAfter(run, 20, () => run.client.call('plan.items', { draft: made.id }))
    expect(valueOf(await items).items[0]).toMatchObject({ state: 'dropped', reason: '已划转' })
    const again = killedAfter(run, 20, () =>
      run.client.call('roll-forward.accept', { ...request(), ...wish, year, state }),
    )
    valueOf(await again)
    expect(valueOf(await run.client.call('drafts.list', {}))).toHaveLength(3)
  })
})
