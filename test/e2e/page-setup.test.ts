import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { date, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog, clickMenu, lastSaveDialog } from '../support/shell.ts'
import { expectNoComplaints, newPaper, openDraftInList, putCaret, sitDown, waitUntilSaved } from '../support/writer.ts'

const PAPER = doc(
  title('示例区教育局关于2025年工作情况的报告'),
  h1('主要工作'),
  p('全年新建学校3所。'),
  h1('下一步打算'),
  h2('强化管理。', '一是健全制度。'),
  p('二是加强培训。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)
const WITH_BLANK = doc(title('示例区教育局2025年工作总结'), p([{ text: 'xx', slot: { kind: 'text' } }]))

async function openDetails({ run, page }: Awaited<ReturnType<typeof sitDown>>): Promise<void> {
  await clickMenu(run, 'file-details')
  await page.waitForSelector('[data-name=file-details] [data-field=organs]')
}

const valueOf = (page: Page, field: string) => page.inputValue(`[data-name=file-details] [data-field=${field}]`)

test('a header is filled in, named above the title, saved with the paper, and taken back in one step', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await openDetails(desk)
  await page.fill('[data-field=organs]', '示例区教育局')
  await page.fill('[data-field=documentNumber]', '示教发3')
  await page.fill('[data-field=signers]', '张三\n李四')
  await page.click('[data-name=seal]')
  await page.fill('[data-field=copyTo]', '区政府办公室')
  await page.click('[data-name=propose-printed]')
  await page.click('[data-name=save-details]')
  await expect
    .poll(() => page.textContent('[data-name=header-mark]'))
    .toMatch(/^版头：示例区教育局文件 · 示教发〔20\d\d〕3号$/)
  const year = new Date().getFullYear()
  const stored = () => storedDrafts(profile)[0]!
  await expect
    .poll(() => stored().header)
    .toEqual({
      organs: ['示例区教育局'],
      documentNumber: `示教发〔${year}〕3号`,
      signers: ['张三', '李四'],
    })
  expect(stored().signing).toEqual({ by: 'seal' })
  expect(stored().imprint).toEqual({ copyTo: '区政府办公室', printed: { text: '2025年12月20日', iso: '2025-12-20' } })
  await page.click('[data-name=header-mark]')
  await page.waitForSelector('[data-name=file-details]')
  expect(await valueOf(page, 'signers')).toBe('张三\n李四')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=file-details]', { state: 'detached' })
  await clickMenu(run, 'undo')
  await page.waitForSelector('[data-name=header-mark]', { state: 'detached' })
  await expect.poll(() => stored().header).toBeUndefined()
  expect(stored().signing).toBeUndefined()
  expectNoComplaints(desk)
})

test('the unit of the profile is proposed where a name is asked for, and taken with one press', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await newPaper(page, '示例区教育局')
  await openDetails(desk)
  await page.click('[data-name=propose-organ]')
  await page.click('[data-name=propose-printer]')
  expect(await valueOf(page, 'organs')).toBe('示例区教育局')
  expect(await valueOf(page, 'printer')).toBe('示例区教育局办公室')
  expect(await page.locator('[data-name=propose-organ]').count()).toBe(0)
  await page.click('[data-name=save-details]')
  await expect.poll(() => page.textContent('[data-name=header-mark]')).toContain('示例区教育局文件')
  expectNoComplaints(desk)
})

test('what cannot stand in a header is said at its line, which has the focus, and the paper stays as it was', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await openDetails(desk)
  await page.fill('[data-field=documentNumber]', '示教发3')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.textContent('.field-error')).toContain('要写发文机关')
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['field'])).toBe('organs')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=file-details]', { state: 'detached' })
  expect(storedDrafts(profile)[0]!.header).toBeUndefined()
})

test('lines of a header that were emptied take it away', async () => {
  const { profile } = profileWith({ ...PAPER, header: { organs: ['示例区教育局'] } })
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  await desk.page.waitForSelector('[data-name=header-mark]')
  await openDetails(desk)
  await desk.page.fill('[data-field=organs]', '')
  await desk.page.click('[data-name=save-details]')
  await desk.page.waitForSelector('[data-name=header-mark]', { state: 'detached' })
  await waitUntilSaved(desk.page)
  expect(storedDrafts(profile)[0]!.header).toBeUndefined()
})

test('one section is exported as text, and the kind of file is there the next time', async () => {
  const { profile } = profileWith(PAPER)
  const path = join(temporaryFolder('export'), '部分.txt')
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '强化管理', 2)
  await answerSaveDialog(run, path)
  await clickMenu(run, 'export-choose')
  await page.waitForSelector('[data-name=export-dialog]')
  await page.click('[data-name=export-dialog] [data-name=txt]')
  await page.click('[data-name=export-dialog] [data-name=section]')
  await page.click('[data-name=export-now]')
  await expect.poll(() => page.textContent('.toasts')).toContain('已导出：部分.txt')
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('一是健全制度。')
  expect(text).not.toContain('新建学校')
  await clickMenu(run, 'export-choose')
  await page.waitForSelector('[data-name=export-dialog] [data-name=txt][data-selected]')
  await page.keyboard.press('Enter')
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('新建学校')
  expectNoComplaints(desk)
})

