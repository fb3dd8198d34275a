import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { writeExchange } from '#core/passage/exchange.ts'
import type { Passage } from '#core/passage/passage.ts'
import { newBlockId } from '#electron/service/new-ids.ts'
import { giveStock } from '#electron/service/stock-passages.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { doc, p } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { giveToApp, temporaryFolder } from '../support/launch.ts'
import { profileWith, putPassages } from '../support/profile.ts'
import { answerOpenDialog, answerSaveDialog, clickMenu, lastSaveDialog } from '../support/shell.ts'
import { callDesk, expectNoComplaints, sitDown } from '../support/writer.ts'

const AT = '2026-11-22T08:00:00.000Z'

function passage(title: string, words: string): Passage {
  const { blocks } = doc(p(words))
  return {
    title,
    collection: 'openings',
    kind: null,
    year: 2025,
    unit: '示例局',
    tags: [],
    note: '',
    source: null,
    blocks,
  }
}

/** A profile with the stock, which would else come while the test is looking, and these passages. */
function libraryWith(...passages: readonly Passage[]): { readonly profile: string; readonly stock: number } {
  const { profile } = profileWith()
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const stock = giveStock(opened.value.db, { at: AT, newBlockId })
  closeDatabase(opened.value.db)
  putPassages(profile, passages)
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  return { profile, stock }
}

function fileOf(...passages: readonly Passage[]): string {
  const entries = passages.map((each) => ({ id: randomUUID(), createdAt: AT, updatedAt: AT, ...each }))
  return [...writeExchange(entries, { savedAt: AT, pictures: [] })].join('')
}

interface Row {
  readonly title: string
  readonly excerpt: { readonly before: string; readonly hit: string; readonly after: string }
}

/** The passages of the library whose title begins so, with their words. */
async function passagesIn(page: Page, start: string): Promise<string[]> {
  const reply = (await callDesk(page, 'library.list', { query: start, limit: 200 })) as {
    readonly value: { readonly passages: readonly Row[] }
  }
  const found = reply.value.passages.filter(({ title }) => title.startsWith(start))
  return found.map(({ title, excerpt: { before, hit, after } }) => `${title}：${before}${hit}${after}`).toSorted()
}

async function counts(page: Page): Promise<Record<string, string>> {
  await page.waitForSelector('[data-name=exchange-counts]')
  return page.$$eval('[data-name=exchange-counts] > div', (all) =>
    Object.fromEntries(all.map((each) => [each.dataset['name'], each.querySelector('dd')!.textContent])),
  )
}
const toast = (page: Page, words: string) => page.locator('.toast', { hasText: words })
const focusedName = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset['name'])

test('a library goes from one profile to another by keyboard, with one conflict, and back again', async () => {
  const path = join(temporaryFolder('exchange'), '素材库.suigao')
  const mine = libraryWith(passage('示例开头', '一年来，我们上下同心。'), passage('示例结尾', '特此报告。'))
  {
    await using desk = await sitDown({ profile: mine.profile })
    await answerSaveDialog(desk.run, path)
    await clickMenu(desk.run, 'library-export')
    await toast(desk.page, `已导出 ${mine.stock + 2} 条素材`).waitFor()
    expect((await lastSaveDialog(desk.run)).defaultPath).toMatch(/素材库-\d{8}\.suigao$/)
    expectNoComplaints(desk)
  }
  expect(readFileSync(path, 'utf8')).toContain('示例结尾')
  const theirs = libraryWith(passage('示例开头', '一年来，他们上下同欲。'))
  await using desk = await sitDown({ profile: theirs.profile })
  const { page, run } = desk
  await answerOpenDialog(run, [path])
  await clickMenu(run, 'library-import')
  expect(await counts(page)).toEqual({
    total: String(mine.stock + 2),
    fresh: '1',
    same: String(mine.stock),
    conflict: '1',
  })
  expect(await page.locator('[data-name=mine] mark').allTextContents()).toEqual(['他', '欲'])
  expect(await page.locator('[data-name=theirs] mark').allTextContents()).toEqual(['我', '心'])
  // By keyboard: the merge is at hand, and going back from it comes to the decision about the one conflict.
  await expect.poll(() => focusedName(page)).toBe('exchange-merge')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await page.waitForSelector('.exchange-conflict[data-decision=take-theirs]')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(() => focusedName(page)).toBe('exchange-merge')
  await page.keyboard.press('Enter')
  await toast(page, '新增 1 条，替换 1 条，保留原样 0 条').waitFor()
  await expect.poll(() => page.locator('[role=dialog]').count()).toBe(0)
  expect(await passagesIn(page, '示例')).toEqual(['示例开头：一年来，我们上下同心。', '示例结尾：特此报告。'])
  await toast(page, '已合并').getByText('撤销').click()
  await toast(page, '已撤销合并').waitFor()
  expect(await passagesIn(page, '示例')).toEqual(['示例开头：一年来，他们上下同欲。'])
  expectNoComplaints(desk)
})

