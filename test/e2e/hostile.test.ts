import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { insertDraft } from '#electron/storage/drafts.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { giveToApp } from '../support/launch.ts'
import { passage, stockLibrary, storedPassages } from '../support/passages.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { callDesk, expectNoComplaints, paperLines, putCaret, sitDown } from '../support/writer.ts'
import { clickMenu } from '../support/shell.ts'
import type { Desk } from '../support/writer.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  h1('2025年工作总结'),
  h2('建强教师队伍'),
  p('骨干教师全员轮训一遍，青年教师结对帮带。'),
  h1('2026年工作计划'),
  h2('建成滨江校区'),
  p('秋季学期前完成十中滨江校区主体工程。'),
  h2('扩大托管服务'),
  p('课后服务覆盖所有小学。'),
)
const OTHER = doc(
  settings({ kind: 'summary', year: 2024, unit: '示例局' }),
  title('示例局2024年工作总结'),
  h1('经济运行'),
  p('苍耳产值120亿元，鹤鸣项目35个。'),
)
const thisYear = (name: string, base: string, last: Document): Document => ({
  ...doc(
    settings({ kind: 'summary', year: 2026, unit: name }),
    title(`${name}2026年工作总结`),
    h1('2026年工作总结'),
    ...(last === OTHER ? [h2('经济运行')] : [h2('建强教师队伍')]),
    p(`${name}的话。`),
  ),
  basedOn: { id: base, title: plainText(last).split('\n')[0]!, year: last.year, sha256: '0'.repeat(64) },
})

let profile: string
/** The draft that two of the papers were rolled forward from. */
let base: string
let desk: Desk & AsyncDisposable
let page: Page

