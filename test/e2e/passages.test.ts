import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block, Document } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { walkBlock } from '#core/document/walk.ts'
import { COMPOSITION_PLACE } from '#renderer/editor/composition-place.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { attachment, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { passage, stockLibrary, storedPassages } from '../support/passages.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu, whenDrawn } from '../support/shell.ts'
import {
  compose,
  expectNoComplaints,
  openDraftInList,
  paperLines,
  putCaret,
  saveNow,
  sitDown,
  type Desk,
} from '../support/writer.ts'

const FIELD = { text: '【牵头单位】', slot: { kind: 'organisation', key: 'lead', label: '牵头单位' } } as const

const PAPER = doc(
  settings({ year: 2025, unit: '示例局' }),
  title('示例局2025年工作总结'),
  p('开头的话。'),
  h1('工作情况'),
  h2('抓好党建'),
  p('全年平稳。'),
  h2('队伍建设'),
  p('人员稳定，培训到位。'),
  h1('存在问题'),
  p('基础薄弱。'),
  p(''),
  signatory('示例局'),
  attachment('附表', p('附表正文。')),
)

const LIBRARY = [
  passage({ title: '鹤鸣政策落实', collection: 'other' }, p('鹤鸣政策落实到户。')),
  passage({ title: '苍耳力量不足', collection: 'problems' }, p('苍耳力量不足。')),
  passage(
    { title: '鹭岛帮扶', collection: 'other', year: 2024 },
    p([{ text: '由' }, FIELD, { text: '负责鹭岛帮扶，走访群众120人次。' }]),
  ),
  passage({ title: '砚山安全', collection: 'other' }, h1('砚山安全'), p('排查砚山35处。'), h2('整改'), p('全部整改。')),
]

let desk: Desk & AsyncDisposable
let page: Page
let profile: string
let ids: readonly string[]

beforeAll(async () => {
  ;({ profile } = profileWith(PAPER))
  ids = stockLibrary(profile, ...LIBRARY)
  desk = await sitDown({ profile })
  page = desk.page
  await openDraftInList(page)
})
afterAll(() => desk[Symbol.asyncDispose]())

async function saved(): Promise<Document> {
  await saveNow(desk)
  return storedDrafts(profile)[0]!
}

/** The passages of this test; a library is given stock passages beside them. */
const own = () => storedPassages(profile).filter(({ id, source }) => ids.includes(id) || source !== null)

