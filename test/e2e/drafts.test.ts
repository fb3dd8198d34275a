import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { connectWritable } from '#electron/storage/connection.ts'
import { DATABASE_FILE } from '#electron/storage/database.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { giveToApp, runsAsRoot, temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog, clickMenu } from '../support/shell.ts'
import {
  callDesk,
  expectNoComplaints,
  newPaper,
  openDraftInList,
  paperLines,
  putCaret,
  sitDown,
  waitUntilSaved,
} from '../support/writer.ts'

const SUMMARY = doc(
  settings({ kind: 'summary', year: 2025 }),
  title('甲局2025年工作总结'),
  h1('安全'),
  p('全年安全生产形势平稳。'),
)
const PLAN = doc(settings({ kind: 'work-points', year: 2026 }), title('乙局2026年工作要点'), p('抓好教育质量。'))
const REPORT = doc(settings({ kind: 'report', year: 2026 }), title('丙局2026年工作汇报'), p('完成年度任务。'))

const titles = (page: Page) => page.locator('.item-list .item-title').allTextContents()
const row = (page: Page, words: string) => page.locator('.item-list [role=row]', { hasText: words })
const expectTitles = (page: Page) => expect.poll(() => titles(page))
const pick = async (page: Page, menu: string, id: string) => {
  await page.click(`[data-name=${menu}]`)
  await page.click(`.menu-list [data-name="${id}"]`)
}

/** Opens an item's menu by its keys and chooses there. */
async function chooseFor(page: Page, words: string, id: string): Promise<void> {
  await row(page, words).focus()
  await page.keyboard.press('Shift+F10')
  await page.click(`[data-name=item-${id}]`)
}

test('two characters are found in any paragraph, and the hit stands marked under the title', async () => {
  const { profile } = profileWith(SUMMARY, PLAN, REPORT)
  await using desk = await sitDown({ profile })
  const { page } = desk
  const field = page.locator('[data-field=draft-search]')
  await field.fill('安全')
  await expectTitles(page).toEqual(['甲局2025年工作总结'])
  expect(await page.textContent('.item mark')).toBe('安全')
  await field.fill('查无此词')
  await expect.poll(() => page.textContent('.item-list .empty')).toContain('没有找到含有“查无此词”的文稿')
  await page.locator('.item-list .empty .button').click()
  await expectTitles(page).toHaveLength(3)
  await field.fill('质量')
  await expectTitles(page).toEqual(['乙局2026年工作要点'])
  await field.press('Escape')
  await expectTitles(page).toHaveLength(3)
  expectNoComplaints(desk)
})

test('the list is narrowed to a year and a kind that there are, with their numbers, and put in another order', async () => {
  const { profile } = profileWith(SUMMARY, PLAN, REPORT)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await page.click('[data-name=filter-year]')
  expect(await page.locator('.menu-list [role=menuitemradio]').allTextContents()).toEqual([
    '全部年份',
    '2026年2',
    '2025年1',
  ])
  await page.click('.menu-list [data-name="2026"]')
  await expect.poll(async () => (await titles(page)).toSorted()).toEqual(['丙局2026年工作汇报', '乙局2026年工作要点'])
  await pick(page, 'filter-kind', 'report')
  await expectTitles(page).toEqual(['丙局2026年工作汇报'])
  await pick(page, 'filter-year', 'all')
  await pick(page, 'filter-kind', 'all')
  await pick(page, 'sort', 'title')
  await expectTitles(page).toEqual(['丙局2026年工作汇报', '甲局2025年工作总结', '乙局2026年工作要点'])
})

test('a draft is named, copied and moved to the bin by keys alone, and each is undone', async () => {
  const { profile } = profileWith(SUMMARY, PLAN)
  await using desk = await sitDown({ profile })
  const { page } = desk
  const undo = () => page.locator('.toast .button[data-kind=link]').last().click()
  await row(page, '甲局').focus()
  await page.keyboard.press('F2')
  await page.waitForSelector('[data-field=name]:focus')
  await page.keyboard.type('送审稿')
  await page.keyboard.press('Enter')
  await expectTitles(page).toContain('送审稿')
  await undo()
  await expectTitles(page).toContain('甲局2025年工作总结')
  await chooseFor(page, '甲局', 'duplicate')
  await expectTitles(page).toContain('甲局2025年工作总结 副本')
  await undo()
  await expectTitles(page).toHaveLength(2)
  await row(page, '乙局').focus()
  await page.keyboard.press('Delete')
  await expectTitles(page).toEqual(['甲局2025年工作总结'])
  await undo()
  await expectTitles(page).toHaveLength(2)
  expect(storedDrafts(profile).map((draft) => draft.title)).toHaveLength(2)
  expectNoComplaints(desk)
})

