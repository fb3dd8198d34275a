import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import {
  attachment,
  date,
  doc,
  h1,
  h2,
  note,
  p,
  pageBreak,
  recipients,
  signatory,
  table,
  title,
} from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu, whenDrawn } from '../support/shell.ts'
import { compose, expectNoComplaints, putCaret, saveNow, sitDown } from '../support/writer.ts'

const FRAMES = doc(title('框的题目'), p('前段。'), table([['甲', '乙']]), signatory('示例局'))
const BREAK = doc(title('分页的题目'), p('前段。'), pageBreak(), p('后段。'))
const SECTIONS = doc(title('移动的题目'), h1('甲章'), p('甲文。'), h1('乙章'), p('乙文。'), h1('丙章'), p('丙文。'))
const EMPTIED = doc(title('剪空的题目'), h1('甲章'), p('甲文。'), h1('乙章'), p('乙文。'))
const WHOLE = doc(
  title('整篇的题目'),
  recipients('各科室：'),
  h1('甲章'),
  h2('抓好党建。', '一是学习。'),
  table([['甲', '乙']]),
  signatory('示例局'),
  date('2026年12月31日'),
  note('（此件公开）'),
  attachment('附件题目', p('附件正文。')),
)
const OWN = doc(title('自有行题目'), recipients('各科室：'), p('正文。'), signatory('示例局'), date('2026年1月1日'))
const ENTER = doc(title('回车的题目'), h2('抓好党建。', '一是学习。'), h2('抓好落实。', '二是检查。'))
const SEAM = doc(title('接缝的题目'), h2('抓好党建。', '一是学习。'), h2('抓好落实'), p('二是检查。'))
const FIGURES = doc(title('组字的题目'), h2('抓好落实。'))
const KEYS = doc(title('按键的题目'), p('前段。'), h2('抓好落实。'), p('二是检查。'))
const LONG = doc(title('很长的题目'), ...Array.from({ length: 40 }, (_, index) => p(`第${index + 1}段的正文。`)))
const TAP = doc(title('轻点的题目'), p('前段。'), table([['甲', '乙']]))
const PAPERS = [TAP, LONG, KEYS, FRAMES, BREAK, SECTIONS, EMPTIED, WHOLE, OWN, ENTER, SEAM, FIGURES]

const { profile } = profileWith(...PAPERS)
let desk: Awaited<ReturnType<typeof sitDown>>
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
})
afterAll(() => desk[Symbol.asyncDispose]())

const nameOf = (paper: Document) => paper.title[0]!.text

/** Opens one of the papers; the one before is closed, and so saved. */
async function open(paper: Document): Promise<void> {
  await clickMenu(desk.run, 'close-draft')
  await page.waitForSelector('[data-name=paper]', { state: 'detached' })
  await page.locator('.item-list [role=row]', { hasText: nameOf(paper) }).click()
  await page.waitForSelector('[data-name=paper] [data-line]')
  await page.waitForFunction(() => document.activeElement?.matches('[data-name=paper]'))
  await whenDrawn(page)
}

/** The paper as it is on disk once the window calls it saved. */
async function saved(paper: Document): Promise<Document> {
  await saveNow(desk)
  return storedDrafts(profile).find((stored) => stored.title[0]?.text.includes(nameOf(paper)))!
}

/** Selects from an offset of one line to an offset of another, as with the mouse. */
async function select(from: readonly [string, number], to: readonly [string, number]): Promise<void> {
  await putCaret(page, ...from)
  await page.evaluate(
    ([text, offset]) => {
      const lines = [...document.querySelectorAll<HTMLElement>('[data-name=paper] > [data-line]')]
      const line = lines.find((candidate) => candidate.textContent.includes(text))!
      const node = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode()!
      getSelection()!.extend(node, offset)
    },
    [...to] as const,
  )
  await whenDrawn(page)
}

const words = (d: Document) =>
  d.blocks.map((block) => ('runs' in block ? block.runs.map((run) => run.text).join('') : block.type))
const places = (d: Document) => d.blocks.map((block) => block.id)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

test('a paper that was never edited opens with the caret in its title, not in its last line', async () => {
  await open(FRAMES)
  expect(await page.evaluate(() => getSelection()!.anchorNode!.textContent)).toBe('框的题目')
})

