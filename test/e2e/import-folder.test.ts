import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doc, h1, p, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { answerOpenDialog, clickMenu } from '../support/shell.ts'
import { expectNoComplaints, sitDown } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

/** A folder with folders in it, as old papers lie about; paths to contents. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(temporaryFolder('old'), '往年文稿')
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o755 })
    writeFileSync(path, content, { mode: 0o644 })
  }
  return folder
}

const text = (unit: string, year: number) =>
  `${unit}${year}年工作总结\n一、主要工作\n（一）党建引领。全年学习12次。\n（二）安全生产。全年检查${year}次。\n二、存在问题\n经费还不够。\n${unit}\n${year}年12月20日\n`

const rows = (page: Page) => page.locator('[data-name=found-paper]')
const old = (page: Page) => page.locator('[data-name=old-papers] .item-title')

test('a folder is listed with what was guessed; duplicates are not ticked, failures say why, corrections are kept', async () => {
  const folder = folderOf({
    '2023/教育局总结.txt': text('示例区教育局', 2023),
    '2024/教育局总结.docx': await writeTestDocx(
      doc(title('示例区教育局2024年工作总结'), h1('主要工作'), p('全年新建小学3所。')),
    ),
    '2024/副本.txt': text('示例区教育局', 2023),
    '2024/扫描件.docx': Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0]),
    '~$临时.docx': 'x',
    '杂/讲话.txt': '同志们：\n今天开会。\n第一件事，抓安全。\n第二件事，抓质量。\n',
  })
  await using desk = await sitDown()
  const { page, run } = desk
  await answerOpenDialog(run, [folder])
  await clickMenu(run, 'import-folder')
  await page.waitForSelector('[data-name=import][data-state=list]')
  expect(await page.textContent('.cover-bar h2')).toContain('往年文稿')
  expect(await rows(page).count()).toBe(4)
  const copy = rows(page).filter({ hasText: '副本.txt' })
  expect(await copy.textContent()).toMatch(/与本次的“.*”相同/)
  const isTicked = (row: ReturnType<typeof rows>) => row.locator('input[type=checkbox]').isChecked()
  const first = rows(page).filter({ hasText: '2023/教育局总结.txt' })
  // One of the two equal files is the first.
  expect([await isTicked(copy), await isTicked(first)].filter(Boolean)).toHaveLength(1)
  expect(await page.textContent('[data-name=keep-ticked]')).toContain('3')
  await page.click('[data-name=pane-failed]')
  expect(await page.textContent('[data-name=failed-files]')).toMatch(/2024\/扫描件\.docx.*这是一张图片/)
  await page.click('[data-name=pane-all]')
  const speech = rows(page).filter({ hasText: '讲话.txt' })
  await speech.locator('[data-field=fact-title]').fill('全区安全工作会议讲话')
  await speech.locator('[data-field=fact-year]').fill('2021')
  await speech.locator('[data-field=fact-unit]').fill('示例区政府')
  await speech.locator('[data-field=fact-kind]').selectOption('report')
  await page.click('[data-name=keep-ticked]')
  await expect.poll(() => page.textContent('.toasts')).toContain('已存入旧稿 3 份')
  // What failed still stands there to be read; what was kept is marked.
  expect(await page.locator('.batch-kept').count()).toBe(3)
  await page.click('[data-name=close-import]')
  await page.click('[data-name=pane-old-papers]')
  await expect.poll(() => old(page).count()).toBe(3)
  expect(await page.locator('[data-name=old-papers] [role=row]', { hasText: '讲话' }).textContent()).toMatch(
    /2021年 · 工作汇报 · 示例区政府/,
  )
  // The same folder again: everything is there already.
  await clickMenu(run, 'import-folder')
  await page.waitForSelector('[data-name=import][data-state=list]')
  await expect.poll(() => page.textContent('[data-name=keep-ticked]')).toContain('0')
  expect(await page.textContent('.rows-in-sight')).toContain('与旧稿“全区安全工作会议讲话”相同')
  expectNoComplaints(desk)
})

test('a folder that is dropped is taken with the folders in it, hidden files and those of Word left out', async () => {
  const folder = folderOf({
    '2022/总结.txt': text('示例区教育局', 2022),
    '2023/总结.txt': text('示例区水利局', 2023),
    '2023/~$总结.docx': 'x',
    '.隐藏.txt': 'x',
  })
  await using desk = await sitDown()
  const { page } = desk
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
  }
  await page.waitForSelector('[data-name=import][data-state=list]')
  expect(await rows(page).locator('.batch-file > span').allTextContents()).toEqual([
    '往年文稿/2022/总结.txt',
    '往年文稿/2023/总结.txt',
  ])
  expectNoComplaints(desk)
})

test('a paper of the list is looked at and the list stands as it was', async () => {
  const folder = folderOf({ 'a.txt': text('示例区教育局', 2022), 'b.txt': text('示例区水利局', 2023) })
  await using desk = await sitDown()
  const { page, run } = desk
  await answerOpenDialog(run, [folder])
  await clickMenu(run, 'import-folder')
  await page.waitForSelector('[data-name=import][data-state=list]')
  await rows(page).nth(1).locator('[data-field=fact-unit]').fill('水利局')
  await rows(page).nth(1).locator('[data-name=look]').click()
  await page.waitForSelector('[data-name=import-paper] [data-line]')
  expect(await page.inputValue('[data-field=fact-unit]')).toBe('水利局')
  await page.click('[data-name=keep-old]')
  await expect.poll(() => page.textContent('[data-name=keep-old]')).toContain('已存入旧稿')
  await page.click('[data-name=back-to-list]')
  expect(await rows(page).nth(1).locator('.batch-kept').count()).toBe(1)
  expect(await page.textContent('[data-name=keep-ticked]')).toContain('1')
})

test('a folder of 200 papers says how far it is, goes on behind the paper, and is stopped with what was read', async () => {
  const big = text('示例区教育局', 2020).repeat(40)
  const folder = folderOf(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.txt`, `${at}\n${big}`])))
  await using desk = await sitDown()
  const { page, run } = desk
  await answerOpenDialog(run, [folder])
  await clickMenu(run, 'import-folder')
  await page.waitForSelector('[data-name=import][data-state=reading]')
  await expect.poll(() => page.textContent('.import-reading')).toMatch(/正在读取 \d+\/200/)
  await page.click('[data-name=hide-import]')
  await page.waitForSelector('[data-name=start-new]:visible')
  await page.waitForSelector('[data-name=import-progress]')
  await page.click('[data-name=stop-import]')
  await page.click('[data-name=show-import]')
  await page.waitForSelector('[data-name=import-stopped]')
  const read = Number(/读了 (\d+) 个/.exec((await page.textContent('[data-name=import-stopped]'))!)![1])
  expect(read).toBeLessThan(200)
  // Only rows in sight are drawn, however many there are.
  expect(await rows(page).count()).toBeLessThan(60)
  await page.click('[data-name=read-on]')
  await expect.poll(() => page.locator('[data-name=import-stopped]').count(), { timeout: 40_000 }).toBe(0)
  await page.waitForSelector('[data-name=import][data-state=list]', { timeout: 40_000 })
  expectNoComplaints(desk)
})
