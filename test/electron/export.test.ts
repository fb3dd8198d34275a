import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Args, ExportProgress } from '#contract'
import { mainCalls } from '#contract'
import type { BlockId, Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704, PRESETS } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed } from '#core/result.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { makeFile } from '#electron/service/make-file.ts'
import { verifyFile } from '#electron/service/verify-file.ts'
import { writeFileWhole } from '#electron/service/write-file.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { date, doc, h1, p, recipients, signatory, table, title } from '../support/build.ts'
import { mountSmall, noMounts, remount, temporaryFolder } from './profile-folder.ts'
import { createDraft, save, startService, valueOf } from './service-process.ts'

const FORMATS = ['docx', 'txt', 'html'] as const
const preset = 'gbt9704'
const paper = doc(
  title('示例局总结'),
  recipients('县政府：'),
  h1('做法'),
  p('办结42件。'),
  table([['项目', '件数']]),
  h1('计划'),
  p('明年“再办”50件 & <更多>。'),
  signatory('示例局'),
  date('2026年12月1日'),
)
const long = doc(
  title('长稿'),
  h1('总结'),
  ...Array.from({ length: 3_000 }, (_, index) => p(`第${index}段，${'把每件事写清楚。'.repeat(12)}`)),
)

function bytesFrom(made: Result<Uint8Array>): Uint8Array {
  if (!made.ok) throw new Error(made.error.code)
  return made.value
}

async function draftOf(client: ServiceClient, document: Document): Promise<string> {
  const { id } = await createDraft(client)
  await save(client, { id, document })
  return id
}

const write = (client: ServiceClient, args: Omit<Args<'export.write'>, 'preset'>) =>
  client.call('export.write', { preset, ...args })
const wordText = (path: string) => strFromU8(unzipSync(readFileSync(path))['word/document.xml']!)

describe('the file of a draft', () => {
  test('as text is the plain text, without a byte order mark and with plain line feeds', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const id = await draftOf(client, paper)
    const { name } = valueOf(await client.call('export.name', { id, format: 'txt' }))
    expect(name).toBe('示例局总结.txt')
    const path = join(folder, name)
    expect(await write(client, { id, format: 'txt', path })).toEqual({ ok: true, value: { path } })
    expect(readFileSync(path)).toEqual(Buffer.from(plainText(paper)))
    expect(readdirSync(folder).toSorted()).toEqual(['profile', name])
  })

  test('as a web page holds its words', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const path = join(folder, 'a.html')
    const id = await draftOf(client, paper)
    expect(await write(client, { id, format: 'html', path })).toEqual({ ok: true, value: { path } })
    const html = readFileSync(path, 'utf8')
    expect(html).toContain('示例局总结')
    expect(html).toContain('明年“再办”50件 &amp; &lt;更多&gt;。')
  })

  test('may be a section or a selection of it, named as an excerpt', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const id = await draftOf(client, paper)
    const [heading, from] = paper.blocks
    const section = { section: heading!.id }
    const { name } = valueOf(await client.call('export.name', { id, format: 'docx', part: section }))
    expect(name).toBe('示例局总结（节选）.docx')
    const path = join(folder, name)
    valueOf(await write(client, { id, format: 'docx', path, part: section }))
    expect(wordText(path)).toContain('办结42件。')
    expect(wordText(path)).not.toContain('再办')
    const text = join(folder, 'b.txt')
    valueOf(await write(client, { id, format: 'txt', path: text, part: { blocks: { from: from!.id, to: from!.id } } }))
    expect(readFileSync(text, 'utf8')).toBe('示例局总结\n办结42件。\n')
    const gone = { section: from!.id }
    expect(await write(client, { id, format: 'txt', path: text, part: gone })).toEqual({
      ok: false,
      error: { code: 'part-missing' },
    })
  })

  test('is refused where Word could not open it', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const wide = doc(title('宽表'), table([Array.from({ length: 70 }, (_, n) => String(n))]))
    const id = await draftOf(client, wide)
    const path = join(folder, 'a.docx')
    const params = { columns: 70, limit: 63 }
    expect(await write(client, { id, format: 'docx', path })).toEqual({
      ok: false,
      error: { code: 'table-too-wide', params },
    })
    expect(readdirSync(folder)).toEqual(['profile'])
    valueOf(await write(client, { id, format: 'html', path: join(folder, 'a.html') }))
  })

  test('that is large tells how far it is, and commits nothing else meanwhile', async () => {
    const told: ExportProgress[] = []
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'), { onProgress: (progress) => told.push(progress) })
    const id = await draftOf(client, long)
    const pages = valueOf(await client.call('export.pages', { id, preset }))
    expect(mainCalls['export.pages'].answer.parse(pages)).toEqual(pages)
    expect(pages.html.match(/<section/g)).toHaveLength(pages.count)
    expect(pages.html).not.toMatch(/<script|<style|style="/)
    expect([told[0], told.at(-1)]).toEqual([
      { step: 'compose', done: 0, total: 1 },
      { step: 'paginate', done: 100, total: 100 },
    ])
    valueOf(await write(client, { id, format: 'docx', path: join(folder, 'a.docx') }))
    const last = told.slice(-4).map(({ step, done }) => [step, done])
    expect(last).toEqual([
      ['write', 0],
      ['write', 1],
      ['verify', 0],
      ['verify', 1],
    ])
  })
})