test('what is typed while a table is selected opens a line behind it, and one undo takes it back', async () => {
  await open(FRAMES)
  await page.locator('[data-frame=table]').click()
  await page.keyboard.type('后')
  expect(words(await saved(FRAMES))).toEqual(['前段。', 'table', '后'])
  await press('Control+z')
  const undone = await saved(FRAMES)
  expect([words(undone), undone.title]).toEqual([['前段。', 'table'], FRAMES.title])
})

test('what is composed while a page break is selected stands behind it', async () => {
  await open(BREAK)
  await page.locator('[data-frame=pageBreak]').click()
  await compose(page, ['n', 'ni hao'], '你好')
  const stored = await saved(BREAK)
  expect([words(stored), stored.title]).toEqual([['前段。', 'pageBreak', '你好', '后段。'], BREAK.title])
})

test('Backspace behind a page break selects it, the second one deletes it', async () => {
  await open(BREAK)
  await putCaret(page, '你好', 0)
  await press('Backspace')
  await expect.poll(() => page.locator('[data-frame][data-selected]').count()).toBe(1)
  await press('Backspace')
  expect(words(await saved(BREAK))).toEqual(['前段。', '你好', '后段。'])
})

test('a page break is not put into the title', async () => {
  await open(BREAK)
  await putCaret(page, '分页', 2)
  await clickMenu(desk.run, 'insert-page-break')
  expect((await saved(BREAK)).title).toEqual(BREAK.title)
})

test('Ctrl+Enter in the paper is a page break, Ctrl+Alt+Enter runs the heading in: neither is a new line', async () => {
  await open(KEYS)
  await putCaret(page, '前段。', 3)
  await press('Control+Enter')
  await putCaret(page, '抓好落实', 5)
  await press('Control+Alt+Enter')
  const { blocks } = await saved(KEYS)
  expect(blocks.map(({ type }) => type)).toContain('pageBreak')
  expect(blocks.at(-1)).toMatchObject({ type: 'heading', runIn: [{ text: '二是检查。' }] })
})

test('a copied table gets ids of its own, down to its cells', async () => {
  await open(FRAMES)
  await page.locator('[data-frame=table]').click()
  await press('Control+c', 'Control+v')
  const [, original, copy] = (await saved(FRAMES)).blocks
  const idsIn = (block: unknown): readonly string[] => JSON.stringify(block).match(/"id":"\w{12}"/g) ?? []
  expect(idsIn(copy)).toHaveLength(idsIn(original).length)
  expect(idsIn(copy).filter((id) => idsIn(original).includes(id))).toEqual([])
})

test('a section that is cut and pasted elsewhere keeps its ids, and so does the line after it', async () => {
  await open(SECTIONS)
  await select(['乙章', 0], ['丙章', 0])
  await press('Control+x')
  await putCaret(page, '甲章', 0)
  await press('Control+v')
  const stored = await saved(SECTIONS)
  const [a, aText, b, bText, c, cText] = places(SECTIONS)
  expect(places(stored)).toEqual([b, bText, a, aText, c, cText])
  expect(words(stored)).toEqual(['乙章', '乙文。', '甲章', '甲文。', '丙章', '丙文。'])
})

test('whole lines that are deleted leave the line after them what it was', async () => {
  await open(SECTIONS)
  await select(['丙章', 0], ['丙文', 0])
  await press('Delete')
  expect((await saved(SECTIONS)).blocks.at(-1)).toEqual(SECTIONS.blocks.at(-1))
})

test('a block whose text was cut keeps its id where it is pasted; the empty line gets another', async () => {
  await open(EMPTIED)
  await select(['甲章', 0], ['甲文', 3])
  await press('Control+x')
  await putCaret(page, '乙文', 3)
  await press('Enter', 'Control+v')
  const stored = await saved(EMPTIED)
  expect(places(stored).slice(-2)).toEqual(places(EMPTIED).slice(0, 2))
  expect(new Set(places(stored)).size).toBe(stored.blocks.length)
})

test('a whole paper that is cut and pasted back is the same paper', async () => {
  await open(WHOLE)
  const before = await saved(WHOLE)
  await putCaret(page, '整篇', 0)
  await press('Control+a', 'Control+x', 'Control+v')
  expect(await saved(WHOLE)).toEqual(before)
})

test('Ctrl+Backspace and Ctrl+Delete join none of the paper’s own lines with another', async () => {
  await open(OWN)
  for (const [text, end] of [
    ['各科室', 4],
    ['正文', 3],
    ['示例局', 3],
    ['2026', 9],
  ] as const) {
    await putCaret(page, text, 0)
    await press('Control+Backspace')
    await putCaret(page, text, end)
    await press('Control+Delete')
  }
  expect(await saved(OWN)).toEqual(OWN)
})

