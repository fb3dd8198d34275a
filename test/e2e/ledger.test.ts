import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '#core/document/document.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import { ledgerFields } from '#core/figures/ledger-fields.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { insertDraft } from '#electron/storage/drafts.ts'
import { seriousFaults } from '../support/axe.ts'
import { countingIds, doc, h1, p, settings, table, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import { compose, expectNoComplaints, openDraftInList, putCaret, saveNow, sitDown } from '../support/writer.ts'

const LAST = doc(
  settings({ year: 2024 }),
  title('示例局2024年工作总结'),
  h1('经济运行'),
  p('全年实现地区生产总值149.4亿元，财政收入12.5亿元。'),
  h1('民生'),
  p('培训教师1200人次，合格率97.2%。'),
)
const NOW = doc(
  settings({ year: 2025 }),
  title('示例局2025年工作总结'),
  h1('经济运行'),
  p('全年实现地区生产总值，'),
  p('培训教师1350人次，合格率98.5%。'),
  p('再述产值处。'),
)

const { profile } = profileWith(LAST, NOW)
let desk: Awaited<ReturnType<typeof sitDown>>
let page: Page
beforeAll(async () => {
  desk = await sitDown({ profile })
  page = desk.page
})
afterAll(() => desk[Symbol.asyncDispose]())

/** By keyboard: the lists of drafts and papers are others' tests. */
async function bringUp(year: number): Promise<void> {
  await page.click('[data-name=pane-drafts]')
  await page
    .locator('.item-list [role=row]', { hasText: `${year}年` })
    .first()
    .click()
  await page.waitForSelector(`[data-name=paper] >> text=${year}年工作总结`)
}

async function saved(year: number): Promise<Document> {
  await saveNow(desk)
  return storedDrafts(profile).find((d) => d.year === year)!
}

const lineWith = async (words: string) =>
  [...walkRuns(await saved(2025))].map(([, runs]) => textOf(runs)).find((text) => text.includes(words))
const rows = () =>
  page
    .locator('[data-name=ledger] [role=row]')
    .evaluateAll((all) =>
      all.map((row) => [
        row.querySelector('.item-title')!.textContent,
        ...[...row.querySelectorAll('.item-columns > span')].map((each) => each.textContent),
      ]),
    )
const field = (name: string) => page.locator(`[data-name=ledger-form] [data-field=${name}]`)
const focused = (where = page) =>
  where.evaluate(() => (document.activeElement as HTMLElement).dataset['field'] ?? document.activeElement!.role)
const press = (key: string) => page.keyboard.press(key)

/** As long as a save may take on a busy machine. */
const SOON = { timeout: 10_000 }

/** Into the search field of the ledger, and on into its first row. */
async function intoLedger(where = desk): Promise<void> {
  await clickMenu(where.run, 'list-ledger')
  await expect.poll(() => focused(where.page), SOON).toBe('ledger-search')
  await where.page.waitForSelector('[data-name=ledger] [role=row]')
  await where.page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(where.page), SOON).toBe('row')
}

const backInPaper = () => expect.poll(() => focused(), SOON).toBe('textbox')

test('the figure at the caret is saved with what is known of it, by Enter, and the caret is back in the paper', async () => {
  await bringUp(2024)
  await putCaret(page, '生产总值', 13)
  await clickMenu(desk.run, 'save-figure')
  await expect.poll(() => focused(), SOON).toBe('name')
  const values = await Promise.all(
    ['name', 'value', 'unit', 'period', 'source'].map((name) => field(name).inputValue()),
  )
  expect(values).toEqual(['地区生产总值', '149.4', '亿元', '2024年', '示例局2024年工作总结'])
  await press('Enter')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '—', '149.4亿元', '']])
  await backInPaper()
  await page.keyboard.type('（终核）')
  const d = await saved(2024)
  expect(plainText(d)).toContain('地区生产总值149（终核）.4亿元')
  await press('Control+z')
  const fields = ledgerFields(await saved(2024))
  expect(fields.map(({ text }) => text)).toEqual(['149.4亿元'])
})

