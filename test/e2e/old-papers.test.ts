import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { textOf } from '#core/document/text.ts'
import type { Document } from '#core/document/document.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog } from '../support/shell.ts'
import { expectNoComplaints, paperLines, sitDown } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const yearly = (year: number, unit: string, words: string): Document =>
  doc(settings({ year, unit, kind: 'summary' }), title(`${unit}${year}年工作总结`), h1('主要工作'), p(words))

const PAPERS = [
  yearly(2023, '示例区教育局', '全年新建幼儿园2所，推进集团办学。'),
  yearly(2024, '示例区教育局', '全年新建小学3所，优化学位供给。'),
  yearly(2024, '示例区水利局', '全年整治河道12公里，完成清淤任务。'),
]

const titles = (page: Page) => page.locator('[data-name=old-papers] .item-title').allTextContents()
const item = (page: Page, words: string) => page.locator('[data-name=old-papers] [role=row]', { hasText: words })

async function keepAll(page: Page): Promise<readonly Uint8Array[]> {
  const files = await Promise.all(PAPERS.map((paper) => writeTestDocx(paper)))
  await dropFiles(page, ...files.map((bytes, at) => [`${at}.docx`, bytes] as const))
  await page.waitForSelector('[data-name=import][data-state=list]')
  await page.click('[data-name=keep-ticked]')
  await page.waitForSelector('[data-name=old-papers] .item')
  return files
}

test('without old papers the pane says what to do', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await page.click('[data-name=pane-old-papers]')
  await expect.poll(() => page.textContent('[data-name=old-papers]')).toContain('还没有旧稿')
  expect(await page.locator('[data-name=old-import-folder]').count()).toBe(1)
})

test('old papers are found by year, unit and two characters', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await keepAll(page)
  await expect.poll(() => titles(page)).toHaveLength(3)
  // The newest year first.
  expect((await titles(page))[2]).toContain('2023')
  await page.click('[data-name=filter-year]')
  await page.click('.menu-item[data-name="2024"]')
  await expect.poll(() => titles(page)).toHaveLength(2)
  await page.click('[data-name=filter-unit]')
  await page.locator('.menu-item', { hasText: '示例区水利局' }).click()
  await expect.poll(() => titles(page)).toEqual(['示例区水利局2024年工作总结'])
  await page.click('[data-name=filter-year]')
  await page.click('.menu-item[data-name=all]')
  await page.click('[data-name=filter-unit]')
  await page.click('.menu-item[data-name=all]')
  await page.fill('[data-field=old-search]', '办学')
  await expect.poll(() => titles(page)).toEqual(['示例区教育局2023年工作总结'])
  expect(await page.textContent('[data-name=old-papers] mark')).toBe('办学')
  await page.fill('[data-field=old-search]', '航天')
  await expect.poll(() => page.textContent('[data-name=old-papers]')).toContain('没有找到含有“航天”的旧稿')
})

test('a file that is there already says so on its way in, and leads to the old paper', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const [first] = await keepAll(page)
  await dropFiles(page, ['又一次.docx', first!])
  await page.waitForSelector('[data-name=duplicate]')
  expect(await page.textContent('[data-name=duplicate]')).toContain('与旧稿“示例区教育局2023年工作总结”相同')
  await page.click('[data-name=show-duplicate]')
  await page.waitForSelector('[data-name=old-paper-text] [data-line]')
  // The import waits behind it.
  await page.click('[data-name=show-import]')
  await page.waitForSelector('[data-name=import-paper]')
  expectNoComplaints(desk)
})

test('an old paper is read, corrected, made a draft of, and its file given back', async () => {
  const { profile } = profileWith()
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  const files = await keepAll(page)
  await item(page, '2023').click()
  await page.waitForSelector('[data-name=old-paper-text] [data-line]')
  expect(await page.textContent('[data-name=old-paper-text]')).toContain('一、主要工作')
  expect(await page.locator('[data-name=old-paper-text] [contenteditable=true]').count()).toBe(0)
  await page.click('[data-name=correct-old]')
  await page.fill('[data-field=fact-year]', '2022')
  await page.fill('[data-field=fact-title]', '示例区教育局2022年工作总结')
  await page.click('[data-name=save-correction]')
  await expect.poll(() => titles(page)).toContain('示例区教育局2022年工作总结')
  expect(await page.textContent('[data-name=old-paper-text]')).toContain('示例区教育局2022年工作总结')
  const path = join(temporaryFolder('original'), '原件.docx')
  await answerSaveDialog(run, path)
  await page.click('[data-name=save-original]')
  await expect.poll(() => page.textContent('.toasts')).toContain('原文件已取回')
  expect(readFileSync(path).equals(Buffer.from(files[0]!))).toBe(true)
  await page.click('[data-name=copy-old]')
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect((await paperLines(page))[0]).toBe('示例区教育局2022年工作总结')
  expect(storedDrafts(profile).map((draft) => textOf(draft.title))).toEqual(['示例区教育局2022年工作总结'])
  expectNoComplaints(desk)
})

test('an old paper goes to the bin by its key, comes back by its toast, and is gone for good only when asked', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await keepAll(page)
  await item(page, '水利局').focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => titles(page)).toHaveLength(2)
  await page.locator('.toast', { hasText: '已移到回收站' }).locator('[data-kind=link]').click()
  await expect.poll(() => titles(page)).toHaveLength(3)
  await item(page, '水利局').focus()
  await page.keyboard.press('Delete')
  await page.click('[data-name=show-old-bin]')
  await expect.poll(() => titles(page)).toEqual(['示例区水利局2024年工作总结'])
  await page.click('[data-name=empty-old-bin]')
  expect(await page.textContent('[role=dialog][data-name=empty-old-bin]')).toContain('1 份旧稿')
  // Enter answers no.
  await page.keyboard.press('Enter')
  expect(await titles(page)).toHaveLength(1)
  await page.click('[data-name=empty-old-bin]')
  await page.click('[data-name=empty-old-bin-yes]')
  await expect.poll(() => page.textContent('[data-name=old-papers]')).toContain('回收站是空的')
  await page.click('[data-name=leave-old-bin]')
  await expect.poll(() => titles(page)).toHaveLength(2)
  expectNoComplaints(desk)
})
