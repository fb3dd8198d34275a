import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainText } from '#core/document/text.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { Job, JobProgress } from '#electron/service/job.ts'
import { createSlowWork } from '#electron/service/slow-work.ts'
import { doc, p, title } from '../support/build.ts'

const WORKER = join(import.meta.dirname, '../../electron/service/worker.ts')
const long = doc(
  title('长稿'),
  ...Array.from({ length: 3_000 }, (_, n) => p(`第${n}段，${'把每件事写清楚。'.repeat(12)}`)),
)
const pages = { name: 'pages', document: long, preset: GBT9704 } as const satisfies Job
const text = {
  name: 'write',
  format: 'txt',
  document: long,
  preset: GBT9704,
  clock: '2026-12-08T01:02:03.004Z',
} as const
const cancelled = { ok: false, error: { code: 'export-cancelled' } }

test('a job that is stopped answers at once, and the others of its thread are done all the same', async () => {
  const { run } = createSlowWork(WORKER)
  const stopping = new AbortController()
  const stopped = run(pages, { signal: stopping.signal })
  const other = run(text)
  stopping.abort()
  expect(await stopped).toEqual(cancelled)
  expect(await other).toEqual({ ok: true, value: new TextEncoder().encode(plainText(long)) })
})

test('a job that was stopped before it began is never begun', async () => {
  const { run } = createSlowWork(WORKER)
  expect(await run(pages, { signal: AbortSignal.abort() })).toEqual(cancelled)
})

test('stopping a job that is done changes nothing for the next', async () => {
  const { run } = createSlowWork(WORKER)
  const stopping = new AbortController()
  expect((await run(text, { signal: stopping.signal })).ok).toBe(true)
  stopping.abort()
  expect((await run(text)).ok).toBe(true)
})

test('progress comes sparingly, never goes back within a step and ends with the whole', async () => {
  const told: JobProgress[] = []
  const started = performance.now()
  expect((await createSlowWork(WORKER).run(pages, { onProgress: (progress) => told.push(progress) })).ok).toBe(true)
  const laid = told.filter(({ step }) => step === 'paginate').map(({ done }) => done)
  expect(laid.toSorted((a, b) => a - b)).toEqual(laid)
  expect(told.at(-1)).toEqual({ step: 'paginate', done: 100, total: 100 })
  expect(told.length).toBeLessThan(6 + (performance.now() - started) / 50)
})

test('a thread that cannot start fails its jobs with the cause, and the next job gets a new one', async () => {
  const { run } = createSlowWork(join(import.meta.dirname, 'none.ts'))
  for (const job of [text, text]) {
    expect(await run(job)).toMatchObject({ ok: false, error: { code: 'export-failed' } })
  }
})