test('many figures are saved at once, with the names that were proposed or typed', async () => {
  await clickMenu(desk.run, 'save-all-figures')
  const row = page.locator('.ledger-row')
  await expect.poll(() => row.count(), SOON).toBe(3)
  expect(
    await row
      .locator('input[data-field=row-name]')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
  ).toEqual(['财政收入', '培训教师', '合格率'])
  await putCaret(page, '1200', 2)
  await page.locator('[data-name=ledger-rows] ~ .pane-foot button').first().press('Enter')
  await clickMenu(desk.run, 'save-all-figures')
  await page.locator('[data-name=pane-section]').press('Enter')
  await expect.poll(() => row.count(), SOON).toBe(2)
  await page.locator('[data-name=pane-paper]').press('Enter')
  await expect.poll(() => row.count(), SOON).toBe(3)
  await row.nth(1).locator('input[data-field=row-name]').fill('教师培训')
  await page.locator('[data-name=ledger-save-rows]').press('Enter')
  await expect.poll(rows, SOON).toEqual([
    ['财政收入', '—', '12.5亿元', ''],
    ['地区生产总值', '—', '149.4亿元', ''],
    ['合格率', '—', '97.2%', ''],
    ['教师培训', '—', '1200人次', ''],
  ])
})

test('in this year’s paper the ledger shows last year, asks for this year’s value, and puts it in as a field', async () => {
  await bringUp(2025)
  await clickMenu(desk.run, 'list-ledger')
  await expect.poll(rows, SOON).toContainEqual(['地区生产总值', '149.4亿元', '—', ''])
  await putCaret(page, '地区生产总值', 10)
  await clickMenu(desk.run, 'list-ledger')
  await expect.poll(() => focused(), SOON).toBe('ledger-search')
  await page.keyboard.type('生产')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '149.4亿元', '—', '']])
  await press('ArrowDown')
  await expect.poll(() => focused(), SOON).toBe('row')
  await press('Enter')
  await expect.poll(() => field('period').inputValue(), SOON).toBe('2025年')
  await expect.poll(() => focused(), SOON).toBe('name')
  await press('Tab')
  await page.keyboard.type('161.8')
  await press('Enter')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '149.4亿元', '161.8亿元', '+8.3%']])
  await intoLedger()
  await press('Enter')
  await expect.poll(() => lineWith('生产总值'), SOON).toBe('全年实现地区生产总值161.8亿元，')
  expect(ledgerFields(await saved(2025))).toMatchObject([{ text: '161.8亿元', start: 10 }])
})

test('what is typed behind the field stands beside it, composed or not, and Backspace in it is seen', async () => {
  await backInPaper()
  await page.keyboard.type('左右')
  await compose(page, ['y', 'yu'], '余')
  expect(await lineWith('生产总值')).toBe('全年实现地区生产总值161.8亿元左右余，')
  expect(ledgerFields(await saved(2025))).toMatchObject([{ text: '161.8亿元' }])
  for (let times = 0; times < 4; times++) await press('Backspace')
  expect(ledgerFields(await saved(2025))).toMatchObject([{ text: '161.8亿' }])
  await expect.poll(() => page.textContent('[data-name=ledger-differences]'), SOON).toContain('1 处与台账不同')
  await page.locator('[data-name=update-field]').press('Enter')
  await expect.poll(() => lineWith('生产总值'), SOON).toBe('全年实现地区生产总值161.8亿元，')
  expect(await page.locator('[data-name=ledger-differences]').count()).toBe(0)
})

