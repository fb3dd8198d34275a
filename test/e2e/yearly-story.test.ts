import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import { carriedFigures, unconfirmedFigures } from '#core/figures/carried.ts'
import { readDocx } from '#core/docx/read-docx.ts'
import { verifyWritten } from '#core/docx/verify-written.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { countingIds } from '../support/build.ts'
import { partsOf } from '../support/docx-parts.ts'
import { dropFiles } from '../support/drop-files.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerSaveDialog, clickMenu } from '../support/shell.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { expectNoComplaints, paperLines, putCaret, saveNow, sitDown } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'
import { LAST_YEAR, YEAR_BEFORE } from '../support/yearly-papers.ts'

const { profile } = profileWith()
const path = join(temporaryFolder('export'), '示例区教育局2026年工作总结.docx')
let desk: Awaited<ReturnType<typeof sitDown>>
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
})
afterAll(() => desk[Symbol.asyncDispose]())

async function saved(): Promise<Document> {
  await saveNow(desk)
  return storedDrafts(profile)[0]!
}

const waiting = async () => unconfirmedFigures(await saved()).map(({ text }) => text)
const ringed = () => page.locator('[data-settling]').allTextContents()
const count = () => page.locator('[data-name=figures]').textContent()
const sheet = (year: number) => `[data-name=beside-sheet][data-year="${year}"]`
const chosen = () => page.locator('[data-name=beside-pane] .sentence[data-selected]').allTextContents()
const sourcesOf = async (words: string) =>
  (await saved()).blocks.find((block) => JSON.stringify(block).includes(words))?.sources
const planItem = (words: string) => page.locator('[data-name=plan-list] [role=row]', { hasText: words })
const planCount = () => page.textContent('[data-name=plan-count]')
/** Behind the last character of the line that holds these words. */
async function caretBehind(words: string): Promise<void> {
  const line = (await paperLines(page)).find((each) => each.includes(words))!
  await putCaret(page, words, line.length)
}

/** Another section of the paper of 2024 than the one that answers the caret's. */
async function takeSection(name: string, line: string): Promise<void> {
  await page.click(`${sheet(2024)} [data-name=beside-section]`)
  await page.locator('.menu-choice', { hasText: name }).click()
  await page.locator(`${sheet(2024)} .sentence`, { hasText: name }).click()
  await clickMenu(desk.run, 'take-section')
  await expect.poll(() => paperLines(page)).toContain(line)
}

const PATIENT = { timeout: 15_000 }

test('the papers of two years are dropped on the window: the older one is kept, last year’s is rolled forward', async () => {
  await dropFiles(page, ['前年.docx', await writeTestDocx(YEAR_BEFORE)])
  await page.waitForSelector('[data-name=import][data-state=review]')
  await page.click('[data-name=keep-old]')
  await page.waitForSelector('.toast')
  await dropFiles(page, ['去年.docx', await writeTestDocx(LAST_YEAR)])
  await page.waitForSelector('[data-name=import][data-state=review]')
  await page.click('[data-name=roll-imported]')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect((await paperLines(page))[0]).toBe('示例区教育局2026年工作总结和2027年工作计划')
  await expect.poll(count).toBe('待核 10')
  const line = (await paperLines(page)).find((each) => each.includes('教师节'))
  expect(line).toContain('第42个教师节')
  expect((await saved()).basedOn).toMatchObject({ year: 2025, title: textOf(LAST_YEAR.title).replace('\n', '') })
})

test('every figure is confirmed by the keyboard alone: kept, typed over, removed, and the rest of a kind at once', async () => {
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['42人'])
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe('待核 9')
  await page.keyboard.press('Enter')
  await expect.poll(ringed).toEqual(['1200人次'])
  await page.keyboard.type('1350人次')
  await expect.poll(count).toBe('待核 8')
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['98.5%'])
  await page.keyboard.press('Delete')
  await expect.poll(count).toBe('待核 7')
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['30人'])
  await clickMenu(desk.run, 'keep-type')
  await expect.poll(count).toBe('待核 1')
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['310万元'])
  await page.keyboard.type('335万元')
  await expect.poll(() => page.locator('[data-name=figures]').count()).toBe(0)
  const settled = carriedFigures(await saved()).filter(({ type }) => type !== 'year')
  expect(settled.map(({ text, state }) => `${text} ${state}`)).toEqual([
    '42人 kept',
    '1350人次 changed',
    '第42个教师节 changed',
    '30人 kept',
    '36处 kept',
    '580件 kept',
    '3所 kept',
    '2400个 kept',
    '335万元 changed',
    '9600人 kept',
  ])
  expect(await waiting()).toEqual([])
})

test('the year before stands beside last year; a paragraph and two sections of it come over with their source', async () => {
  await putCaret(page, '全年招聘教师', 4)
  await clickMenu(desk.run, 'beside')
  await page.waitForSelector(sheet(2025))
  await page.click('[data-name=add-beside]')
  await page.locator('.paper-popover [role=row]', { hasText: '2024年工作总结' }).click()
  await page.waitForSelector(sheet(2024))
  await expect
    .poll(() => page.locator(`${sheet(2024)} .sentence`).allTextContents())
    .toEqual(['（一）建强教师队伍', '举办教学比武8场，评选骨干教师18人。', '推行校际结对，城乡教师同上一堂课。'])
  await page.locator(`${sheet(2024)} .sentence`, { hasText: '举办教学比武' }).click()
  await expect.poll(chosen).toEqual(['举办教学比武8场，评选骨干教师18人。'])
  await clickMenu(desk.run, 'take-paragraph')
  const taken = '举办教学比武8场，评选骨干教师18人。推行校际结对，城乡教师同上一堂课。'
  await expect.poll(() => paperLines(page)).toContain(taken)
  await takeSection('深化家校共育', '（二）深化家校共育')
  await takeSection('规范办学行为', '（三）规范办学行为')
  expect(await waiting()).toEqual(['8场', '18人', '26所', '4800人次'])
  expect(await sourcesOf('举办教学比武')).toMatchObject([{ year: 2024, section: '一、（一）' }])
  expect(await sourcesOf('开设家长学校')).toMatchObject([{ year: 2024, section: '一、（二）' }])
  // One step each way back, and again.
  await page.keyboard.press('Control+z')
  await expect.poll(() => paperLines(page)).not.toContain('（三）规范办学行为')
  await page.keyboard.press('Control+y')
  await expect.poll(() => paperLines(page)).toContain('（三）规范办学行为')
})