test('a dropped file shows what it would bring, all conflicts are decided at once, and one by itself', async () => {
  const { profile } = libraryWith(passage('甲甲', '我的甲。'), passage('乙乙', '我的乙。'))
  await using desk = await sitDown({ profile })
  const { page } = desk
  const [head, first, ...rest] = fileOf(
    passage('坏坏', '坏。'),
    passage('甲甲', '他的甲。'),
    passage('乙乙', '他的乙。'),
  ).split('\n')
  const file = [head, first!.replace('"openings"', '"mine"'), ...rest].join('\n')
  await dropFiles(page, ['同事.suigao', file])
  expect(await counts(page)).toEqual({ total: '3', fresh: '0', conflict: '2', bad: '1' })
  expect(await page.textContent('[data-name=exchange-bad]')).toContain('第 1 条不能用：collection')
  await page.click('.exchange-part > .choice-row [data-name=keep-both]')
  await page.click('[data-name=conflict-2] [data-name=keep-mine]')
  await page.click('[data-name=exchange-merge]')
  await toast(page, '新增 1 条，替换 0 条，保留原样 1 条').waitFor()
  expect(await passagesIn(page, '甲')).toEqual(['甲甲：他的甲。', '甲甲：我的甲。'])
  expect(await passagesIn(page, '乙')).toEqual(['乙乙：我的乙。'])
  // The same file again has nothing that is new but the conflict that was left as it was.
  await dropFiles(page, ['同事.suigao', file])
  expect(await counts(page)).toEqual({ total: '3', fresh: '0', same: '1', conflict: '1', bad: '1' })
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[role=dialog]').count()).toBe(0)
  expectNoComplaints(desk)
})

test('a file that cannot be used says why, and another can be chosen at once', async () => {
  const { profile } = libraryWith()
  const folder = temporaryFolder('exchange')
  const good = join(folder, 'good.suigao')
  writeFileSync(good, fileOf(passage('新新', '新的。')))
  giveToApp(good)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  const refused = async (file: string, words: string) => {
    await dropFiles(page, ['坏的.suigao', file])
    await page.waitForSelector('[data-name=exchange-refused]')
    await expect.poll(() => page.textContent('[data-name=exchange-refused]')).toContain(words)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[role=dialog]').count()).toBe(0)
  }
  await refused('{}', '不是岁稿的素材文件')
  await refused(readFileSync(good, 'utf8').slice(0, -30), '素材文件已损坏')
  await refused(readFileSync(good, 'utf8').replace('"version":1', '"version":9'), '文件格式 9，本机能读到 1')
  await dropFiles(page, ['空的.suigao', fileOf()])
  await page.waitForSelector('[data-name=exchange-empty]')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[role=dialog]').count()).toBe(0)
  await dropFiles(page, ['坏的.suigao', 'x'])
  await answerOpenDialog(run, [good])
  await page.click('[data-name=exchange-again]')
  expect(await counts(page)).toEqual({ total: '1', fresh: '1' })
  await page.click('[data-name=exchange-close]')
  expect(await passagesIn(page, '新')).toEqual([])
  // Cancelled, the dialogs of the system leave everything as it was.
  await answerOpenDialog(run, [])
  await clickMenu(run, 'library-import')
  await answerSaveDialog(run, null)
  await clickMenu(run, 'library-export')
  expect(await page.locator('[role=dialog], .toast').count()).toBe(0)
  expect(existsSync(good)).toBe(true)
  expectNoComplaints(desk)
})
