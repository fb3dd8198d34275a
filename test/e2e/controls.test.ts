import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { profileWith } from '../support/profile.ts'
import { doc, p, title } from '../support/build.ts'
import { callDesk, sitDown } from '../support/writer.ts'

const tip = (page: Page) => page.locator('[role=tooltip]')

test('a button says its name and key while the pointer rests on it, and Escape, a press or leaving takes that away', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const fold = page.locator('[data-name=toggle-outline]')
  await fold.hover()
  await expect.poll(() => tip(page).textContent()).toBe('大纲与文稿  F7')
  expect(await fold.getAttribute('aria-describedby')).toBe(await tip(page).getAttribute('id'))
  const [above, below] = [(await tip(page).boundingBox())!, (await fold.boundingBox())!]
  expect(above.y + above.height).toBeLessThanOrEqual(below.y)
  await page.keyboard.press('Escape')
  await expect.poll(() => tip(page).count()).toBe(0)
  expect(await fold.getAttribute('aria-describedby')).toBe(null)
  await page.mouse.move(600, 300)
  await fold.hover()
  await expect.poll(() => tip(page).count()).toBe(1)
  await page.mouse.move(600, 300)
  await expect.poll(() => tip(page).count()).toBe(0)
  await fold.hover()
  await expect.poll(() => tip(page).count()).toBe(1)
  await page.mouse.down()
  await expect.poll(() => tip(page).count()).toBe(0)
  await page.mouse.up()
})

test('in the toolbar the arrow keys walk, and the button that they reach says its key', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await page.locator('[data-name=new]').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('open')
  await expect.poll(() => tip(page).textContent()).toContain('Ctrl+O')
})

test('a menu opens by its arrow key with the first choice reached, and Escape gives the key back to its button', async () => {
  const { profile } = profileWith(doc(title('甲'), p('正文')), doc(title('乙'), p('正文')))
  await using desk = await sitDown({ profile })
  const { page } = desk
  await page.locator('[data-name=sort]').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toMatch(/^menuitem/)
  expect(await page.locator('[data-name=sort]').getAttribute('aria-expanded')).toBe('true')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[role=menu]').count()).toBe(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('sort')
  await page.click('[data-name=sort]')
  await page.locator('[role=menu] [data-name=title]').click()
  await expect.poll(() => page.locator('[role=menu]').count()).toBe(0)
  expect(await page.getAttribute('[data-name=sort]', 'data-marked')).not.toBe(null)
})

test('the zoom is moved by keys in steps of five, and kept', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const slider = page.getByRole('slider')
  await slider.focus()
  await slider.press('ArrowRight')
  await slider.press('ArrowRight')
  await expect.poll(() => page.textContent('[data-name=zoom-reset]')).toBe('110%')
  await expect.poll(() => callDesk(page, 'settings.read', {})).toMatchObject({ ok: true, value: { zoom: 110 } })
})
