import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Passage } from '#core/passage/passage.ts'
import { doc, h1, h2, p, settings, title } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { profileWith, putPassages } from '../support/profile.ts'
import { clickMenu, whenDrawn } from '../support/shell.ts'
import { expectNoComplaints, openDraftInList, paperLines, putCaret, sitDown, type Desk } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const OLD = doc(
  settings({ year: 2025, unit: '示例区教育局', kind: 'summary' }),
  title('示例区教育局2025年工作总结'),
  p('2025年，示例区教育局坚持立德树人，各项工作取得新进展。'),
  h1('主要工作'),
  h2('抓党建强引领'),
  p('全年中心组学习12次，组织党员活动6场。'),
  h2('保安全守底线'),
  p('全年排查隐患36处，全部整改到位，校园安全形势平稳。'),
  h1('存在问题'),
  p('优质学位供给仍有不足，城乡之间的差距有待缩小。'),
)
const DRAFT = doc(settings({ year: 2026 }), title('示例区教育局2026年工作总结'), h1('主要工作'), p('开头一段。'))

function passage(words: string, facts: Partial<Passage> = {}): Passage {
  const { blocks } = doc(p(words))
  const said = {
    title: words.slice(0, 12),
    collection: 'other',
    kind: null,
    year: null,
    unit: '',
    tags: [],
    note: '',
  } as const
  return { ...said, source: null, blocks, ...facts }
}

const rows = (page: Page) => page.locator('[data-name=passages] [role=row]')
const titles = (page: Page) => page.locator('[data-name=passages] .item-title').allTextContents()
const row = (page: Page, words: string) => page.locator('[data-name=passages] [role=row]', { hasText: words })
const undo = (page: Page, words: string) => page.locator('.toast', { hasText: words }).getByText('撤销').click()

async function search(page: Page, words: string): Promise<void> {
  await page.fill('[data-field=library-search]', words)
}

async function openLibrary({ page, run }: Desk): Promise<void> {
  await clickMenu(run, 'library')
  await page.waitForSelector('[data-name=passages] [role=row]')
}

/** The old paper in the list of what can be kept of it. */
async function toParts({ page }: Desk): Promise<void> {
  await dropFiles(page, ['旧稿.docx', await writeTestDocx(OLD)])
  await page.click('[data-name=keep-old]')
  await page.click('[data-name=pane-old-papers]')
  await page.locator('[data-name=old-papers] [role=row]').first().click()
  await page.click('[data-name=keep-parts]')
  await page.waitForSelector('[data-name=part]')
}

const saved = (page: Page) => page.waitForSelector('[data-name=passage-saved][data-state=saved]')

test('three sections of an old paper are kept at once, each with its title and collection, and one is found by two characters', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await toParts(desk)
  const part = (words: string) => page.locator('[data-name=part]', { hasText: words })
  for (const words of ['（一）抓党建强引领', '（二）保安全守底线', '二、存在问题'])
    await part(words).locator('.tick').click()
  await part('（二）保安全守底线').locator('[data-field=part-title]').fill('校园安全')
  await page.fill('[data-field=passage-tags]', '教育')
  await page.keyboard.press('Enter')
  await page.click('[data-name=keep-parts-yes]')
  await page.locator('.toast', { hasText: '已存入素材库 3 条' }).getByText('查看素材库').click()
  await search(page, '隐患')
  await expect.poll(() => titles(page)).toContain('校园安全')
  expect(await row(page, '校园安全').locator('mark').textContent()).toBe('隐患')
  await search(page, '学位供给仍有')
  await expect.poll(() => rows(page).count()).toBe(1)
  const detail = await rows(page).first().locator('.item-detail').textContent()
  expect(detail).toMatch(/问题与原因.*2025.*#教育/)
  await row(page, '存在问题').click()
  await page.waitForSelector('[data-name=passage-words] [data-line=heading]')
  expect(await page.textContent('[data-name=passage-source]')).toContain('示例区教育局2025年工作总结')
  // Where it came from is one press away.
  await page.click('[data-name=open-source]')
  await expect.poll(() => page.textContent('[data-name=old-paper-text]')).toContain('优质学位供给')
  await expect
    .poll(() => page.locator('[data-name=old-paper-text] [data-line=heading]', { hasText: '存在问题' }).isVisible())
    .toBe(true)
  expectNoComplaints(desk)
})