test('selected paragraphs are exported alone', async () => {
  const { profile } = profileWith(PAPER)
  const path = join(temporaryFolder('export'), '选中.txt')
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '全年新建学校', 2)
  await page.keyboard.press('Shift+End')
  await answerSaveDialog(run, path)
  await clickMenu(run, 'export-choose')
  await page.click('[data-name=export-dialog] [data-name=selection]')
  await page.click('[data-name=export-dialog] [data-name=txt]')
  await page.click('[data-name=export-now]')
  await expect.poll(() => existsSync(path)).toBe(true)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('全年新建学校3所。')
  expect(text).not.toMatch(/主要工作|下一步打算/)
})

test.each([
  ['export-pdf', '文稿.pdf', (bytes: Buffer) => bytes.subarray(0, 5).toString() === '%PDF-'],
  ['export-html', '文稿.html', (bytes: Buffer) => bytes.toString().includes('二是加强培训。')],
  ['export-txt', '文稿.txt', (bytes: Buffer) => bytes.toString().includes('二是加强培训。')],
  [
    'export-docx',
    '文稿.docx',
    (bytes: Buffer) => strFromU8(unzipSync(bytes)['word/document.xml']!).includes('二是加强培训。'),
  ],
] as const)('%s goes straight to the file dialog and writes the paper', async (command, name, isRight) => {
  const { profile } = profileWith(PAPER)
  const path = join(temporaryFolder('export'), name)
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  await answerSaveDialog(desk.run, path)
  await desk.page.click('[data-name=export-more]')
  await desk.page.click(`[data-name=menu-${command}]`)
  await expect.poll(() => desk.page.textContent('.toasts'), { timeout: 20_000 }).toContain(`已导出：${name}`)
  expect(isRight(readFileSync(path))).toBe(true)
  expectNoComplaints(desk)
})

test('blanks are shown before any kind of export, and from the dialog', async () => {
  const { profile } = profileWith(WITH_BLANK)
  const path = join(temporaryFolder('export'), '总结.html')
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await answerSaveDialog(run, path)
  await clickMenu(run, 'export-choose')
  await expect.poll(() => page.textContent('[data-name=export-blanks]')).toContain('还有 1 处')
  await page.click('[data-name=see-blanks]')
  await page.waitForSelector('[data-name=hand-in-slots] [role=row]')
  await page.click('[data-name=leave-hand-in]')
  await clickMenu(run, 'export-html')
  await page.waitForSelector('[data-name=hand-in-slots] [role=row]')
  await page.click('[data-name=export-anyway]')
  await expect.poll(() => page.textContent('.toasts')).toContain('已导出：总结.html')
  expect((await lastSaveDialog(run)).defaultPath).toMatch(/\.html$/)
})

test('a paper of the header alone keeps its settings through undo and redo', async () => {
  const { profile } = profileWith(doc(title('示例局通知'), p('正文。'), settings({ header: { organs: ['示例局'] } })))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await openDetails(desk)
  await page.click('[data-name=continuous]')
  await page.click('[data-name=save-details]')
  await expect.poll(() => storedDrafts(profile)[0]!.numbering).toBe('continuous')
  await clickMenu(run, 'undo')
  await expect.poll(() => storedDrafts(profile)[0]!.numbering).toBe('restart')
  expect(storedDrafts(profile)[0]!.header).toEqual({ organs: ['示例局'] })
  await clickMenu(run, 'redo')
  await expect.poll(() => storedDrafts(profile)[0]!.numbering).toBe('continuous')
})

const SENTENCE = '全区教育系统认真落实立德树人根本任务，办学条件持续改善，教育质量稳步提高，群众满意度不断提升。'
const LONG = doc(title('示例局志'), ...Array.from({ length: 6_000 }, (_, at) => p(`第${at + 1}段。${SENTENCE}`)))

test('a long export says what it does, is stopped by one press, leaves no file, and the next one runs', async () => {
  const { profile } = profileWith(LONG)
  const path = join(temporaryFolder('export'), '局志.pdf')
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await answerSaveDialog(run, path)
  await clickMenu(run, 'export-pdf')
  await page.waitForSelector('[data-name=export-progress]')
  expect(await page.textContent('[data-name=export-progress]')).toMatch(/正在/)
  await page.click('[data-name=cancel-export]')
  await page.waitForSelector('[data-name=export]:enabled')
  expect(existsSync(path)).toBe(false)
  expect(await page.locator('.toast').count()).toBe(0)
  await clickMenu(run, 'export-txt')
  await expect.poll(() => page.textContent('.toasts'), { timeout: 10_000 }).toContain('已导出')
  expectNoComplaints(desk)
})

test('Ctrl+P hands the pages of the paper to the system’s print dialog', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await run.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      // The page of the sheets runs no script: what it would print is asked of Chromium itself.
      const print = async (options?: { silent?: boolean }, done?: (isDone: boolean, reason: string) => void) => {
        const pdf = await contents.printToPDF({ preferCSSPageSize: true })
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
        Object.assign(globalThis, { printed: { pages, silent: options?.silent } })
        done?.(true, '')
      }
      contents.print = (...args) => void print(...args)
    })
  })
  await openDraftInList(page)
  await clickMenu(run, 'print')
  await expect.poll(() => page.textContent('.toasts'), { timeout: 10_000 }).toContain('已送到打印机')
  const printed = await run.app.evaluate(() => (globalThis as { printed?: object }).printed)
  expect(printed).toEqual({ pages: 1, silent: false })
  expectNoComplaints(desk)
})
