import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { plainText, textOf } from '#core/document/text.ts'
import type { Document } from '#core/document/document.ts'
import { unconfirmedFigures } from '#core/figures/carried.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { readTemplates } from '#electron/service/templates.ts'
import { countingIds, date, doc, h1, h2, p, settings, signatory, title } from '../support/build.ts'
import { dropFiles } from '../support/drop-files.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { expectNoComplaints, openDraftInList, paperLines, putCaret, sitDown } from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

const LAST = doc(
  settings({ kind: 'summary-and-plan', year: 2025, unit: '示例区教育局' }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  p('2025年，全区教育工作平稳推进。'),
  h1('2025年工作总结'),
  h2('建强队伍'),
  p('2025年招聘教师42人。第41个教师节期间，表彰优秀教师30人。'),
  h2('保障安全'),
  p('2025年3月印发方案，排查隐患12处，较2020年减少5处。'),
  h1('2026年工作计划'),
  h2('新建学校'),
  p('2026年底前，新建学校3所。'),
  h2('培训教师'),
  p('培训教师200人次。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)

function byCore(accept?: (change: Change) => boolean): string {
  const rolled = rollForward(LAST, { year: 2026, newId: countingIds(), keep: 'text', ...(accept && { accept }) })
  if (!rolled.ok) throw new Error(rolled.error.code)
  return plainText(rolled.value.draft)
}

const newest = (profile: string): Document => storedDrafts(profile)[0]!
const row = (page: Page, words: string) => page.locator('[data-name=tick-row]', { hasText: words })
const group = (page: Page, kind: string) => page.locator(`[data-name=group-${kind}]`)
const made = (page: Page) => page.textContent('[data-name=make-draft]')
const isTicked = (page: Page, words: string) => row(page, words).first().getAttribute('aria-selected')

async function wizard(page: Page): Promise<void> {
  await page.waitForSelector('[data-name=roll-changes] [data-name=tick-row]')
  await page.waitForSelector('[data-name=make-draft]:enabled')
}

async function ofPaper(page: Page): Promise<void> {
  await page.click('[data-name=start-roll]')
  await page.waitForSelector('[data-name=roll] .item')
  await page.keyboard.press('Enter')
  await wizard(page)
}

test('last year’s file becomes this year’s draft: dropped, rolled, opened where something waits', async () => {
  const { profile } = profileWith()
  await using desk = await sitDown({ profile })
  const { page } = desk
  await dropFiles(page, ['去年.docx', await writeTestDocx(LAST)])
  await page.waitForSelector('[data-name=import][data-state=review]')
  await expect.poll(() => page.textContent('[data-name=roll-imported]')).toContain('滚动到 2026 年')
  await page.click('[data-name=roll-imported]')
  await wizard(page)
  expect(await made(page)).toContain('建立 2026 年草稿')
  expect(await page.locator('[data-name=plan-items] li').allTextContents()).toEqual([
    '（一）新建学校',
    '（二）培训教师',
  ])
  // What is certain is ticked, what is not is not.
  expect(await isTicked(page, '教师节')).toBe('true')
  expect(await isTicked(page, '成文日期')).toBe('false')
  // The draft is one key away.
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect((await paperLines(page))[0]).toBe('示例区教育局2026年工作总结和2027年工作计划')
  await expect.poll(() => page.textContent('.toasts')).toContain('已建立 2026 年草稿')
  // A file breaks a long title into lines; nothing else differs.
  expect(plainText(newest(profile)).replaceAll('\n', '')).toBe(byCore().replaceAll('\n', ''))
  expect(newest(profile).basedOn).toMatchObject({ title: textOf(LAST.title), year: 2025 })
  const [first] = unconfirmedFigures(newest(profile))
  const selected = page.evaluate(() => getSelection()?.focusNode?.parentElement?.closest('[data-line]')?.textContent)
  expect(await selected).toContain(first!.text)
  // Nobody took anything from the old paper.
  await page.click('[data-name=pane-old-papers]')
  await expect
    .poll(() => page.locator('[data-name=old-papers] .item-title').allTextContents())
    .toEqual([textOf(LAST.title)])
  expectNoComplaints(desk)
})

test('changes are taken and refused one by one and by kind, with the keyboard alone', async () => {
  const { profile } = profileWith(LAST)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await page.locator('[data-name=start-roll]').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=roll] .item')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row')
  await page.keyboard.press('Enter')
  await wizard(page)
  // From the button at the foot back into the list: up to the first row.
  for (let presses = 0; presses < 20; presses++) {
    if (await page.evaluate(() => document.activeElement?.closest('.tick-tree') !== null)) break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Home')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('group-year')
  // A kind as a whole: partly ticked, then all, then none.
  await page.keyboard.press('Space')
  await expect.poll(() => group(page, 'year').getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Space')
  await expect.poll(() => group(page, 'year').getAttribute('aria-selected')).toBe('false')
  // One of them again.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  const first = page.locator('[data-name=tick-row]').first()
  await expect.poll(() => first.getAttribute('aria-selected')).toBe('true')
  // Folded, a kind is one row.
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => group(page, 'year').getAttribute('aria-expanded')).toBe('false')
  while (!(await page.evaluate(() => document.activeElement?.getAttribute('data-name') === 'make-draft')))
    await page.keyboard.press('Tab')
  expect(await made(page)).toContain('2 处改动')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  let years = 0
  const expected = byCore(({ kind, certain }) => (kind === 'year' ? years++ === 0 : certain))
  expect(plainText(newest(profile))).toBe(expected)
  expectNoComplaints(desk)
})

test('the list is narrowed to what is to be decided; the year that is typed is checked', async () => {
  const { profile } = profileWith(LAST)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await ofPaper(page)
  await page.click('[data-name=pane-open]')
  await expect.poll(() => row(page, '教师节').count()).toBe(0)
  await row(page, '成文日期').click()
  await expect.poll(() => isTicked(page, '成文日期')).toBe('true')
  await page.fill('[data-field=roll-year]', '2025')
  await expect.poll(() => page.textContent('.roll-wish .field-error')).toContain('写的就是 2025 年')
  await page.waitForSelector('[data-name=make-draft]:disabled')
  await page.fill('[data-field=roll-year]', '2019')
  await expect.poll(() => page.textContent('.roll-wish .field-error')).toContain('2019 年早于原稿的 2025 年')
  await page.fill('[data-field=roll-year]', '20')
  await expect.poll(() => page.locator('.roll-wish .field-error').count()).toBe(1)
  await page.fill('[data-field=roll-year]', '2027')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await expect.poll(() => made(page)).toContain('建立 2027 年草稿')
  expectNoComplaints(desk)
})

test('the headings alone, with the template’s plan; the toast takes the draft back, and the old one is as it was', async () => {
  const { profile } = profileWith(LAST)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await ofPaper(page)
  await page.click('[data-name=structure]')
  await expect.poll(() => row(page, '教师节').count()).toBe(0)
  await page.click('[data-name=template]')
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await page.click('[data-name=make-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]')
  const lines = await paperLines(page)
  expect(lines).toContain('（一）建强队伍')
  expect(lines.join('')).not.toContain('新建学校')
  expect(lines.join('')).not.toContain('招聘教师')
  expect(storedDrafts(profile)).toHaveLength(2)
  await page.locator('.toast', { hasText: '已建立' }).locator('[data-kind=link]').click()
  await expect.poll(() => storedDrafts(profile)).toEqual([LAST])
  expectNoComplaints(desk)
})

test('a paper is found by two characters among old papers and drafts; Escape goes back step by step', async () => {
  const other = doc(settings({ year: 2024 }), title('示例区水利局2024年工作总结'), h1('整治河道'), p('清淤12公里。'))
  const { profile } = profileWith(LAST, other)
  await using desk = await sitDown({ profile })
  const { page } = desk
  const titles = () => page.locator('[data-name=roll] .item-title').allTextContents()
  await page.click('[data-name=start-roll]')
  await expect.poll(titles).toHaveLength(2)
  await page.fill('[data-field=roll-search]', '清淤')
  await expect.poll(titles).toEqual(['示例区水利局2024年工作总结'])
  await page.fill('[data-field=roll-search]', '航天')
  await expect.poll(() => page.textContent('[data-name=roll]')).toContain('没有找到含有“航天”的文稿')
  await page.fill('[data-field=roll-search]', '')
  await expect.poll(titles).toHaveLength(2)
  await page.locator('[data-name=roll] .item').first().click()
  await wizard(page)
  await row(page, '成文日期').click()
  await expect.poll(() => isTicked(page, '成文日期')).toBe('true')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-field=roll-search]')
  // What was decided is still so.
  await page.locator('[data-name=roll] .item').first().click()
  await wizard(page)
  expect(await isTicked(page, '成文日期')).toBe('true')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-field=roll-search]')
  await page.locator('[data-name=leave-roll]').focus()
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-name=start-roll]')
  expectNoComplaints(desk)
})

