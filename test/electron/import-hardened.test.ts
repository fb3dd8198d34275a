import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ImportProgress } from '#contract'
import type { ServiceClient } from '#electron/service/client.ts'
import type { ReadJob } from '#electron/service/imports/import-job.ts'
import { createReading, READING_LIMITS } from '#electron/service/imports/reading.ts'
import { doc, h1, p, title } from '../support/build.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'
import { mountSmall, noMounts, temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const READER = join(import.meta.dirname, '../../electron/service/reader.ts')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const paper = (year: number, words = '完成任务。') => `示例局${year}年工作总结\n一、情况\n${words}`
const request = () => ({ requestId: randomUUID() })

/** Some 300 pages. */
const longText = Array.from(
  { length: 60 },
  (_, n) => `${['一', '二', '三', '四', '五'][n % 5]}、第${n}项工作\n${'把每件事写清楚，逐项落实到人。'.repeat(180)}`,
)
const long = `示例局2024年工作总结\n${longText.join('\n')}`

async function taken(client: ServiceClient, contents: readonly (string | Uint8Array)[]): Promise<string> {
  const files = contents.map((content, n) => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    return { name: `${n}.txt`, bytes, size: bytes.length }
  })
  return valueOf(await client.call('import.take', { files })).import
}

describe('the thread that reads', () => {
  const job = (content: string | Uint8Array): ReadJob => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    return { name: 'read', source: { bytes }, fileName: 'a.txt', fallbackYear: 2026 }
  }

  test('is ended when a file takes too long, and the next file is read', async () => {
    const { run } = createReading(READER, { milliseconds: 2_000, megabytes: 2_000 })
    const slow = await run(job(paper(2024, '把每件事写清楚，逐项落实到人。'.repeat(500_000))))
    expect(slow).toEqual({ ok: false, error: { code: 'import-too-slow', params: { limit: 2 } } })
    expect((await run(job(paper(2024)))).ok).toBe(true)
  })

  test('is ended when a file takes too much memory, and the next file is read', async () => {
    const { run } = createReading(READER, { ...READING_LIMITS, megabytes: 150 })
    const large = await run(job(paper(2024, '完成任务。\n'.repeat(4_000_000))))
    expect(large).toEqual({ ok: false, error: { code: 'import-out-of-memory', params: { limit: 150 } } })
    expect((await run(job(paper(2024)))).ok).toBe(true)
  })

  test('is ended when the writer stops, at once', async () => {
    const { run } = createReading(READER)
    const stopping = new AbortController()
    const stopped = run(job(paper(2024, '一、'.repeat(12_000_000))), stopping.signal)
    stopping.abort()
    expect(await stopped).toEqual({ ok: false, error: { code: 'import-cancelled' } })
    expect((await run(job(paper(2024)))).ok).toBe(true)
  })
})

describe('an import that is stopped', () => {
  test('keeps what was read, and goes on from there', async () => {
    const told: ImportProgress[] = []
    const { client } = startService(temporaryFolder(), {
      onImport: (progress) => {
        told.push(progress)
        if (told.length === 2) void client.call('import.cancel', { import: progress.import })
      },
    })
    const id = await taken(client, [paper(2024), long, paper(2022)])
    const stopped = valueOf(await client.call('import.read', { import: id }))
    expect(stopped.isCancelled).toBe(true)
    const states = stopped.files.map(({ state }) => state)
    expect([states[0], states[2]]).toEqual(['read', 'waiting'])
    const whole = valueOf(await client.call('import.read', { import: id }))
    expect([whole.isCancelled, ...whole.files.map(({ state }) => state)]).toEqual([false, 'read', 'read', 'read'])
  })

  test('while papers are kept says which are, and the rest can follow', async () => {
    let stop = true
    const { client } = startService(temporaryFolder(), {
      onImport: (progress) => {
        if (stop && progress.step === 'keep') void client.call('import.cancel', { import: progress.import })
        if (progress.step === 'keep') stop = false
      },
    })
    const id = await taken(
      client,
      Array.from({ length: 40 }, (_, n) => paper(1980 + n)),
    )
    await client.call('import.read', { import: id })
    const papers = Array.from({ length: 40 }, (_, file) => ({ file, paper: 0, as: 'old-paper' as const }))
    const asked = { ...request(), import: id, papers }
    const first = valueOf(await client.call('import.accept', asked))
    expect(first.isCancelled).toBe(true)
    expect(first.oldPapers.length).toBeLessThan(40)
    expect(valueOf(await client.call('oldPapers.list', {}))).toHaveLength(first.oldPapers.length)
    const again = valueOf(await client.call('import.accept', asked))
    expect([again.isCancelled, again.oldPapers.length]).toEqual([false, 40])
    expect(again.oldPapers.slice(0, first.oldPapers.length)).toEqual(first.oldPapers)
    expect(valueOf(await client.call('oldPapers.list', {}))).toHaveLength(40)
  })

  test('by being closed is gone, and so is the oldest of six', async () => {
    const { client } = startService(temporaryFolder())
    const missing = { ok: false, error: { code: 'import-missing' } }
    const closed = await taken(client, [paper(2024)])
    await client.call('import.close', { import: closed })
    expect(await client.call('import.read', { import: closed })).toEqual(missing)
    const oldest = await taken(client, [paper(2024)])
    for (let n = 0; n < 5; n++) await taken(client, [paper(2024)])
    expect(await client.call('import.read', { import: oldest })).toEqual(missing)
  })

  test('is one at a time', async () => {
    const { client } = startService(temporaryFolder())
    const id = await taken(client, [long])
    const [first, second] = await Promise.all([1, 2].map(() => client.call('import.read', { import: id })))
    expect(first?.ok).toBe(true)
    expect(second).toEqual({ ok: false, error: { code: 'import-busy' } })
  })
})

