import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '#core/document/text.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { date, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog, clickMenu, lastSaveDialog } from '../support/shell.ts'
import {
  expectNoComplaints,
  openDraftInList,
  paperLines,
  putCaret,
  sitDown,
  waitUntilSaved,
} from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  h1('2025年工作总结'),
  h2('建强教师队伍'),
  p('骨干教师全员轮训一遍，青年教师结对帮带。'),
  h2('守住校园安全'),
  p('排查校舍隐患12处，全部整改到位。'),
  h1('2026年工作计划'),
  h2('建成滨江校区'),
  p('秋季学期前完成十中滨江校区主体工程。'),
  h2('扩大托管服务'),
  p('课后服务覆盖所有小学。'),
  h2('轮训骨干教师'),
  p('暑期分三批轮训骨干教师。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)

let desk: Awaited<ReturnType<typeof sitDown>>
let page: Page
const { profile } = profileWith()
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
})
afterAll(() => desk[Symbol.asyncDispose]())

const item = (words: string) => page.locator('[data-name=plan-list] [role=row]', { hasText: words })
const stateOf = (words: string) => item(words).locator('.plan-mark').getAttribute('data-state')
const detailOf = (words: string) => item(words).locator('.item-detail').textContent()
const counted = () => page.textContent('[data-name=plan-count]')
const caretLine = () =>
  page.evaluate(() => getSelection()!.anchorNode!.parentElement!.closest('[data-line]')!.textContent)

test('a paper that was rolled forward says on the rail how many items of its plan wait', async () => {
  await dropFiles(page, ['去年.docx', await writeTestDocx(LAST)])
  await page.waitForSelector('[data-name=import][data-state=review]')
  await page.click('[data-name=roll-imported]')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  // It is read once the paper stands there.
  await expect.poll(() => page.textContent('[data-name=plan-open]'), { timeout: 10_000 }).toBe('3')
})

test('each is listed with what became of it; what is still last year’s answers nothing', async () => {
  await clickMenu(desk.run, 'list-plan')
  await expect.poll(counted).toBe('已答 0／3')
  expect(await stateOf('建成滨江校区')).toBe('open')
  expect(await detailOf('建成滨江校区')).toBe('还没有答')
  await expect.poll(() => detailOf('轮训骨干教师')).toBe('还是去年的话：（一）建强教师队伍')
})

test('what is written and saved answers an item without being asked', async () => {
  await putCaret(page, '排查校舍隐患', '排查校舍隐患12处，全部整改到位。'.length)
  await page.keyboard.press('Enter')
  await page.keyboard.type('十中滨江校区9月建成开学。')
  await expect.poll(counted, { timeout: 10_000 }).toBe('已答 1／3')
  expect(await stateOf('建成滨江校区')).toBe('answered')
  expect(await detailOf('建成滨江校区')).toBe('答在：（二）守住校园安全')
  await putCaret(page, '示例区教育局2026年', 0)
  await item('建成滨江校区').click()
  await expect.poll(caretLine).toBe('十中滨江校区9月建成开学。')
})

test('a sentence is put in at the caret, with what was done to be filled in, and one undo takes it out again', async () => {
  await putCaret(page, '骨干教师全员轮训', '骨干教师全员轮训一遍，青年教师结对帮带。'.length)
  await item('轮训骨干教师').click()
  await putCaret(page, '骨干教师全员轮训', '骨干教师全员轮训一遍，青年教师结对帮带。'.length)
  await page.click('[data-name=plan-stub]')
  const line = async () => (await paperLines(page)).find((each) => each.includes('骨干教师全员'))
  await expect.poll(line).toBe('骨干教师全员轮训一遍，青年教师结对帮带。轮训骨干教师，【完成情况】。')
  // What waits is selected: typing fills it in.
  await page.keyboard.type('三批280人全部结业')
  await expect.poll(line).toContain('轮训骨干教师，三批280人全部结业。')
  await expect.poll(counted, { timeout: 10_000 }).toBe('已答 2／3')
  expect(await detailOf('轮训骨干教师')).toBe('答在：（一）建强教师队伍（您指定）')
  await putCaret(page, '排查校舍隐患', 0)
  await item('扩大托管服务').click()
  await putCaret(page, '排查校舍隐患', 0)
  const before = await paperLines(page)
  await page.click('[data-name=plan-stub]')
  await expect.poll(() => paperLines(page)).not.toEqual(before)
  await page.locator('.toast', { hasText: '扩大托管服务' }).locator('button', { hasText: '撤销' }).click()
  await expect.poll(() => paperLines(page)).toEqual(before)
  await expect.poll(() => stateOf('扩大托管服务')).toBe('open')
})

test('the writer may say where an item is answered, that a place is none, or that it is dropped', async () => {
  await putCaret(page, '排查校舍隐患', 2)
  await page.click('[data-name=plan-here]')
  await expect.poll(() => detailOf('扩大托管服务')).toBe('答在：（二）守住校园安全（您指定）')
  await page.click('[data-name=plan-take-back]')
  await expect.poll(() => stateOf('扩大托管服务')).toBe('open')
  await page.click('[data-name=plan-drop]')
  await page.keyboard.type('由街道统一承担')
  await page.keyboard.press('Enter')
  await expect.poll(() => detailOf('扩大托管服务')).toBe('不再实施：由街道统一承担')
  await expect.poll(counted).toBe('已答 2／2')
  await item('建成滨江校区').click()
  await page.click('[data-name=plan-not-here]')
  await expect.poll(() => stateOf('建成滨江校区')).toBe('open')
  await page.click('[data-name=pane-open]')
  await expect.poll(() => page.locator('[data-name=plan-list] [role=row]').count()).toBe(1)
  await page.click('[data-name=pane-all]')
  await page.click('[data-name=plan-take-back]')
  await expect.poll(() => stateOf('建成滨江校区')).toBe('answered')
})

