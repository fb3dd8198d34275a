import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Args, Decisions, ImportProgress, OpenedImport } from '#contract'
import { MAX_IMPORT_BYTES } from '#contract'
import { plainText, textOf } from '#core/document/text.ts'
import { textOfSource } from '#core/recognise/source.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { doc, h1, h2, p, picture, settings, signatory, title } from '../support/build.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/import')
const request = () => ({ requestId: randomUUID() })
const tinyPicture = createHash('sha256').update(TINY_PNG).digest('hex')
const summary = doc(
  settings({ kind: 'summary', year: 2024, unit: '示例区教育局' }),
  title('示例区教育局2024年工作总结'),
  p('2024年，全局围绕重点工作，完成各项任务。'),
  h1('主要工作'),
  h2('规范办学行为。', '全年检查学校42所。'),
  p('新建校舍3处。'),
  h1('存在问题'),
  p('经费保障还不够。'),
  signatory('示例区教育局'),
)

async function taken(client: ServiceClient, files: Readonly<Record<string, Uint8Array>>): Promise<OpenedImport> {
  const sent = Object.entries(files).map(([name, bytes]) => ({ name, bytes, size: bytes.length }))
  return valueOf(await client.call('import.take', { files: sent }))
}

async function read(client: ServiceClient, files: Readonly<Record<string, Uint8Array>>) {
  const { import: id } = await taken(client, files)
  return valueOf(await client.call('import.read', { import: id }))
}

type Paper = Args<'import.accept'>['papers'][number]

async function accept(client: ServiceClient, id: string, ...papers: readonly Paper[]) {
  return valueOf(await client.call('import.accept', { ...request(), import: id, papers: [...papers] }))
}

