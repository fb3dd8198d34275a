import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import { countingIds, doc, h1, p, table, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu, whenDrawn } from '../support/shell.ts'
import { compose, expectNoComplaints, putCaret, saveNow, sitDown } from '../support/writer.ts'

const PAPER = doc(
  title('示例局工作总结'),
  h1('主要工作'),
  p('培训1200人次，合格率98.5%。'),
  p('投入300万元，建成15所学校。'),
  table([
    ['项目', '数量'],
    ['新建', '27所'],
  ]),
  h1('编辑'),
  p('甲120人乙'),
  p('丙5%丁'),
  p('戊640件己'),
  p('庚7台辛'),
  p('搬动88项处'),
  p('粘贴处'),
)

const { profile } = profileWith(markCarried(PAPER, { from: 2025, newId: countingIds() }))
let desk: Awaited<ReturnType<typeof sitDown>>
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
  await page.locator('.item-list [role=row]').first().click()
  await page.waitForSelector('[data-name=paper] [data-line]')
})
afterAll(() => desk[Symbol.asyncDispose]())

async function saved(): Promise<Document> {
  await saveNow(desk)
  return storedDrafts(profile)[0]!
}

const figures = async () => carriedFigures(await saved())
const stateOf = async (text: string) => (await figures()).find((figure) => figure.text === text)?.state
const lineWith = async (text: string) =>
  [...walkRuns(await saved())].map(([, runs]) => runs).find((runs) => textOf(runs).includes(text))
const ringed = () => page.locator('[data-settling]').allTextContents()
const count = () => page.locator('[data-name=figures]').textContent()

test('F8 selects the first open figure; Enter keeps it, Enter again goes on, and the list shrinks', async () => {
  await expect.poll(count).toBe('待核 10')
  await putCaret(page, '示例局', 0)
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['1200人次'])
  expect(await page.evaluate(() => getSelection()!.toString())).toBe('1200人次')
  expect(await page.locator('[data-name=figure-bar] [role=status]').textContent()).toContain('1200人次')
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe('待核 9')
  const [kept] = await figures()
  expect(kept).toMatchObject({ text: '1200人次', state: 'kept', at: expect.stringMatching(/^\d{4}-.*Z$/) })
  await page.keyboard.press('Enter')
  await expect.poll(ringed).toEqual(['98.5%'])
  expect(await stateOf('98.5%')).toBe('unconfirmed')
})

test('typing changes the selected figure, digit after digit; Enter is then a new line again', async () => {
  await page.keyboard.type('99.1%')
  await expect.poll(ringed).toEqual([])
  expect(await lineWith('合格率')).toMatchObject([
    { text: '培训' },
    { text: '1200人次' },
    { text: '，合格率' },
    { text: '99.1%', carried: { state: 'changed', at: expect.any(String) } },
    { text: '。' },
  ])
  await page.keyboard.press('Enter')
  expect(await lineWith('合格率')).toHaveLength(4)
  await page.keyboard.press('Backspace')
  expect(await lineWith('合格率')).toHaveLength(5)
})

test('Shift+F8 goes back round the ends, Escape leaves with the caret behind the figure', async () => {
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['300万元'])
  await clickMenu(desk.run, 'previous-figure')
  await expect.poll(ringed).toEqual(['88项'])
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['300万元'])
  await page.keyboard.press('Escape')
  await expect.poll(ringed).toEqual([])
  expect(await page.locator('[data-name=figure-bar]').count()).toBe(0)
  await page.keyboard.type('整')
  expect(await lineWith('投入')).toMatchObject([
    { text: '投入' },
    { text: '300万元', carried: { state: 'unconfirmed' } },
    { text: '整，建成' },
    { text: '15所' },
    { text: '学校。' },
  ])
})

test('a paragraph is kept at once, and undone at once', async () => {
  await putCaret(page, '建成', 1)
  await clickMenu(desk.run, 'keep-paragraph-figures')
  await expect.poll(count).toBe('待核 6')
  await page.keyboard.press('Control+z')
  await expect.poll(count).toBe('待核 8')
  await clickMenu(desk.run, 'redo')
  await expect.poll(count).toBe('待核 6')
})

test('a figure in a table is reached and kept by the same keys', async () => {
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['27所'])
  await page.keyboard.press('Enter')
  await expect.poll(count).toBe('待核 5')
  expect(await stateOf('27所')).toBe('kept')
  expect((await saved()).blocks.filter((block) => block.type === 'table')).toHaveLength(1)
})

test('a digit or a unit typed at the edge belongs to the figure, anything else goes beside it', async () => {
  // The table is still selected; only a pointer takes that away.
  await page.locator('[data-name=paper] > [data-line]', { hasText: '甲' }).click()
  await putCaret(page, '甲120人', 1)
  await page.keyboard.type('3')
  expect(await lineWith('甲')).toMatchObject([
    { text: '甲' },
    { text: '3120人', carried: { state: 'changed' } },
    { text: '乙' },
  ])
  await putCaret(page, '丙5%丁', 3)
  await page.keyboard.type('，')
  expect(await lineWith('丙5')).toMatchObject([{ text: '丙' }, { text: '5%' }, { text: '，丁' }])
})