test('where the sentence speaks of growth the change is offered with its working, and Enter puts it in', async () => {
  await putCaret(page, '生产总值', 18)
  await page.keyboard.type('较上年')
  const note = page.locator('[data-name=ledger-growth]')
  await expect.poll(() => note.textContent(), SOON).toContain('较2024年增长8.3%（+12.4亿元）')
  expect(await note.textContent()).toContain('(161.8-149.4)÷149.4=8.3%')
  await clickMenu(desk.run, 'list-ledger')
  await expect.poll(() => focused(), SOON).toBe('ledger-search')
  await press('Shift+Tab')
  await press('Shift+Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement!.textContent), SOON).toBe('增长8.3%')
  await press('Enter')
  await expect.poll(() => lineWith('生产总值'), SOON).toBe('全年实现地区生产总值161.8亿元，较上年增长8.3%')
  await backInPaper()
  await press('Control+z')
  await expect.poll(() => lineWith('生产总值'), SOON).toBe('全年实现地区生产总值161.8亿元，较上年')
})

test('a changed value is shown where the paper still has the old one, and brought in as one step of undo', async () => {
  await putCaret(page, '再述产值处', 4)
  await intoLedger()
  await press('Enter')
  await expect.poll(() => lineWith('再述产值'), SOON).toBe('再述产值161.8亿元处。')
  await intoLedger()
  await press('F2')
  await expect.poll(() => field('value').inputValue(), SOON).toBe('161.8')
  await field('value').fill('162亿元')
  await press('Enter')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '149.4亿元', '162亿元', '+8.4%']])
  await expect.poll(() => page.textContent('[data-name=ledger-differences]'), SOON).toContain('2 处与台账不同')
  await page.locator('[data-name=update-all]').press('Enter')
  await expect
    .poll(async () => ledgerFields(await saved(2025)).map(({ text }) => text), SOON)
    .toEqual(['162亿元', '162亿元'])
  expect(await page.locator('[data-name=ledger-differences]').count()).toBe(0)
  await clickMenu(desk.run, 'undo')
  await expect
    .poll(async () => ledgerFields(await saved(2025)).map(({ text }) => text), SOON)
    .toEqual(['161.8亿元', '161.8亿元'])
  await clickMenu(desk.run, 'redo')
})

test('what it was before stands among its earlier values and can be brought back', async () => {
  await intoLedger()
  await press('Shift+F10')
  await page.locator('[data-name=item-history]').press('Enter')
  await expect.poll(() => page.locator('[data-name=ledger] .item-title').allTextContents(), SOON).toEqual(['161.8亿元'])
  await page.locator('[data-name=leave-ledger-history]').press('Enter')
})

test('a figure that is there already is updated, not doubled; one in the bin comes back by 撤销', async () => {
  await putCaret(page, '1350', 6)
  await clickMenu(desk.run, 'save-figure')
  await expect.poll(() => field('value').inputValue(), SOON).toBe('1350')
  await field('name').fill('地区生产总值')
  await field('unit').fill('亿元')
  await expect.poll(() => page.textContent('[data-name=ledger-twin]'), SOON).toContain('162亿元')
  await press('Escape')
  await intoLedger()
  await press('Delete')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '149.4亿元', '—', '']])
  await page.locator('.toasts button', { hasText: '撤销' }).last().press('Enter')
  await expect.poll(rows, SOON).toEqual([['地区生产总值', '149.4亿元', '162亿元', '+8.4%']])
})

test('axe finds nothing serious on the list, the form, the many, and the page never complained', async () => {
  await clickMenu(desk.run, 'list-ledger')
  await page.waitForSelector('[data-name=ledger] [role=row]')
  expect(await seriousFaults(page)).toEqual([])
  await clickMenu(desk.run, 'save-figure')
  await field('name').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await clickMenu(desk.run, 'save-all-figures')
  await page.waitForSelector('.ledger-row')
  expect(await seriousFaults(page)).toEqual([])
  expectNoComplaints(desk)
})