const asDraft = (file = 0): Paper => ({ file, paper: 0, as: 'draft' })
const asOld = (file = 0): Paper => ({ file, paper: 0, as: 'old-paper' })
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('a file that is brought in', () => {
  test('is listed, read and told on both sides, and nothing is kept by it', async () => {
    const { client } = startService(temporaryFolder())
    const bytes = await writeTestDocx(summary)
    const chosen = await taken(client, { '总结.docx': bytes })
    const waiting = { file: 0, name: '总结.docx', size: bytes.length, state: 'waiting', papers: [], notes: {} }
    expect(chosen.files).toEqual([waiting])
    const { files } = valueOf(await client.call('import.read', { import: chosen.import }))
    const facts = { title: '示例区教育局2024年工作总结', kind: 'summary', year: 2024, unit: '示例区教育局' }
    expect(files).toMatchObject([{ state: 'read', papers: [{ paper: 0, ...facts, isYearGuessed: false }] }])
    const opened = valueOf(await client.call('import.open', { import: chosen.import, file: 0 }))
    const [paper] = opened.papers
    expect(plainText(paper!.document)).toBe(plainText(summary))
    const source = textOfSource(opened.source)
    const placed = paper!.places.map(([, at]) => source.slice(at, source.indexOf('\n', at)).slice(0, 4))
    expect(placed).toEqual(['2024', '一、主要', '（一）规', '新建校舍', '二、存在', '经费保障'])
    expect(valueOf(await client.call('drafts.list', {}))).toEqual([])
    expect(valueOf(await client.call('oldPapers.list', {}))).toEqual([])
  })

  test('is kept as a draft and among the old papers as corrected, each with its file, which comes back byte for byte', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const bytes = await writeTestDocx(summary)
    const { import: id } = await read(client, { '总结.docx': bytes })
    const kept = await accept(client, id, asDraft(), { ...asOld(), title: '教育局 总结', year: 2023, unit: '区教育局' })
    expect(kept).toMatchObject({
      drafts: [{ file: 0, paper: 0 }],
      oldPapers: [{ file: 0 }],
      failed: [],
      isCancelled: false,
    })
    const draft = valueOf(await client.call('drafts.open', { id: kept.drafts[0]!.id }))
    expect(plainText(draft.document)).toBe(plainText(summary))
    expect(draft.document.basedOn).toBeUndefined()
    const [old] = valueOf(await client.call('oldPapers.list', {}))
    expect(old).toMatchObject({
      title: '教育局 总结',
      year: 2023,
      unit: '区教育局',
      kind: 'summary',
      file: '总结.docx',
    })
    const opened = valueOf(await client.call('oldPapers.read', { id: old!.id }))
    expect([textOf(opened.document.title), opened.original]).toMatchObject(['教育局 总结', { size: bytes.length }])
    for (const of of [{ draft: draft.id }, { oldPaper: old!.id }]) {
      const path = join(folder, 'again.docx')
      valueOf(await client.call('original.write', { of, path }))
      expect(readFileSync(path).equals(bytes)).toBe(true)
    }
  })

  test('of any other kind is told by its content', async () => {
    const { client } = startService(temporaryFolder())
    const names = ['headings.doc', 'gbk.rtf', 'headings.odt', 'gb18030.txt', 'word-page-named.doc', 'notes.md']
    const { files } = await read(
      client,
      Object.fromEntries(names.map((name) => [name, readFileSync(join(FIXTURES, name))])),
    )
    expect(files.map(({ state, papers }) => [state, papers.length])).toEqual(names.map(() => ['read', 1]))
  })

  test('that cannot be read says why, and the others are read', async () => {
    const { client } = startService(temporaryFolder())
    const { files } = await read(client, {
      'a.docx': bytesOf('%PDF-1.7'),
      'b.txt': new Uint8Array(),
      'd.json': bytesOf(JSON.stringify(summary)),
      'c.txt': bytesOf('示例局2024年工作总结\n一、情况\n完成任务。'),
    })
    expect(files.map(({ error, state }) => error?.code ?? state)).toEqual([
      'file-is-pdf',
      'file-empty',
      'import-is-draft',
      'read',
    ])
  })

  test('over the limit is refused without being read', async () => {
    const { client } = startService(temporaryFolder())
    const files = [{ name: '大.doc', bytes: new Uint8Array(), size: MAX_IMPORT_BYTES + 1 }]
    const opened = valueOf(await client.call('import.take', { files }))
    const error = { code: 'file-too-large', params: { limit: 64 } }
    expect(opened.files).toMatchObject([{ state: 'failed', error, size: MAX_IMPORT_BYTES + 1 }])
    expect(valueOf(await client.call('import.read', { import: opened.import })).files).toEqual(opened.files)
  })

  test('keeps its pictures, which export writes again', async () => {
    const folder = temporaryFolder()
    const { client } = startService(join(folder, 'profile'))
    const d = doc(title('示例局2024年工作总结'), h1('情况'), p('见图。'), picture(tinyPicture, 20, '图一'))
    const bytes = await writeTestDocx(d, { picture: () => TINY_PNG })
    const { import: id } = await read(client, { '图.docx': bytes })
    const kept = await accept(client, id, asDraft())
    expect(valueOf(await client.call('assets.sizes', { assets: [tinyPicture, 'f'.repeat(64)] }))).toEqual([
      { asset: tinyPicture, width: 2, height: 1 },
    ])
    const asset = valueOf(await client.call('assets.read', { asset: tinyPicture }))
    expect([asset?.type, Buffer.from(asset!.bytes).equals(TINY_PNG)]).toEqual(['png', true])
    expect(valueOf(await client.call('assets.read', { asset: 'f'.repeat(64) }))).toBeNull()
    for (const format of ['docx', 'html'] as const) {
      const path = join(folder, `x.${format}`)
      valueOf(await client.call('export.write', { id: kept.drafts[0]!.id, preset: 'gbt9704', format, path }))
    }
    expect(readFileSync(join(folder, 'x.docx')).includes(Buffer.from(TINY_PNG))).toBe(true)
    expect(readFileSync(join(folder, 'x.html'), 'utf8')).toContain(Buffer.from(TINY_PNG).toString('base64'))
    const pages = valueOf(await client.call('export.pages', { id: kept.drafts[0]!.id, preset: 'gbt9704' }))
    expect(pages.html).toContain(`src="asset/${tinyPicture}"`)
  })
})

describe('what is pasted', () => {
  test('is read as the page that it was, or as its text, and has no original', async () => {
    const { client } = startService(temporaryFolder())
    for (const pasted of [
      { text: 'x', html: '<h1>示例局2024年工作总结</h1><p>一、情况</p><p>完成任务。</p>' },
      { text: '示例局2024年工作总结\n一、情况\n完成任务。' },
    ]) {
      const { import: id } = valueOf(await client.call('import.paste', pasted))
      const { files } = valueOf(await client.call('import.read', { import: id }))
      expect(files).toMatchObject([{ state: 'read', papers: [{ title: '示例局2024年工作总结', year: 2024 }] }])
      const { oldPapers } = await accept(client, id, asOld())
      expect(valueOf(await client.call('original.read', { oldPaper: oldPapers[0]!.id }))).toBeNull()
      const write = { of: { oldPaper: oldPapers[0]!.id }, path: '/nowhere' }
      expect(await client.call('original.write', write)).toEqual({ ok: false, error: { code: 'original-missing' } })
    }
  })

  test('is read like a file: half a character is none, and what no reader takes is refused by its code', async () => {
    const { client } = startService(temporaryFolder())
    const pasteOf = async (html: string) => {
      const { import: id } = valueOf(await client.call('import.paste', { text: 'x', html }))
      return { id, files: valueOf(await client.call('import.read', { import: id })).files }
    }
    const half = await pasteOf('<h1>示例局2024年工作总结</h1><p>完成任务\ud83d。</p>')
    const opened = await client.call('import.open', { import: half.id, file: 0 })
    expect(plainText(valueOf(opened).papers[0]!.document)).toContain('完成任务\ufffd。')
    const { files } = await pasteOf('<b></b>'.repeat(1_000_001) + '完成任务。')
    expect(files).toMatchObject([{ state: 'failed', error: { code: 'file-too-complex' } }])
  })

  test('as nothing is said to be empty', async () => {
    const { client } = startService(temporaryFolder())
    const { import: id } = valueOf(await client.call('import.paste', { text: ' \n' }))
    const { files } = valueOf(await client.call('import.read', { import: id }))
    expect(files).toMatchObject([{ state: 'failed', error: { code: 'file-empty' } }])
  })
})