test('files that mean harm are refused each by its code; the same service serves on and nothing is kept', async () => {
  const { client, states } = startService(temporaryFolder())
  const draft = await createDraft(client)
  const pid = client.pid()
  const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 9 })
  const xml = bytesOf('<w:document xmlns:w="x"/>')
  const docx = await writeTestDocx(doc(title('示例局2024年工作总结')))
  const entity =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document>&b;</w:document>'
  const files: readonly (readonly [Uint8Array, string])[] = [
    [new Uint8Array(), 'file-empty'],
    [new Uint8Array(4_096), 'file-empty'],
    [docx.subarray(0, docx.length / 2), 'file-damaged'],
    [zip({ '[Content_Types].xml': new Uint8Array(60_000_000), 'word/document.xml': xml }), 'file-unpacks-too-large'],
    [zip({ '../../word/document.xml': xml, '[Content_Types].xml': xml }), 'file-unsafe'],
    [withPart(docx, 'word/document.xml', bytesOf(entity)), 'file-unsafe'],
    [bytesOf('%TSD-Header-###%'), 'file-protected'],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'file-is-picture'],
    [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), 'file-damaged'],
    [zip({ 'a.txt': xml }), 'file-is-archive'],
  ]
  const id = await taken(
    client,
    files.map(([bytes]) => bytes),
  )
  const read = valueOf(await client.call('import.read', { import: id }))
  expect(read.files.map(({ error }) => error?.code)).toEqual(files.map(([, code]) => code))
  const papers = files.map((_, file) => ({ file, paper: 0, as: 'old-paper' as const }))
  const { failed } = valueOf(await client.call('import.accept', { ...request(), import: id, papers }))
  expect(failed).toHaveLength(files.length)
  expect(valueOf(await client.call('oldPapers.list', {}))).toEqual([])
  expect((await save(client, draft)).revision).toBe(2)
  expect([client.pid(), states]).toEqual([pid, ['up']])
})

/** A zip with one part in the place of another. */
function withPart(file: Uint8Array, name: string, part: Uint8Array): Uint8Array {
  return zipSync({ ...unzipSync(file), [name]: part })
}

describe('saving while files are read', () => {
  test('an autosave commits within 2 s while a paper of 300 pages is read', { timeout: 60_000 }, async () => {
    const { client } = startService(temporaryFolder())
    const draft = await createDraft(client)
    const pages = doc(
      title('示例局2024年工作总结'),
      ...Array.from({ length: 300 }, (_, n) => [
        h1(`第${n}项工作`),
        p('把每件事写清楚，逐项落实到人。'.repeat(28)),
      ]).flat(),
    )
    const id = await taken(client, [await writeTestDocx(pages), long, long])
    let isReading = true
    const reading = client.call('import.read', { import: id }).finally(() => (isReading = false))
    const times: number[] = []
    while (isReading) {
      const started = performance.now()
      await save(client, draft)
      times.push(performance.now() - started)
      await sleep(20)
    }
    expect(valueOf(await reading).files.map(({ state }) => state)).toEqual(['read', 'read', 'read'])
    expect(times.length).toBeGreaterThan(3)
    expect(Math.max(...times)).toBeLessThan(2_000)
  })
})

