import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { doc, h1, hole, p, plain, settings, title } from '../support/build.ts'
import type { RunningApp } from '../support/launch.ts'
import { profileWith } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import {
  callDesk,
  expectNoComplaints,
  newPaper,
  openDraftInList,
  paperLines,
  putCaret,
  sitDown,
  waitUntilSaved,
} from '../support/writer.ts'

const PARTS = ['.toolbar', '.pane-left', '.desk-middle', '.status-bar']

const paper = doc(settings({ unit: '示例局' }), title('示例局2026年工作总结'), h1('工作情况'), p('全年工作平稳有序。'))

test('the frame that paints before any script is where the window then is', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const boxes = () => Promise.all(PARTS.map((part) => page.locator(part).boundingBox()))
  const drawn = await boxes()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.reload()
  await expect.poll(() => page.locator('[data-name=new]').count()).toBe(0)
  expect(await boxes()).toEqual(drawn)
  // A page without scripts would not answer when the window closes, nor one that is just being loaded.
  await session.send('Emulation.setScriptExecutionDisabled', { value: false })
  await page.reload()
  await page.waitForSelector('[data-name=start-new]')
})

test('a writer of English who folded the left pane and chose dark never sees another window first', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await clickMenu(run, 'language-en')
  await clickMenu(run, 'theme-dark')
  await clickMenu(run, 'toggle-outline')
  await page.waitForFunction(() => document.querySelector('.switch-tabs') === null)
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { seen })
    const look = () => {
      for (const name of ['new', 'pane-outline', 'start-new']) {
        const shown = document.querySelector(`[data-name=${name}]`)
        if (shown) seen.add(`${name}: ${shown.textContent}`)
      }
      if (document.body) seen.add(getComputedStyle(document.body).backgroundColor)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
  })
  await page.reload()
  await page.waitForSelector('[data-name=start-new]')
  const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])
  expect(seen.toSorted()).toEqual(['new: New', 'rgb(20, 20, 20)', 'start-new: New from template'])
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})

test('the next start opens in the language and layout of the last, also after one that was killed', async () => {
  const { profile } = profileWith(paper)
  const first = await sitDown({ profile })
  await clickMenu(first.run, 'language-en')
  await clickMenu(first.run, 'toggle-outline')
  await first.page.waitForFunction(() => document.querySelector('.switch-tabs') === null)
  await expect.poll(() => readFileSync(join(profile, 'window.json'), 'utf8')).toContain('"outline":false')
  await first.run.kill()
  await using second = await sitDown({ profile })
  await second.page.waitForSelector('[data-name=start-new]')
  expect(await second.page.textContent('[data-name=start-new]')).toBe('New from template')
  expect(await second.page.locator('.switch-tabs').count()).toBe(0)
})

test('F6 walks the parts of the window and Shift+F6 walks back; Escape returns to the caret', async () => {
  const { profile } = profileWith(paper)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await clickMenu(run, 'list-slots')
  await page.waitForSelector('[data-name=slots-pane]')
  await putCaret(page, '全年工作', 4)
  await page.mouse.click(800, 700)
  await putCaret(page, '全年工作', 4)
  const walk = async (command: 'next-region' | 'previous-region', steps: number) => {
    const met: string[] = []
    for (let step = 0; step < steps; step++) {
      await clickMenu(run, command)
      met.push(await focusedPart(page))
      expect(await hasFocusRing(page)).toBe(met.at(-1) !== 'desk-middle')
    }
    return met
  }
  expect(await walk('next-region', 5)).toEqual(['pane-right', 'status-bar', 'toolbar', 'pane-left', 'desk-middle'])
  expect(await walk('previous-region', 3)).toEqual(['pane-left', 'toolbar', 'status-bar'])
  await page.keyboard.press('Escape')
  await page.keyboard.type('都')
  expect(await paperLines(page)).toContain('全年工作都平稳有序。')
  await page.keyboard.press('Escape')
  await page.keyboard.type('很')
  expect(await paperLines(page)).toContain('全年工作都很平稳有序。')
})

function hasFocusRing(page: Page): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle === 'solid')
}

function focusedPart(page: Page): Promise<string> {
  return page.evaluate(() => {
    const part = document.activeElement!.closest('.toolbar, .pane-left, .desk-middle, .pane-right, .status-bar')
    return part ? [...part.classList].at(-1)! : document.activeElement!.tagName
  })
}