describe('decisions', () => {
  const NONE: Decisions = { refused: { codes: [], places: [], except: [] }, levels: [] }
  const text = '示例局2024年工作总结\n一、情况\n完成任务。\n二、做法\n抓好落实。'

  test('on levels are made on the blocks that begin there, and taken back by sending none', async () => {
    const { client } = startService(temporaryFolder())
    const { import: id } = await read(client, { 'a.txt': bytesOf(text) })
    const decide = async (levels: Decisions['levels']) =>
      valueOf(await client.call('import.decide', { import: id, file: 0, decisions: { ...NONE, levels } }))
    const at = text.indexOf('二、')
    const lower = await decide([{ at, level: 2 }])
    expect(plainText(lower.papers[0]!.document)).toContain('（一）做法')
    const none = await decide([{ at, level: 0 }])
    expect(plainText(none.papers[0]!.document)).toContain('\n二、做法\n')
    expect(none.papers[0]!.document.blocks.filter(({ type }) => type === 'heading')).toHaveLength(1)
    const raised = await decide([{ at: text.indexOf('完成'), level: 2 }])
    expect(plainText(raised.papers[0]!.document)).toContain('（一）完成任务。')
    const back = await decide([])
    expect(plainText(back.papers[0]!.document)).toBe(`${text}\n`)
    expect(back.decisions).toEqual(NONE)
    const { oldPapers } = await accept(client, id, asOld())
    expect(plainText(valueOf(await client.call('oldPapers.read', { id: oldPapers[0]!.id })).document)).toBe(`${text}\n`)
  })

  test('of recognition are refused by kind, one by one and but for some, and taken back', async () => {
    const { client } = startService(temporaryFolder())
    const dirty = '示例局2024年工作总结\n第1页 共9页\n一、情况\n完成任务,群众满意,成效明显。'
    const { import: id } = await read(client, { 'a.txt': bytesOf(dirty) })
    const decide = async (refused: Partial<Decisions['refused']>) => {
      const all: Decisions = { ...NONE, refused: { ...NONE.refused, ...refused } }
      const told = valueOf(await client.call('import.decide', { import: id, file: 0, decisions: all }))
      const codes = (notes: typeof told.notes) => notes.map(({ code, at }) => `${code} ${at}`)
      return { text: plainText(told.papers[0]!.document), notes: codes(told.notes), refused: codes(told.refused) }
    }
    const code = 'punctuation-widened'
    const [first, second] = [dirty.indexOf(','), dirty.lastIndexOf(',')]
    const none = await decide({})
    expect(none.text).toContain('完成任务，群众满意，成效明显。')
    const byKind = await decide({ codes: [code, 'page-line-dropped'] })
    expect(byKind.text).toContain('完成任务,群众满意,成效明显。')
    expect(byKind.text).toContain('第1页')
    expect(byKind.refused).toEqual([
      `page-line-dropped ${dirty.indexOf('第1页')}`,
      `${code} ${first}`,
      `${code} ${second}`,
    ])
    expect(byKind.notes.filter((note) => note.startsWith(code))).toEqual([])
    const single = await decide({ places: [{ code, at: first }] })
    expect([single.text.includes('任务,群众满意，成效'), single.refused]).toEqual([true, [`${code} ${first}`]])
    const but = await decide({ codes: [code], except: [{ code, at: first }] })
    expect([but.text.includes('任务，群众满意,成效'), but.refused]).toEqual([true, [`${code} ${second}`]])
    expect(await decide({})).toEqual(none)
  })

  test('are refused for a file that was not read', async () => {
    const { client } = startService(temporaryFolder())
    const { import: id } = await taken(client, { 'a.txt': bytesOf(text) })
    const missing = { ok: false, error: { code: 'import-paper-missing' } }
    expect(await client.call('import.decide', { import: id, file: 0, decisions: NONE })).toEqual(missing)
    expect(await client.call('import.open', { import: id, file: 7 })).toEqual(missing)
    expect(await accept(client, id, asDraft())).toMatchObject({ failed: [{ error: { code: 'import-paper-missing' } }] })
  })
})