test('a draft is exported from the list: opened, then written where the writer says', async () => {
  const { profile } = profileWith(SUMMARY, PLAN)
  const path = join(temporaryFolder('export'), '要点.docx')
  await using desk = await sitDown({ profile })
  await answerSaveDialog(desk.run, path)
  await chooseFor(desk.page, '乙局', 'export')
  await expect.poll(() => desk.page.textContent('.toasts')).toContain('已导出：要点.docx')
  expect(await paperLines(desk.page)).toContain('抓好教育质量。')
  expect(existsSync(path)).toBe(true)
})

test('the name given to an open draft stands on its tab and in the title of the window', async () => {
  const { profile } = profileWith(SUMMARY, PLAN)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await page.click('[data-name=pane-drafts]')
  await row(page, '甲局').click()
  await page.waitForSelector('[data-name=tab]')
  await page.click('[data-name=pane-drafts]')
  await chooseFor(page, '甲局', 'rename')
  await page.locator('[data-field=name]').fill('局长要的那份')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-name=tab]').allTextContents()).toContain('局长要的那份')
  expect(await page.title()).toContain('局长要的那份')
  expect(await paperLines(page)).toContain('甲局2025年工作总结')
})

test('out of the bin a draft comes back whole; emptying asks first, and no is the answer of Enter', async () => {
  const { profile } = profileWith(SUMMARY, PLAN)
  await using desk = await sitDown({ profile })
  const { page } = desk
  for (const words of ['甲局', '乙局']) await chooseFor(page, words, 'remove')
  await page.click('[data-name=show-bin]')
  await expectTitles(page).toEqual(['乙局2026年工作要点', '甲局2025年工作总结'])
  await chooseFor(page, '甲局', 'restore-open')
  await expect.poll(() => paperLines(page)).toContain('全年安全生产形势平稳。')
  await page.click('[data-name=pane-drafts]')
  await page.click('[data-name=empty-bin]')
  await page.waitForSelector('[role=dialog][data-name=empty-bin]')
  await page.keyboard.press('Enter')
  await expectTitles(page).toEqual(['乙局2026年工作要点'])
  await page.click('[data-name=empty-bin]')
  await page.click('[data-name=empty-bin-yes]')
  await expect.poll(() => page.textContent('.item-list .empty')).toContain('回收站是空的')
  await page.click('[data-name=leave-bin]')
  await expectTitles(page).toEqual(['甲局2025年工作总结'])
  expect(await callDesk(page, 'drafts.filters', {})).toMatchObject({ value: { inBin: 0 } })
})

test('of five hundred drafts only those in sight are drawn, and all are found and walked', async () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    doc(title(`第${at}号文稿`), p(at % 2 ? '安全生产。' : '教育质量。')),
  )
  const { profile } = profileWith(...many)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await expect.poll(() => page.locator('.item-list [role=row]').count()).toBeLessThan(60)
  await page.locator('[data-field=draft-search]').fill('安全')
  await page.waitForSelector('.item mark')
  await row(page, '第499号').focus()
  await page.keyboard.press('End')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('第1号文稿')
  await expect.poll(() => page.locator('.item-list [role=row]').count()).toBeLessThan(60)
})

test('the papers that were open are offered at the next start, and come back as they stood', async () => {
  const { profile } = profileWith(SUMMARY, PLAN, REPORT)
  {
    await using desk = await sitDown({ profile })
    const { page, run } = desk
    for (const words of ['甲局', '丙局']) {
      await page.click('[data-name=pane-drafts]')
      await row(page, words).click()
      await page.waitForSelector(`[data-name=paper] [data-line=title]:has-text("${words}")`)
    }
    await clickMenu(run, 'previous-paper')
    await page.click('[data-name=pane-drafts]')
    await run.close()
  }
  await using desk = await sitDown({ profile })
  const { page } = desk
  expect(await page.textContent('[data-name=start-resume]')).toBe('继续上次的 2 份文稿')
  const recent = await page.locator('.start-recent b').allTextContents()
  expect(recent).toEqual(['甲局2025年工作总结', '丙局2026年工作汇报', '乙局2026年工作要点'])
  await page.click('[data-name=start-resume]')
  await expect.poll(() => page.locator('[data-name=tab]').count()).toBe(2)
  await expect.poll(() => paperLines(page)).toContain('甲局2025年工作总结')
  expect(await page.locator('[data-name=pane-drafts]').getAttribute('aria-checked')).toBe('true')
})

