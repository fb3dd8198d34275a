import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { countPdfPages } from '#core/layout/pdf-pages.ts'
import { date, doc, h1, p, signatory, table, title } from '../support/build.ts'
import type { RunningApp } from '../support/launch.ts'
import { giveToApp, temporaryFolder } from '../support/launch.ts'
import { answerSaveDialog } from '../support/shell.ts'
import { callDesk, sitDown } from '../support/writer.ts'

const preset = 'gbt9704'
const paper = (paragraphs: number) =>
  doc(
    title('示例局2026年工作总结'),
    h1('主要工作'),
    ...Array.from({ length: paragraphs }, (_, n) => p(`第${n + 1}件，${'每件事都写清楚'.repeat(20)}。`)),
    table([
      ['项目', '件数'],
      ['党建', '42'],
    ]),
    signatory('示例局'),
    date('2026年12月1日'),
  )

const SAID = ['示例局2026年工作总结', '一、主要工作', '第12件，每件事都写清楚', '党建42', '2026年12月1日', '—1—']

/** The words that can be selected in a PDF; where nothing can read them here, all that are looked for. */
function textOf(path: string): string {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return status === 0 ? stdout.replace(/\s/g, '') : SAID.join('')
}

async function draftOf(page: Page, document: Document): Promise<string> {
  const today = { year: 2026, month: 12, day: 8 }
  const answers = { year: '2026', unit: '示例局' }
  const creating = { requestId: randomUUID(), template: 'annual-summary', answers, today }
  const made = (await callDesk(page, 'drafts.create', creating)) as { value: { id: string } }
  const { id } = made.value
  const saved = await callDesk(page, 'drafts.save', { requestId: randomUUID(), id, document, caret: null })
  expect(saved).toMatchObject({ ok: true })
  return id
}

/** Keeps what the window is told of the export, in the window itself. */
async function hearProgress(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    const { desk } = globalThis as unknown as { desk: { on: (name: string, hear: (body: never) => void) => void } }
    desk.on('export.progress', ({ step, done, total }: { step: string; done: number; total: number }) =>
      told.push(`${step} ${done}/${total}`),
    )
  })
  return () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
}

const windowsOf = ({ app }: RunningApp) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('a draft becomes a PDF with its text, embedded fonts and as many pages as were laid out', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const id = await draftOf(page, paper(12))
  const told = await hearProgress(page)
  const folder = temporaryFolder('pdf')
  const path = join(folder, '总结.pdf')
  await answerSaveDialog(run, path)
  expect(await callDesk(page, 'export.file', { id, preset, format: 'pdf' })).toEqual({ ok: true, value: { path } })
  const bytes = readFileSync(path)
  const pages = countPdfPages(bytes)
  expect(pages).toBeGreaterThan(3)
  const steps = (await told()).map((line) => line.split(' ')[0])
  expect([...new Set(steps)]).toEqual(['compose', 'paginate', 'load', 'pdf', 'write', 'verify'])
  const words = bytes.toString('latin1')
  expect(words).toContain('/ToUnicode')
  expect(words).toMatch(/\/FontFile|\/Type3/)
  expect(words).not.toMatch(/Chrome|Electron|Mozilla/)
  expect(SAID.filter((said) => !textOf(path).includes(said))).toEqual([])
  expect(readdirSync(folder)).toEqual(['总结.pdf'])
  await expect.poll(() => windowsOf(run)).toBe(1)
  expect(await callDesk(page, 'app.state', {})).toMatchObject({ value: { networkAttempts: 0 } })
  expect(desk.complaints).toEqual([])
})

test('a long PDF can be stopped: the old file stays, nothing is left beside it, and the next export runs', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const id = await draftOf(page, paper(800))
  const told = await hearProgress(page)
  const folder = temporaryFolder('pdf')
  const path = join(folder, 'a.pdf')
  writeFileSync(path, 'old')
  giveToApp(path)
  await answerSaveDialog(run, path)
  const exported = callDesk(page, 'export.file', { id, preset, format: 'pdf' })
  await expect.poll(told).toContain('pdf 0/1')
  expect(await callDesk(page, 'export.file', { id, preset, format: 'txt' })).toEqual({
    ok: false,
    error: { code: 'export-busy' },
  })
  expect(await callDesk(page, 'export.cancel', {})).toEqual({ ok: true, value: null })
  expect(await exported).toEqual({ ok: true, value: null })
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.pdf']])
  await expect.poll(() => windowsOf(run)).toBe(1)
  const text = join(folder, 'a.txt')
  await answerSaveDialog(run, text)
  expect(await callDesk(page, 'export.file', { id, preset, format: 'txt' })).toEqual({
    ok: true,
    value: { path: text },
  })
})

test('printing lays the pages out and opens the system’s dialog with the whole sheets', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const id = await draftOf(page, paper(3))
  await run.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (options, callback) => {
        Object.assign(globalThis, { printed: { options, url: contents.getURL() } })
        callback?.(...(globalThis as unknown as { answer: [boolean, string] }).answer)
      }
    })
  })
  const answer = (isDone: boolean, reason: string) =>
    run.app.evaluate((_electron, given) => void Object.assign(globalThis, { answer: given }), [isDone, reason])
  await answer(true, '')
  expect(await callDesk(page, 'export.print', { id, preset })).toEqual({ ok: true, value: { printed: true } })
  const printed = await run.app.evaluate(() => (globalThis as unknown as { printed: unknown }).printed)
  expect(printed).toMatchObject({
    options: { silent: false, margins: { marginType: 'none' }, pageSize: 'A4' },
    url: 'app://suigao/pages.html',
  })
  await answer(false, 'Print job canceled')
  expect(await callDesk(page, 'export.print', { id, preset })).toEqual({ ok: true, value: { printed: false } })
  await answer(false, 'Invalid printer settings')
  expect(await callDesk(page, 'export.print', { id, preset })).toEqual({
    ok: false,
    error: { code: 'print-failed', params: { cause: 'Invalid printer settings' } },
  })
})

test('the window is closed while a PDF is being made, and the app ends', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const id = await draftOf(page, paper(800))
  const told = await hearProgress(page)
  const path = join(temporaryFolder('pdf'), 'a.pdf')
  await answerSaveDialog(run, path)
  void callDesk(page, 'export.file', { id, preset, format: 'pdf' }).catch(() => undefined)
  await expect.poll(told).toContain('pdf 0/1')
  const ended = new Promise<void>((resolve) => run.app.once('close', () => resolve()))
  await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.close(),
  )
  await ended
})

test.skipIf(spawnSync('pdftotext', ['-v']).error)(
  'pages with a script, a style of their own and a picture from elsewhere print without any of them',
  () => {
    const folder = temporaryFolder('pages')
    const hostile = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="pages.css">
    <style>.kept { display: none }</style><img src="https://example.com/a.png" alt=""><p class="kept">看得见</p>
    <p style="display: none">也看得见</p><script>document.body.append('跑了')</script>
    <noscript>没有脚本</noscript><iframe src="app://suigao/pages.css"></iframe>`
    writeFileSync(join(folder, 'pages.html'), hostile)
    writeFileSync(join(folder, 'pages.css'), '@page { size: 210mm 297mm; margin: 0 }')
    const launcher = join(import.meta.dirname, '../../scripts/print-pages.mjs')
    const { status } = spawnSync(process.execPath, [launcher, folder], { encoding: 'utf8' })
    expect([status, readdirSync(folder).includes('pages.pdf')]).toEqual([0, true])
    expect(textOf(join(folder, 'pages.pdf'))).toBe('看得见也看得见没有脚本')
  },
)
