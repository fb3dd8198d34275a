import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { giveToApp, temporaryFolder } from '../support/launch.ts'
import { storedPassages } from '../support/passages.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerOpenDialog, answerSaveDialog, clickMenu } from '../support/shell.ts'
import {
  expectNoComplaints,
  openDraftInList,
  paperLines,
  putCaret,
  saveNow,
  sitDown,
  type Desk,
} from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'
import { LAST_YEAR } from '../support/yearly-papers.ts'

const DRAFT = doc(
  settings({ kind: 'summary', year: 2026, unit: '示例区教育局' }),
  title('示例区教育局2026年工作总结'),
  h1('工作情况'),
  h2('抓好党建'),
  p('全年平稳有序。'),
  h2('存在问题'),
  p('短板仍在。'),
)
const SECTIONS = ['建强教师队伍', '守住校园安全', '办好民生实事']
const SAFETY = '开展“护校安园”行动，排查校舍隐患36处，全部整改到位，更新消防器材580件。'
const PATIENT = { timeout: 15_000 }

const { profile } = profileWith(DRAFT)
const folder = temporaryFolder('library-story')
const library = join(folder, '素材库.suigao')
let desk: Desk & AsyncDisposable
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
}, 60_000)
afterAll(() => desk?.[Symbol.asyncDispose]())

const draftIn = (folderOf: string): Document => storedDrafts(folderOf).find(({ year }) => year === 2026)!
async function saved(): Promise<Document> {
  await saveNow(desk)
  return draftIn(profile)
}
const options = (of: Page) => of.locator('.pick-list [role=option] .pick-title').allTextContents()
const selected = (of: Page) => of.evaluate(() => getSelection()!.toString())
const sourcesPane = '[data-name=sources-pane]'
const chain = (of: Page) => of.locator(`${sourcesPane} .source-chain li`).allInnerTexts()
const shares = (of: Page, name: string) =>
  of.locator(`${sourcesPane} [data-name=${name}] .share-numbers > span`).allTextContents()

/** Ctrl+J: what is typed before the field has the keyboard would stand in the paper. */
async function askForPassages({ run, page: of }: Pick<Desk, 'run' | 'page'>): Promise<void> {
  await clickMenu(run, 'passages')
  await of.waitForSelector('[data-field=passage-search]:focus')
}

/** Ctrl+J, some characters, down: the first that is found is chosen. */
async function choosePassage(words: string, found: string): Promise<void> {
  await askForPassages(desk)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
  await expect.poll(() => options(page)).toEqual([found])
  await page.keyboard.press('ArrowDown')
}

test('three sections of an old paper are kept at once', async () => {
  await dropFiles(page, ['去年.docx', await writeTestDocx(LAST_YEAR)])
  await page.click('[data-name=keep-old]')
  await page.click('[data-name=pane-old-papers]')
  await page.locator('[data-name=old-papers] [role=row]').first().click()
  await page.click('[data-name=keep-parts]')
  for (const words of SECTIONS) await page.locator(`[data-name=part]:has(input[value="${words}"]) .tick`).click()
  await page.click('[data-name=keep-parts-yes]')
  await page.locator('.toast', { hasText: '已存入素材库 3 条' }).waitFor()
  const kept = storedPassages(profile).filter(({ source }) => source !== null)
  expect(kept.map(({ title: named, source }) => `${source!.section}${named}`).toSorted()).toEqual(
    ['一、（一）建强教师队伍', '一、（二）守住校园安全', '一、（三）办好民生实事'].toSorted(),
  )
})

test('one is found by two characters and stands at the caret, its figures to be confirmed; one undo takes it out', async () => {
  await page.click('[data-name=pane-drafts]')
  await openDraftInList(page)
  await putCaret(page, '全年平稳有序。', 7)
  const before = await paperLines(page)
  await choosePassage('护校', '守住校园安全')
  await page.keyboard.press('Enter')
  await expect.poll(() => paperLines(page)).toContain(SAFETY)
  await expect
    .poll(async () => carriedFigures(await saved()).map(({ text, from, state }) => [text, from, state]), PATIENT)
    .toEqual([
      ['36处', 2025, 'unconfirmed'],
      ['580件', 2025, 'unconfirmed'],
    ])
  await page.keyboard.press('Control+z')
  await expect.poll(() => paperLines(page)).toEqual(before)
})

