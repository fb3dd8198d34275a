import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { date, doc, h1, p, pageBreak, signatory, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import { expectNoComplaints, openDraftInList, paperLines, putCaret, sitDown } from '../support/writer.ts'

const SENTENCE = '全区教育系统认真落实立德树人根本任务，办学条件持续改善，教育质量稳步提高，群众满意度不断提升。'
const filled = (paragraphs: number) => Array.from({ length: paragraphs }, (_, at) => p(`第${at + 1}段。${SENTENCE}`))
const PAPER = doc(
  title('示例局2025年工作总结'),
  h1('工作情况'),
  ...filled(30),
  h1('存在问题'),
  p('问题。'),
  signatory('示例局'),
  date('2025年12月20日'),
)
/** Its second page bears the signature and nothing else. */
const LONELY = doc(title('示例局通知'), p('正文。'), pageBreak(), signatory('示例局'), date('2025年12月20日'))

/** The text of a page that is drawn, empty where it is not. */
function pageText(page: Page, number: number): Promise<string> {
  return page.evaluate((wanted) => {
    const host = document.querySelector(`.page:has([data-page="${wanted}"]) .page-sheet`)
    return host?.shadowRoot?.querySelector('section')?.textContent ?? ''
  }, number)
}

/** Clicks the line of a page that begins with a text. */
async function clickLine(page: Page, number: number, start: string): Promise<void> {
  const place = await page.evaluate(
    ([wanted, text]) => {
      const root = document.querySelector(`.page:has([data-page="${wanted}"]) .page-sheet`)!.shadowRoot!
      const line = [...root.querySelectorAll('[data-place]')].find((each) => each.textContent.startsWith(text))!
      const { left, top, height } = line.getBoundingClientRect()
      return { x: left + 12, y: top + height / 2 }
    },
    [number, start] as const,
  )
  await page.mouse.click(place.x, place.y)
}

const caretLine = (page: Page) =>
  page.evaluate(() => getSelection()!.anchorNode?.parentElement?.closest('[data-line]')?.textContent ?? '')

test('the status bar counts the pages after a pause, and its number opens them with the line of the caret in sight', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await page.waitForSelector('[data-name=pages]')
  expect(await page.textContent('[data-name=pages]')).toMatch(/^约 \d 页$/)
  const estimate = Number(/\d/.exec((await page.textContent('[data-name=pages]'))!)![0])
  await putCaret(page, '第30段', 2)
  await page.click('[data-name=pages]')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  expect(await page.locator('button[data-page]').count()).toBe(estimate)
  expect(await page.textContent('[data-name=page-count]')).toBe(`共 ${estimate} 页`)
  const current = await page.evaluate(() => Number((document.activeElement as HTMLElement).dataset['page']))
  await expect.poll(() => pageText(page, current)).toContain('第30段')
  expectNoComplaints(desk)
})

test('a click on a line of a page goes to that line in the text, and Escape back to where the caret stood', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '第3段', 2)
  await clickMenu(run, 'preview')
  await expect.poll(() => pageText(page, 1)).toContain('第2段')
  await clickLine(page, 1, '第2段')
  await page.waitForSelector('[data-name=preview-pages]', { state: 'detached' })
  await expect.poll(() => caretLine(page)).toContain('第2段')
  await page.keyboard.type('新')
  expect(await paperLines(page)).toContainEqual(expect.stringMatching(/^新第2段/))
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=preview-pages]', { state: 'detached' })
  await page.keyboard.type('增')
  await expect.poll(() => paperLines(page)).toContainEqual(expect.stringMatching(/^新增第2段/))
})

test('while the pages are shown, nothing changes the paper behind them', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  const before = await paperLines(page)
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  await page.keyboard.type('不该出现')
  await clickMenu(run, 'level-2')
  await clickMenu(run, 'insert-page-break')
  await page.keyboard.press('Escape')
  expect(await paperLines(page)).toEqual(before)
})

test('pages are walked by arrow keys, and Enter goes to the first line of one', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '示例局2025年', 1)
  await clickMenu(run, 'preview')
  const current = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['page'])
  await expect.poll(current).toBe('1')
  await page.keyboard.press('ArrowRight')
  await expect.poll(current).toBe('2')
  await page.keyboard.press('End')
  const last = String(await page.locator('button[data-page]').count())
  await expect.poll(current).toBe(last)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => pageText(page, 2)).toMatch(/段/)
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=preview-pages]', { state: 'detached' })
  await expect.poll(() => caretLine(page)).toMatch(/^第\d+段/)
})

test('the outline leads out of the pages, and another paper comes to be written in', async () => {
  const { profile } = profileWith(LONELY, PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  await page.locator('.outline-item', { hasText: '存在问题' }).click()
  await page.waitForSelector('[data-name=preview-pages]', { state: 'detached' })
  await expect.poll(() => caretLine(page)).toContain('存在问题')
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  await page.click('[data-name=pane-drafts]')
  await page.locator('.item-list [role=row]', { hasText: '示例局通知' }).click()
  await expect.poll(() => paperLines(page)).toContain('正文。')
  expect(await page.locator('[data-name=preview-pages]').count()).toBe(0)
})

test('a page that bears the signature alone is named, and its name leads there', async () => {
  const { profile } = profileWith(LONELY)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'preview')
  await expect.poll(() => page.textContent('[data-name=page-flags]')).toContain('第 2 页：署名页没有正文')
  await page.click('[data-name=flag-signatureAlone]')
  const marked = () =>
    page.evaluate(() => {
      const root = document.querySelector('.page:has([data-page="2"]) .page-sheet')?.shadowRoot
      return root?.querySelector('[data-marked]')?.textContent ?? ''
    })
  await expect.poll(marked).toContain('示例局')
})

test('another preset sets the pages anew and is kept for the next paper', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] [data-page]')
  const family = () =>
    page.evaluate(() => {
      const root = document.querySelector('.page:has([data-page="1"]) .page-sheet')?.shadowRoot
      const digits = root?.querySelector('.latin')
      return digits ? getComputedStyle(digits).fontFamily.split(',')[0] : ''
    })
  await expect.poll(family).not.toMatch(/Times/)
  await page.click('[data-name=preview-preset]')
  await page.click('[data-name=office]')
  await expect.poll(family).toMatch(/Times/)
  const settings = await page.evaluate(() => window.desk.call('settings.read', {}))
  expect(settings).toMatchObject({ value: { preset: 'office' } })
  expectNoComplaints(desk)
})

test('of three hundred pages only those near the sight are drawn, and zoom keeps the preview’s own measure', async () => {
  const { profile } = profileWith(doc(title('示例局志'), ...filled(3_300)))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'preview')
  await expect.poll(() => page.locator('button[data-page]').count(), { timeout: 20_000 }).toBeGreaterThan(250)
  const drawn = () => page.locator('.page-sheet').count()
  await expect.poll(drawn).toBeGreaterThan(0)
  expect(await drawn()).toBeLessThan(30)
  const width = () => page.locator('button[data-page="1"]').evaluate((sheet) => sheet.getBoundingClientRect().width)
  const before = await width()
  await clickMenu(run, 'zoom-in')
  await expect.poll(width).toBeGreaterThan(before)
  await page.keyboard.press('End')
  const last = await page.locator('button[data-page]').count()
  await expect.poll(() => pageText(page, last)).toContain('第3300段')
  await page.keyboard.press('Escape')
  expect(await page.textContent('[data-name=zoom-reset]')).toBe('100%')
  expect(storedDrafts(profile)).toHaveLength(1)
})