test('a figure from last year goes into the ledger by its bar, and this year’s takes its place: changed, not lost', async () => {
  const rolled = doc(
    settings({ year: 2025 }),
    title('示例局2025年工作总结'),
    p('全年实现地区生产总值149.4亿元，再看149.4亿元。'),
  )
  const own = profileWith(markCarried(rolled, { from: 2024, newId: countingIds() }))
  await using other = await sitDown({ profile: own.profile })
  const { page: sheet, run } = other
  const stored = async () => {
    await saveNow(other)
    return storedDrafts(own.profile)[0]!
  }
  const states = async () => carriedFigures(await stored()).map(({ text, state }) => [text, state])
  await openDraftInList(sheet)
  await putCaret(sheet, '示例局', 0)
  await clickMenu(run, 'next-figure')
  await clickMenu(run, 'next-figure')
  await sheet.locator('[data-name=figure-bar] [data-name=save-figure]').press('Enter')
  const period = sheet.locator('[data-name=ledger-form] [data-field=period]')
  await expect.poll(() => period.inputValue(), SOON).toBe('2025年')
  await period.fill('2024年')
  await period.press('Enter')
  await expect.poll(async () => ledgerFields(await stored()).length, SOON).toBe(1)
  expect(await states()).toContainEqual(['149.4亿元', 'unconfirmed'])
  await intoLedger(other)
  await sheet.keyboard.press('Enter')
  await sheet.locator('[data-name=ledger-form] [data-field=value]').fill('161.8')
  await sheet.keyboard.press('Enter')
  const differences = sheet.locator('[data-name=ledger-differences]')
  await expect.poll(() => differences.textContent(), SOON).toContain('149.4亿元 → 161.8亿元 （2025年的数）')
  await sheet.locator('[data-name=update-all]').press('Enter')
  await expect.poll(states, SOON).toContainEqual(['161.8亿元', 'changed'])
  await clickMenu(run, 'undo')
  await expect.poll(states, SOON).not.toContainEqual(['161.8亿元', 'changed'])
  await clickMenu(run, 'redo')
  await putCaret(sheet, '再看', 0)
  await clickMenu(run, 'next-figure')
  await expect.poll(() => sheet.locator('[data-settling]').allTextContents(), SOON).toEqual(['149.4亿元'])
  await intoLedger(other)
  await sheet.keyboard.press('Enter')
  await expect.poll(async () => plainText(await stored()), SOON).toContain('生产总值161.8亿元，再看161.8亿元。')
  expect((await states()).filter(([, state]) => state === 'changed')).toEqual([
    ['161.8亿元', 'changed'],
    ['161.8亿元', 'changed'],
  ])
  expectNoComplaints(other)
})

test('figures of a table are saved by a click into a cell or all at once by keys, linked, and brought in step there', async () => {
  const own = profileWith(
    doc(
      settings({ year: 2025 }),
      title('示例局2025年工作总结'),
      p('基本情况如下表。'),
      table([
        ['指标', '人数（人）'],
        ['在校学生', '1200'],
        ['教师', '86'],
      ]),
      p('以上为年末数。'),
    ),
  )
  await using other = await sitDown({ profile: own.profile })
  const { page: sheet, run } = other
  const stored = async () => {
    await saveNow(other)
    return storedDrafts(own.profile)[0]!
  }
  const fields = async () => ledgerFields(await stored()).map(({ text, unit }) => text + unit)
  await openDraftInList(sheet)
  await sheet.locator('[data-name=paper] td', { hasText: '1200' }).click()
  await sheet.waitForSelector('[data-name=paper] td[data-pointed]')
  await clickMenu(run, 'save-figure')
  const values = () =>
    Promise.all(
      ['name', 'value', 'unit', 'period'].map((name) =>
        sheet.locator(`[data-name=ledger-form] [data-field=${name}]`).inputValue(),
      ),
    )
  await sheet.waitForSelector('[data-name=ledger-form]')
  await expect.poll(values, SOON).toEqual(['在校学生人数', '1200', '人', '2025年'])
  await sheet.locator('[data-name=ledger-form] [data-field=name]').press('Enter')
  await expect.poll(fields, SOON).toEqual(['1200人'])

  // A caret that is set by script leaves a selected table selected; a click does not.
  await sheet.locator('[data-name=paper] > [data-line]', { hasText: '以上为年末数' }).click()
  await sheet.waitForSelector('.frame:not([data-selected])')
  await putCaret(sheet, '以上为年末数', 0)
  await sheet.keyboard.press('Backspace')
  await sheet.waitForSelector('.frame[data-selected]')
  await expect.poll(() => sheet.locator('td[data-pointed]').count(), SOON).toBe(0)
  await clickMenu(run, 'save-figure')
  const row = sheet.locator('.ledger-row')
  await expect
    .poll(
      () =>
        row
          .locator('input[data-field=row-name]')
          .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
      SOON,
    )
    .toEqual(['教师人数'])
  await sheet.locator('[data-name=ledger-save-rows]').press('Enter')
  await expect.poll(fields, SOON).toEqual(['1200人', '86人'])

  await intoLedger(other)
  await sheet.keyboard.press('F2')
  const value = sheet.locator('[data-name=ledger-form] [data-field=value]')
  await expect.poll(() => value.inputValue(), SOON).toBe('86')
  await value.fill('91')
  await value.press('Enter')
  const differences = sheet.locator('[data-name=ledger-differences]')
  await expect.poll(() => differences.textContent(), SOON).toContain('86 → 91')
  await sheet.locator('[data-name=go-to-field]').press('Enter')
  await sheet.waitForSelector('.frame[data-selected]')
  await sheet.locator('[data-name=update-all]').press('Enter')
  await expect.poll(fields, SOON).toEqual(['1200人', '91人'])
  await clickMenu(run, 'undo')
  await expect.poll(fields, SOON).toEqual(['1200人', '86人'])
  expectNoComplaints(other)
})