const wordsOf = (block: Block) => [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('')

const search = () => page.locator('[data-field=passage-search]')
const options = () => page.locator('.pick-list [role=option] .pick-title').allTextContents()
const groups = () => page.locator('.pick-list .pick-head').allTextContents()
const quick = () => page.locator('[data-name=caret-list] [role=option] .pick-title').allTextContents()
const isInPaper = () => page.evaluate(() => document.activeElement?.matches('[data-name=paper]') ?? false)
const isInSearch = () => page.evaluate(() => document.activeElement?.matches('[data-field=passage-search]') ?? false)
const selected = () => page.evaluate(() => getSelection()!.toString())
const linesOf = async () => (await paperLines(page)).slice(2)

async function askForPassages(): Promise<void> {
  await clickMenu(desk.run, 'passages')
  await expect.poll(isInSearch).toBe(true)
}

/** Back to the paper as it was: one step for an insertion. */
async function undoTo(before: readonly string[], atMost = 1): Promise<void> {
  for (let steps = 0; steps < atMost && (await linesOf()).join() !== before.join(); steps++) {
    await page.keyboard.press('Control+z')
    await whenDrawn(page)
  }
  await expect.poll(linesOf).toEqual(before)
}

test('Ctrl+J, two characters, down, Enter: the passage stands at the caret, its field asked, its figure to be confirmed', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await askForPassages()
  await page.keyboard.type('鹭岛')
  await expect.poll(options).toEqual(['鹭岛帮扶'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(linesOf).toContain('全年平稳。由【牵头单位】负责鹭岛帮扶，走访群众120人次。')
  await expect.poll(isInPaper).toBe(true)
  await expect.poll(selected).toBe('【牵头单位】')
  await page.keyboard.type('办公室')
  const d = await saved()
  expect(carriedFigures(d).map(({ text, from, state }) => [text, from, state])).toEqual([
    ['120人次', 2024, 'unconfirmed'],
  ])
  const line = d.blocks.find((block) => JSON.stringify(block).includes('办公室'))!
  expect(line.sources).toMatchObject([{ passage: expect.any(String), year: 2024 }])
  await expect.poll(() => own().map(({ uses }) => uses)).toEqual([0, 0, 1, 0])
  await undoTo(before, 5)
})

test('the preview shows the words of the chosen one; with nothing typed what suits the place is proposed', async () => {
  await putCaret(page, '基础薄弱。', 2)
  await askForPassages()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  await expect.poll(groups).toEqual(['常用', '适合光标处', '其他'])
  const [used, first] = await options()
  expect(used).toBe('鹭岛帮扶')
  const suiting = storedPassages(profile).find((each) => each.title === first)!
  expect(suiting.collection).toBe('problems')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.locator('.passage-words').textContent()).toBe(suiting.blocks.map(wordsOf).join(''))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect.poll(isInSearch).toBe(true)
})

test('a star puts it first', async () => {
  await search().fill('鹤鸣')
  await expect.poll(options).toEqual(['鹤鸣政策落实'])
  await page.click('[data-name=star-passage]')
  await search().fill('')
  await expect.poll(groups).toEqual(['收藏', '常用', '适合光标处', '其他'])
  expect((await options())[0]).toBe('鹤鸣政策落实')
})

test('Ctrl+Enter puts it in as a section beside the one of the caret, numbered with the others', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 2)
  await askForPassages()
  await page.keyboard.type('砚山')
  await expect.poll(options).toEqual(['砚山安全'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(linesOf)
    .toEqual([
      ...before.slice(0, 4),
      '（二）砚山安全',
      '排查砚山35处。',
      '1.整改',
      '全部整改。',
      '（三）队伍建设',
      ...before.slice(5),
    ])
  await undoTo(before)
})

test('Shift+Enter replaces the current paragraph, or what is selected', async () => {
  const before = await linesOf()
  await putCaret(page, '人员稳定', 2)
  await askForPassages()
  await search().fill('苍耳')
  await expect.poll(options).toEqual(['苍耳力量不足'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(async () => (await linesOf())[5]).toBe('苍耳力量不足。')
  await undoTo(before)
  await putCaret(page, '人员稳定', 5)
  await page.keyboard.press('Shift+End')
  await askForPassages()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Enter')
  await expect.poll(async () => (await linesOf())[5]).toBe('人员稳定，苍耳力量不足。')
  await undoTo(before)
})

test('the toast takes it back too, and says so where the paper was changed since', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await askForPassages()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。苍耳力量不足。')
  await page.locator('.toast', { hasText: '苍耳力量不足' }).last().getByText('撤销').click()
  await expect.poll(linesOf).toEqual(before)
  await expect.poll(isInPaper).toBe(true)
})

test('Escape goes back to the paper, where the caret was', async () => {
  await putCaret(page, '全年平稳。', 2)
  await askForPassages()
  await search().fill('')
  await page.keyboard.press('Escape')
  await expect.poll(isInPaper).toBe(true)
  await page.keyboard.type('里')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年里平稳。')
  await page.keyboard.press('Backspace')
})

test('two slashes and pinyin open a list at the caret; Enter inserts, one undo brings back what was typed', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await page.keyboard.type('//ldbf')
  await expect.poll(quick).toEqual(['鹭岛帮扶'])
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。由【牵头单位】负责鹭岛帮扶，走访群众120人次。')
  await expect.poll(selected).toBe('【牵头单位】')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。//ldbf')
  expect(await quick()).toEqual([])
  for (let letter = 0; letter < 6; letter++) await page.keyboard.press('Backspace')
  await expect.poll(linesOf).toEqual(before)
})

test('arrows and Tab choose, Escape leaves what was typed, a space or another place closes the list', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await page.keyboard.type('//ce')
  await expect.poll(async () => (await quick()).length).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await expect.poll(quick).toEqual([])
  await page.keyboard.type('l')
  await page.waitForTimeout(150)
  expect(await quick()).toEqual([])
  expect((await linesOf())[3]).toBe('全年平稳。//cel')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await linesOf()).length).toBe(before.length + 1)
  await page.keyboard.type('//cellbz')
  await expect.poll(quick).toEqual(['苍耳力量不足'])
  await page.keyboard.type(' ')
  await expect.poll(quick).toEqual([])
  await page.keyboard.press('Backspace')
  await expect.poll(quick).toEqual(['苍耳力量不足'])
  await page.keyboard.press('Home')
  await expect.poll(quick).toEqual([])
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect.poll(quick).toEqual(['苍耳力量不足'])
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await linesOf())[4]).toBe('苍耳力量不足。')
  await undoTo(before, 12)
})

test('an input method composes in peace: nothing opens or changes until its characters are committed', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await page.keyboard.type('//')
  const session = await page.context().newCDPSession(page)
  for (const text of ['l', 'lu', 'lu dao']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.waitForTimeout(120)
    expect(await quick()).toEqual([])
  }
  await session.send('Input.insertText', { text: '鹭岛' })
  await session.detach()
  await expect.poll(quick).toEqual(['鹭岛帮扶'])
  await compose(page, ['z', 'zheng'], null)
  expect(await quick()).toEqual(['鹭岛帮扶'])
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。由【牵头单位】负责鹭岛帮扶，走访群众120人次。')
  await undoTo(before, 12)
})

test('slashes of an address are text', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await page.keyboard.type('http://ldbf')
  await page.waitForTimeout(200)
  expect(await quick()).toEqual([])
  for (let letter = 0; letter < 11; letter++) await page.keyboard.press('Backspace')
  await expect.poll(linesOf).toEqual(before)
})