describe('an export that is stopped', () => {
  test.each(FORMATS)('leaves the old %s and nothing beside it, and the next one runs', async (format) => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const id = await draftOf(client, long)
    const path = join(folder, `a.${format}`)
    writeFileSync(path, 'old')
    const exported = write(client, { id, format, path })
    expect(await write(client, { id, format: 'txt', path })).toEqual({ ok: false, error: { code: 'export-busy' } })
    await client.call('export.stop', {})
    expect(await exported).toEqual({ ok: false, error: { code: 'export-cancelled' } })
    expect([readFileSync(path, 'utf8'), readdirSync(folder).toSorted()]).toEqual(['old', [`a.${format}`, 'profile']])
    valueOf(await write(client, { id, format: 'txt', path }))
    expect(readFileSync(path, 'utf8')).toBe(plainText(long))
  })

  test('where none runs is nothing', async () => {
    const { client } = startService(temporaryFolder())
    expect(await client.call('export.stop', {})).toEqual({ ok: true, value: null })
  })

  test('while pages are made answers at once', async () => {
    const { client } = startService(temporaryFolder())
    const id = await draftOf(client, long)
    const pages = client.call('export.pages', { id, preset })
    await client.call('export.stop', {})
    expect(await pages).toEqual({ ok: false, error: { code: 'export-cancelled' } })
    expect(valueOf(await client.call('export.pages', { id, preset })).count).toBeGreaterThan(100)
  })
})

