import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { doc, h1, p, picture, title } from '../support/build.ts'
import type { RunningApp } from '../support/launch.ts'
import { giveToApp, temporaryFolder } from '../support/launch.ts'
import { answerSaveDialog, lastSaveDialog } from '../support/shell.ts'
import { TINY_PNG, writeTestDocx } from '../support/write-test-docx.ts'
import { callDesk, sitDown } from '../support/writer.ts'

const ASSET = createHash('sha256').update(TINY_PNG).digest('hex')
const paper = doc(title('示例局2024年工作总结'), h1('情况'), p('见图。'), picture(ASSET, 40, '图一'))

/** Answers the next open dialogs with paths, or cancels them. Only Electron's own dialog is replaced. */
async function answerOpenDialog({ app }: RunningApp, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen.length === 0, filePaths: [...chosen] })
  }, filePaths)
}

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = join(temporaryFolder('import'), '历年总结')
  mkdirSync(folder)
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  giveToApp(folder)
  return folder
}

interface Opened {
  readonly value: {
    readonly import: string
    readonly files: readonly { readonly name: string; readonly state: string }[]
  }
}

test('files are chosen without their paths reaching the page, kept with a picture, and given back byte for byte', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const bytes = await writeTestDocx(paper, { picture: () => TINY_PNG })
  const folder = folderOf({ '总结.docx': bytes })
  await answerOpenDialog(run, [])
  expect(await callDesk(page, 'import.choose', { what: 'files' })).toEqual({ ok: true, value: null })
  await answerOpenDialog(run, [join(folder, '总结.docx')])
  const chosen = (await callDesk(page, 'import.choose', { what: 'files' })) as Opened
  expect(JSON.stringify(chosen)).not.toContain(folder)
  const { import: id } = chosen.value
  const read = (await callDesk(page, 'import.read', { import: id })) as Opened
  expect(read.value.files).toMatchObject([{ name: '总结.docx', state: 'read' }])
  const papers = [{ file: 0, paper: 0, as: 'draft' }]
  const kept = await callDesk(page, 'import.accept', { requestId: randomUUID(), import: id, papers })
  const draft = (kept as { value: { drafts: { id: string }[] } }).value.drafts[0]!.id

  const again = join(folder, '又一份.docx')
  await answerSaveDialog(run, again)
  expect(await callDesk(page, 'original.save', { draft })).toEqual({ ok: true, value: { path: again } })
  expect(readFileSync(again).equals(bytes)).toBe(true)
  expect((await lastSaveDialog(run)).defaultPath).toMatch(/总结\.docx$/)

  const size = await page.evaluate(async (address) => {
    const image = new Image()
    image.src = address
    await image.decode().catch(() => undefined)
    return [image.naturalWidth, image.naturalHeight]
  }, `asset/${ASSET}`)
  expect(size).toEqual([2, 1])
  const pdf = join(folder, '总结.pdf')
  await answerSaveDialog(run, pdf)
  const exported = await callDesk(page, 'export.file', { id: draft, preset: 'gbt9704', format: 'pdf' })
  expect(exported).toEqual({ ok: true, value: { path: pdf } })
  expect(readFileSync(pdf).toString('latin1')).toContain('/Subtype /Image')
})

test('dropped bytes and a folder are read the same, with progress', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const text = (year: number) => new TextEncoder().encode(`示例局${year}年工作总结\n一、情况\n完成任务。`)
  const dropped = await page.evaluate(
    async (words) => {
      const { desk: bridge } = globalThis as unknown as {
        desk: { call: (name: string, args: unknown) => Promise<unknown> }
      }
      const bytes = new TextEncoder().encode(words)
      return bridge.call('import.take', { files: [{ name: 'a.txt', bytes, size: bytes.length }] })
    },
    new TextDecoder().decode(text(2023)),
  )
  const { import: first } = (dropped as Opened).value
  expect(await callDesk(page, 'import.read', { import: first })).toMatchObject({
    value: { files: [{ state: 'read', papers: [{ title: '示例局2023年工作总结', year: 2023 }] }], isCancelled: false },
  })
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    const { desk: bridge } = globalThis as unknown as {
      desk: { on: (name: string, hear: (body: never) => void) => void }
    }
    bridge.on('import.progress', ({ done, total, name }: { done: number; total: number; name: string }) =>
      told.push(`${done}/${total} ${name}`),
    )
  })
  await answerOpenDialog(run, [folderOf({ '1.txt': text(2021), '2.txt': text(2022) })])
  const chosen = (await callDesk(page, 'import.choose', { what: 'folder' })) as Opened
  expect(chosen.value).toMatchObject({ folder: '历年总结', files: [{ name: '1.txt' }, { name: '2.txt' }] })
  await callDesk(page, 'import.read', { import: chosen.value.import })
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  await expect.poll(told).toEqual(['0/2 1.txt', '1/2 2.txt', '2/2 '])
})
