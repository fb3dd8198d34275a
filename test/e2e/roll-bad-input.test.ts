import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import { expectNoComplaints, sitDown, type Desk } from '../support/writer.ts'

const SENTENCE = '2025年新建学校3所，招聘教师42人，第41个教师节期间表彰30人。'
const BODY = [h1('主要工作'), h2('抓项目'), p('完成任务12项。')] as const
const PAPERS = {
  none: doc(settings({ year: 2024 }), title('示例馆工作总结'), ...BODY),
  // Its plan part is missing though the title promises one.
  noPlan: doc(settings({ year: 2025 }), title('示例局2025年工作总结和2026年工作计划'), ...BODY),
  planFirst: doc(
    settings({ year: 2025 }),
    title('示例站2026年工作计划和2025年工作总结'),
    h1('2026年工作计划'),
    p('再完成9项。'),
    h1('2025年工作总结'),
    p('完成8项。'),
  ),
  fiveYears: doc(settings({ year: 2025 }), title('示例县2021—2025年工作总结'), ...BODY),
  quarter: doc(settings({ year: 2026, kind: 'periodic-summary' }), title('示例街道2026年一季度工作总结'), ...BODY),
  long: doc(
    settings({ year: 2025 }),
    title('示例市2025年工作总结'),
    h1('主要工作'),
    ...Array.from({ length: 2_400 }, () => p(SENTENCE.repeat(3))),
  ),
}

const { profile } = profileWith(...Object.values(PAPERS))
let desk: Desk & AsyncDisposable
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
}, 60_000)
afterAll(() => desk?.[Symbol.asyncDispose]())

const note = () => page.textContent('.roll-wish .field-note')
const made = () => page.textContent('[data-name=make-draft]')
const planItems = () => page.textContent('[data-name=plan-items]')

async function roll(words: string, timeout = 30_000): Promise<void> {
  await clickMenu(desk.run, 'roll-forward')
  await page.locator('[data-name=roll] .item', { hasText: words }).click()
  await page.waitForSelector('[data-name=make-draft]:enabled', { timeout })
}

async function make(): Promise<Document> {
  await page.click('[data-name=make-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]', { timeout: 30_000 })
  await expect.poll(() => page.locator('[data-name=roll]').count()).toBe(0)
  return storedDrafts(profile)[0]!
}

test('a paper without years says that its year is guessed, and its draft has the old words', async () => {
  await roll('示例馆')
  expect(await note()).toContain('原稿没有写明年份，按 2024 年处理，请核对。')
  expect(await made()).toContain('建立 2025 年草稿')
  const draft = await make()
  expect(draft.year).toBe(2025)
  expect(plainText(draft)).toBe(plainText(PAPERS.none))
})

test('where the plan part is missing the wizard says so, asks nothing about it, and both years of the title move', async () => {
  await roll('示例局')
  expect(await planItems()).toContain('原稿里没有找到计划部分。')
  expect(await page.locator('[data-field=roll-plan], [name=roll-plan]').count()).toBe(0)
  const draft = await make()
  expect(textOf(draft.title)).toBe('示例局2026年工作总结和2027年工作计划')
})

test('a title that names the plan before the summary is read right', async () => {
  await roll('示例站')
  expect(await note()).toBe('原稿总结 2025 年，计划 2026 年。')
  const draft = await make()
  expect(textOf(draft.title)).toBe('示例站2027年工作计划和2026年工作总结')
})

test('a report on five years is told as one, and goes on by five years', async () => {
  await roll('示例县')
  expect(await note()).toBe('原稿写的是 2021—2025 年。')
  const draft = await make()
  expect(textOf(draft.title)).toBe('示例县2026—2030年工作总结')
})

test('a quarter is followed by the next one of its year', async () => {
  await roll('示例街道')
  expect(await note()).toBe('原稿写的是 2026 年。')
  const draft = await make()
  expect(textOf(draft.title)).toBe('示例街道2026年二季度工作总结')
})

test('300 pages are rolled in the window, which can be used meanwhile', async () => {
  await roll('示例市', 60_000)
  expect(await made()).toMatch(/建立 2026 年草稿（\d[\d,]{3,} 处改动）/)
  const draft = await make()
  expect(plainText(draft).match(/第42个教师节/g)).toHaveLength(7_200)
  expectNoComplaints(desk)
})

test('a year before the old one is refused at its line with the reason', async () => {
  await roll('示例局2025')
  await page.fill('[data-field=roll-year]', '2020')
  await expect.poll(() => page.textContent('.roll-wish .field-error')).toContain('2020 年早于原稿的 2025 年')
  await page.waitForSelector('[data-name=make-draft]:disabled')
})
