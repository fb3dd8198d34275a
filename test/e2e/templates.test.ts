import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { date, doc, h1, h2, p, recipients, settings, signatory, title } from '../support/build.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith } from '../support/profile.ts'
import { answerSaveDialog, clickMenu } from '../support/shell.ts'
import { callDesk, expectNoComplaints, openDraftInList, paperLines, sitDown } from '../support/writer.ts'

const written = doc(
  settings({ unit: '示例区教育局', year: 2025, kind: 'summary-and-plan', header: { organs: ['示例区教育局'] } }),
  title('示例区教育局2025年工作总结和2026年工作计划'),
  recipients('区委、区政府：'),
  p('2025年，全区投入教育经费1,234万元，同比增长5.6%。'),
  h1('2025年工作情况'),
  h2('质量稳步提升。', '培训教师320人次。'),
  h1('2026年工作打算'),
  p('2026年，示例区教育局继续做好各项工作。'),
  signatory('示例区教育局'),
  date('2025年12月20日'),
)

const gallery = '[data-name=new-paper]'

test('the first paper takes Enter, the unit, Enter; the next one Enter, Enter', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const press = async (key: string) => page.keyboard.press(key)
  await press('Enter')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  expect(await focusedField(page)).toBe('unit')
  await page.keyboard.type('示例区教育局')
  await press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  const [first] = await paperLines(page)
  await clickMenu(run, 'close-draft')
  await page.waitForSelector('[data-name=start-new]:focus')
  await press('Enter')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  expect(await page.locator(`${gallery} .field-note`).first().textContent()).toBe('取自单位信息')
  await press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect((await paperLines(page))[0]).toBe(first)
  expectNoComplaints(desk)
})