test('Enter in the date, the last line, goes nowhere; weight is not shown in it, for it is not kept', async () => {
  await open(OWN)
  await putCaret(page, '2026', 9)
  await press('Enter')
  await page.keyboard.type('。')
  await press('Shift+Home', 'Control+b')
  await expect.poll(() => page.locator('[data-line=date] strong').count()).toBe(0)
  expect((await saved(OWN)).date.text).toBe('2026年1月1日。')
})

test('Enter at the seam of a run-in heading or in its text makes the rest body text', async () => {
  await open(ENTER)
  await putCaret(page, '抓好党建', 5)
  await press('Enter')
  await putCaret(page, '抓好落实', 7)
  await press('Enter')
  expect((await saved(ENTER)).blocks).toMatchObject([
    { type: 'heading', runs: [{ text: '抓好党建。' }] },
    { type: 'paragraph', runs: [{ text: '一是学习。' }] },
    { type: 'heading', runs: [{ text: '抓好落实。' }], runIn: [{ text: '二是' }] },
    { type: 'paragraph', runs: [{ text: '检查。' }] },
  ])
})

test('what is typed or composed after the full stop of a run-in heading goes on in its text', async () => {
  await open(SEAM)
  await putCaret(page, '抓好党建', 5)
  await page.keyboard.type('12')
  await putCaret(page, '抓好落实', 4)
  await clickMenu(desk.run, 'run-in')
  await compose(page, ['y', 'yao'], '要')
  expect((await saved(SEAM)).blocks).toMatchObject([
    { runs: [{ text: '抓好党建。' }], runIn: [{ text: '12一是学习。' }] },
    { runs: [{ text: '抓好落实。' }], runIn: [{ text: '要二是检查。' }] },
  ])
})

test('a heading is not run into its own text at its start, where nothing would be left of it', async () => {
  await open(FIGURES)
  await putCaret(page, '抓好落实', 0)
  await clickMenu(desk.run, 'run-in')
  expect((await saved(FIGURES)).blocks).toEqual(FIGURES.blocks)
})

test('no command tears the text from under an input method', async () => {
  await open(FIGURES)
  await putCaret(page, '抓好落实', 5)
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  for (const id of ['bold', 'run-in', 'insert-hole', 'level-1'] as const) await clickMenu(desk.run, id)
  await session.send('Input.insertText', { text: '你' })
  expect((await saved(FIGURES)).blocks).toMatchObject([{ level: 2, runs: [{ text: '抓好落实。你' }] }])
  expectNoComplaints(desk)
})

test('what is typed fast arrives in order, the caret stays in sight, and one undo takes it back', async () => {
  await open(LONG)
  await putCaret(page, '第40段的正文。', 8)
  const session = await page.context().newCDPSession(page)
  const typed = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index))
  for (const text of typed) void session.send('Input.insertText', { text })
  await expect
    .poll(() => page.locator('[data-name=paper] > [data-line]', { hasText: '第40段' }).textContent())
    .toContain(typed.at(-1)!)
  const caret = await page.evaluate(() => getSelection()!.getRangeAt(0).getBoundingClientRect().bottom)
  const sheet = (await page.locator('.sheet-scroll').boundingBox())!
  expect(Math.floor(caret)).toBeLessThanOrEqual(sheet.y + sheet.height)
  expect((await saved(LONG)).blocks.at(-1)).toMatchObject({ runs: [{ text: `第40段的正文。${typed.join('')}` }] })
  await clickMenu(desk.run, 'undo')
  expect((await saved(LONG)).blocks).toEqual(LONG.blocks)
})

test('after a selected table a tap into a line puts the caret there, and what is typed comes there', async () => {
  await open(TAP)
  await page.locator('[data-frame=table]').click()
  await expect.poll(() => page.locator('[data-frame][data-selected]').count()).toBe(1)
  await page.locator('[data-name=paper] > [data-line]', { hasText: '前段' }).click()
  await expect.poll(() => page.locator('[data-frame][data-selected]').count()).toBe(0)
  await page.keyboard.type('甲')
  await expect
    .poll(() => page.locator('[data-name=paper] > [data-line]', { hasText: '前段' }).textContent())
    .toContain('甲')
  expect((await saved(TAP)).title).toEqual(TAP.title)
})
