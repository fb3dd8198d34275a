import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { giveToApp, launch, temporaryFolder } from '../test/support/launch.ts'
import { storedDrafts } from '../test/support/profile.ts'
import { answerSaveDialog, clickMenu } from '../test/support/shell.ts'
import { compose, newPaper, openDraftInList, paperLines, waitUntilSaved } from '../test/support/writer.ts'
import { must, OUT, picture, step } from './tour-steps.ts'
import { tourTheYear } from './tour-year.ts'

/**
 * Drives the real app as a writer would: new from the default template, fill in, type Chinese through an input method, save,
 * close, reopen, export; then from last year's file to this year's paper. Exit code 0 only if every step did what it says.
 */
const PICTURES = join(import.meta.dirname, '..', 'renderer', 'pictures')
const FILE = '示例区教育局年度总结和计划.docx'
/** Which of the pictures the READMEs show, by the names that they have there. */
const KEPT = {
  '2-paper': 'window',
  '5-preview': 'preview',
  '6-english-dark': 'window-english-dark',
  '7-beside': 'last-year-beside',
  '8-plan': 'plan',
  '9-library': 'library',
  '10-reuse': 'reuse',
  '11-hand-in': 'hand-in',
}
const WORDS = '全区教育工作稳中有进，办学质量稳步提高'

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
giveToApp(OUT)
const profile = temporaryFolder('tour')

try {
  await write()
  await reopenAndExport()
  checkFile()
  makePdf()
  await tourTheYear()
  if (process.argv.includes('--pictures')) keepPictures()
  console.log(`Tour done. Files in out/tour: ${readdirSync(OUT).join(', ')}`)
} catch (error) {
  console.error(`Tour failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
} finally {
  rmSync(profile, { recursive: true, force: true })
}

async function write(): Promise<void> {
  await using run = await launch({ profile })
  const page = await run.page()
  await page.waitForSelector('[data-name=start-new]')
  await picture(run, '1-start')
  await step('new from the default template', () => newPaper(page, '示例区教育局'))
  await step('fill in blanks by keyboard', async () => {
    await page.keyboard.type('区委、区政府')
    await page.keyboard.press('Tab')
    await page.keyboard.type('党的二十大和二十届历次全会')
    await page.keyboard.press('Tab')
    await page.keyboard.type('教育强区建设')
  })
  await step('type Chinese through an input method', async () => {
    await page.keyboard.press('Tab')
    await compose(page, ['q', 'quan', 'quan qu jiao yu'], WORDS)
    const lines = await paperLines(page)
    must(
      lines.some((line) => line.includes(WORDS)),
      'the composed words are not in the paper',
    )
  })
  await waitUntilSaved(page)
  await picture(run, '2-paper')
  await step('see the list of blanks', async () => {
    await clickMenu(run, 'list-slots')
    await page.waitForSelector('[data-name=slots-pane] [role=row]')
  })
  await picture(run, '3-blanks')
  await step('save and close', async () => {
    await waitUntilSaved(page)
    await run.close()
    must(JSON.stringify(storedDrafts(profile)).includes(WORDS), 'the words are not in the database')
  })
}

async function reopenAndExport(): Promise<void> {
  await using run = await launch({ profile })
  const page = await run.page()
  await page.waitForSelector('[data-name=start-new]')
  await step('reopen the draft', async () => {
    await openDraftInList(page)
    must(
      (await paperLines(page)).some((line) => line.includes(WORDS)),
      'the reopened draft has lost its words',
    )
  })
  await step('export', async () => {
    await answerSaveDialog(run, join(OUT, FILE))
    await page.click('[data-name=export]')
    await page.click('[data-name=export-anyway]')
    await page.waitForSelector('.toast')
  })
  await picture(run, '4-exported')
  await step('fill in the header and see the pages', async () => {
    await page.locator('.toast button').last().click()
    await clickMenu(run, 'file-details')
    await page.fill('[data-field=organs]', '示例区教育局')
    await page.fill('[data-field=documentNumber]', '示教发3')
    await page.fill('[data-field=signers]', '张明远')
    await page.fill('[data-field=copyTo]', '区政府办公室，各学校。')
    await page.click('[data-name=save-details]')
    await waitUntilSaved(page)
    await clickMenu(run, 'preview')
    await page.waitForSelector('[data-name=preview-pages] [data-page]')
    await page.waitForTimeout(500)
  })
  await picture(run, '5-preview')
  await page.keyboard.press('Escape')
  await clickMenu(run, 'language-en')
  await clickMenu(run, 'theme-dark')
  await page.waitForTimeout(300)
  await picture(run, '6-english-dark')
}

function checkFile(): void {
  const file = join(OUT, FILE)
  const text = strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array())
  must(text.includes(WORDS), 'the exported file lacks the words')
  console.log(`  ${FILE}: ${statSync(file).size.toLocaleString('en')} bytes`)
}

/** Where LibreOffice is there, the pages as it draws them. */
function makePdf(): void {
  const plain = join(OUT, 'tour.docx')
  copyFileSync(join(OUT, FILE), plain)
  const made = spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', OUT, plain], { encoding: 'utf8' })
  rmSync(plain)
  console.log(made.error ? '  no LibreOffice here, so no PDF' : '  tour.pdf: the pages as LibreOffice draws them')
}

/** The pictures of the READMEs; out/ itself is never committed. */
function keepPictures(): void {
  for (const [from, to] of Object.entries(KEPT)) copyFileSync(join(OUT, `${from}.png`), join(PICTURES, `${to}.png`))
  console.log('  pictures of the READMEs written to renderer/pictures')
}
