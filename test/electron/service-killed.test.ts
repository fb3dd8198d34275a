import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Reply } from '#contract'
import { doc, p, title } from '../support/build.ts'
import { temporaryFolder } from './profile-folder.ts'
import type { Running } from './service-process.ts'
import { createDraft, startService, valueOf } from './service-process.ts'

const AT_ONCE = 12
/** Milliseconds from the sending of writes, and again from their repetition, to the kill: some of them are done by then. */
const KILLS = [
  [0, 1],
  [2, 4],
  [6, 0],
  [3, 9],
] as const

/** Kills the service's process that many milliseconds from now; resolves when it is known to be gone. */
async function killAfter({ client, states }: Running, ms: number): Promise<void> {
  while (states.at(-1) !== 'up') await sleep(1)
  await sleep(ms)
  process.kill(client.pid()!, 'SIGKILL')
  while (states.at(-1) === 'up') await sleep(1)
}

describe('a service that is killed in the middle of its work', () => {
  const writes = AT_ONCE * KILLS.length

  test(`of ${writes} writes loses none and does none twice`, { timeout: 60_000 }, async () => {
    const running = startService(temporaryFolder(), { maxRestarts: 100 })
    const { client } = running
    const draft = await createDraft(client)
    const revisions: number[] = []
    let interrupted = 0
    for (const [round, [first, second]] of KILLS.entries()) {
      let answered = 0
      const replies = Array.from({ length: AT_ONCE }, async (_, index) => {
        const document = doc(title('稿'), p(`第${round * AT_ONCE + index}次`))
        const saving = { requestId: randomUUID(), id: draft.id, document, caret: null }
        const { revision } = valueOf(await client.call('drafts.save', saving))
        answered += 1
        return revision
      })
      const created = createDraft(client)
      await killAfter(running, first)
      await killAfter(running, second)
      interrupted += AT_ONCE - answered
      revisions.push(...(await Promise.all(replies)))
      await created
    }
    const opened = valueOf(await client.call('drafts.open', { id: draft.id }))
    expect(running.states.filter((state) => state === 'restarting')).toHaveLength(2 * KILLS.length)
    expect(interrupted).toBeGreaterThan(0)
    expect(revisions).toEqual(Array.from({ length: writes }, (_, index) => index + 2))
    expect(opened.document.blocks).toEqual(doc(p(`第${writes - 1}次`)).blocks)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1 + KILLS.length)
  })

  test('answers what was asked before, and says that it was away', async () => {
    const { client, states } = startService(temporaryFolder())
    await createDraft(client)
    const list = client.call('drafts.list', {})
    process.kill(client.pid()!, 'SIGKILL')
    expect(valueOf(await list)).toHaveLength(1)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1)
    expect(states).toEqual(['up', 'restarting', 'up'])
  })
})

describe('a service that cannot live', () => {
  test('is restarted five times and then given up, with an answer to every call', async () => {
    const folder = temporaryFolder()
    const starts = join(folder, 'starts')
    const script = join(folder, 'dying.mjs')
    writeFileSync(
      script,
      `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(starts)}, 'x')\nprocess.exit(1)\n`,
    )
    const { client, states } = startService(folder, { script })
    const gone: Reply<never> = { ok: false, error: { code: 'service-gone' } }
    expect(await client.call('drafts.list', {})).toEqual(gone)
    expect(states).toEqual([...Array<string>(5).fill('restarting'), 'gone'])
    expect(readFileSync(starts, 'utf8')).toBe('x'.repeat(6))
    expect(await client.call('drafts.list', {})).toEqual(gone)
  })
})
