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

const WRITES = 200
const KILLS = 15
const AT_ONCE = 5

/** Kills the service's process KILLS times, each within milliseconds of its start; answers how often it could. */
function killAtRandom({ client, states }: Running): () => Promise<number> {
  let stopped = false
  const killing = (async () => {
    let kills = 0
    while (!stopped && kills < KILLS) {
      await sleep(1)
      if (states.at(-1) !== 'up') continue
      await sleep(Math.random() * 25)
      const pid = client.pid()
      if (stopped || pid === undefined || states.at(-1) !== 'up') continue
      process.kill(pid, 'SIGKILL')
      kills += 1
      while (!stopped && states.at(-1) === 'up') await sleep(1)
    }
    return kills
  })()
  return () => {
    stopped = true
    return killing
  }
}

describe('a service that is killed in the middle of its work', () => {
  test(`of ${WRITES} writes loses none and does none twice`, { timeout: 120_000 }, async () => {
    const running = startService(temporaryFolder(), { maxRestarts: 1_000 })
    const { client } = running
    const draft = await createDraft(client)
    const stop = killAtRandom(running)
    const revisions: number[] = []
    for (let index = 0; index < WRITES; index += AT_ONCE) {
      const replies = Array.from({ length: AT_ONCE }, (_, offset) => {
        const document = doc(title('稿'), p(`第${index + offset}次`))
        return client.call('drafts.save', { requestId: randomUUID(), id: draft.id, document, caret: null })
      })
      const created = index % 20 === 0 ? createDraft(client) : null
      for (const reply of await Promise.all(replies)) revisions.push(valueOf(reply).revision)
      await created
    }
    const kills = await stop()
    const opened = valueOf(await client.call('drafts.open', { id: draft.id }))
    expect(kills).toBeGreaterThan(3)
    expect(revisions).toEqual(Array.from({ length: WRITES }, (_, index) => index + 2))
    expect(opened.document.blocks).toEqual(doc(p(`第${WRITES - 1}次`)).blocks)
    expect(valueOf(await client.call('drafts.list', {}))).toHaveLength(1 + WRITES / 20)
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