describe('what was written is read again', () => {
  const job = (format: (typeof FORMATS)[number], path: string) =>
    ({ name: 'verify', format, path, document: paper, preset: GBT9704 }) as const
  const tell = () => undefined
  const bytesOf = async (format: (typeof FORMATS)[number], document = paper) =>
    bytesFrom(
      await makeFile({ name: 'write', format, document, preset: GBT9704, clock: '2026-12-08T01:02:03.004Z' }, tell),
    )

  test.each(FORMATS)('and as %s is the paper', async (format) => {
    const path = join(temporaryFolder(), 'a')
    writeFileSync(path, await bytesOf(format))
    expect(await verifyFile(job(format, path), tell)).toEqual({ ok: true, value: null })
  })

  const full = {
    ...paper,
    header: {
      organs: ['示例局', '示例县委'],
      documentNumber: '示发〔2026〕3号',
      signers: ['周明'],
      secrecy: '机密★1年',
    },
    imprint: { copyTo: '各科室。', printer: '示例局办公室', printed: { text: '2026年12月2日' } },
    note: [{ text: '（此件公开）' }],
    attachments: [{ id: 'a00000000000' as BlockId, title: [{ text: '清单' }], blocks: [] }],
  } satisfies Document
  const presets = Object.values(PRESETS).flatMap((look): [string, Preset][] => [
    [look.id, look],
    [`${look.id} with Word’s own numbers and contents`, { ...look, numbers: 'automatic', contents: true }],
  ])

  test.each(presets)('and is the paper also where all its parts are set as %s', async (_name, look) => {
    const folder = temporaryFolder()
    for (const format of FORMATS) {
      const job = { format, document: full, preset: look }
      const path = join(folder, format)
      writeFileSync(path, bytesFrom(await makeFile({ ...job, name: 'write', clock: '2026-12-08T01:02:03.004Z' }, tell)))
      expect([format, await verifyFile({ ...job, name: 'verify', path }, tell)]).toEqual([
        format,
        { ok: true, value: null },
      ])
    }
  })

  // Where it were not so, a writer could not export at all.
  test('and is the paper, whatever the paper', async () => {
    const path = join(temporaryFolder(), 'a')
    const looks = fc.constantFrom(...presets.map(([, look]) => look))
    const made = fc.asyncProperty(
      arbitraryDocument,
      looks,
      fc.constantFrom(...FORMATS),
      async (document, look, format) => {
        const own = { format, document, preset: look }
        writeFileSync(
          path,
          bytesFrom(await makeFile({ ...own, name: 'write', clock: '2026-12-08T01:02:03.004Z' }, tell)),
        )
        expect(await verifyFile({ ...own, name: 'verify', path }, tell)).toEqual({ ok: true, value: null })
      },
    )
    await fc.assert(made, { numRuns: 60 })
  })

  test.each(FORMATS)('and as %s does not pass with one word other, or cut off, or empty', async (format) => {
    const path = join(temporaryFolder(), 'a')
    const other = {
      ...paper,
      blocks: paper.blocks.map((block, n) => (n === 1 ? { ...p('办结41件。'), id: block.id } : block)),
    }
    const whole = await bytesOf(format)
    for (const bytes of [await bytesOf(format, other), whole.subarray(0, whole.length - 30), new Uint8Array()]) {
      writeFileSync(path, bytes)
      expect(await verifyFile(job(format, path), tell)).toMatchObject({ ok: false, error: { code: 'export-differs' } })
    }
  })

  test('before it takes the old file’s place', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.txt')
    writeFileSync(path, 'old')
    let seen = ''
    const refused = failed('export-differs', { place: '办结42件。' })
    const written = await writeFileWhole(path, Buffer.from('new'), (beside) => {
      seen = readFileSync(beside, 'utf8')
      return Promise.resolve(refused)
    })
    expect([seen, written]).toEqual(['new', refused])
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.txt']])
  })
})

describe.skipIf(noMounts)('a place that takes no file', () => {
  test.each(FORMATS)('because it is full or read-only keeps the old %s', async (format) => {
    const folder = temporaryFolder()
    const { client } = startService(temporaryFolder())
    const id = await draftOf(client, long)
    mountSmall(folder, 'size=64k')
    const path = join(folder, `a.${format}`)
    writeFileSync(path, 'old')
    const params = { path }
    // A Word file is packed, and the room has to be taken by something else.
    writeFileSync(join(folder, 'other'), Buffer.alloc(48 * 1024))
    expect(await write(client, { id, format, path })).toEqual({ ok: false, error: { code: 'disk-full', params } })
    expect([readFileSync(path, 'utf8'), readdirSync(folder).toSorted()]).toEqual(['old', [`a.${format}`, 'other']])
    remount(folder, 'ro')
    expect(await write(client, { id, format, path })).toEqual({
      ok: false,
      error: { code: 'file-read-only-place', params },
    })
    expect(readFileSync(path, 'utf8')).toBe('old')
  })
})