beforeAll(async () => {
  const made = profileWith(LAST, OTHER)
  profile = made.profile
  const [last, other] = made.ids
  base = last!
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  for (const document of [
    thisYear('甲局', last!, LAST),
    thisYear('乙局', last!, LAST),
    thisYear('丙局', other!, OTHER),
  ])
    insertDraft(opened.value.db, { id: randomUUID(), document, at: new Date().toISOString() })
  closeDatabase(opened.value.db)
  stockLibrary(
    profile,
    passage({ title: '鹭岛帮扶', note: '候鸟' }, p('走访鹭岛群众。')),
    passage({ title: '砚山安全', note: '候鸟' }, p('排查砚山。')),
  )
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  desk = await sitDown({ profile })
  page = desk.page
}, 60_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

/** While the service is stopped, as by a slow disk, nothing is answered; what is done meanwhile waits. */
async function heldUp(act: () => Promise<void>): Promise<void> {
  const service = desk.run.children().find(({ command }) => /service\.cjs --profile/.test(command))!
  process.kill(service.pid, 'SIGSTOP')
  try {
    await act()
  } finally {
    process.kill(service.pid, 'SIGCONT')
  }
}

/** Brings a paper to the front, opened before or not; the pane at the right stays as it was where it is open. */
async function bringUp(name: string): Promise<void> {
  const tab = page.locator('.paper-tab button[data-name=tab]', { hasText: name })
  if (await tab.count()) await tab.click()
  else {
    await page.click('[data-name=pane-drafts]')
    await page
      .locator('.item-list [role=row]', { hasText: `${name}2026年` })
      .first()
      .click()
  }
  await page.waitForSelector(`[data-name=paper] >> text=${name}2026年工作总结`)
}

const stored = (name: string) => plainText(storedDrafts(profile).find(({ unit }) => unit === name)!)
const toast = (words: string) => page.locator('.toast', { hasText: words })
const bodyOf = async () => (await paperLines(page)).join('|')
const own = () => storedPassages(profile).filter(({ source }) => source !== null)

test('what stood beside the paper before is never taken over into the next, also while last year’s is still read', async () => {
  for (const name of ['甲局', '乙局', '丙局']) await bringUp(name)
  await page.click('[data-name=rail-beside]')
  await putCaret(page, '丙局的话。', 2)
  await page.waitForSelector('[data-name=beside-pane] .sentence[data-selected]')
  await heldUp(async () => {
    await bringUp('甲局')
    await putCaret(page, '甲局的话。', 2)
    await clickMenu(desk.run, 'take-paragraph')
    await clickMenu(desk.run, 'take-section')
    await page.waitForTimeout(200)
  })
  await expect.poll(() => page.textContent('[data-name=beside-pane]')).toContain('骨干教师全员轮训一遍')
  expect(await bodyOf()).not.toMatch(/苍耳|鹤鸣/)
})

test('the same paragraph is kept once, however often the key is pressed', async () => {
  await bringUp('甲局')
  await putCaret(page, '甲局的话。', 2)
  await heldUp(async () => {
    for (let n = 0; n < 3; n++) await clickMenu(desk.run, 'keep-paragraph')
  })
  await expect.poll(() => own().length).toBe(1)
  await clickMenu(desk.run, 'keep-paragraph')
  await page.waitForTimeout(700)
  expect(own()).toHaveLength(1)
})

test('a sentence for a plan item is put in once by two quick presses', async () => {
  await page.click('[data-name=rail-plan]')
  await putCaret(page, '甲局的话。', '甲局的话。'.length)
  await page.locator('[data-name=plan-list] [role=row]', { hasText: '扩大托管' }).click()
  await putCaret(page, '甲局的话。', '甲局的话。'.length)
  await page.dblclick('[data-name=plan-stub]')
  await expect.poll(bodyOf).toContain('扩大托管')
  await page.waitForTimeout(600)
  expect((await bodyOf()).match(/扩大托管/g)).toHaveLength(1)
})

test('taking the sentence back from its toast in another paper leaves what was said there', async () => {
  await bringUp('乙局')
  await putCaret(page, '乙局的话。', 3)
  await page.locator('[data-name=plan-list] [role=row]', { hasText: '扩大托管' }).click()
  await page.click('[data-name=plan-drop]')
  await page.keyboard.type('划转街道')
  await page.keyboard.press('Enter')
  const detail = () => page.locator('[data-name=plan-list] [role=row]', { hasText: '扩大托管' }).textContent()
  await expect.poll(detail).toContain('划转街道')
  await bringUp('甲局')
  await putCaret(page, '甲局的话。', 2)
  await page.locator('[data-name=plan-list] [role=row]', { hasText: '建成滨江' }).click()
  await page.click('[data-name=plan-stub]')
  await toast('建成滨江').waitFor()
  await bringUp('乙局')
  await expect.poll(detail).toContain('划转街道')
  await toast('建成滨江').locator('button', { hasText: '撤销' }).click()
  await bringUp('甲局')
  await expect.poll(bodyOf).not.toContain('建成滨江')
  await expect
    .poll(() => page.locator('[data-name=plan-list] [role=row]', { hasText: '建成滨江' }).textContent())
    .toContain('还没有答')
})

test('Enter held down on a passage puts it in once, and breaks no line of the paper', async () => {
  await bringUp('乙局')
  await putCaret(page, '乙局的话。', '乙局的话。'.length)
  await clickMenu(desk.run, 'passages')
  await page.locator('[data-field=passage-search]').fill('鹭岛')
  await expect.poll(() => page.locator('.pick-list .pick-title').allTextContents()).toEqual(['鹭岛帮扶'])
  const before = await paperLines(page)
  await page.keyboard.press('ArrowDown')
  for (let n = 0; n < 4; n++) await page.keyboard.down('Enter')
  await expect.poll(bodyOf).toContain('走访鹭岛群众')
  for (let n = 0; n < 4; n++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.waitForTimeout(300)
  expect((await bodyOf()).match(/走访鹭岛群众/g)).toHaveLength(1)
  expect(await paperLines(page)).toHaveLength(before.length)
  await page.keyboard.press('Enter')
  await expect.poll(() => paperLines(page)).toHaveLength(before.length + 1)
})

test('a passage goes into the paper that it was asked for, though another came to the front meanwhile', async () => {
  await bringUp('甲局')
  await putCaret(page, '甲局的话。', '甲局的话。'.length)
  await clickMenu(desk.run, 'passages')
  await page.locator('[data-field=passage-search]').fill('砚山')
  await expect.poll(() => page.locator('.pick-list .pick-title').allTextContents()).toEqual(['砚山安全'])
  await page.keyboard.press('ArrowDown')
  await heldUp(async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await bringUp('乙局')
  })
  await expect.poll(() => toast('砚山安全').count()).toBe(2)
  expect(await bodyOf()).not.toContain('排查砚山')
  await expect.poll(() => stored('甲局'), { timeout: 5_000 }).toMatch(/排查砚山.*排查砚山/)
  await bringUp('甲局')
  expect((await bodyOf()).match(/排查砚山/g)).toHaveLength(2)
})

test('figures that are saved by two quick presses are there once, and nothing complains', async () => {
  await bringUp('丙局')
  await putCaret(page, '丙局的话。', 5)
  await page.keyboard.type('全年产值135亿元，项目38个。')
  await clickMenu(desk.run, 'save-all-figures')
  await page.waitForSelector('[data-name=ledger-rows] input')
  await page.dblclick('[data-name=ledger-save-rows]')
  await toast('已存入台账：2').waitFor()
  await page.waitForTimeout(300)
  expect(await page.locator('.toast[data-trouble]').count()).toBe(0)
})

test('what is typed into a passage while another is read for its place is not lost', async () => {
  await clickMenu(desk.run, 'library')
  await page.fill('[data-field=library-search]', '候鸟')
  const row = (words: string) => page.locator('[data-name=passages] [role=row]', { hasText: words }).first()
  await row('鹭岛帮扶').click()
  await page.locator('[data-name=passage-words] [data-line=body]').click()
  await page.keyboard.press('End')
  await heldUp(async () => {
    await row('砚山安全').click()
    await page.locator('[data-name=passage-words] [data-line=body]').click()
    await page.keyboard.press('End')
    await page.keyboard.type('仍在写。')
  })
  await expect.poll(() => page.textContent('[data-name=passage-words]')).toContain('排查砚山')
  expect(JSON.stringify(storedPassages(profile).find((each) => each.title === '鹭岛帮扶')!.blocks)).toContain(
    '仍在写。',
  )
  await page.keyboard.press('Escape')
})

test('undo and redo in mid-composition leave the input method its letters', async () => {
  await bringUp('甲局')
  await putCaret(page, '甲局的话。', 2)
  const before = await bodyOf()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'gong', selectionStart: 4, selectionEnd: 4 })
  await clickMenu(desk.run, 'undo')
  await clickMenu(desk.run, 'redo')
  expect(await bodyOf()).toContain('甲局gong的话。')
  await session.send('Input.insertText', { text: '工作' })
  await expect.poll(bodyOf).toBe(before.replace('甲局的话。', '甲局工作的话。'))
  await clickMenu(desk.run, 'undo')
  await expect.poll(bodyOf).toBe(before)
})

test('a base in the recycle bin is said to be there, and stands beside the paper again once it is back', async () => {
  const asked = async (call: string) => callDesk(page, call, { requestId: randomUUID(), id: base })
  expect(await asked('drafts.remove')).toMatchObject({ ok: true })
  await bringUp('乙局')
  const words = () => page.textContent('[data-name=beside-pane]')
  await page.click('[data-name=rail-beside]')
  await expect.poll(words).toContain('在回收站里或已删除')
  expect(await asked('drafts.restore')).toMatchObject({ ok: true })
  await page.click('[data-name=rail-beside]')
  await page.click('[data-name=rail-beside]')
  await putCaret(page, '乙局的话。', 2)
  await expect.poll(words).toContain('骨干教师全员轮训一遍')
})

test('the page never complained', () => {
  expectNoComplaints(desk)
  expect(desk.complaints).toEqual([])
})