test('the left pane is made wider and narrower by mouse and by key, within its limits, and stays so', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const width = async () => (await page.locator('.pane-left').boundingBox())!.width
  const splitter = page.locator('[data-name=splitter]')
  const { x, y } = await middleOf(splitter)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 3 })
  await page.mouse.up()
  expect(await width()).toBe(300)
  await splitter.press('ArrowRight')
  expect(await width()).toBe(310)
  await splitter.press('End')
  await splitter.press('ArrowRight')
  expect(await width()).toBe(360)
  await splitter.press('Home')
  expect(await width()).toBe(220)
  await splitter.press('ArrowRight')
  await expect.poll(() => callDesk(page, 'settings.read', {})).toMatchObject({ value: { outlineWidth: 230 } })
  await page.reload()
  await page.waitForSelector('[data-name=start-new]')
  expect(await width()).toBe(230)
})

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = (await target.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('the menu offers only what can be done, and ticks what holds', async () => {
  const { profile } = profileWith({ ...paper, numbering: 'continuous' })
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  const able = ['new', 'open', 'theme-dark', 'about']
  const needing = ['save', 'export-docx', 'undo', 'level-1', 'insert-page-break', 'next-slot']
  expect(await menuItems(run, 'enabled', able)).toEqual(able)
  expect(await menuItems(run, 'enabled', needing)).toEqual([])
  await openDraftInList(page)
  await expect.poll(() => menuItems(run, 'enabled', needing)).toEqual(needing)
  const choices = [
    'numbering-restart',
    'numbering-continuous',
    'theme-system',
    'theme-dark',
    'language-zh',
    'language-en',
  ]
  expect(await menuItems(run, 'checked', choices)).toEqual(['numbering-continuous', 'theme-system', 'language-zh'])
  await clickMenu(run, 'numbering-restart')
  await clickMenu(run, 'theme-dark')
  await clickMenu(run, 'language-en')
  const now = ['numbering-restart', 'theme-dark', 'language-en']
  await expect.poll(() => menuItems(run, 'checked', choices)).toEqual(now)
  expect(await menuItems(run, 'enabled', needing)).toEqual(needing)
  await clickMenu(run, 'close-draft')
  await page.waitForSelector('[data-name=start-new]')
  await expect.poll(() => menuItems(run, 'enabled', needing)).toEqual([])
})

/** Those of the menu items that are enabled, or ticked. */
function menuItems(run: RunningApp, state: 'enabled' | 'checked', ids: readonly string[]): Promise<string[]> {
  return run.app.evaluate(
    ({ Menu }, [wanted, which]) => wanted.filter((id) => Menu.getApplicationMenu()!.getMenuItemById(id)![which]),
    [ids, state] as const,
  )
}

test('the new dialog says under the field what is wrong, goes there, and keeps what was typed for another template', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await page.click('[data-name=start-new]')
  const dialog = page.locator('[data-name=new-paper]')
  const unit = dialog.locator('input[name=unit]')
  const focused = () => page.evaluate(() => document.activeElement!.getAttribute('name'))
  const refusal = () => dialog.locator('.field-error').textContent()
  await unit.waitFor()
  await unit.press('Enter')
  expect(await refusal()).toBe('请填写“单位全称”。')
  await unit.fill('示例区教育局')
  expect(await dialog.locator('.field-error').count()).toBe(0)
  const year = dialog.locator('input').first()
  await year.fill('二〇二六')
  await unit.press('Enter')
  await dialog.locator('.field-error').waitFor()
  expect(await refusal()).toContain('二〇二六')
  expect(await focused()).toBe(await year.getAttribute('name'))
  await dialog.locator('.choice').nth(1).click()
  expect(await unit.inputValue()).toBe('示例区教育局')
  expect(await year.inputValue()).toMatch(/^20\d\d$/)
  await dialog.locator('.select-button').click()
  await page.locator('.menu-item').nth(1).click()
  await dialog.locator('.select-button').click()
  await page.locator('.menu-item', { hasText: '不填' }).click()
  expect(await dialog.locator('.select-button').textContent()).toBe('请选择')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('[data-name=start-new]').count()).toBe(1)
  expect(run.app.windows()).toHaveLength(1)
  expectNoComplaints(desk)
})

