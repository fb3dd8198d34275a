import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { doc, h2, hole, p, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import { expectNoComplaints, paperLines, putCaret, saveNow, sitDown } from '../support/writer.ts'

const FIELD = { text: '【单位全称】', slot: { kind: 'organisation', key: 'unit', label: '单位全称' } } as const
const GUIDANCE = hole('写明数量')
const PAPER = doc(
  title('空项与粘贴'),
  p([{ text: '由' }, FIELD, { text: '牵头。' }]),
  p([{ text: '培训' }, GUIDANCE, { text: '人次。' }]),
  h2('留空。', [{ text: '共' }, { text: 'xx', slot: { kind: 'text' } }, { text: '项。' }]),
  p('粘贴处'),
)

const { profile } = profileWith(PAPER)
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

const slot = (index: number) => page.locator('[data-slot=open]').nth(index)

test('a double click on a prompt selects all of it, so that weight does not break it', async () => {
  await slot(0).dblclick()
  await page.keyboard.press('Control+b')
  expect((await saved()).blocks[0]).toMatchObject({
    runs: [{ text: '由' }, { ...FIELD, bold: true }, { text: '牵头。' }],
  })
  await page.keyboard.press('Control+b')
})

test('Enter on a selected prompt goes behind it; prompt and line stay whole', async () => {
  await slot(1).click()
  await page.keyboard.press('Enter')
  await page.keyboard.type('约')
  expect((await saved()).blocks[1]).toMatchObject({ runs: [{ text: '培训' }, GUIDANCE, { text: '约人次。' }] })
})

test('a field whose answer is deleted letter by letter or as a word shows its prompt again, selected', async () => {
  for (const keys of [['Backspace', 'Backspace'], ['Control+Backspace']]) {
    await slot(0).click()
    await page.keyboard.type('AB')
    for (const key of keys) await page.keyboard.press(key)
    expect(await page.evaluate(() => getSelection()!.toString())).toBe(FIELD.text)
  }
  expect((await saved()).blocks[0]).toMatchObject({ runs: [{ text: '由' }, FIELD, { text: '牵头。' }] })
})

test('a hole without guidance is gone once it is typed over', async () => {
  await slot(2).click()
  await page.keyboard.type('12')
  expect((await saved()).blocks[2]).toMatchObject({ runIn: [{ text: '共12项。' }] })
})

async function paste(data: Readonly<Record<string, string>>): Promise<void> {
  await putCaret(page, '粘贴处', 3)
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement!.dispatchEvent(paste)
  }, data)
}

test('a paste from a word processor keeps its headings and tables without their looks, also onto a selected frame', async () => {
  await putCaret(page, '粘贴处', 3)
  await clickMenu(desk.run, 'insert-page-break')
  await page.locator('[data-frame]').click()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '一、主要工作\r\n正文。\r\n学校\t所数\r\n学校\t所数')
    const heading = '<h1 style="color:red">一、主要工作</h1>'
    const row = '<tr><td>学校</td><td>所数</td></tr>'
    clipboardData.setData('text/html', `${heading}<p>正文。</p><table>${row}${row}</table>`)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  const added = async () =>
    (await saved()).blocks
      .slice(PAPER.blocks.length, PAPER.blocks.length + 4)
      .map((block) => [block.type, 'runs' in block ? block.runs : null])
  // The first paste starts the thread that reads it.
  await expect.poll(added, { timeout: 10_000 }).toEqual([
    ['pageBreak', null],
    ['heading', [{ text: '主要工作' }]],
    ['paragraph', [{ text: '正文。' }]],
    ['table', null],
  ])
  // All of it is one step.
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await added()).map(([type]) => type)).not.toContain('table')
})

test('text and files dropped on the window change nothing and lead nowhere', async () => {
  const before = await paperLines(page)
  const session = await page.context().newCDPSession(page)
  const items = [
    { mimeType: 'text/plain', data: '拖入' },
    { mimeType: 'text/html', data: '<h1>拖入</h1>' },
  ]
  for (const y of [300, 740]) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 650, y, data: { items, dragOperationsMask: 1 } })
  }
  expect([await paperLines(page), page.url()]).toEqual([before, 'app://suigao/index.html'])
})

const line = (state: unknown, marks: unknown) => ({
  type: 'line',
  version: 1,
  $: state,
  children: [{ type: 'text', version: 1, text: '来', detail: 0, format: 0, mode: 'normal', style: '', $: { marks } }],
})

test('forged nodes on the clipboard never make the paper unsaveable or break the window', async () => {
  const forged: readonly unknown[] = [
    line({ role: 'body' }, { bold: 'x' }),
    line({ role: 'body' }, { slot: 5 }),
    line({ role: 'body' }, { carried: { id: 1 } }),
    line({ role: 'body', id: '../..' }, {}),
    line({ role: 'body', sources: [{}] }, {}),
    { type: 'frame', version: 1, $: { block: { type: 'table', id: '000000000009' } } },
    { type: 'frame', version: 1 },
    { type: 'line', version: 1, children: [line({}, {})] },
    { type: 'root', version: 1, children: [] },
    null,
  ]
  for (const node of forged) {
    const json = JSON.stringify({ namespace: 'suigao', nodes: [node, node] })
    await paste({ 'application/x-lexical-editor': json, 'text/plain': '纯' })
  }
  const { blocks } = await saved()
  expect(blocks.length).toBeGreaterThan(PAPER.blocks.length + 5)
  expect(blocks.filter((block) => block.type === 'table' || block.type === 'opaque')).toEqual([])
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length)
  expectNoComplaints(desk)
})
