import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { unconfirmedFigures } from '#core/figures/carried.ts'
import { doc, h1, p, settings, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import type { Desk } from '../support/writer.ts'
import { expectNoComplaints, paperLines, putCaret, sitDown, waitUntilSaved } from '../support/writer.ts'

const LAST = doc(
  settings({ kind: 'summary', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结'),
  p('各项工作平稳推进。'),
  h1('建强教师队伍'),
  p('招聘教师42人，组织培训5期。表彰优秀教师30人。评选骨干教师18人。'),
  h1('守住安全底线'),
  p('排查隐患12处，全部整改到位。'),
  h1('办好民生实事'),
  p('新建学校3所，新增学位2400个。'),
)
const EARLIER = doc(
  settings({ kind: 'summary', year: 2024, unit: '示例区教育局' }),
  title('示例区教育局2024年工作总结'),
  h1('建强教师队伍'),
  p('举办教学比武8场。'),
)
const THIS = doc(
  settings({ kind: 'summary', year: 2026, unit: '示例区教育局' }),
  title('示例区教育局2026年工作总结'),
  h1('建强教师队伍'),
  p('招聘教师50人，组织培训5期。'),
  h1('守住安全底线'),
  p('安全形势总体平稳。'),
)

const pane = '[data-name=beside-pane]'
const sheet = (year: number) => `[data-name=beside-sheet][data-year="${year}"]`
const sentences = (page: Page, year: number) => page.locator(`${sheet(year)} .sentence`)
const chosen = (page: Page) => page.locator(`${pane} .sentence[data-selected]`).allTextContents()
const add = async (page: Page, name: string) => {
  await page.click('[data-name=add-beside]')
  await page.locator('.paper-popover [role=row]', { hasText: name }).click()
}

let profile: string
let desk: Desk & AsyncDisposable
const saved = () => storedDrafts(profile).find(({ year }) => year === 2026)!

beforeAll(async () => {
  profile = profileWith(LAST, EARLIER, THIS).profile
  desk = await sitDown({ profile })
  await desk.page.locator('.item-list [role=row]', { hasText: '2026年工作总结' }).click()
  await desk.page.waitForSelector('[data-name=paper] [data-line]')
}, 60_000)
afterAll(async () => desk?.[Symbol.asyncDispose]())

test('a paper that was rolled forward from none says how to put one beside it', async () => {
  const { page } = desk
  await page.click('[data-name=rail-beside]')
  await expect.poll(() => page.textContent(pane)).toContain('添加往年文稿')
  await add(page, '2025年工作总结')
  await page.waitForSelector(sheet(2025))
})

test('the section that answers the one at the caret follows it, with what became of each sentence', async () => {
  const { page } = desk
  await putCaret(page, '招聘教师50人', 3)
  await expect.poll(() => sentences(page, 2025).count()).toBe(4)
  expect(await sentences(page, 2025).evaluateAll((all) => all.map((one) => one.getAttribute('data-state')))).toEqual([
    'kept',
    'changed',
    'unused',
    'unused',
  ])
  expect(await page.locator(`${sheet(2025)} del`).allTextContents()).toEqual(['42'])
  expect(await page.locator(`${sheet(2025)} ins`).allTextContents()).toEqual(['50'])
  await page.click('[data-name=beside-differences]')
  await expect.poll(() => page.locator(`${sheet(2025)} del`).count()).toBe(0)
  await page.click('[data-name=beside-differences]')
  await putCaret(page, '安全形势', 2)
  await expect
    .poll(() => sentences(page, 2025).allTextContents())
    .toEqual(['二、守住安全底线', '排查隐患12处，全部整改到位。'])
})

test('a sentence comes over by one key, its figures to be confirmed, its source known, and goes by one undo', async () => {
  const { page } = desk
  // In the midst of a word: it goes in behind the sentence all the same.
  await putCaret(page, '组织培训5期。', 11)
  await expect.poll(() => chosen(page)).toEqual(['表彰优秀教师30人。'])
  const before = await paperLines(page)
  await clickMenu(desk.run, 'take-sentence')
  await expect.poll(() => paperLines(page)).toContain('招聘教师50人，组织培训5期。表彰优秀教师30人。')
  await expect.poll(() => chosen(page)).toEqual(['评选骨干教师18人。'])
  await waitUntilSaved(page)
  await expect.poll(() => unconfirmedFigures(saved()).map(({ text, from }) => [text, from])).toEqual([['30人', 2025]])
  expect(sourcesOf(saved(), '表彰优秀教师30人')).toMatchObject([{ year: 2025, section: '一、' }])
  await page.keyboard.press('Control+z')
  await expect.poll(() => paperLines(page)).toEqual(before)
})

test('Alt+↓ and Alt+↑ choose from the paper, Alt+→ takes the paragraph on a line of its own', async () => {
  const { page } = desk
  await putCaret(page, '安全形势', 4)
  await expect.poll(() => chosen(page)).toEqual(['排查隐患12处，全部整改到位。'])
  await clickMenu(desk.run, 'beside-previous')
  await expect.poll(() => chosen(page)).toEqual(['二、守住安全底线'])
  await clickMenu(desk.run, 'beside-next')
  await expect.poll(() => chosen(page)).toEqual(['排查隐患12处，全部整改到位。'])
  await clickMenu(desk.run, 'take-paragraph')
  await expect.poll(() => paperLines(page)).toContain('排查隐患12处，全部整改到位。')
  expect(await paperLines(page)).toContain('安全形势总体平稳。')
  await expect.poll(() => sentences(page, 2025).nth(1).getAttribute('data-state')).toBe('kept')
})

test('another section can be chosen, and comes over with its heading as a section of its own', async () => {
  const { page } = desk
  await page.click(`${sheet(2025)} [data-name=beside-section]`)
  await page.locator('.menu-choice', { hasText: '办好民生实事' }).click()
  await expect
    .poll(() => sentences(page, 2025).allTextContents())
    .toEqual(['三、办好民生实事', '新建学校3所，新增学位2400个。'])
  await page.click('[data-name=take-section]')
  await expect.poll(() => paperLines(page)).toContain('三、办好民生实事')
  await waitUntilSaved(page)
  await expect.poll(() => unconfirmedFigures(saved()).map(({ text }) => text)).toEqual(['12处', '3所', '2400个'])
})

test('several years stand one under the other, and each can be taken away', async () => {
  const { page } = desk
  await add(page, '2024年工作总结')
  await putCaret(page, '招聘教师50人', 3)
  await expect.poll(() => sentences(page, 2024).allTextContents()).toEqual(['一、建强教师队伍', '举办教学比武8场。'])
  await sentences(page, 2024).nth(1).dblclick()
  await expect
    .poll(async () => (await paperLines(page)).join('\n'))
    .toContain('招聘教师50人，组织培训5期。举办教学比武8场。')
  await page.click(`${sheet(2024)} [data-name=remove-beside]`)
  await expect.poll(() => page.locator(sheet(2024)).count()).toBe(0)
  expect(await page.locator(sheet(2025)).count()).toBe(1)
  if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'] })
  expectNoComplaints(desk)
})

function sourcesOf(d: Document, words: string) {
  const block = d.blocks.find(
    (each) =>
      each.type === 'paragraph' &&
      each.runs
        .map(({ text }) => text)
        .join('')
        .includes(words),
  )
  return block?.sources
}