test('a passage that was kept from a draft leads back to its section there', async () => {
  const { profile } = profileWith(OLD)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '排查隐患36处', 0)
  await clickMenu(run, 'keep-section')
  await page.locator('.toast', { hasText: '保安全守底线' }).waitFor()
  await openLibrary(desk)
  await search(page, '保安全守底线')
  await row(page, '保安全守底线').click()
  await page.click('[data-name=open-source]')
  await expect.poll(() => page.locator('[data-name=passage]').count()).toBe(0)
  const place = () =>
    page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('[data-line]')?.textContent)
  await expect.poll(place).toBe('保安全守底线')
  expectNoComplaints(desk)
})

test('what was just kept is taken back by its toast', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await toParts(desk)
  await page.locator('[data-name=part] .tick').first().click()
  await page.click('[data-name=keep-parts-yes]')
  await page.locator('.toast', { hasText: '已存入素材库' }).getByText('查看素材库').waitFor()
  await undo(page, '已存入素材库')
  await clickMenu(desk.run, 'library')
  await page.waitForSelector('[data-field=library-search]')
  await search(page, '中心组学习')
  await expect.poll(() => page.textContent('[data-name=passages]')).toContain('没有找到含有“中心组学习”的素材')
})

test('a passage is changed where it is read, saved as it is typed, and one sitting is one version', async () => {
  const { profile } = profileWith()
  const [id] = putPassages(profile, [passage('甲段写的是原来的话。', { title: '甲段' })])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '甲段')
  await row(page, '甲段').click()
  const words = page.locator('[data-name=passage-words]')
  await words.locator('[data-line=body]').click()
  await page.keyboard.press('End')
  await page.keyboard.type('又添一句。')
  await page.waitForSelector('[data-name=passage-saved]:not([data-state=saved])')
  await saved(page)
  await page.keyboard.type('再添一句。')
  await page.waitForSelector('[data-name=passage-saved]:not([data-state=saved])')
  await saved(page)
  await page.fill('[data-field=passage-title]', '甲段新题')
  await page.fill('[data-field=passage-year]', '20')
  await expect.poll(() => page.locator('.library-facts .field-error').count()).toBe(1)
  await page.fill('[data-field=passage-year]', '2025')
  await expect.poll(() => titles(page)).toEqual(['甲段新题'])
  await page.waitForTimeout(1_000)
  await saved(page)
  await expect.poll(() => page.textContent('[data-name=passage-versions]')).toContain('1')
  await page.click('[data-name=passage-versions]')
  await expect.poll(() => page.textContent('[data-name=version-words]')).toBe('甲段写的是原来的话。')
  await page.click('[data-name=restore-version]')
  await expect.poll(() => words.locator('[data-line=body]').textContent()).toBe('甲段写的是原来的话。')
  const read = (await desk.page.evaluate(
    (wanted) =>
      (globalThis as never as { desk: { call: (name: string, args: object) => unknown } }).desk.call('library.read', {
        id: wanted,
      }),
    id,
  )) as { value: { title: string; versions: number; year: number } }
  expect(read.value).toMatchObject({ title: '甲段', versions: 2, year: 2025 })
  expectNoComplaints(desk)
})

test('all words of a passage are replaced without a line that it does not have coming to sight or getting lost', async () => {
  const { profile } = profileWith()
  putPassages(profile, [passage('乙段原来的话。', { title: '乙段' })])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '乙段')
  await row(page, '乙段').click()
  await page.locator('[data-name=passage-words] [data-line=body]').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('全是新话。')
  const first = () => page.textContent('[data-name=passage-words] [data-line=body]')
  // The first letter took the place of all of it: a step of its own.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(first).toBe('乙段原来的话。')
  await page.keyboard.press('Control+y')
  await page.keyboard.press('Control+y')
  await expect.poll(first).toBe('全是新话。')
  await page.waitForSelector('[data-name=passage-saved]:not([data-state=saved])')
  await saved(page)
  // Backspace at the very beginning does not lead into the lines of a paper.
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('前')
  await page.waitForSelector('[data-name=passage-saved]:not([data-state=saved])')
  await saved(page)
  const shown = () => page.locator('[data-name=passage-words] [data-line]:visible').allTextContents()
  expect(await shown()).toEqual(['前全是新话。'])
  await page.click('[data-name=leave-passage]')
  await search(page, '前全是新话')
  await expect.poll(() => titles(page)).toEqual(['乙段'])
  expectNoComplaints(desk)
})