test('keys of the menu do not reach the paper behind a dialog', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await newPaper(page, '示例局')
  await page.keyboard.type('区委、区政府')
  await waitUntilSaved(page)
  const before = await paperLines(page)
  await clickMenu(run, 'new')
  await page.waitForSelector('[data-name=new-paper] input[name=unit]')
  for (const command of ['undo', 'level-1', 'insert-page-break'] as const) await clickMenu(run, command)
  expect(await paperLines(page)).toEqual(before)
})

test('the open draft goes to the recycle bin with its last words, and «撤销» brings it back open', async () => {
  const { profile } = profileWith(paper)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '全年工作', 4)
  await page.keyboard.type('都')
  await clickMenu(run, 'open')
  await page.locator('.item-list [role=row] .button').first().click()
  await page.click('[data-name=item-remove]')
  await page.waitForSelector('[data-name=start-new]')
  await expect.poll(() => page.locator('.item-list [role=row][data-key]').count()).toBe(0)
  await page.locator('.toast .button', { hasText: '撤销' }).click()
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect(await paperLines(page)).toContain('全年工作都平稳有序。')
  expectNoComplaints(desk)
})

test('a draft that is only looked at keeps its date and its place in the list', async () => {
  const { profile } = profileWith(paper, doc(title('另一份'), p([plain('增长'), hole('增幅')])))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  const before = await callDesk(page, 'drafts.list', {})
  await openDraftInList(page, 1)
  await page.waitForTimeout(1_200)
  expect(await page.getAttribute('[data-name=saved]', 'data-state')).toBe('saved')
  await clickMenu(run, 'close-draft')
  await page.waitForSelector('[data-name=start-new]')
  expect(await callDesk(page, 'drafts.list', {})).toEqual(before)
})

test('a change of the zoom keeps what was in the middle of the view', async () => {
  const blocks = Array.from({ length: 60 }, (_, index) => p(`第${index}段。`))
  const { profile } = profileWith(doc(title('示例'), ...blocks))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  const off = () =>
    page.evaluate(() => {
      const view = document.querySelector('.sheet-scroll')!.getBoundingClientRect()
      const line = [...document.querySelectorAll('[data-line=body]')].find((one) => one.textContent === '第30段。')!
      const box = line.getBoundingClientRect()
      return Math.abs(box.y + box.height / 2 - view.y - view.height / 2)
    })
  await page.evaluate(() => {
    const lines = [...document.querySelectorAll('[data-line=body]')]
    lines.find((one) => one.textContent === '第30段。')!.scrollIntoView({ block: 'center' })
  })
  expect(await off()).toBeLessThan(20)
  for (let step = 0; step < 3; step++) await clickMenu(run, 'zoom-in')
  await expect.poll(() => page.textContent('[data-name=zoom-reset]')).toBe('150%')
  await expect.poll(off).toBeLessThan(40)
})

test('everything that can be pressed or filled in has a name, and nothing asks for a Tab stop of its own', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const session = await page.context().newCDPSession(page)
  const nameless = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    return nodes
      .filter((node) => !node.ignored && NAMED.has(String(node.role?.value)))
      .filter((node) => !/[\p{L}]/u.test(String(node.name?.value ?? '')) && !/^\d+%$/.test(String(node.name?.value)))
      .map((node) => `${node.role?.value}: ${node.name?.value}`)
  }
  expect(await nameless()).toEqual([])
  await page.click('[data-name=start-new]')
  await page.waitForSelector('[data-name=new-paper] input')
  expect(await nameless()).toEqual([])
  await page.keyboard.press('Escape')
  await newPaper(page, '示例局')
  await page.click('[data-name=slots]')
  await page.waitForSelector('[data-name=slots-pane]')
  expect(await nameless()).toEqual([])
  await page.click('[data-name=export]')
  await page.waitForSelector('[data-name=hand-in]')
  expect(await nameless()).toEqual([])
  await clickMenu(run, 'open')
  await clickMenu(run, 'about')
  await page.waitForSelector('[data-name=about]')
  expect(await nameless()).toEqual([])
  await expect.poll(() => page.locator('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').count()).toBe(0)
})

const NAMED = new Set([
  'button',
  'textbox',
  'slider',
  'radio',
  'combobox',
  'dialog',
  'toolbar',
  'grid',
  'treegrid',
  'listbox',
  'navigation',
  'complementary',
  'contentinfo',
])
