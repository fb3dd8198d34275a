import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '#core/document/text.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { profileWith, putPassages, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import type { Desk } from '../support/writer.ts'
import { callDesk, expectNoComplaints, putCaret, sitDown, waitUntilSaved } from '../support/writer.ts'

const LAST = doc(
  settings({ kind: 'summary', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结'),
  p('一年来，各项工作平稳推进。'),
  h1('建强教师队伍'),
  h2('优化配置。', '招聘教师充实一线，组织跟岗培训多期。'),
  p('评选骨干教师，发挥示范作用。'),
  h1('守住安全底线'),
  p('排查校园隐患，全部整改到位。'),
)
const OTHER = doc(
  settings({ kind: 'summary', year: 2024, unit: '示例区教育局' }),
  title('示例区教育局2024年工作总结'),
  h1('家校共育'),
  p('开设家长学校，指导家庭教育。'),
)

/** A save, and then a comparison in another process, lie between a key and what is told of it. */
const PATIENT = { timeout: 10_000 }

const pane = '[data-name=sources-pane]'
const chain = (page: Page) => page.locator(`${pane} .source-chain li`).allInnerTexts()
const numbers = (page: Page, name: string) =>
  page.locator(`${pane} [data-name=${name}] .share-numbers > span`).allTextContents()
const rows = (page: Page, place: string) => page.locator(`[data-name=${place}] [role=row]`)
const focused = (page: Page) =>
  page.evaluate(() => getSelection()?.focusNode?.parentElement?.closest('[data-line]')?.textContent ?? null)

/** SUIGAO_LOOK names a folder for pictures of the screens, to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SUIGAO_LOOK']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

let profile: string
let desk: Desk & AsyncDisposable
const sourcesOf = (start: string) =>
  storedDrafts(profile)
    .find(({ year }) => year === 2026)
    ?.blocks.filter((block) => block.type === 'paragraph' && textOf(block.runs).startsWith(start))
    .flatMap(({ sources = [] }) => sources)

beforeAll(async () => {
  profile = profileWith(OTHER, LAST).profile
  desk = await sitDown({ profile })
  const { page } = desk
  await page.click('[data-name=start-roll]')
  await page.locator('[data-name=roll] .item', { hasText: '2025年工作总结' }).click()
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await page.click('[data-name=make-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]')
}, 60_000)
afterAll(async () => desk?.[Symbol.asyncDispose]())

test('a paper that was just rolled forward says of each paragraph where it came from, and that all of it is kept', async () => {
  const { page } = desk
  await page.click('[data-name=rail-sources]')
  await putCaret(page, '评选骨干教师', 2)
  await expect
    .poll(async () => (await chain(page)).map((words) => words.replace(/\s+/g, ' ').trim()), PATIENT)
    .toEqual(['2025年 《示例区教育局2025年工作总结》 一、（一）', '2026年 本稿'])
  await expect.poll(() => numbers(page, 'section-shares'), PATIENT).toEqual(['沿用 100%', '改写 0%', '新写 0%'])
  await expect.poll(() => numbers(page, 'paper-shares'), PATIENT).toEqual(['沿用 100%', '改写 0%', '新写 0%'])
  await look(page, 'pane-kept')
})

test('what is rewritten and written anew shows in the shares once it is saved', async () => {
  const { page } = desk
  await putCaret(page, '评选骨干教师，发挥示范作用。', 2)
  await page.keyboard.type('区级')
  await putCaret(page, '排查校园隐患，全部整改到位。', 14)
  await page.keyboard.press('Enter')
  await page.keyboard.type('建成智慧食堂，师生用餐更放心。')
  await waitUntilSaved(page)
  await expect.poll(() => page.textContent(`${pane} [data-name=source-new]`), PATIENT).toContain('新写')
  await expect.poll(async () => (await numbers(page, 'section-shares'))[2], PATIENT).toBe('新写 42%')
  await putCaret(page, '评选区级骨干教师', 2)
  await expect.poll(() => chain(page), PATIENT).toHaveLength(2)
  await expect.poll(async () => (await numbers(page, 'section-shares'))[1], PATIENT).not.toBe('改写 0%')
  await look(page, 'pane-changed')
})

test('the report tells it section by section and sets the sentences side by side', async () => {
  const { page } = desk
  await page.click('[data-name=reuse-report]')
  await expect.poll(() => rows(page, 'reuse-sections').count(), PATIENT).toBe(5)
  await look(page, 'report-all')
  await rows(page, 'reuse-sections').filter({ hasText: '优化配置' }).click()
  await expect.poll(() => rows(page, 'reuse-sentences').count(), PATIENT).toBe(3)
  const changed = rows(page, 'reuse-sentences').filter({ hasText: '评选' })
  expect(await changed.locator('.reuse-row').getAttribute('data-kind')).toBe('rewritten')
  expect(await changed.locator('ins').allTextContents()).toEqual(['区级'])
  expect(await changed.locator('del').count()).toBe(0)
  expect(await changed.innerText()).toContain('《示例区教育局2025年工作总结》')
  await look(page, 'report-section')
  await page.locator('[data-name=reuse-sentences] [data-name=pane-rewritten]').click()
  await expect.poll(() => rows(page, 'reuse-sentences').count(), PATIENT).toBe(1)
})

test('with the keyboard alone a sentence is gone to in the paper, and Escape leaves the report', async () => {
  const { page } = desk
  await page.locator('[data-name=reuse-sentences] [data-name=pane-rewritten]').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => focused(page), PATIENT).toContain('评选区级骨干教师')
  expect(await page.locator('[data-name=reuse]').count()).toBe(0)
  await page.keyboard.type('优秀')
  await expect.poll(() => focused(page), PATIENT).toContain('优秀评选区级骨干教师')
  await page.keyboard.press('Control+z')
  await clickMenu(desk.run, 'reuse-report')
  await page.waitForSelector('[data-name=reuse-sections] [role=row]')
  // As it was left.
  await expect
    .poll(() => page.locator('[data-name=reuse-sections] [role=row][aria-selected=true]').innerText(), PATIENT)
    .toContain('优化配置')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=reuse]').count(), PATIENT).toBe(0)
  await expect.poll(() => focused(page), PATIENT).not.toBeNull()
})

test('other papers can be compared with, one, several or none', async () => {
  const { page } = desk
  await clickMenu(desk.run, 'reuse-report')
  await expect.poll(() => page.textContent('[data-name=reuse-papers]'), PATIENT).toContain('1 个来源')
  await page.click('[data-name=reuse-papers]')
  await page.locator('.reuse-choices [data-name=tick-row]', { hasText: '2024年' }).click()
  await expect.poll(() => page.textContent('[data-name=reuse-papers]'), PATIENT).toContain('选定的 2 篇')
  await look(page, 'report-choices')
  await page.locator('.reuse-choices [data-name=tick-row]', { hasText: '2025年' }).click()
  await page.locator('.reuse-choices [data-name=tick-row]', { hasText: '2024年' }).click()
  await expect.poll(() => page.textContent('.reuse-nothing'), PATIENT).toContain('没有可比的文稿')
  await page.click('[data-name=reuse-sources]')
  await expect.poll(() => page.textContent('[data-name=reuse-papers]'), PATIENT).toContain('1 个来源')
  // The first closes the choice; the keyboard is back on its button, from which the second leaves.
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.reuse-choices').count(), PATIENT).toBe(0)
  await page.waitForSelector('[data-name=reuse-papers]:focus')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=reuse]').count(), PATIENT).toBe(0)
})

test('words that are copied into a new paragraph bring along where they came from, also to the disk', async () => {
  const { page } = desk
  await putCaret(page, '排查校园隐患，全部整改到位。', 0)
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Control+c')
  await putCaret(page, '建成智慧食堂，师生用餐更放心。', 15)
  await page.keyboard.press('Control+v')
  await expect.poll(() => focused(page), PATIENT).toBe('建成智慧食堂，师生用餐更放心。排查校园隐患，全部整改到位。')
  await expect.poll(() => chain(page), PATIENT).toHaveLength(2)
  await waitUntilSaved(page)
  await expect.poll(() => sourcesOf('建成智慧食堂'), PATIENT).toMatchObject([{ year: 2025, section: '二、' }])
  await page.keyboard.press('Control+z')
  await waitUntilSaved(page)
  await expect.poll(() => sourcesOf('建成智慧食堂'), PATIENT).toEqual([])
})

test('in English and in the dark the pane and the report say the same', async () => {
  const { page } = desk
  await clickMenu(desk.run, 'language-en')
  await clickMenu(desk.run, 'theme-dark')
  await putCaret(page, '评选区级骨干教师', 2)
  await expect.poll(async () => (await numbers(page, 'section-shares'))[0], PATIENT).toBe('Kept 59%')
  await look(page, 'pane-english-dark')
  await clickMenu(desk.run, 'reuse-report')
  await expect
    .poll(() => page.textContent('[data-name=reuse-sections] .reuse-section-numbers'), PATIENT)
    .toContain('Kept')
  await rows(page, 'reuse-sections').first().click()
  await look(page, 'report-english-dark')
  await page.keyboard.press('Escape')
  await clickMenu(desk.run, 'language-zh')
  await clickMenu(desk.run, 'theme-light')
})

test('a step of the chain opens the paper that it names', async () => {
  const { page } = desk
  await putCaret(page, '评选区级骨干教师', 2)
  await expect.poll(() => chain(page), PATIENT).toHaveLength(2)
  await page.click(`${pane} [data-name=open-source]`)
  await expect.poll(() => page.textContent('[data-name=paper] [data-line]'), PATIENT).toBe('示例区教育局2025年工作总结')
  expectNoComplaints(desk)
})

test('a passage, a paper in the bin and one that is gone are told apart, and the passage opens', async () => {
  const gone = { paper: '某局2022年工作总结', year: 2022, section: '二、' }
  const paper = doc(
    settings({ kind: 'summary', year: 2026 }),
    title('示例区教育局2026年工作总结'),
    h1('家校共育'),
    p('开设家长学校，指导家庭教育。'),
  )
  const { profile, ids } = profileWith(OTHER, paper)
  const [passage] = putPassages(profile, [
    {
      title: '家校共育',
      collection: 'other',
      kind: null,
      year: 2024,
      unit: '',
      tags: [],
      note: '',
      source: null,
      blocks: doc(p('开设家长学校，指导家庭教育。')).blocks,
    },
  ])
  const sources = [
    gone,
    { paper: ids[0]!, year: 2023, section: '一、' },
    { paper: '家校共育', year: 2024, section: '', passage: passage! },
  ]
  await using other = await sitDown({ profile })
  const { page } = other
  const document = { ...paper, blocks: paper.blocks.map((block, at) => (at === 1 ? { ...block, sources } : block)) }
  await page.waitForSelector('.item-list [role=row]')
  await callDesk(page, 'drafts.save', { requestId: randomUUID(), id: ids[1]!, document, caret: null })
  await callDesk(page, 'drafts.remove', { requestId: randomUUID(), id: ids[0]! })
  await page.locator('.item-list [role=row]', { hasText: '2026年工作总结' }).click()
  await expect.poll(() => page.textContent('[data-name=paper] [data-line]'), PATIENT).toBe('示例区教育局2026年工作总结')
  await clickMenu(other.run, 'sources')
  await putCaret(page, '开设家长学校', 2)
  await expect
    .poll(async () => (await chain(page)).map((words) => words.replace(/\s+/g, ' ').trim()), PATIENT)
    .toEqual([
      '2022年 《某局2022年工作总结》 二、 已不在本机',
      '2023年 《示例区教育局2024年工作总结》 一、 在回收站里',
      '素材（2024年） 《家校共育》',
      '2026年 本稿',
    ])
  await expect
    .poll(() => page.textContent(`${pane} [data-name=paper-shares]`), PATIENT)
    .toContain('另有 2 个来源已删除或不在本机')
  await look(page, 'pane-chain')
  await page.click(`${pane} [data-name=open-source]`)
  await page.waitForSelector('[data-name=passage]')
  expectNoComplaints(other)
})