test('a passage whose words are all deleted says so, and what it held is still there when it is left', async () => {
  const { profile } = profileWith()
  putPassages(profile, [passage('丁段原来的话。', { title: '丁段' })])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '丁段')
  await row(page, '丁段').click()
  await page.locator('[data-name=passage-words] [data-line=body]').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  await page.waitForSelector('[data-name=passage-saved][data-state=failed]')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.textContent('.toasts')).toContain('素材里没有文字了，没有保存')
  await expect.poll(() => page.locator('[data-name=passage]').count()).toBe(0)
  await search(page, '丁段原来的话')
  await expect.poll(() => titles(page)).toEqual(['丁段'])
})

test('what is typed in a passage is on disk when the window closes at once', async () => {
  const { profile } = profileWith()
  putPassages(profile, [passage('丙段原来的话。', { title: '丙段' })])
  {
    await using desk = await sitDown({ profile })
    const { page } = desk
    await openLibrary(desk)
    await search(page, '丙段')
    await row(page, '丙段').click()
    await page.locator('[data-name=passage-words] [data-line=body]').click()
    await page.keyboard.press('End')
    await page.keyboard.type('最后一句。')
    await desk.run.close()
  }
  await using again = await sitDown({ profile })
  await openLibrary(again)
  await search(again.page, '最后一句')
  await expect.poll(() => titles(again.page)).toEqual(['丙段'])
})

test('a passage of a hundred thousand characters is opened, changed and saved', async () => {
  const { profile } = profileWith()
  const { blocks } = doc(...Array.from({ length: 2_000 }, (_, at) => p(`第${at}段${'长文'.repeat(22)}共12项。`)))
  putPassages(profile, [passage('', { title: '极长一条', blocks })])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '极长一条')
  await row(page, '极长一条').click()
  await page.locator('[data-name=passage-words] [data-line=body]').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type('改过。')
  await page.waitForSelector('[data-name=passage-saved]:not([data-state=saved])')
  await saved(page)
  // Escape in the words leaves them.
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=passage]').count()).toBe(0)
  await search(page, '改过')
  await expect.poll(() => titles(page)).toEqual(['极长一条'])
  expectNoComplaints(desk)
})

