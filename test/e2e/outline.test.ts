import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { textOf } from '#core/document/text.ts'
import { attachment, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { passage, stockLibrary, storedPassages } from '../support/passages.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import {
  expectNoComplaints,
  openDraftInList,
  paperLines,
  putCaret,
  sitDown,
  waitUntilSaved,
  type Desk,
} from '../support/writer.ts'

const PAPER = doc(
  settings({ year: 2025, unit: '示例局' }),
  title('示例局2025年工作总结'),
  p('开头的话。'),
  h1('工作情况'),
  h2('抓好党建'),
  p('全年集中学习12次。'),
  h2('队伍建设'),
  p('人员稳定。'),
  h1('存在问题'),
  p('基础薄弱。'),
  signatory('示例局'),
  attachment('附表', h1('附表说明'), p('附表正文。')),
)

async function openPaper() {
  const { profile } = profileWith(PAPER)
  stockLibrary(profile, passage({ title: '示例素材' }, p('示例素材正文。')))
  const desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  await desk.page.waitForSelector('.outline-item')
  return { ...desk, profile }
}

const row = (page: Page, words: string) => page.locator('.outline-item', { hasText: words })
const choices = (page: Page) => page.locator('[role=menu] [role=menuitem]').allTextContents()
const linesOf = async (page: Page) => (await paperLines(page)).slice(2)
const active = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    if (activeElement?.matches('[data-name=paper]')) return 'paper'
    return activeElement?.getAttribute('data-field') ?? activeElement?.textContent ?? ''
  })

async function openMenu(page: Page, words: string): Promise<void> {
  await row(page, words).click({ button: 'right' })
  await page.waitForSelector('[role=menu]')
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator(`[role=menu] [data-name=item-${name}]`).click()
  await page.waitForSelector('[role=menu]', { state: 'detached' })
}

/** From what is on the clipboard. */
async function pasteInto({ page, run }: Desk, line: string, offset: number): Promise<void> {
  await putCaret(page, line, offset)
  await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.paste())
}

test('a right click on a heading shows what can be done with its section, and leaves the caret where it was', async () => {
  await using desk = await openPaper()
  const { page } = desk
  await putCaret(page, '开头的话。', 5)
  await openMenu(page, '抓好党建')
  expect(await choices(page)).toEqual(['本节存入素材库', '复制本节', '导出本节…', '删除本节'])
  await page.keyboard.press('Escape')
  await page.waitForSelector('[role=menu]', { state: 'detached' })
  await page.keyboard.press('Escape')
  await expect.poll(() => active(page)).toBe('paper')
  await page.keyboard.type('接着写。')
  await expect.poll(() => linesOf(page)).toContain('开头的话。接着写。')
  expectNoComplaints(desk)
})

test('that section is kept as a passage, not the one that the caret stands in', async () => {
  await using desk = await openPaper()
  const { page } = desk
  await putCaret(page, '基础薄弱。', 2)
  await openMenu(page, '工作情况')
  await choose(page, 'keep')
  const kept = () => storedPassages(desk.profile).filter(({ source }) => source !== null)
  await expect.poll(() => kept().map((passage) => passage.title)).toEqual(['工作情况'])
  expect(kept()[0]!.blocks).toHaveLength(5)
})

test('by keyboard: Shift+F10 on a row removes its section, Ctrl+Z brings it back whole, the toast does so too', async () => {
  await using desk = await openPaper()
  const { page, run } = desk
  const before = await linesOf(page)
  const ids = storedDrafts(desk.profile)[0]!.blocks.map(({ id }) => id)
  await putCaret(page, '全年集中', 4)
  await clickMenu(run, 'previous-region')
  await page.locator('.outline-item').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => active(page)).toContain('抓好党建')
  await page.keyboard.press('Shift+F10')
  await page.waitForSelector('[role=menu]')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const removed = ['开头的话。', '一、工作情况', '（一）队伍建设', '人员稳定。', '二、存在问题']
  await expect.poll(async () => (await linesOf(page)).slice(0, 5)).toEqual(removed)
  await waitUntilSaved(page)
  await clickMenu(run, 'undo')
  await expect.poll(() => linesOf(page)).toEqual(before)
  await page.locator('.outline-item', { hasText: '存在问题' }).focus()
  await page.keyboard.press('ContextMenu')
  await page.waitForSelector('[role=menu]')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect.poll(() => linesOf(page)).not.toContain('基础薄弱。')
  expect(await linesOf(page)).toContain('附表正文。')
  await page.locator('.toast', { hasText: '已删除：二、存在问题' }).getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => linesOf(page)).toEqual(before)
  await waitUntilSaved(page)
  await expect.poll(() => storedDrafts(desk.profile)[0]!.blocks.map(({ id }) => id)).toEqual(ids)
  expectNoComplaints(desk)
})