test('what an input method composes at the edge stands beside the figure, a unit joins it, and nothing is lost', async () => {
  await putCaret(page, '戊640件', 5)
  await compose(page, ['d', 'de'], '的')
  expect(await lineWith('戊640')).toMatchObject([
    { text: '戊' },
    { text: '640件', carried: { state: 'unconfirmed' } },
    { text: '的己' },
  ])
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['7台'])
  await page.keyboard.type('8')
  await compose(page, ['w', 'wan'], '万')
  expect(await lineWith('庚')).toMatchObject([
    { text: '庚' },
    { text: '8万', carried: { state: 'changed' } },
    { text: '辛' },
  ])
})

test('a composition that is given up inside a figure leaves it waiting; one that is finished changes it', async () => {
  await putCaret(page, '戊640件', 2)
  await compose(page, ['y', 'yi'], null)
  expect(await stateOf('640件')).toBe('unconfirmed')
  await compose(page, ['y', 'yi'], '亿')
  expect(await stateOf('6亿40件')).toBe('changed')
})

test('a composition over the selected figure changes it', async () => {
  await putCaret(page, '搬动', 0)
  await clickMenu(desk.run, 'next-figure')
  await expect.poll(ringed).toEqual(['88项'])
  await compose(page, ['b', 'ba'], '八项')
  expect(await lineWith('搬动')).toMatchObject([
    { text: '搬动' },
    { text: '八项', carried: { state: 'changed' } },
    { text: '处' },
  ])
  await page.keyboard.press('Control+z')
  expect(await stateOf('88项')).toBe('unconfirmed')
})

async function selectFigure(text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll('[data-carried]')]
    const node = all.find((element) => element.textContent === wanted)!.firstChild!
    getSelection()!.setBaseAndExtent(node, 0, node, node.textContent!.length)
  }, text)
  await whenDrawn(page)
}

test('a figure that is cut and pasted keeps its mark and id, a copy gets an id of its own', async () => {
  const before = (await figures()).find(({ text }) => text === '88项')!
  await selectFigure('88项')
  await page.keyboard.press('Control+x')
  await putCaret(page, '粘贴处', 3)
  await page.keyboard.press('Control+v')
  expect((await figures()).filter(({ text }) => text === '88项')).toMatchObject([
    { id: before.id, state: 'unconfirmed' },
  ])
  await page.keyboard.press('Control+v')
  const [first, second] = (await figures()).filter(({ text }) => text === '88项')
  expect(first).toMatchObject({ id: before.id, state: 'unconfirmed' })
  expect(second).toMatchObject({ state: 'unconfirmed' })
  expect(second!.id).not.toBe(before.id)
})

test('a figure that is split over two lines keeps its id on both halves and goes on waiting', async () => {
  const before = (await figures()).find(({ text }) => text === '88项')!.id
  await putCaret(page, '粘贴处', 4)
  await page.keyboard.press('Enter')
  const halves = (await figures()).filter(({ id }) => id === before)
  expect(halves.map(({ state }) => state)).toEqual(['unconfirmed', 'unconfirmed'])
  expect(halves.map(({ text }) => text)).toEqual(['8', '8项'])
  await page.keyboard.press('Control+z')
})

test('hovering says what the underline means', async () => {
  await page.locator('[data-carried=unconfirmed]').first().hover()
  await expect
    .poll(() => page.locator('[data-carried=unconfirmed]').first().getAttribute('title'))
    .toBe('2025年沿用，待核 · Enter 保留')
})

test('before an export the open figures stand on one page with the way to go on all the same', async () => {
  await clickMenu(desk.run, 'export-docx')
  await page.waitForSelector('[data-name=hand-in] [data-name=export-anyway]')
  expect(await page.locator('[data-name=hand-in-figures] [role=row]').count()).toBeGreaterThan(0)
  expect(await page.textContent('[data-name=hand-in-count]')).toMatch(/送出前还有 \d+ 处/)
  await page.locator('[data-name=hand-in-figures] [role=row]').first().click()
  await page.waitForSelector('[data-name=figures-pane] [data-name=back-to-hand-in]')
})

test('the list goes to a figure, keeps a group, and says when all are confirmed', async () => {
  await page.locator('[data-name=figures-pane] [role=row]').first().click()
  await expect.poll(ringed).toHaveLength(1)
  await page.click('[data-name=figures-pane] [data-name=pane-type]')
  while ((await page.locator('[data-name=keep-group]').count()) > 0) {
    const open = await page.locator('[data-name=figure-group]').count()
    await page.locator('[data-name=keep-group]').first().click()
    await expect.poll(() => page.locator('[data-name=figure-group]').count()).toBe(open - 1)
  }
  await expect.poll(() => page.locator('[data-name=figures-done]').textContent()).toContain('都核过了')
  expect((await figures()).every(({ state }) => state !== 'unconfirmed')).toBe(true)
  expect(await page.locator('[data-name=figures]').count()).toBe(0)
  await page.click('[data-name=figures-pane] [aria-label=关闭]')
})

test('the figures of a paper can be marked by hand, and unmarked by undo', async () => {
  await putCaret(page, '丙5', 0)
  await page.keyboard.type('又新增45家')
  await clickMenu(desk.run, 'mark-figures')
  await expect.poll(count).toBe('待核 1')
  expect(await stateOf('45家')).toBe('unconfirmed')
  await page.keyboard.press('Control+z')
  await expect.poll(() => stateOf('45家')).toBe(undefined)
  expectNoComplaints(desk)
})