test('several passages are tagged at once and moved to the bin at once, each taken back by its toast', async () => {
  const { profile } = profileWith()
  putPassages(profile, [
    passage('独特语句一。', { title: '第一条' }),
    passage('独特语句二。', { title: '第二条', tags: ['安全'] }),
    passage('独特语句三。', { title: '第三条' }),
  ])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '独特语句')
  await expect.poll(() => rows(page).count()).toBe(3)
  await rows(page)
    .nth(0)
    .click({ modifiers: ['Control'] })
  await rows(page)
    .nth(2)
    .click({ modifiers: ['Shift'] })
  expect(await page.textContent('[data-name=chosen-bar]')).toContain('已选 3 条')
  await page.click('[data-name=chosen-tag]')
  await page.fill('[data-field=tags-add]', '安全，常用')
  await page.keyboard.press('Enter')
  await page.click('[data-name=tag-passages-yes]')
  const details = () => page.locator('[data-name=passages] .item-detail').allTextContents()
  await expect.poll(async () => (await details()).filter((words) => /#安全.*#常用/.test(words)).length).toBe(3)
  await undo(page, '已改 3 条素材的标签')
  await expect.poll(async () => (await details()).filter((words) => words.includes('#安全')).length).toBe(1)
  await expect.poll(async () => (await details()).filter((words) => words.includes('#常用'))).toEqual([])
  await page.click('[data-name=chosen-remove]')
  await expect.poll(() => rows(page).count()).toBe(0)
  await undo(page, '3 条素材已移到回收站')
  await expect.poll(() => rows(page).count()).toBe(3)
  await row(page, '第二条').locator('.item-more').click()
  await page.click('[data-name=item-remove]')
  await expect.poll(() => rows(page).count()).toBe(2)
  await page.click('[data-name=show-library-bin]')
  await expect.poll(() => titles(page)).toEqual(['第二条'])
  await page.click('[data-name=empty-library-bin]')
  expect(await page.textContent('[role=dialog][data-name=empty-library-bin]')).toContain('1 条素材')
  // Enter answers no.
  await page.keyboard.press('Enter')
  expect(await titles(page)).toEqual(['第二条'])
  await page.click('[data-name=empty-library-bin]')
  await page.click('[data-name=empty-library-bin-yes]')
  await expect.poll(() => page.textContent('[data-name=passages]')).toContain('回收站是空的')
  expectNoComplaints(desk)
})

test('by keyboard alone a passage is found, made a favourite, opened, left, chosen with its neighbours and put into the paper', async () => {
  const { profile } = profileWith(DRAFT)
  putPassages(profile, [
    passage('独特语句一。', { title: '第一条' }),
    passage('独特语句二，完成项目12个。', { title: '第二条' }),
  ])
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await putCaret(page, '开头一段。', 5)
  await openLibrary(desk)
  await page.focus('[data-field=library-search]')
  await page.keyboard.type('独特语句')
  // Found by all four characters: what the first of them find is drawn anew.
  await expect.poll(() => page.locator('[data-name=passages] mark').allTextContents()).toEqual(['独特语句', '独特语句'])
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.item-title')?.textContent)
  // Past the filters and the order into the list.
  for (let tabs = 0; tabs < 12 && (await focused()) === undefined; tabs++) await page.keyboard.press('Tab')
  const first = await focused()
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector('[data-name=passages] .item-star:focus')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[data-name=passages] .item-star[aria-pressed=true]').count()).toBe(1)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  const second = await focused()
  expect([first, second].toSorted()).toEqual(['第一条', '第二条'])
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=passage-words]')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=passage]').count()).toBe(0)
  await row(page, '第二条').focus()
  await page.keyboard.press('Shift+F10')
  await page.waitForSelector('[data-name=item-insert]')
  expect(await row(page, '第二条').locator('.item-more').getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=item-insert]', { state: 'detached' })
  // The menu gives the keyboard back to its row a frame later.
  await whenDrawn(page)
  await row(page, '第一条').focus()
  await page.keyboard.press(first === '第一条' ? 'Shift+ArrowDown' : 'Shift+ArrowUp')
  await expect.poll(() => page.textContent('[data-name=chosen-bar]')).toContain('已选 2 条')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=chosen-bar]').count()).toBe(0)
  expect(await focused()).toBe('第二条')
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.textContent('[data-name=chosen-bar]')).toContain('已选 2 条')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[data-name=chosen-bar]').count()).toBe(0)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => paperLines(page)).toContain('开头一段。独特语句二，完成项目12个。')
  await openLibrary(desk)
  await row(page, '第二条').click()
  await expect.poll(() => page.textContent('[data-name=passage-uses]')).toContain('示例区教育局2026年工作总结')
  await page.locator('[data-name=passage-uses] .button').first().click()
  await expect.poll(() => page.locator('[data-name=passage]').count()).toBe(0)
  expect(await page.locator('[data-name=paper]').isVisible()).toBe(true)
  expectNoComplaints(desk)
})

test('a list of two thousand draws only what is in sight, and its end is one key away', async () => {
  const { profile } = profileWith()
  const many = Array.from({ length: 2_000 }, (_, at) => passage(`海量语句之${at}。`, { title: `第${at}条` }))
  putPassages(profile, many)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openLibrary(desk)
  await search(page, '海量语句')
  // «found», not merely «there are».
  await page.waitForSelector('[data-name=passages] mark')
  await expect.poll(() => page.textContent('[data-name=library-count]')).toContain('2,000')
  expect(await rows(page).count()).toBeLessThan(60)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('2000')
  await expect.poll(() => page.locator('[aria-rowindex="2000"] .item-title').count()).toBe(1)
  await page.keyboard.press('Home')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('1')
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.textContent('[data-name=chosen-bar]')).toContain('已选 2,000 条')
  await page.keyboard.press('Delete')
  const whole = { timeout: 20_000 }
  await expect.poll(() => page.textContent('[data-name=passages]'), whole).toContain('没有找到含有“海量语句”的素材')
  await undo(page, '2000 条素材已移到回收站')
  await expect.poll(() => page.textContent('[data-name=library-count]'), whole).toContain('2,000')
  expectNoComplaints(desk)
})

test('a library that is empty says the next step', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await openLibrary(desk)
  await rows(page).first().focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect.poll(() => page.textContent('[data-name=passages]')).toContain('素材库是空的')
  await page.click('[data-name=library-from-old]')
  await page.waitForSelector('[data-name=old-import]')
})