/** Drops files from the disk onto the middle of the window, as a file manager does. */
async function dropFiles(page: Page, ...files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
  }
  await session.detach()
}

function fileOf(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  chmodSync(path, 0o644)
  return path
}

test('a draft dropped on the window is imported and opened; what is none is refused with a sentence', async () => {
  const { profile } = profileWith(SUMMARY)
  const folder = temporaryFolder('drop')
  chmodSync(folder, 0o755)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  const before = await paperLines(page)
  const { href } = await page.evaluate(() => ({ href: location.href }))
  await dropFiles(page, fileOf(folder, '去年总结.docx', 'PK'))
  await page.waitForSelector('[data-name=import-failure]')
  expect(await page.textContent('[data-name=import-failure]')).toContain('“去年总结”没有导入')
  await dropFiles(page, fileOf(folder, '坏的.json', '{"format": 1, "blo'))
  await expect.poll(() => page.textContent('.toasts')).toContain('这不是岁稿的文稿')
  expect(await paperLines(page)).toEqual(before)
  await dropFiles(page, fileOf(folder, '计划.JSON', JSON.stringify(PLAN)))
  await expect.poll(() => paperLines(page)).toContain('抓好教育质量。')
  await expect.poll(() => page.locator('[data-name=tab]').count()).toBe(2)
  expect(await page.evaluate(() => location.href)).toBe(href)
  expect(storedDrafts(profile)).toHaveLength(2)
})

test('files dropped behind a dialog change nothing', async () => {
  const { profile } = profileWith()
  const folder = temporaryFolder('drop')
  chmodSync(folder, 0o755)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await page.click('[data-name=start-new]')
  await page.waitForSelector('[data-name=new-paper]')
  await dropFiles(page, fileOf(folder, '计划.json', JSON.stringify(PLAN)))
  await page.waitForTimeout(400)
  expect(storedDrafts(profile)).toEqual([])
  await expect.poll(() => page.locator('[data-name=new-paper]').count()).toBe(1)
})

/** Changes the database as another program would, beside the running app. */
function behindItsBack(profile: string, sql: string): void {
  const db = connectWritable(join(profile, DATABASE_FILE))
  db.exec(sql)
  db.close()
  for (const name of readdirSync(profile)) if (name.startsWith(DATABASE_FILE)) giveToApp(join(profile, name))
}

const textOf = (document: Document | undefined) =>
  document?.blocks.flatMap((block) => ('runs' in block ? block.runs : []))

test('a draft that went to the bin behind the window says so, and is brought back with what was written since', async () => {
  const { profile } = profileWith(PLAN, SUMMARY)
  await using desk = await sitDown({ profile })
  const { page } = desk
  for (const words of ['甲局', '乙局']) {
    await page.click('[data-name=pane-drafts]')
    await row(page, words).click()
    await page.waitForSelector(`[data-name=paper] [data-line=title]:has-text("${words}")`)
  }
  behindItsBack(profile, "UPDATE drafts SET deleted_at = '2026-11-22T00:00:00.000Z' WHERE title LIKE '乙%'")
  await putCaret(page, '抓好教育', 7)
  await page.keyboard.type('续写一句。')
  await page.waitForSelector('[data-name=restore-and-save]')
  expect(await page.textContent('[data-name=saved]')).toMatch(/没有保存成功.*在回收站里/)
  const tabs = () => page.locator('[data-name=tab]').allTextContents()
  expect(await tabs()).toEqual(['甲局2025年工作总结', '● 乙局2026年工作要点'])
  await page.click('[data-name=restore-and-save]')
  await waitUntilSaved(page)
  expect(await tabs()).toEqual(['甲局2025年工作总结', '乙局2026年工作要点'])
  expect(textOf(storedDrafts(profile)[0])).toEqual([{ text: '抓好教育质量。续写一句。' }])
})