test('as a section it takes its number among the others, and knows where it came from', async () => {
  await putCaret(page, '全年平稳有序。', 7)
  await choosePassage('护校', '守住校园安全')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(async () => (await paperLines(page)).slice(3, 9))
    .toEqual(['（一）抓好党建', '全年平稳有序。', '（二）守住校园安全', SAFETY, '（三）存在问题', '短板仍在。'])
  await clickMenu(desk.run, 'sources')
  await putCaret(page, '护校安园', 4)
  await expect
    .poll(async () => (await chain(page)).map((words) => words.replace(/\s+/g, ' ').trim()), PATIENT)
    .toEqual([
      '2025年 《示例区教育局2025年工作总结和2026年工作计划》 一、（二）',
      '素材（2025年） 《守住校园安全》',
      '2026年 本稿',
    ])
  await expect.poll(() => shares(page, 'section-shares'), PATIENT).toEqual(['沿用 100%', '改写 0%', '新写 0%'])
  await putCaret(page, '全年平稳有序。', 4)
  await expect.poll(() => shares(page, 'section-shares'), PATIENT).toEqual(['沿用 0%', '改写 0%', '新写 100%'])
})

test('what waits in a passage is asked in its place', async () => {
  await putCaret(page, '短板仍在。', 5)
  await choosePassage('学位紧张', '教育：优质资源分布不均')
  await page.keyboard.press('Enter')
  await expect.poll(() => selected(page)).toBe('【学段或学科】')
  await page.keyboard.type('初中')
  await expect.poll(async () => (await paperLines(page)).join('\n')).toContain('短板仍在。优质教育资源')
  expect((await paperLines(page)).join('\n')).toContain('初中师资结构性缺编')
  expect(await page.locator('[data-name=slots]').count()).toBe(0)
})

test('the report holds the paper against its sources, section by section', async () => {
  await clickMenu(desk.run, 'reuse-report')
  await expect.poll(() => page.locator('[data-name=reuse-sections] [role=row]').count(), PATIENT).toBeGreaterThan(3)
  await page.locator('[data-name=reuse-sections] [role=row]', { hasText: '守住校园安全' }).click()
  const sentences = page.locator('[data-name=reuse-sentences] [role=row]')
  await expect.poll(() => sentences.first().locator('.reuse-row').getAttribute('data-kind'), PATIENT).toBe('kept')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=reuse]').count()).toBe(0)
})

test('the library goes to a second profile by its file and is merged there; the passages keep their source', async () => {
  await answerSaveDialog(desk.run, library)
  await clickMenu(desk.run, 'library-export')
  await page.locator('.toast', { hasText: /已导出 \d+ 条素材/ }).waitFor()
  expectNoComplaints(desk)
  const { profile: theirs } = profileWith(DRAFT)
  await using other = await sitDown({ profile: theirs })
  // The stock is given a moment after the first start.
  await expect.poll(() => storedPassages(theirs).length, PATIENT).toBeGreaterThan(20)
  await answerOpenDialog(other.run, [library])
  await clickMenu(other.run, 'library-import')
  await other.page.waitForSelector('[data-name=exchange-counts] [data-name=fresh]')
  expect(await other.page.textContent('[data-name=exchange-counts] [data-name=fresh] dd')).toBe('3')
  await other.page.click('[data-name=exchange-merge]')
  await other.page.locator('.toast', { hasText: '新增 3 条' }).waitFor()
  const merged = storedPassages(theirs).filter(({ source }) => source !== null)
  expect(merged.map(({ title: named }) => named).toSorted()).toEqual(SECTIONS.toSorted())
  await openDraftInList(other.page)
  await putCaret(other.page, '全年平稳有序。', 7)
  await askForPassages(other)
  await other.page.keyboard.type('护校')
  await expect.poll(() => options(other.page)).toEqual(['守住校园安全'])
  await other.page.keyboard.press('ArrowDown')
  await other.page.keyboard.press('Enter')
  await expect.poll(() => paperLines(other.page)).toContain(SAFETY)
  expectNoComplaints(other)
})