test('a section with the caret in it is removed, the caret goes on in what follows', async () => {
  await using desk = await openPaper()
  const { page } = desk
  await putCaret(page, '全年集中', 4)
  await openMenu(page, '抓好党建')
  await choose(page, 'remove')
  await expect.poll(() => linesOf(page)).not.toContain('全年集中学习12次。')
  await page.keyboard.press('Escape')
  await expect.poll(() => active(page)).toBe('paper')
  await page.keyboard.type('新')
  await expect.poll(() => linesOf(page)).toContain('（一）新队伍建设')
})

test('a section is copied: as its own lines for a paper, with its numbers for another program', async () => {
  await using desk = await openPaper()
  const { page, run } = desk
  await openMenu(page, '队伍建设')
  await choose(page, 'copy')
  await expect.poll(() => page.locator('.toast', { hasText: '已复制：（二）队伍建设' }).count()).toBe(1)
  const text = await run.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text.replaceAll('\r', '')).toBe('（二）队伍建设\n人员稳定。')
  await pasteInto(desk, '存在问题', 0)
  await expect
    .poll(async () => (await linesOf(page)).slice(5, 10))
    .toEqual(['人员稳定。', '（三）队伍建设', '人员稳定。', '二、存在问题', '基础薄弱。'])
  await waitUntilSaved(page)
  const blocks = () => storedDrafts(desk.profile)[0]!.blocks
  await expect.poll(() => blocks().length).toBe(PAPER.blocks.length + 2)
  expect(new Set(blocks().map(({ id }) => id)).size).toBe(blocks().length)
  expectNoComplaints(desk)
})

test('the dialog of export proposes that section, and the whole paper again from the menu', async () => {
  await using desk = await openPaper()
  const { page, run } = desk
  await openMenu(page, '存在问题')
  await choose(page, 'export')
  await page.waitForSelector('[data-name=export-dialog]')
  const range = () => page.locator('[data-name=export-dialog] .tick[data-selected]').last().textContent()
  await expect.poll(range).toBe('一个部分')
  await expect.poll(() => page.textContent('[data-name=export-dialog]')).toContain('二、存在问题')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=export-dialog]', { state: 'detached' })
  await clickMenu(run, 'export-choose')
  await page.waitForSelector('[data-name=export-dialog]')
  await expect.poll(range).toBe('全文')
})

test('behind the pages nothing is removed: the menu has no such choice there', async () => {
  await using desk = await openPaper()
  const { page, run } = desk
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages]')
  await openMenu(page, '存在问题')
  expect(await choices(page)).toEqual(['本节存入素材库', '复制本节', '导出本节…'])
})

for (const [command, field] of [
  ['open', 'draft-search'],
  ['library', 'library-search'],
] as const)
  test(`after «${command}» the first keys go into the search of the left pane, and Escape twice goes back to the paper`, async () => {
    await using desk = await openPaper()
    const { page, run } = desk
    const before = await linesOf(page)
    await putCaret(page, '全年集中', 4)
    await clickMenu(run, command)
    await expect.poll(() => active(page)).toBe(field)
    await page.keyboard.type('示例')
    await expect.poll(() => page.inputValue(`[data-field=${field}]`)).toBe('示例')
    expect(await linesOf(page)).toEqual(before)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.inputValue(`[data-field=${field}]`)).toBe('')
    await page.keyboard.press('Escape')
    await expect.poll(() => active(page)).toBe('paper')
    await page.keyboard.type('回')
    await expect.poll(() => linesOf(page)).toContain('全年集中回学习12次。')
    expectNoComplaints(desk)
  })

test('where there are no old papers yet their pane gives the keyboard to its first button', async () => {
  await using desk = await openPaper()
  const { page, run } = desk
  const before = await linesOf(page)
  await putCaret(page, '全年集中', 4)
  await clickMenu(run, 'old-papers')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name')))
    .toBe('old-import-folder')
  await page.keyboard.press('Escape')
  await expect.poll(() => active(page)).toBe('paper')
  expect(await linesOf(page)).toEqual(before)
})

test('Ctrl+O, a word, Down, Enter opens another draft', async () => {
  const { profile } = profileWith(doc(title('甲局总结'), p('正文')), doc(title('乙局总结'), p('正文')))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'open')
  await expect.poll(() => active(page)).toBe('draft-search')
  await page.keyboard.type('甲局')
  await expect.poll(() => page.locator('.item-list [role=row]').count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => active(page)).toContain('甲局总结')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line=title]:has-text("甲局")')
  expect(storedDrafts(profile).map((draft) => textOf(draft.title))).toHaveLength(2)
})