test('a draft that was deleted for good behind the window is saved as a new one, its undo stack kept', async () => {
  const { profile, ids } = profileWith(PLAN)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  behindItsBack(profile, 'DELETE FROM drafts')
  await putCaret(page, '抓好教育', 7)
  await page.keyboard.type('续写一句。')
  await page.waitForSelector('[data-name=save-as-new]')
  expect(await page.textContent('[data-name=saved]')).toContain('已从回收站中清除')
  await page.click('[data-name=save-as-new]')
  await waitUntilSaved(page)
  expect(textOf(storedDrafts(profile)[0])).toEqual([{ text: '抓好教育质量。续写一句。' }])
  await clickMenu(run, 'undo')
  expect(await paperLines(page)).toContain('抓好教育质量。')
  await page.keyboard.type('改写。')
  await page.waitForSelector('[data-name=saved][data-state=unsaved]')
  await waitUntilSaved(page)
  expect(storedDrafts(profile).map(textOf)).toEqual([[{ text: '抓好教育质量。改写。' }]])
  expect(await callDesk(page, 'drafts.open', { id: ids[0] })).toEqual({ ok: false, error: { code: 'draft-missing' } })
})

const isRoot = process.getuid?.() === 0

/** Takes the last byte of a disk. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 65_536; size >= 1; size = size / 2) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size))
      } catch {
        // Smaller pieces may still find room.
      }
    }
  } finally {
    closeSync(file)
  }
}

test.runIf(isRoot)('on a full disk saving says so, and goes on by itself once there is room again', async () => {
  const { profile } = profileWith(PLAN)
  const disk = temporaryFolder('disk')
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m,mode=0777', 'tmpfs', disk])
  try {
    execFileSync('cp', ['-a', `${profile}/.`, disk])
    await using desk = await sitDown({ profile: disk })
    const { page } = desk
    await openDraftInList(page)
    await page.waitForTimeout(1_500)
    fill(join(disk, 'filler'))
    await putCaret(page, '抓好教育', 7)
    for (const piece of ['磁盘满了，', '继续写，', '一个字也不能丢。']) {
      await page.keyboard.type(piece.repeat(40))
      await page.waitForTimeout(900)
    }
    await page.waitForSelector('[data-name=saved][data-state=failed]')
    expect(await page.textContent('[data-name=saved]')).toMatch(/磁盘空间不足/)
    rmSync(join(disk, 'filler'))
    await waitUntilSaved(page)
    const words = ['磁盘满了，', '继续写，', '一个字也不能丢。'].map((piece) => piece.repeat(40)).join('')
    expect(textOf(storedDrafts(disk)[0])).toEqual([{ text: `抓好教育质量。${words}` }])
  } finally {
    execFileSync('umount', ['-l', disk])
  }
})

test.skipIf(runsAsRoot())(
  'a data folder that cannot be written is said above the desk, and the window can be used',
  async () => {
    const { profile } = profileWith(PLAN)
    chmodSync(profile, 0o555)
    if (isRoot) execFileSync('chown', ['-R', 'root:root', profile])
    try {
      await using desk = await sitDown({ profile })
      const { page } = desk
      await page.waitForSelector('[data-name=trouble]')
      expect(await page.textContent('[data-name=trouble]')).toContain('数据文件夹不能写入')
      await page.click('[data-name=start-new]')
      await page.waitForSelector('[data-name=new-paper] input[name=unit]')
      await page.locator('[data-name=new-paper] input[name=unit]').fill('示例局')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.textContent('[data-name=new-paper]')).toContain('数据文件夹不能写入')
      await page.keyboard.press('Escape')
      expect(await page.textContent('.item-list .empty')).toContain('文稿列表没有读出来')
      await expect.poll(() => page.locator('.toast').count()).toBe(0)
    } finally {
      chmodSync(profile, 0o755)
    }
  },
)

test('a data folder that is not there is made, and drafts are kept in it', async () => {
  const profile = join(temporaryFolder('profile'), '还没有', '岁稿')
  await using desk = await sitDown({ profile })
  await newPaper(desk.page, '示例局')
  await waitUntilSaved(desk.page)
  expect(existsSync(join(profile, DATABASE_FILE))).toBe(true)
  expect(storedDrafts(profile)).toHaveLength(1)
})
