import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  expectNoComplaints,
  newPaper,
  openDraftInList,
  paperLines,
  sitDown,
  waitUntilSaved,
} from '../support/writer.ts'
import { validateDocx } from '../support/validate-docx.ts'
import { answerSaveDialog, clickMenu } from '../support/shell.ts'
import { launch, temporaryFolder } from '../support/launch.ts'

test('a paper is made from the default template, written, saved, left, reopened where the caret stood, and exported', async () => {
  const profile = temporaryFolder('profile')
  const target = join(temporaryFolder('export'), '示例.docx')
  {
    await using desk = await sitDown({ profile })
    const { page } = desk
    await newPaper(page, '示例区教育局')
    expect((await paperLines(page))[0]).toMatch(/^示例区教育局20\d\d年工作总结和20\d\d年工作计划$/)
    expect(await page.evaluate(() => getSelection()!.toString())).toMatch(/^【.+】$/)
    await page.keyboard.type('区委、区政府')
    await page.keyboard.press('Tab')
    await page.keyboard.type('党的二十大')
    await waitUntilSaved(page)
    expectNoComplaints(desk)
    await desk.run.close()
  }
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  const lead = (await paperLines(page)).find((line) => line.includes('区委、区政府'))!
  expect(lead).toContain('党的二十大')
  const beforeCaret = await page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection()!
    return anchorNode!.textContent!.slice(0, anchorOffset)
  })
  expect(beforeCaret).toMatch(/党的二十大$/)

  await answerSaveDialog(desk.run, target)
  await page.click('[data-name=export]')
  await page.click('[data-name=export-anyway]')
  await page.waitForSelector('.toast')
  expect(await page.textContent('.toast')).toContain('示例.docx')
  const parts = unzipSync(readFileSync(target))
  expect(strFromU8(parts['word/document.xml']!)).toContain('党的二十大')
  expect(await validateDocx(readFileSync(target))).toEqual([])
  expectNoComplaints(desk)
})

test('Tab walks the blanks forward and back, and round the end of the paper', async () => {
  await using desk = await sitDown()
  await newPaper(desk.page, '示例局')
  const selected = () => desk.page.evaluate(() => getSelection()!.toString())
  const first = await selected()
  await desk.page.keyboard.press('Tab')
  const second = await selected()
  expect(second).not.toBe(first)
  await desk.page.keyboard.press('Shift+Tab')
  expect(await selected()).toBe(first)
  await desk.page.keyboard.press('Shift+Tab')
  await desk.page.keyboard.press('Tab')
  expect(await selected()).toBe(first)
})

test('a heading level is set by key, its number follows, and undo takes each step back in turn', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await newPaper(page, '示例局')
  await page.keyboard.press('Control+End')
  await page.locator('[data-line=heading][data-level="1"]').last().click()
  const before = await paperLines(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('强化保障')
  await clickMenu(desk.run, 'level-1')
  const lines = await paperLines(page)
  const made = lines.find((line) => line.endsWith('强化保障'))!
  const levelOnes = lines.filter((line) => /^[一二三四五六七八九十]+、/.test(line))
  expect(levelOnes.indexOf(made)).toBe(levelOnes.length - 1)
  expect(made).toBe(`${'一二三四五六七八九十'[levelOnes.length - 1]}、强化保障`)
  await clickMenu(desk.run, 'undo')
  expect(await paperLines(page)).toContain('强化保障')
  await clickMenu(desk.run, 'undo')
  expect(await paperLines(page)).not.toContain('强化保障')
  await clickMenu(desk.run, 'undo')
  expect(await paperLines(page)).toEqual(before)
})

test('the outline shows every heading, marks the one with the caret and jumps to another', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await newPaper(page, '示例局')
  await page.waitForSelector('.outline-item')
  const headings = await page.locator('[data-line=heading]').count()
  await expect.poll(() => page.locator('.outline-item').count()).toBe(headings)
  await page.locator('.outline-item').last().click()
  await page.waitForSelector('.outline-item[data-current]')
  const current = await page.textContent('.outline-item[data-current] .outline-title')
  const painted = await page.evaluate(() => {
    const line = getSelection()!.anchorNode!.parentElement!.closest<HTMLElement>('[data-line]')!
    return (line.dataset['number'] ?? '') + line.textContent
  })
  expect(current).toBe(painted.slice(0, current!.length))
})

test('the window changes its language and back without a restart, menu included', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await clickMenu(run, 'language-en')
  await page.waitForFunction(() => document.querySelector('[data-name=new]')?.textContent === 'New')
  const labels = () => run.app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map((item) => item.label))
  await expect.poll(labels).toContain('File')
  await clickMenu(run, 'language-zh')
  await page.waitForFunction(() => document.querySelector('[data-name=new]')?.textContent === '新建')
  await expect.poll(labels).toContain('文件')
  expectNoComplaints(desk)
})

test('a second start on the same profile ends at once and leaves the first one working', async () => {
  await using desk = await sitDown()
  const second = await launch({ profile: desk.run.profile }).then(
    async (run) => {
      await run.close()
      return 'started'
    },
    () => 'refused',
  )
  expect(second).toBe('refused')
  await newPaper(desk.page, '示例局')
})