test('items and sections stand against each other in a table that arrow keys walk', async () => {
  await page.click('[data-name=plan-matrix]')
  await page.waitForSelector('[data-name=plan-cover] [role=grid]')
  const head = await page.locator('.grid-table thead th').allTextContents()
  expect(head).toEqual(['计划事项', '（一）建强教师队伍', '（二）守住校园安全'])
  await page.locator('.grid-table [data-cell="0 0"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(await here()).toBe('（二）守住校园安全: 已答')
  await page.keyboard.press('Enter')
  await expect.poll(caretLine).toBe('十中滨江校区9月建成开学。')
  expect(await page.locator('[data-name=plan-cover]').count()).toBe(0)
})

test('the table is written as a Word file', async () => {
  const path = join(temporaryFolder('export'), '兑现.docx')
  await answerSaveDialog(desk.run, path)
  await page.click('[data-name=plan-export]')
  await expect.poll(() => page.textContent('.toasts'), { timeout: 20_000 }).toContain('已导出：兑现.docx')
  expect((await lastSaveDialog(desk.run)).defaultPath).toMatch(/示例区教育局2026年工作计划兑现情况表\.docx$/)
  const bytes = readFileSync(path)
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  for (const words of ['兑现情况', '建成滨江校区', '已写入总结', '由街道统一承担']) expect(xml).toContain(words)
  expect(await validateDocx(bytes)).toEqual([])
})

test('before the paper goes out all that is open stands on one page, each a press away and the page a key away', async () => {
  const path = join(temporaryFolder('export'), '总结.docx')
  await answerSaveDialog(desk.run, path)
  await waitUntilSaved(page)
  await item('建成滨江校区').click()
  await page.click('[data-name=plan-not-here]')
  await expect.poll(() => stateOf('建成滨江校区')).toBe('open')
  await clickMenu(desk.run, 'print')
  await page.waitForSelector('[data-name=hand-in]')
  expect(await page.textContent('[data-name=export-anyway]')).toBe('仍要打印')
  expect(await page.textContent('[data-name=hand-in-count]')).toContain('打印前')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=hand-in]').count()).toBe(0)
  await clickMenu(desk.run, 'export-docx')
  await page.waitForSelector('[data-name=hand-in]')
  // 12处, and the 280人 that came with the sentence; one plan item, and last year's date.
  const count = async () => Number(/\d+/.exec((await page.textContent('[data-name=hand-in-count]')) ?? '')?.[0] ?? 0)
  const figures = () => page.locator('[data-name=hand-in-figures] [role=row]').count()
  const first = await count()
  expect(first).toBe((await figures()) + 2)
  expect(await page.locator('[data-name=hand-in-plan] [role=row]').allTextContents()).toHaveLength(1)
  await page.locator('[data-name=hand-in-figures] [role=row]').first().click()
  await expect.poll(() => page.locator('[data-settling]').count()).toBeGreaterThan(0)
  expect(await page.locator('[data-name=hand-in]').count()).toBe(0)
  await page.click('[data-name=back-to-hand-in]')
  await page.waitForSelector('[data-name=hand-in]')
  while ((await page.locator('[data-name=hand-in] [data-name=keep-group]').count()) > 0) {
    const open = await page.locator('[data-name=figure-group]').count()
    await page.locator('[data-name=hand-in] [data-name=keep-group]').first().click()
    await expect.poll(() => page.locator('[data-name=figure-group]').count()).toBe(open - 1)
  }
  await expect.poll(count).toBe(2)
  await page.locator('[data-name=hand-in-plan] [role=row]').first().click()
  await page.waitForSelector('[data-name=plan-card]')
  await clickMenu(desk.run, 'export-docx')
  await page.waitForSelector('[data-name=hand-in]')
  // Export is the first thing that the keyboard is on.
  await page.waitForSelector('[data-name=export-anyway]:focus')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.textContent('.toasts'), { timeout: 20_000 }).toContain('已导出：总结.docx')
  expect(await page.locator('[data-name=hand-in]').count()).toBe(0)
  const xml = strFromU8(unzipSync(readFileSync(path))['word/document.xml']!)
  expect(xml).toContain('三批280人全部结业')
  expect(xml).not.toContain('送出前')
  expectNoComplaints(desk)
})

test('a paper without a plan before it offers another one, and keeps to it', async () => {
  const summary = doc(
    settings({ year: 2026 }),
    title('示例区教育局2026年工作总结'),
    h1('工作'),
    p('十中滨江校区建成。'),
  )
  const profile = profileWith(LAST, summary).profile
  await using other = await sitDown({ profile })
  const { page } = other
  await openDraftInList(page, 0)
  await page.click('[data-name=rail-plan]')
  await expect.poll(() => page.textContent('[data-name=no-plan]')).toContain('不是从去年的文稿滚动来的')
  await page.click('[data-name=plan-choose]')
  await page.click('[data-name=plan-sources] [data-name=pane-drafts]')
  await page.locator('[data-name=plan-sources] [role=row]', { hasText: textOf(LAST.title) }).click()
  await expect.poll(() => page.textContent('[data-name=plan-count]')).toBe('已答 1／3')
  expect(storedDrafts(profile)).toHaveLength(2)
  await page.click('[data-name=plan-source]')
  await page.click('[data-name=plan-own-source]')
  await expect.poll(() => page.textContent('[data-name=no-plan]')).toContain('不是从去年的文稿滚动来的')
  expectNoComplaints(other)
})
