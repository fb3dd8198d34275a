import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Block, BlockId, Document, Source } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { doc, h1, p, settings, table, title } from '../support/build.ts'
import { profileWith, putOldPaper, putPassages, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import type { Desk } from '../support/writer.ts'
import { callDesk, expectNoComplaints, putCaret, sitDown, waitUntilSaved } from '../support/writer.ts'

/** So long that what is looked for is out of sight at first. */
const filler = (year: number) =>
  Array.from({ length: 30 }, (_, at) => p(`${year}年第${at + 1}项工作有序推进，各方面配合顺畅，没有需要说明的情况。`))
const yearly = (year: number, ...blocks: readonly Block[]) =>
  doc(
    settings({ kind: 'summary', year, unit: '示例区教育局' }),
    title(`示例区教育局${year}年工作总结`),
    h1('主要工作'),
    ...filler(year),
    h1('守住安全底线'),
    ...blocks,
    ...filler(year),
  )

const PLACES = table([
  ['学校', '学位'],
  ['示例一小', '新增学位若干'],
])
const LAST = yearly(2025, p('排查校园隐患，全部整改到位。'), PLACES, p('评选骨干教师，发挥示范作用。'))
const OLDER = yearly(2024, p('开设家长学校，指导家庭教育。'))
const PASSAGE = doc(p('坚持把群众满意作为检验工作的标准。'), p('问需于民，问计于民。')).blocks

/** A save, and then a comparison in another process, lie between a key and what is told of it. */
const PATIENT = { timeout: 10_000 }
const pane = '[data-name=sources-pane]'
const ALIKE = '找不到原段，这里是文字最相近的一段。'
const TOP = '找不到原段，这里是开头。'

/** SUIGAO_LOOK names a folder for pictures of the screens, to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['SUIGAO_LOOK']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

const chain = async (page: Page) =>
  (await page.locator(`${pane} .source-chain li`).allInnerTexts()).map((words) => words.replace(/\s+/g, ' ').trim())
const marked = (page: Page) => page.locator('[data-arrived]').allTextContents()
const caretLine = (page: Page) =>
  page.evaluate(() => getSelection()?.focusNode?.parentElement?.closest('[data-line]')?.textContent ?? null)
const toast = (page: Page) => page.locator('.toast').allTextContents()

/** Whether what is marked stands on the screen as a whole. */
const isInSight = (page: Page) =>
  page.evaluate(() => {
    const line = document.querySelector('[data-arrived]')
    const sight = line?.closest('.sheet-scroll, .read-sheet')?.getBoundingClientRect()
    const box = line?.getBoundingClientRect()
    return box !== undefined && sight !== undefined && box.top >= sight.top && box.bottom <= sight.bottom
  })

/** Waits until a paper is in front. */
const inFront = (page: Page, year: number) =>
  page.waitForSelector(`[data-name=paper] [data-line=title]:has-text("${year}年工作总结")`)

/** Waits for the mark of the step before to be gone. */
const settled = (page: Page) => page.waitForSelector('[data-arrived]', { state: 'detached' })

async function toPane(page: Page): Promise<void> {
  if ((await page.locator(pane).count()) === 0) await page.click('[data-name=rail-sources]')
  await page.waitForSelector(pane)
}

/** Into a line of this year's draft, until the pane speaks of it: by way of one that comes from nowhere, since two chains may read alike. */
async function stepAt(page: Page, words: string): Promise<void> {
  await toPane(page)
  await putCaret(page, '今年新写的一段。', 2)
  await page.waitForSelector(`${pane} [data-name=source-new]`)
  await putCaret(page, words, 2)
  await expect.poll(() => chain(page), PATIENT).toHaveLength(2)
}

/** Back to this year's draft, and so into a line of it. */
async function stepOf({ page, run }: Desk, words: string): Promise<void> {
  await clickMenu(run, 'previous-paper')
  await inFront(page, 2026)
  await settled(page)
  await stepAt(page, words)
}

let profile: string
let ids: readonly string[]
let desk: Desk & AsyncDisposable

beforeAll(async () => {
  const empty = doc(settings({ kind: 'summary', year: 2026 }), title('示例区教育局2026年工作总结'), p(''))
  ;({ profile, ids } = profileWith(LAST, empty))
  const older = putOldPaper(profile, OLDER)
  const facts = { collection: 'other', kind: null, year: 2024, unit: '', tags: [], note: '', source: null } as const
  const [passage] = putPassages(profile, [{ title: '群众满意', ...facts, blocks: PASSAGE }])
  desk = await sitDown({ profile })
  const { page } = desk
  await page.waitForSelector('.item-list [role=row]')
  const document = thisYear(empty, { last: ids[0]!, older, passage: passage! })
  await callDesk(page, 'drafts.save', { requestId: randomUUID(), id: ids[1]!, document, caret: null })
  await page.locator('.item-list [role=row]', { hasText: '2026年' }).click()
  await inFront(page, 2026)
}, 60_000)
afterAll(async () => desk?.[Symbol.asyncDispose]())

interface Known {
  readonly last: string
  readonly older: string
  readonly passage: string
}

function thisYear(empty: Document, { last, older, passage }: Known): Document {
  const idOf = (d: Document, start: string) =>
    d.blocks.find((block) => block.type === 'paragraph' && textOf(block.runs).startsWith(start))!.id
  const ofLast = (block?: BlockId, section = '二、'): Source => ({
    paper: last,
    year: 2025,
    section,
    ...(block && { block }),
  })
  const from = (block: Block, source: Source): Block => ({ ...block, sources: [source] })
  const gone = 'goneblock000' as BlockId
  return {
    ...empty,
    blocks: doc(
      from(p('排查整治校园隐患，全部整改到位。'), ofLast(idOf(LAST, '排查'))),
      from(PLACES, ofLast(LAST.blocks.find(({ type }) => type === 'table')!.id)),
      from(p('评选区级骨干教师，发挥示范引领作用。'), ofLast(gone)),
      from(p('完全另起炉灶写的一句话。'), ofLast(gone, '五、')),
      from(p('开设家长学校，指导家庭教育。'), {
        paper: older,
        year: 2024,
        section: '二、',
        block: idOf(OLDER, '开设'),
      }),
      from(p('问需于民，问计于民。'), { paper: '群众满意', year: 2024, section: '', passage }),
      p('今年新写的一段。'),
    ).blocks,
  }
}

test('a step of the chain leads to the very paragraph, wherever it stands, and marks it for a moment', async () => {
  const { page } = desk
  await toPane(page)
  await putCaret(page, '排查整治', 2)
  await expect.poll(() => chain(page), PATIENT).toEqual(['2025年 《示例区教育局2025年工作总结》 二、', '2026年 本稿'])
  await page.click(`${pane} [data-name=open-source]`)
  await inFront(page, 2025)
  await expect.poll(() => marked(page), PATIENT).toEqual(['排查校园隐患，全部整改到位。'])
  await expect.poll(() => isInSight(page), PATIENT).toBe(true)
  await look(page, 'chain-draft')
  await expect.poll(() => caretLine(page), PATIENT).toBe('排查校园隐患，全部整改到位。')
  expect(await toast(page)).toEqual([])
  await settled(page)
  await page.keyboard.type('曾')
  await expect.poll(() => caretLine(page), PATIENT).toBe('曾排查校园隐患，全部整改到位。')
  await page.keyboard.press('Control+z')
  await waitUntilSaved(page)
})

test('where the block is gone it is the paragraph most like it, else the top, and that is said', async () => {
  const { page } = desk
  await stepOf(desk, '评选区级骨干教师')
  await page.click(`${pane} [data-name=open-source]`)
  await inFront(page, 2025)
  await expect.poll(() => marked(page), PATIENT).toEqual(['评选骨干教师，发挥示范作用。'])
  await expect.poll(() => isInSight(page), PATIENT).toBe(true)
  await expect.poll(() => toast(page), PATIENT).toEqual([expect.stringContaining(ALIKE)])
  await look(page, 'chain-alike')
  await stepOf(desk, '完全另起炉灶')
  await page.click(`${pane} [data-name=open-source]`)
  await inFront(page, 2025)
  await expect.poll(() => marked(page), PATIENT).toEqual(['示例区教育局2025年工作总结'])
  await expect.poll(async () => (await toast(page)).join(), PATIENT).toContain(TOP)
  await expect.poll(() => caretLine(page), PATIENT).toBe('示例区教育局2025年工作总结')
})

test('an old paper is read from the paragraph on, the keyboard at it', async () => {
  const { page } = desk
  await stepOf(desk, '开设家长学校')
  await page.click(`${pane} [data-name=open-source]`)
  await page.waitForSelector('[data-name=old-paper-text]')
  await expect.poll(() => marked(page), PATIENT).toEqual(['开设家长学校，指导家庭教育。'])
  await expect.poll(() => isInSight(page), PATIENT).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('开设家长学校，指导家庭教育。')
  await look(page, 'chain-old-paper')
  await settled(page)
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=old-paper-text]', { state: 'detached' })
  await expect.poll(() => caretLine(page), PATIENT).toContain('开设家长学校')
})

