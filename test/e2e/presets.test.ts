import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doc, h1, p, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith } from '../support/profile.ts'
import { answerSaveDialog, clickMenu } from '../support/shell.ts'
import { callDesk, expectNoComplaints, openDraftInList, sitDown, type Desk } from '../support/writer.ts'

const PAPER = doc(
  title('示例局2025年工作总结'),
  h1('工作情况'),
  ...Array.from({ length: 20 }, () => p('全年工作平稳有序。')),
)

async function openPresets({ run, page }: Desk): Promise<void> {
  await clickMenu(run, 'presets')
  await page.waitForSelector('.dialog[data-name=presets] [data-name=departures]')
}

/** A copy of the first preset, its fields on the screen. */
async function copyPreset(desk: Desk): Promise<void> {
  await openPresets(desk)
  await desk.page.click('[data-name=copy-preset]')
  await desk.page.waitForSelector('[data-field=preset-name]')
}

const names = (page: Page) =>
  page.$$eval('.dialog[data-name=presets] .choice-title', (items) => items.map((item) => item.textContent))
const departures = (page: Page) => page.textContent('[data-name=departures]')

/** Where the second line of the page beside the values begins, in its own points. */
const sampleLines = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('[data-name=preset-page] .page-sheet')?.shadowRoot
    return root?.querySelectorAll('.line').length ?? 0
  })

async function storedPreset(page: Page, name: string): Promise<Record<string, unknown>> {
  const list = (await callDesk(page, 'presets.list', {})) as { value: { id: string; name: Record<string, string> }[] }
  const { id } = list.value.find((preset) => preset.name['zh-CN'] === name)!
  return ((await callDesk(page, 'presets.read', { id })) as { value: Record<string, unknown> }).value
}

test('the standard departs nowhere from itself, and habit is named with its clauses', async () => {
  await using desk = await sitDown()
  await openPresets(desk)
  expect(await departures(desk.page)).toContain('没有：与标准一致')
  await desk.page.click('.dialog[data-name=presets] [data-name=office]')
  await expect.poll(() => departures(desk.page)).toContain('5.2.2')
  expect(await departures(desk.page)).toContain('Times New Roman')
  await desk.page.waitForSelector('[data-name=preset-page] .page-sheet')
  expectNoComplaints(desk)
})

test('a copy is changed, the page beside it follows, and it is stored without being asked', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await copyPreset(desk)
  await expect.poll(() => sampleLines(page)).toBeGreaterThan(15)
  const before = await sampleLines(page)
  await page.fill('[data-field=preset-name]', '本局版式')
  await page.fill('[data-field=linePitch]', '40')
  await page.locator('.tick', { has: page.locator('input[name=bold-heading2]') }).click()
  await expect.poll(() => sampleLines(page)).toBeLessThan(before)
  await expect.poll(() => departures(page)).toContain('7.3.3')
  await expect.poll(() => names(page)).toContain('本局版式')
  expect(await storedPreset(page, '本局版式')).toMatchObject({ linePitch: 800, looks: { heading2: { bold: true } } })
  await page.keyboard.press('Escape')
  await page.waitForSelector('.dialog[data-name=presets]', { state: 'detached' })
  await openPresets(desk)
  await page.locator('.choice', { hasText: '本局版式' }).click()
  await page.waitForSelector('[data-field=linePitch]')
  expect(await page.inputValue('[data-field=linePitch]')).toBe('40')
  expectNoComplaints(desk)
})

test('a value that cannot be is said at its line, and what was stored stays', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await copyPreset(desk)
  await page.fill('[data-field=preset-name]', '本局版式')
  await expect.poll(() => names(page)).toContain('本局版式')
  await page.fill('[data-field=margin-left]', '150')
  await expect.poll(() => page.textContent('.preset-scroll .field-error')).toContain('页边距太大')
  await page.waitForTimeout(700)
  expect(await storedPreset(page, '本局版式')).toMatchObject({ page: { textWidth: 8844 } })
})

test('what is typed last is stored too when the dialog is closed at once', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await copyPreset(desk)
  await page.fill('[data-field=preset-name]', '速写版式')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.dialog[data-name=presets]', { state: 'detached' })
  await expect.poll(async () => JSON.stringify(await callDesk(page, 'presets.list', {}))).toContain('速写版式')
})

test('a preset in use that is removed gives its place to the standard, and comes back with one press', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await copyPreset(desk)
  await page.click('[data-name=use-preset]')
  const inUse = async () => ((await callDesk(page, 'settings.read', {})) as { value: { preset: string } }).value.preset
  await expect.poll(inUse).toMatch(/^user-/)
  const id = await inUse()
  await page.click('[data-name=preset-menu]')
  await page.click('[data-name=remove-preset]')
  await expect.poll(inUse).toBe('gbt9704')
  await page.click('[data-name=notice-action]')
  await expect.poll(inUse).toBe(id)
  expect(await names(page)).toContain('公文格式（GB/T 9704—2012） 副本')
})

test('a preset leaves as a file and comes back from it; a file that is none is refused by place and cause', async () => {
  const folder = temporaryFolder('export')
  const path = join(folder, '本局.json')
  await using desk = await sitDown()
  const { page, run } = desk
  await copyPreset(desk)
  await page.fill('[data-field=preset-name]', '本局版式')
  await expect.poll(() => names(page)).toContain('本局版式')
  await answerSaveDialog(run, path)
  await page.click('[data-name=preset-menu]')
  await page.click('[data-name=export-preset]')
  await expect.poll(() => page.textContent('.gallery-notice')).toContain('已导出：本局.json')
  const written = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  expect(written['name']).toMatchObject({ 'zh-CN': '本局版式' })
  await page.setInputFiles('.dialog[data-name=presets] input[type=file]', path)
  await expect.poll(async () => (await names(page)).filter((name) => name === '本局版式').length).toBe(2)
  const broken = join(folder, '坏.json')
  writeFileSync(broken, JSON.stringify({ ...written, linePitch: 'x' }))
  await page.setInputFiles('.dialog[data-name=presets] input[type=file]', broken)
  await expect.poll(() => page.textContent('.gallery-notice')).toContain('没有导入“坏.json”')
  expectNoComplaints(desk)
})

test('the dialog is left by Escape to where the writer was, and every field of it is reached by Tab', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  await page.click('[data-name=open-details]')
  await page.waitForSelector('.dialog[data-name=file-details] [data-field=organs]')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset['name']))
    .toBe('open-details')
  await copyPreset(desk)
  const reached = new Set<string>()
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    reached.add(
      await page.evaluate(() => {
        const { dataset, tagName } = document.activeElement as HTMLElement
        return dataset['field'] ?? dataset['name'] ?? (document.activeElement as HTMLInputElement).name ?? tagName
      }),
    )
  }
  for (const name of [
    'preset-name',
    'bodyFont',
    'titleSize',
    'bold-heading1',
    'linePitch',
    'margin-right',
    'page-number',
  ])
    expect([...reached]).toContain(name)
  expect([...reached]).toContain('close-presets')
})