test('a click takes one of the list, and the text keeps the keyboard', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await page.keyboard.type('//cell')
  await expect.poll(quick).toEqual(['苍耳力量不足'])
  await page.locator('[data-name=caret-list] [role=option]').click()
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。苍耳力量不足。')
  await page.keyboard.type('又。')
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。苍耳力量不足。又。')
  await undoTo(before, 12)
})

test('two insertions at once both stand, the second behind the first', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  await askForPassages()
  await search().fill('苍耳')
  await expect.poll(options).toEqual(['苍耳力量不足'])
  await page.$eval('[data-name=insert-passage]', (button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。苍耳力量不足。苍耳力量不足。')
  await undoTo(before, 2)
})

test('while a composition goes on in the text a passage waits for its end', async () => {
  const before = await linesOf()
  await putCaret(page, '全年平稳。', 5)
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'ji', selectionStart: 2, selectionEnd: 2 })
  await page.$eval('[data-name=insert-passage]', (button: HTMLElement) => button.click())
  await page.waitForTimeout(300)
  expect((await linesOf())[3]!.replace(COMPOSITION_PLACE, '')).toBe('全年平稳。ji')
  await session.send('Input.insertText', { text: '继' })
  await session.detach()
  await expect.poll(async () => (await linesOf())[3]).toBe('全年平稳。继苍耳力量不足。')
  await undoTo(before, 6)
})

test('a selection, a paragraph and a section are kept by one command each, and found again', async () => {
  await putCaret(page, '人员稳定，培训到位。', 5)
  await page.keyboard.press('Shift+End')
  await clickMenu(desk.run, 'keep-selection')
  await page.waitForSelector('.toast:has-text("已存入素材库：培训到位")')
  await putCaret(page, '基础薄弱。', 2)
  await clickMenu(desk.run, 'keep-selection')
  await page.waitForSelector('.toast:has-text("已存入素材库：基础薄弱")')
  await putCaret(page, '全年平稳。', 2)
  await clickMenu(desk.run, 'keep-section')
  await page.waitForSelector('.toast:has-text("已存入素材库：抓好党建")')
  const kept = own().slice(4)
  const [draft] = kept.map(({ source }) => source!.paper)
  expect(
    kept.map(({ title: named, collection, shape, unit, source }) => [named, collection, shape, unit, source]),
  ).toEqual([
    [
      '培训到位',
      'other',
      'paragraph',
      '示例局',
      { paper: draft, title: '示例局2025年工作总结', year: 2025, section: '一、（二）' },
    ],
    [
      '基础薄弱',
      'problems',
      'paragraph',
      '示例局',
      { paper: draft, title: '示例局2025年工作总结', year: 2025, section: '二、' },
    ],
    [
      '抓好党建',
      'other',
      'section',
      '示例局',
      { paper: draft, title: '示例局2025年工作总结', year: 2025, section: '一、（一）' },
    ],
  ])
  await askForPassages()
  await search().fill('培训到')
  await expect.poll(options).toEqual(['培训到位'])
})

test('what was kept is named anew from its toast, and taken back from it', async () => {
  await putCaret(page, '开头的话', 2)
  await clickMenu(desk.run, 'keep-section')
  const toast = page.locator('.toast', { hasText: '已存入素材库：开头的话' })
  await toast.getByText('改名').click()
  await page.waitForSelector('[data-name=name-passage]')
  await page.locator('[data-field=passage-title]').fill('常用开头')
  await page.locator('[data-field=passage-tags]').fill('年度 开头')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => own().at(-1))
    .toMatchObject({ title: '常用开头', tags: ['年度', '开头'], collection: 'openings' })
  await putCaret(page, '人员稳定', 2)
  await clickMenu(desk.run, 'keep-paragraph')
  await page.locator('.toast', { hasText: '已存入素材库：人员稳定' }).getByText('撤销').click()
  await expect.poll(() => own().length).toBe(8)
})

test('with nothing in the text to keep it says so', async () => {
  await putCaret(page, '示例局2025年', 2)
  await clickMenu(desk.run, 'keep-paragraph')
  await page.waitForSelector('.toast:has-text("光标不在正文里")')
  expect(own()).toHaveLength(8)
  expectNoComplaints(desk)
})

test('a paper that is only read takes none, and says so; it can be kept from', async () => {
  const { profile: other } = profileWith({ ...PAPER, format: 99, mood: 'later' } as never)
  stockLibrary(other, ...LIBRARY)
  await using reader = await sitDown({ profile: other })
  await openDraftInList(reader.page)
  await clickMenu(reader.run, 'passages')
  await reader.page.locator('[data-field=passage-search]').fill('鹭岛')
  await reader.page.waitForSelector('.pick-list [role=option]:has-text("鹭岛帮扶")')
  await reader.page.keyboard.press('ArrowDown')
  await reader.page.keyboard.press('Enter')
  await reader.page.waitForSelector('.toast:has-text("只读")')
  expect((await paperLines(reader.page)).join('')).not.toContain('鹭岛')
  await reader.page.locator('[data-line=body]', { hasText: '基础薄弱' }).click()
  await clickMenu(reader.run, 'keep-paragraph')
  await reader.page.waitForSelector('.toast:has-text("已存入素材库：基础薄弱")')
})