test('a written draft becomes a template by keyboard, and the paper made of it is of the next year and has the unit', async () => {
  const { profile } = profileWith(written)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await clickMenu(run, 'unit-profile')
  await page.waitForSelector('[data-name=unit-profile] input[name=unit]')
  await page.keyboard.type('示例区教育局')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=unit-profile]', { state: 'detached' })

  await openDraftInList(page)
  await clickMenu(run, 'save-as-template')
  const dialog = page.locator('[data-name=save-as-template]')
  await dialog.waitFor()
  expect(await page.inputValue('[data-field=template-name]')).toBe('工作总结和工作计划')
  expect(await dialog.locator('.preview').textContent()).toContain('投入教育经费【金额】万元，同比增长【百分比】。')
  expect(await dialog.locator('.gallery-notice').textContent()).toBe('版头不存入模板，文稿里仍保留。')
  const figures = dialog.locator('.proposal-group').last()
  expect(await figures.locator('mark').allTextContents()).toEqual(['1,234', '5.6%', '320'])
  // The growth stays as it is: its box is the third, after the one of the whole group.
  await figures.locator('input').nth(2).focus()
  await page.keyboard.press('Space')
  await expect.poll(() => dialog.locator('.preview').textContent()).toContain('同比增长5.6%。')
  expect(await figures.locator('.tick').first().textContent()).toContain('2/3')
  await page.focus('[data-field=template-name]')
  await page.keyboard.type('（示例）')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })

  for (let step = 0; step < 6 && !(await isFocusIn(page, '.toasts')); step++) await clickMenu(run, 'next-region')
  await tabTo(page, '.toasts [data-kind=link]')
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${gallery} input[name=year]`)
  expect(await chosenName(page)).toContain('（示例）')
  await page.fill('input[name=year]', '2026')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('.paper-tab').length === 2)
  const lines = await paperLines(page)
  expect(lines[0]).toBe('示例区教育局2026年工作总结和2027年工作计划')
  expect(lines).toContain('2026年，全区投入教育经费【金额】万元，同比增长5.6%。')
  expect(lines).toContain('一、2026年工作情况')
  expect(lines).toContain('2027年，示例区教育局继续做好各项工作。')
  expectNoComplaints(desk)
})

test('a draft saved over an own template changes that one, and headings alone can be kept', async () => {
  const { profile } = profileWith(written)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await callDesk(page, 'templates.duplicate', { requestId: crypto.randomUUID(), id: 'work-points' })
  const own = async () => (await listed(page)).filter(({ origin }) => origin === 'user')
  const [before] = await own()
  await openDraftInList(page)
  await clickMenu(run, 'save-as-template')
  await page.click('[data-field=replaced]')
  await page.locator('.menu-item').nth(1).click()
  await page.click('[data-name=hints]')
  expect(await page.inputValue('[data-field=template-name]')).toBe(before!.name['zh-CN'])
  await page.click('[data-name=save-template]')
  await page.waitForSelector('[data-name=save-as-template]', { state: 'detached' })
  const after = await own()
  expect(after.map(({ id, name }) => ({ id, name: name['zh-CN'] }))).toEqual([
    { id: before!.id, name: before!.name['zh-CN'] },
  ])
  expect(after[0]!.preview.map(({ number, text }) => number + text)).toEqual([
    '【单位全称】【年份】年工作总结和【年份+1】年工作计划',
    '区委、区政府：',
    '【写明做法、数字和成效】',
    '一、【年份】年工作情况',
    '（一）质量稳步提升。【写明做法、数字和成效】',
    '二、【年份+1】年工作打算',
    '【写明做法、数字和成效】',
    '【单位全称】',
  ])
  expectNoComplaints(desk)
})

test('a broken template is not imported, and both languages say where it is broken and why', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await page.click('[data-name=start-new]')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  await page.fill('input[name=unit]', '示例局')
  const broken = JSON.parse(readFileSync('templates/work-points.json', 'utf8')) as { body: object[] }
  broken.body[1] = { heading: '没有级别' }
  await importFile(page, 'broken.json', JSON.stringify(broken))
  expect(await notice(page)).toContain(
    '没有导入“broken.json”。 模板有误，不能使用。位置：body.1.level；原因：缺少这一项',
  )
  await clickMenu(run, 'language-en')
  await expect.poll(() => notice(page)).toContain('Place: body.1.level; cause: it is missing')
  expect(await page.inputValue('input[name=unit]')).toBe('示例局')
  await expect.poll(() => page.textContent('.preview')).toContain('【Full name of the unit】')
  await importFile(page, 'cut.json', '{\n  "id": "cut",')
  expect(await notice(page)).toContain('“cut.json” was not imported: line 2 is not complete JSON.')
  await dropFile(page, 'dropped.json', JSON.stringify({ ...broken, body: [] }))
  await expect.poll(() => notice(page)).toContain('“dropped.json” was not imported.')
  expect((await listed(page)).filter(({ origin }) => origin === 'user')).toEqual([])
  expectNoComplaints(desk)
})

test('a template that was copied, edited, exported and imported again is the same', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const target = join(temporaryFolder('export'), '示例.json')
  await page.click('[data-name=start-new]')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  await chooseInMenu(page, 'duplicate-template')
  await expect.poll(() => chosenName(page)).toContain('副本')
  await chooseInMenu(page, 'edit-template')
  await page.fill('[data-field=template-name]', ' ')
  await page.keyboard.press('Enter')
  expect(await page.textContent(`${gallery} .field-error`)).toBe('这一项不能为空。')
  await page.fill('[data-field=template-name]', '街道工作总结 ')
  await page.fill('[data-field=label-unit]', '街道全称')
  await page.locator('input[name=required-date]').focus()
  await page.keyboard.press('Space')
  await page.click('[data-name=save-template]')
  await expect.poll(() => chosenName(page)).toBe('街道工作总结')
  await answerSaveDialog(run, target)
  await chooseInMenu(page, 'export-template')
  await expect.poll(() => notice(page)).toBe('已导出：示例.json')
  await importFile(page, '示例.json', readFileSync(target, 'utf8'))
  expect(await notice(page)).toBe('已导入“街道工作总结”。')
  const [first, second] = (await listed(page)).filter(({ origin }) => origin === 'user')
  const contents = async (id: string) => {
    const { value } = (await callDesk(page, 'templates.read', { id })) as { value: object }
    return { ...value, id: '' }
  }
  expect(await contents(second!.id)).toEqual(await contents(first!.id))
  expect(await contents(first!.id)).toMatchObject({ name: { 'zh-CN': '街道工作总结' } })
  expect(first!.fields.find(({ key }) => key === 'unit')?.label['zh-CN']).toBe('街道全称')
  expect(first!.fields.find(({ key }) => key === 'date')?.required).toBe(true)
  expectNoComplaints(desk)
})

test('by keys alone an own template goes to the bin, comes back by «撤销», goes again and is restored from the bin', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await callDesk(page, 'templates.duplicate', { requestId: crypto.randomUUID(), id: 'work-points' })
  const { keyboard } = page
  await keyboard.press('Enter')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  await tabTo(page, '.choice', 'Shift+Tab')
  await keyboard.press('End')
  await expect.poll(() => chosenName(page)).toBe('年度工作要点 副本')
  const remove = async () => {
    await tabTo(page, '[data-name=template-menu]')
    await keyboard.press('Enter')
    await page.waitForSelector('[data-name=remove-template]')
    await keyboard.press('End')
    await keyboard.press('Enter')
    await expect.poll(() => notice(page)).toBe('“年度工作要点 副本”已移到回收站。撤销')
  }
  await remove()
  expect(await chosenName(page)).toBe('年度工作总结和下一年工作计划')
  await tabTo(page, '[data-name=notice-action]')
  await keyboard.press('Enter')
  await expect.poll(() => notice(page)).toBe('“年度工作要点 副本”已恢复。')
  expect(await chosenName(page)).toBe('年度工作要点 副本')
  await remove()
  await tabTo(page, '[data-name=template-bin]')
  await keyboard.press('Enter')
  await page.waitForSelector('[data-name=restore-template]')
  await keyboard.press('Enter')
  await expect.poll(() => chosenName(page)).toBe('年度工作要点 副本')
  await keyboard.press('Escape')
  await page.waitForSelector(gallery, { state: 'detached' })
  expectNoComplaints(desk)
})

test('the unit profile keeps what a first paper answered, shows it, and proposes what was changed', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await callDesk(page, 'drafts.create', {
    requestId: crypto.randomUUID(),
    template: 'annual-summary-and-plan',
    answers: { year: '2026', unit: '旧局', leadership: '区委、区政府' },
    today: { year: 2026, month: 12, day: 1 },
  })
  await clickMenu(run, 'unit-profile')
  const profile = page.locator('[data-name=unit-profile]')
  await profile.waitFor()
  expect(await page.inputValue('[data-name=unit-profile] input[name=unit]')).toBe('旧局')
  await expect.poll(() => profile.locator('.facts').textContent()).toContain('区委、区政府')
  await page.fill('input[name=unit]', '示例区教育体育局')
  await page.fill('input[name=signatory]', '示例区教育体育局办公室')
  await page.keyboard.press('Enter')
  await profile.waitFor({ state: 'detached' })
  await clickMenu(run, 'new')
  await page.waitForSelector(`${gallery} input[name=unit]`)
  expect(await page.inputValue('input[name=unit]')).toBe('示例区教育体育局')
  expect(await page.locator(`${gallery} .field-note`).allTextContents()).toEqual(['取自单位信息', '沿用上次的填写'])
  expectNoComplaints(desk)
})

interface Listed {
  readonly id: string
  readonly origin: string
  readonly name: Readonly<Record<'zh-CN' | 'en', string>>
  readonly preview: readonly { readonly number: string; readonly text: string }[]
  readonly fields: readonly { readonly key: string; readonly required: boolean; readonly label: { 'zh-CN': string } }[]
}

async function listed(page: Page): Promise<readonly Listed[]> {
  return ((await callDesk(page, 'templates.list', {})) as { value: readonly Listed[] }).value
}

function isFocusIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement!.closest(wanted) !== null, selector)
}

function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement!.getAttribute('name'))
}

async function notice(page: Page): Promise<string> {
  return (await page.textContent(`${gallery} .gallery-notice`)) ?? ''
}

async function chosenName(page: Page): Promise<string> {
  return (await page.textContent(`${gallery} .choice[data-selected] .choice-title`)) ?? ''
}

async function chooseInMenu(page: Page, item: string): Promise<void> {
  await page.click('[data-name=template-menu]')
  await page.click(`[data-name=${item}]`)
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  const before = await page.locator(`${gallery} .gallery-notice`).textContent()
  await page.setInputFiles(`${gallery} input[type=file]`, {
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect.poll(() => page.locator(`${gallery} .gallery-notice`).textContent()).not.toBe(before)
}

/** Lets go of a file over the gallery, as a hand with a mouse does. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content], fileName, { type: 'application/json' }))
      const place = document.querySelector('.gallery .preview')!
      for (const type of ['dragenter', 'dragover', 'drop']) {
        place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      }
    },
    [name, text] as const,
  )
}

/** Presses Tab until the focus is where it should be; fails where it never comes. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 25; step++) {
    if (await page.evaluate((wanted) => document.activeElement!.matches(wanted), selector)) return
    await page.keyboard.press(key)
  }
  throw new Error(`no Tab reaches ${selector}`)
}