test('a passage opens at the paragraph that was taken from it', async () => {
  const { page } = desk
  await toPane(page)
  await putCaret(page, '问需于民', 2)
  await expect.poll(() => chain(page), PATIENT).toEqual(['素材（2024年） 《群众满意》', '2026年 本稿'])
  await page.click(`${pane} [data-name=open-source]`)
  await page.waitForSelector('[data-name=passage-words] [data-line=body]')
  await expect.poll(() => marked(page), PATIENT).toEqual(['问需于民，问计于民。'])
  await expect.poll(() => caretLine(page), PATIENT).toBe('问需于民，问计于民。')
  await look(page, 'chain-passage')
  await page.click('[data-name=leave-passage]')
  await page.waitForSelector('[data-name=passage]', { state: 'detached' })
  await inFront(page, 2026)
})

test('what is copied out of a draft without sources has that draft as its source in another one, and none in its own', async () => {
  const { page, run } = desk
  const taken = () =>
    storedDrafts(profile)
      .find(({ year }) => year === 2026)
      ?.blocks.filter((block) => block.type === 'paragraph' && textOf(block.runs).startsWith('今年新写'))
      .map(({ sources = [] }) => sources)
  await clickMenu(run, 'previous-paper')
  await inFront(page, 2025)
  await putCaret(page, '评选骨干教师', 0)
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Control+c')
  await clickMenu(run, 'previous-paper')
  await inFront(page, 2026)
  await toPane(page)
  await putCaret(page, '今年新写的一段。', 8)
  await page.waitForSelector(`${pane} [data-name=source-new]`)
  await page.keyboard.press('Control+v')
  await expect.poll(() => caretLine(page), PATIENT).toBe('今年新写的一段。评选骨干教师，发挥示范作用。')
  await expect.poll(() => chain(page), PATIENT).toEqual(['2025年 《示例区教育局2025年工作总结》 二、', '2026年 本稿'])
  await look(page, 'chain-copied')
  await waitUntilSaved(page)
  const block = LAST.blocks.find((each) => each.type === 'paragraph' && textOf(each.runs).startsWith('评选'))!.id
  await expect.poll(taken, PATIENT).toEqual([[{ paper: ids[0], year: 2025, section: '二、', block }]])
  await page.keyboard.press('Control+z')
  await expect.poll(() => caretLine(page), PATIENT).toBe('今年新写的一段。')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('End')
  await page.keyboard.press('Control+v')
  await expect.poll(() => caretLine(page), PATIENT).toBe('今年新写的一段。今年新写的一段。')
  await waitUntilSaved(page)
  await expect.poll(taken, PATIENT).toEqual([[]])
})