test('the ledger is open over the pages too: what is put in brings the paper back; its bin is emptied only when asked', async () => {
  await clickMenu(desk.run, 'preview')
  await page.waitForSelector('[data-name=preview-pages] .page-sheet')
  await clickMenu(desk.run, 'list-ledger')
  await expect.poll(() => focused(), SOON).toBe('ledger-search')
  await page.locator('[data-field=ledger-search]').fill('财政')
  await expect.poll(rows, SOON).toEqual([['财政收入', '12.5亿元', '—', '']])
  await press('ArrowDown')
  await press('Shift+F10')
  await page.locator('[data-name=item-insert-last]').press('Enter')
  await expect.poll(async () => plainText(await saved(2025)), SOON).toContain('12.5亿元')
  expect(await page.locator('[data-name=preview-pages]').count()).toBe(0)
  await intoLedger()
  await press('Delete')
  await page.locator('[data-name=show-ledger-bin]').press('Enter')
  await expect
    .poll(() => page.locator('[data-name=ledger] .item-title').allTextContents(), SOON)
    .toEqual(['财政收入 12.5亿元'])
  await page.locator('[data-name=empty-ledger-bin]').press('Enter')
  await page.locator('[data-name=empty-ledger-bin-yes]').press('Enter')
  await expect.poll(() => page.locator('[data-name=ledger] .item-title').count(), SOON).toBe(0)
  expect(plainText(await saved(2025))).toContain('12.5亿元')
})

test('a value of last year that the ledger does not have is looked for in the paper that this one was rolled from', async () => {
  const own = profileWith(LAST)
  const opened = openDatabase(own.profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const basedOn = { id: own.ids[0]!, title: '示例局2024年工作总结', year: 2024, sha256: '0'.repeat(64) }
  const rolled = doc(settings({ year: 2025, basedOn }), title('示例局2025年工作总结'), p('财政收入13亿元，同比'))
  insertDraft(opened.value.db, { id: randomUUID(), document: rolled, at: new Date().toISOString() })
  closeDatabase(opened.value.db)
  await using other = await sitDown({ profile: own.profile })
  const { page: sheet, run } = other
  await openDraftInList(sheet)
  await putCaret(sheet, '财政收入', 6)
  await clickMenu(run, 'save-figure')
  await sheet.locator('[data-name=ledger-form] [data-field=name]').press('Enter')
  await putCaret(sheet, '财政收入', 11)
  await sheet.locator('[data-name=fill-last]').press('Enter')
  const values = () =>
    Promise.all(
      ['name', 'value', 'unit', 'period', 'source'].map((name) =>
        sheet.locator(`[data-name=ledger-form] [data-field=${name}]`).inputValue(),
      ),
    )
  await expect.poll(values, SOON).toEqual(['财政收入', '12.5', '亿元', '2024年', '示例局2024年工作总结'])
  await sheet.keyboard.press('Enter')
  await expect.poll(() => sheet.textContent('[data-name=ledger-growth]'), SOON).toContain('较2024年增长4%（+0.5亿元）')
  expectNoComplaints(other)
})