/** Walks with Tab until what the selector names has the keyboard. */
async function tabTo(of: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    if (await of.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await of.keyboard.press(key)
  }
  throw new Error(`no way by Tab to ${selector}`)
}

/** From the end of the paper up past its date and signatory. */
async function toLastParagraph(of: Page): Promise<void> {
  await of.keyboard.press('Control+End')
  await of.keyboard.press('ArrowUp')
  await of.keyboard.press('ArrowUp')
}

test('the whole way by the keyboard alone, from the old file to the merged library', async () => {
  const file = join(folder, '去年.docx')
  writeFileSync(file, await writeTestDocx(LAST_YEAR))
  giveToApp(file)
  const { profile: mine } = profileWith(DRAFT)
  await using writer = await sitDown({ profile: mine })
  const { page: at, run } = writer
  await answerOpenDialog(run, [file])
  await clickMenu(run, 'import')
  await at.waitForSelector('[data-name=import][data-state=review]')
  await tabTo(at, '[data-name=keep-old]', 'Shift+Tab')
  await at.keyboard.press('Enter')
  await at.locator('[data-name=old-papers] [role=row]').first().waitFor()
  await clickMenu(run, 'old-papers')
  await tabTo(at, '[data-name=old-papers] [role=row]')
  await at.keyboard.press('Enter')
  await at.waitForSelector('[data-name=keep-parts]')
  await tabTo(at, '[data-name=keep-parts]')
  await at.keyboard.press('Enter')
  await at.waitForSelector('[data-name=part]')
  let ticked = 0
  for (let steps = 0; steps < 80 && ticked < 3; steps++) {
    await at.keyboard.press('Tab')
    const named = await at.evaluate(() => {
      const here = document.activeElement
      if (!here?.matches('input[type=checkbox]')) return null
      return here.closest('[data-name=part]')?.querySelector<HTMLInputElement>('[data-field=part-title]')?.value
    })
    if (!named || !SECTIONS.includes(named)) continue
    await at.keyboard.press('Space')
    ticked++
  }
  await tabTo(at, '[data-name=keep-parts-yes]', 'Shift+Tab')
  await at.keyboard.press('Enter')
  await at.locator('.toast', { hasText: '已存入素材库 3 条' }).waitFor()
  await clickMenu(run, 'open')
  await tabTo(at, '.item-list [role=row]')
  await at.keyboard.press('Enter')
  await at.waitForSelector('[data-name=paper] [data-line]')
  await expect.poll(() => at.evaluate(() => document.activeElement?.matches('[data-name=paper]'))).toBe(true)
  await toLastParagraph(at)
  await askForPassages(writer)
  // Faster than the list can follow.
  await at.keyboard.type('护校')
  await at.keyboard.press('ArrowDown')
  await at.keyboard.press('Control+Enter')
  await expect.poll(() => paperLines(at)).toContain('（三）守住校园安全')
  await at.keyboard.press('Control+z')
  await expect.poll(() => paperLines(at)).not.toContain('（三）守住校园安全')
  await at.keyboard.press('Control+y')
  await expect.poll(() => paperLines(at)).toContain('（三）守住校园安全')
  await toLastParagraph(at)
  await clickMenu(run, 'sources')
  await expect.poll(() => shares(at, 'section-shares'), PATIENT).toEqual(['沿用 100%', '改写 0%', '新写 0%'])
  await answerOpenDialog(run, [library])
  await clickMenu(run, 'library-import')
  await at.waitForSelector('[data-name=exchange-counts]')
  // All three are there already, kept from the same paper.
  await tabTo(at, '[data-name=exchange-close]')
  await at.keyboard.press('Enter')
  expectNoComplaints(writer)
})