test('in English and in the dark it is marked and said the same', async () => {
  const { page, run } = desk
  await clickMenu(run, 'language-en')
  await clickMenu(run, 'theme-dark')
  await stepAt(page, '评选区级骨干教师')
  await page.click(`${pane} [data-name=open-source]`)
  await inFront(page, 2025)
  await expect.poll(() => marked(page), PATIENT).toEqual(['评选骨干教师，发挥示范作用。'])
  await expect.poll(async () => (await toast(page)).join(), PATIENT).toContain('the one most like it')
  await look(page, 'chain-english-dark')
  await stepOf(desk, '开设家长学校')
  await page.click(`${pane} [data-name=open-source]`)
  await expect.poll(() => marked(page), PATIENT).toEqual(['开设家长学校，指导家庭教育。'])
  await look(page, 'chain-old-paper-dark')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=old-paper-text]', { state: 'detached' })
})

test('a table that is selected shows its chain, and its step leads to the table that it was', async () => {
  const { page } = desk
  await toPane(page)
  await putCaret(page, '今年新写的一段。', 2)
  await page.waitForSelector(`${pane} [data-name=source-new]`)
  await page.locator('[data-name=paper] .frame').click()
  await expect.poll(() => chain(page), PATIENT).toHaveLength(2)
  await look(page, 'chain-of-table')
  await page.click(`${pane} [data-name=open-source]`)
  await inFront(page, 2025)
  await expect.poll(async () => (await marked(page)).join(), PATIENT).toContain('新增学位若干')
  await expect.poll(() => isInSight(page), PATIENT).toBe(true)
  await look(page, 'chain-table')
  expectNoComplaints(desk)
})