test('three items of last year’s plan are answered: one found, one by a sentence put in, one dropped with its reason', async () => {
  await caretBehind('新建学校3所')
  await page.keyboard.press('Enter')
  await page.keyboard.type('十中滨江校区主体工程秋季学期前建成。')
  await clickMenu(desk.run, 'list-plan')
  await expect.poll(planCount, PATIENT).toBe('已答 1／3')
  await expect.poll(() => planItem('建成滨江校区').locator('.item-detail').textContent()).toContain('办好民生实事')
  // What was taken over from 2024 is no answer while its figures wait.
  expect(await planItem('轮训骨干教师').locator('.plan-mark').getAttribute('data-state')).toBe('open')
  await planItem('轮训骨干教师').click()
  await caretBehind('全年招聘教师')
  await page.click('[data-name=plan-stub]')
  await expect
    .poll(async () => (await paperLines(page)).some((line) => line.includes('轮训骨干教师，【完成情况】。')))
    .toBe(true)
  await page.keyboard.type('三批全部结业')
  await expect.poll(planCount, PATIENT).toBe('已答 2／3')
  await planItem('扩大托管服务').click()
  await page.click('[data-name=plan-drop]')
  await page.keyboard.type('由街道统一承担')
  await page.keyboard.press('Enter')
  await expect.poll(planCount, PATIENT).toBe('已答 2／2')
  expect(await planItem('扩大托管服务').locator('.item-detail').textContent()).toBe('不再实施：由街道统一承担')
})

test('what is still open stands on one page before the export; one is gone to and the page comes back', async () => {
  await answerSaveDialog(desk.run, path)
  await clickMenu(desk.run, 'export-docx')
  await page.waitForSelector('[data-name=hand-in]')
  expect(await page.textContent('[data-name=hand-in-count]')).toBe('送出前还有 5 处')
  expect(await page.locator('[data-name=hand-in-plan], [data-name=hand-in-slots]').count()).toBe(0)
  const row = page.locator('[data-name=hand-in-figures] [role=row]')
  await row.filter({ has: page.locator('mark', { hasText: '26所' }) }).click()
  await expect.poll(ringed).toEqual(['26所'])
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe('待核 3')
  await page.click('[data-name=back-to-hand-in]')
  await page.waitForSelector('[data-name=hand-in]')
  await expect.poll(() => page.textContent('[data-name=hand-in-count]')).toBe('送出前还有 4 处')
  // A date is no figure: only this page says that it is last year's still.
  await page.locator('[data-name=hand-in-date] [role=row]', { hasText: '2025年12月20日' }).click()
  await expect
    .poll(() => page.evaluate(() => getSelection()!.anchorNode?.parentElement?.closest('[data-line]')?.textContent))
    .toBe('2025年12月20日')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.type('2026年12月18日')
  await page.click('[data-name=back-to-hand-in]')
  await expect.poll(() => page.textContent('[data-name=hand-in-count]')).toBe('送出前还有 3 处')
  // «仍要导出» is under the keyboard.
  await page.waitForSelector('[data-name=export-anyway]:focus')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.textContent('.toasts'), PATIENT).toContain('已导出：示例区教育局2026年工作总结.docx')
})

test('the file says what the draft says, and nothing of figures, sources, plan or ids', async () => {
  const draft = await saved()
  const bytes = new Uint8Array(readFileSync(path))
  expect(await validateDocx(bytes)).toEqual([])
  expect(await verifyWritten(bytes, draft, GBT9704)).toEqual({ ok: true, value: undefined })
  const read = await readDocx(bytes, { newId: countingIds() })
  if (!read.ok) throw new Error(read.error.code)
  const [again] = recognise(read.value.value, { newId: countingIds(), clean: true }).value.documents
  expect(plainText(again!).replaceAll('\n', '')).toBe(plainText(draft).replaceAll('\n', ''))
  const runs = [...walkRuns(again!)].flatMap(([, each]) => each)
  expect(runs.filter(({ carried, slot }) => carried ?? slot)).toEqual([])
  expect(again!.blocks.filter(({ sources }) => sources)).toEqual([])
  const ours = [...draft.blocks.map(({ id }) => id), ...carriedFigures(draft).map(({ id }) => id), draft.basedOn!.id]
  const all = Object.entries(partsOf(bytes))
    .map(([name, text]) => name + text)
    .join('\n')
  expect(ours.filter((id) => id === undefined || all.includes(id))).toEqual([])
  expect(all).not.toMatch(/待核|沿用|由街道统一承担|unconfirmed|suigao/i)
  // The old papers are as they came.
  await page.click('[data-name=pane-old-papers]')
  await expect.poll(() => page.locator('[data-name=old-papers] [role=row]').count()).toBe(2)
  expectNoComplaints(desk)
})