describe('a service that is killed', () => {
  test('forgets the import, keeps what was kept, and a repeated request keeps nothing twice', async () => {
    const { client, states } = startService(temporaryFolder())
    const id = await taken(client, [paper(2024), paper(2023)])
    await client.call('import.read', { import: id })
    const asked = { ...request(), import: id, papers: [{ file: 0, paper: 0, as: 'old-paper' as const }] }
    const kept = valueOf(await client.call('import.accept', asked))
    process.kill(client.pid()!, 'SIGKILL')
    while (states.at(-1) === 'up') await sleep(1)
    expect(valueOf(await client.call('import.accept', asked))).toEqual(kept)
    const missing = { ok: false, error: { code: 'import-missing' } }
    expect(await client.call('import.accept', { ...asked, ...request() })).toEqual(missing)
    expect(await client.call('import.read', { import: id })).toEqual(missing)
    expect(valueOf(await client.call('oldPapers.list', {}))).toHaveLength(1)
    const again = await taken(client, [paper(2024)])
    const { files } = valueOf(await client.call('import.read', { import: again }))
    expect(files[0]!.papers[0]!.duplicate).toMatchObject({ by: 'file', of: 'old-paper', id: kept.oldPapers[0]!.id })
  })

  test('in the middle of a reading answers import-missing for it, and serves on', async () => {
    const { client, states } = startService(temporaryFolder())
    const draft = await createDraft(client)
    const id = await taken(
      client,
      Array.from({ length: 20 }, () => long),
    )
    const reading = client.call('import.read', { import: id })
    await sleep(300)
    process.kill(client.pid()!, 'SIGKILL')
    expect(await reading).toEqual({ ok: false, error: { code: 'import-missing' } })
    expect((await save(client, draft)).revision).toBe(2)
    expect(states).toEqual(['up', 'restarting', 'up'])
  })
})

test('what was kept is there after a second start, with its search, its file and its bin', async () => {
  const profile = temporaryFolder()
  const first = startService(profile)
  const id = await taken(first.client, [paper(2024), paper(2023)])
  await first.client.call('import.read', { import: id })
  const papers = [0, 1].map((file) => ({ file, paper: 0, as: 'old-paper' as const }))
  const { oldPapers } = valueOf(await first.client.call('import.accept', { ...request(), import: id, papers }))
  await first.client.call('oldPapers.remove', { ...request(), ids: [oldPapers[1]!.id] })
  await first.client.close()
  const { client } = startService(profile)
  expect(valueOf(await client.call('oldPapers.list', { query: '任务' }))).toMatchObject([{ year: 2024 }])
  expect(valueOf(await client.call('oldPapers.filters', {}))).toMatchObject({
    years: [{ year: 2024, papers: 1 }],
    inBin: 1,
  })
  expect(valueOf(await client.call('original.read', { oldPaper: oldPapers[0]!.id }))?.name).toBe('0.txt')
  await client.call('oldPapers.restore', { ...request(), ids: [oldPapers[1]!.id] })
  expect(valueOf(await client.call('oldPapers.list', {}))).toHaveLength(2)
  const { id: draft } = valueOf(await client.call('oldPapers.copy', { ...request(), id: oldPapers[1]!.id }))
  expect(valueOf(await client.call('original.read', { draft }))?.name).toBe('1.txt')
  const copy = valueOf(await client.call('drafts.duplicate', { ...request(), id: draft }))
  expect(valueOf(await client.call('original.read', { draft: copy.id }))?.name).toBe('1.txt')
})

describe.skipIf(noMounts)('a disk that is full', () => {
  test('keeps nothing and says so; with room the same request keeps it all', async () => {
    const profile = temporaryFolder()
    mountSmall(profile, 'size=3m')
    const { client, states } = startService(profile)
    const id = await taken(client, [paper(2024), paper(2023)])
    await client.call('import.read', { import: id })
    fill(profile)
    const papers = [0, 1].map((file) => ({ file, paper: 0, as: 'old-paper' as const }))
    const asked = { ...request(), import: id, papers }
    const full = { ok: false, error: { code: 'disk-full', params: { path: profile } } }
    expect(await client.call('import.accept', asked)).toEqual(full)
    expect(valueOf(await client.call('oldPapers.list', {}))).toEqual([])
    for (const name of readdirSync(profile)) if (name.startsWith('filler')) rmSync(join(profile, name))
    expect(valueOf(await client.call('import.accept', asked)).oldPapers).toHaveLength(2)
    expect(states).toEqual(['up'])
  })
})

function fill(folder: string): void {
  for (let size = 65_536, part = 0; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(join(folder, `filler-${part++}`), Buffer.alloc(size))
    } catch {
      // The next smaller piece may still fit.
    }
  }
}