describe('a folder', () => {
  function folderOf(files: Readonly<Record<string, string>>): string {
    const folder = join(temporaryFolder(), '历年总结')
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }
  const paper = (year: number, words = '完成任务。') => `示例局${year}年工作总结\n一、情况\n${words}`

  test('is taken with the folders in it, in order, without what programs hide there', async () => {
    const { client } = startService(temporaryFolder())
    const folder = folderOf({
      '2023/总结.txt': paper(2023),
      '总结10.txt': paper(2010),
      '总结9.txt': paper(2009),
      '~$总结.doc': 'x',
      '.git/x': 'x',
      'Thumbs.db': 'x',
    })
    const opened = valueOf(await client.call('import.takePaths', { folder }))
    expect(opened.folder).toBe('历年总结')
    expect(opened.files.map(({ name }) => name)).toEqual(['2023/总结.txt', '总结9.txt', '总结10.txt'])
    const { files } = valueOf(await client.call('import.read', { import: opened.import }))
    expect(files.map(({ papers }) => papers[0]?.year)).toEqual([2023, 2009, 2010])
    const kept = await accept(client, opened.import, asOld(0), asOld(1), { ...asOld(2), year: 2011, title: '改过' })
    expect(kept.oldPapers.map(({ file }) => file)).toEqual([0, 1, 2])
    const list = valueOf(await client.call('oldPapers.list', {}))
    expect(list.map(({ year, file, title }) => [year, file, title])).toEqual([
      [2023, '总结.txt', '示例局2023年工作总结'],
      [2011, '总结10.txt', '改过'],
      [2009, '总结9.txt', '示例局2009年工作总结'],
    ])
  })

  test('without files, with too many, or gone is refused', async () => {
    const { client } = startService(temporaryFolder())
    const taking = async (folder: string) => {
      const reply = await client.call('import.takePaths', { folder })
      return reply.ok ? 'ok' : reply.error
    }
    expect(await taking(folderOf({ '.x': 'x' }))).toEqual({ code: 'import-empty-folder' })
    expect(await taking('/nowhere/at/all')).toEqual({ code: 'import-file-missing' })
    const many = folderOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}.txt`, 'x'])))
    expect(await taking(many)).toEqual({ code: 'import-too-many', params: { limit: 2_000 } })
  })

  test('tells how far it is, and what is equal to what by file or by text', async () => {
    const told: ImportProgress[] = []
    const { client } = startService(temporaryFolder(), { onImport: (progress) => told.push(progress) })
    const known = valueOf(await client.call('import.takePaths', { folder: folderOf({ '原.txt': paper(2020) }) }))
    await client.call('import.read', { import: known.import })
    const { oldPapers } = await accept(client, known.import, asOld())
    told.length = 0
    const folder = folderOf({
      '1.txt': paper(2020),
      '2.txt': `${paper(2020)}\n\n`,
      '3.txt': paper(2021),
      '4.txt': paper(2021),
      '5.txt': ` ${paper(2021)}`,
    })
    const opened = valueOf(await client.call('import.takePaths', { folder }))
    const { files } = valueOf(await client.call('import.read', { import: opened.import }))
    const [same, similar, none, twice, again] = files.map(({ papers }) => papers[0]!.duplicate)
    const old = { of: 'old-paper', id: oldPapers[0]!.id, title: '示例局2020年工作总结' }
    expect([same, similar, none]).toEqual([{ by: 'file', ...old }, { by: 'text', ...old }, undefined])
    const first = { of: 'this-import', file: 2, title: '示例局2021年工作总结' }
    expect([twice, again]).toEqual([
      { by: 'file', ...first },
      { by: 'text', ...first },
    ])
    expect(told.map(({ done, total, name, step }) => [step, done, total, name])).toEqual(
      ['1.txt', '2.txt', '3.txt', '4.txt', '5.txt', ''].map((name, done) => ['read', done, 5, name]),
    )
  })

  test('of which a file was changed or taken away after it was read keeps the others, and says which', async () => {
    const { client } = startService(temporaryFolder())
    const folder = folderOf({ '1.txt': paper(2020), '2.txt': paper(2021), '3.txt': paper(2022) })
    const opened = valueOf(await client.call('import.takePaths', { folder }))
    await client.call('import.read', { import: opened.import })
    writeFileSync(join(folder, '1.txt'), paper(2025))
    const { oldPapers, failed } = await accept(client, opened.import, asOld(0), asOld(1), asOld(2))
    expect(failed).toEqual([{ file: 0, paper: 0, error: { code: 'import-file-changed' } }])
    expect(oldPapers.map(({ file }) => file)).toEqual([1, 2])
  })
})