test('without any paper the list says what to do', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await page.click('[data-name=start-roll]')
  await expect.poll(() => page.textContent('[data-name=roll]')).toContain('还没有可以滚动的文稿')
  expect(await page.locator('[data-name=roll-import-first]').count()).toBe(1)
})

test('a draft is rolled from its menu as it stands in the window, an old paper from where it is read', async () => {
  const { profile } = profileWith(LAST)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await putCaret(page, '培训教师200人次', 0)
  await page.keyboard.type('2025年')
  await page.click('[data-name=pane-drafts]')
  await page.locator('.item-list [role=row]').first().focus()
  await page.keyboard.press('Shift+F10')
  await page.click('[data-name=item-roll]')
  await wizard(page)
  await expect.poll(() => row(page, '2025年培训教师200人次').count()).toBe(1)
  // Cancelled, the paper is there as it was.
  await page.click('[data-name=close-roll]')
  await expect.poll(() => paperLines(page)).toContain('2025年培训教师200人次。')
  await dropFiles(page, ['去年.docx', await writeTestDocx(LAST)])
  await page.waitForSelector('[data-name=import][data-state=review]')
  await page.click('[data-name=keep-old]')
  await page.locator('[data-name=old-papers] [role=row]').first().click()
  await page.click('[data-name=roll-old]')
  await wizard(page)
  expect(await page.textContent('[data-name=roll] h2')).toContain(textOf(LAST.title))
  expect(await row(page, '2025年培训教师200人次').count()).toBe(0)
  expectNoComplaints(desk)
})

test('the new plan may begin with the headings of a template that the writer chooses', async () => {
  const { profile } = profileWith(LAST)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await ofPaper(page)
  expect(await page.locator('[data-field=roll-template]').count()).toBe(0)
  await page.locator('[data-name=template]').click()
  await page.waitForSelector('[data-field=roll-template]')
  await page.click('[data-field=roll-template]')
  const choices = page.locator('.menu-list [role=option]')
  await expect.poll(() => choices.count()).toBeGreaterThan(1)
  const wanted = choices.filter({ hasText: '要点' }).first()
  const name = await wanted.textContent()
  await wanted.click()
  await expect.poll(() => page.textContent('[data-field=roll-template]')).toContain(name)
  await page.waitForSelector('[data-name=make-draft]:enabled')
  await page.click('[data-name=make-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]')
  const points = readTemplates().all.find((template) => template.name['zh-CN'] === name)!
  const headings = points.body.flatMap((entry) => ('heading' in entry ? [entry.heading] : []))
  const plain = headings.find((heading) => heading && !/[{【]/.test(heading))!
  expect(plainText(newest(profile))).toContain(plain)
  expect(plainText(newest(profile))).not.toContain('新建学校3所')
})
