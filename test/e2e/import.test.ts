import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { textOf } from '#core/document/text.ts'
import { doc, h1, h2, p, title } from '../support/build.ts'
import { DIRTY_PAPER } from '../support/dirty-paper.ts'
import { dropFiles, importFixture, pasteForeign } from '../support/drop-files.ts'
import { temporaryFolder } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { answerOpenDialog, answerSaveDialog, clickMenu } from '../support/shell.ts'
import {
  expectNoComplaints,
  openDraftInList,
  paperLines,
  putCaret,
  sitDown,
  waitUntilSaved,
} from '../support/writer.ts'
import { writeTestDocx } from '../support/write-test-docx.ts'

/** As it stands in the source, or with its spaces put in order. */
const PAGE_LINE = /第 ?1 ?页/

const recognisedLines = (page: Page) =>
  page.$$eval('[data-name=import-paper] > [data-line]', (lines) => lines.map((line) => line.textContent))
const sourceText = (page: Page) => page.textContent('[data-name=import-source]')
const focusedName = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).dataset['name'])

async function review(page: Page): Promise<void> {
  await page.waitForSelector('[data-name=import-paper] [data-line]')
}

test('a dropped file is shown on both sides, put in order, and opened as a draft', async () => {
  const { profile } = profileWith()
  await using desk = await sitDown({ profile })
  const { page } = desk
  await dropFiles(page, ['2025总结.txt', DIRTY_PAPER])
  await review(page)
  expect(await sourceText(page)).toContain('第 1 页 共 2 页')
  const lines = await recognisedLines(page)
  expect(lines[0]).toBe('示例区教育局2025年工作总结')
  expect(lines).toContain(
    '（二）优化办学条件。全年完成投资xx万元，新建学校3所，改扩建校舍4.2万平方米，新增学位2600个。',
  )
  expect(lines.join('')).not.toMatch(/第 1 页|上一篇|qiáng|區/)
  expect(await page.inputValue('[data-field=fact-title]')).toBe('示例区教育局2025年工作总结')
  expect(await page.inputValue('[data-field=fact-year]')).toBe('2025')
  expect(await page.inputValue('[data-field=fact-unit]')).toBe('示例区教育局')
  expect(await page.textContent('[data-name=to-see]')).toContain('xx')
  await expect.poll(() => focusedName(page)).toBe('open-as-draft')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-name=paper] [data-line]')
  expect((await paperLines(page))[0]).toBe('示例区教育局2025年工作总结')
  expect(textOf(storedDrafts(profile)[0]!.title)).toBe('示例区教育局2025年工作总结')
  await page.click('.toast .button[data-kind=link]')
  await expect.poll(() => storedDrafts(profile).length).toBe(0)
  expectNoComplaints(desk)
})

test('each decision is taken back and done again: at its place, in the list, by kind, by undo', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await dropFiles(page, ['总结.txt', DIRTY_PAPER])
  await review(page)
  const body = async () => (await recognisedLines(page)).join('')
  // At its place.
  await page.locator('[data-name=import-source] [data-look=cut]', { hasText: '第 1 页' }).click()
  expect(await page.textContent('.popover')).toContain('第 1 页 共 2 页')
  await page.click('.popover [data-name=decide-one]')
  await expect.poll(body).toMatch(PAGE_LINE)
  expect(await page.locator('[data-name=import-source] [data-look=refused]').count()).toBeGreaterThan(0)
  // Undo and redo, as in a paper.
  await page.locator('[data-name=import-paper]').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(body).not.toMatch(PAGE_LINE)
  await page.keyboard.press('Control+y')
  await expect.poll(body).toMatch(PAGE_LINE)
  // In the list.
  await page.click('[data-name=kind-page-line-dropped] .disclosure-title')
  await page.click('[data-name=kind-page-line-dropped] [data-name=decide]')
  await expect.poll(body).not.toMatch(PAGE_LINE)
  // By kind, and one of it all the same.
  await page.click('[data-name=all-digits-narrowed]')
  await expect.poll(body).toContain('１２次')
  await page.click('[data-name=kind-digits-narrowed] .disclosure-title')
  await page.locator('[data-name=kind-digits-narrowed] [data-name=decide]').first().click()
  await expect.poll(body).toContain('12次')
  expect(await body()).toContain('３名')
  expect(await page.textContent('[data-name=kind-digits-narrowed] .disclosure-title')).toContain('1/2')
  expectNoComplaints(desk)
})

test('the keyboard alone walks the paper, sets a level, and the draft has it', async () => {
  const { profile } = profileWith()
  await using desk = await sitDown({ profile })
  const { page } = desk
  await dropFiles(page, ['总结.txt', DIRTY_PAPER])
  await review(page)
  await page.locator('[data-name=import-paper]').focus()
  await page.keyboard.press('Home')
  const chosen = () => page.textContent('[data-name=import-paper] [aria-selected=true]')
  for (let step = 0; step < 20 && !(await chosen())!.includes('坚持党建引领'); step++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Control+Alt+1')
  await expect.poll(() => recognisedLines(page)).toContainEqual(expect.stringMatching(/^二、坚持党建引领/))
  // The line stays chosen: the next key can be another level.
  expect(await chosen()).toMatch(/^二、坚持党建引领/)
  await page.click('[data-name=open-as-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]')
  await expect
    .poll(
      () => storedDrafts(profile)[0]?.blocks.filter((block) => block.type === 'heading' && block.level === 1).length,
    )
    .toBe(4)
})

test('what was guessed is corrected before it is opened; the paper in front stays as it was behind the import', async () => {
  const { profile } = profileWith(doc(title('在写的文稿'), p('正文。')))
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '正文。', 2)
  await page.keyboard.type('改')
  await dropFiles(page, ['总结.txt', DIRTY_PAPER])
  await review(page)
  expect(await page.isVisible('[data-name=paper]')).toBe(false)
  // Nothing reaches the paper that cannot be seen.
  await clickMenu(run, 'level-1')
  await page.fill('[data-field=fact-title]', '示例区教育局二〇二五年总结')
  await page.fill('[data-field=fact-year]', '20')
  expect(await page.textContent('.facts-fields')).toContain('年份写四位数字')
  await page.fill('[data-field=fact-year]', '2024')
  await page.click('[data-name=close-import]')
  await page.waitForSelector('[data-name=paper]:visible')
  expect(await paperLines(page)).toContain('正文改。')
  await page.keyboard.type('回')
  await expect.poll(() => paperLines(page)).toContain('正文改回。')
  // Closed by mistake: the toast brings it back with what was corrected.
  await page.locator('.toast', { hasText: '导入已关闭' }).locator('[data-kind=link]').click()
  await review(page)
  expect(await page.inputValue('[data-field=fact-title]')).toBe('示例区教育局二〇二五年总结')
  await page.click('[data-name=open-as-draft]')
  await expect
    .poll(() => storedDrafts(profile).map(({ year, title: line }) => [year, textOf(line)]))
    .toContainEqual([2024, '示例区教育局二〇二五年总结'])
  expectNoComplaints(desk)
})

test('Word, WPS, RTF and ODT files are read by what they hold, and say what they could not keep', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const notes: Record<string, string | null> = {}
  for (const name of ['tracked.docx', 'footnote.doc', 'tracked.rtf', 'text-box.docx', 'table.odt']) {
    await dropFiles(page, importFixture(name))
    await page.waitForSelector(`.cover-bar h2[title="${name}"]`)
    await review(page)
    notes[name] = await page.locator('[data-name=decisions]').textContent()
  }
  expect(await page.locator('[data-name=import-paper] table').count()).toBe(1)
  expect(notes['tracked.docx']).toContain('修订中')
  expect(notes['tracked.rtf']).toContain('修订中')
  expect(notes['footnote.doc']).toContain('脚注')
  expect(notes['text-box.docx']).toContain('文本框')
  expectNoComplaints(desk)
})

test('a file that cannot be read says why in its place and what to do; the next one can be chosen', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  await dropFiles(page, ['扫描件.docx', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 0])])
  await page.waitForSelector('[data-name=import-failure]')
  expect(await page.textContent('[data-name=import-failure]')).toMatch(/“扫描件”没有导入.*这是一张图片/)
  await expect.poll(() => focusedName(page)).toBe('choose-again')
  const good = join(temporaryFolder('import'), '总结.docx')
  writeFileSync(good, await writeTestDocx(doc(title('示例局2025年工作总结'), h1('主要工作'), p('正文。'))))
  await answerOpenDialog(run, [good])
  await page.keyboard.press('Enter')
  await review(page)
  expect((await recognisedLines(page))[0]).toBe('示例局2025年工作总结')
  await page.click('[data-name=close-import]')
  await page.waitForSelector('[data-name=start-import]')
  expectNoComplaints(desk)
})

test('several papers in one file each have a tab and are kept together', async () => {
  await using desk = await sitDown()
  const { page } = desk
  const one = (unit: string) =>
    `${unit}2025年工作总结\n一、主要工作\n（一）党建。学习12次。\n（二）安全。检查3次。\n二、存在问题\n还不够。\n`
  await dropFiles(page, ['两篇.txt', `${one('示例区教育局')}\n${one('示例区水利局')}`])
  await review(page)
  const tabs = page.locator('.review-papers .switch-tab')
  expect(await tabs.allTextContents()).toEqual(['1. 示例区教育局2025年工作总结', '2. 示例区水利局2025年工作总结'])
  await tabs.nth(1).click()
  await expect.poll(async () => (await recognisedLines(page))[0]).toBe('示例区水利局2025年工作总结')
  expect(await page.inputValue('[data-field=fact-unit]')).toBe('示例区水利局')
  await page.click('[data-name=keep-all-of-file]')
  await expect.poll(() => page.locator('[data-name=old-papers] .item').count()).toBe(2)
})

test('the original of a draft is given back byte for byte', async () => {
  await using desk = await sitDown()
  const { page, run } = desk
  const [name, bytes] = importFixture('numbering.docx')
  await dropFiles(page, [name, bytes])
  await review(page)
  await page.click('[data-name=open-as-draft]')
  await page.waitForSelector('[data-name=paper] [data-line]')
  const path = join(temporaryFolder('original'), '原件.docx')
  await answerSaveDialog(run, path)
  await clickMenu(run, 'save-original')
  await expect.poll(() => page.textContent('.toasts')).toContain('原文件已取回：原件.docx')
  expect(readFileSync(path).equals(Buffer.from(bytes as Uint8Array))).toBe(true)
})

test('several lines pasted from another program are put in order as one step of undo; a single line stays as it is', async () => {
  const { profile } = profileWith(doc(title('示例局总结'), h2('已有的一节。', '正文。'), p('粘贴处')))
  await using desk = await sitDown({ profile })
  const { page } = desk
  await openDraftInList(page)
  const before = await paperLines(page)
  await putCaret(page, '粘贴处', 3)
  await pasteForeign(page, { 'text/plain': '一行(yì háng)，完成１２项,' })
  await expect.poll(() => paperLines(page)).toContain('粘贴处一行(yì háng)，完成１２项,')
  await page.keyboard.press('Control+z')
  await expect.poll(() => paperLines(page)).toEqual(before)
  await pasteForeign(page, {
    'text/plain':
      '（一）抓好項目建設。開工建設第二實驗小學，年內完成主體工程。\r\n第 3 页\r\n（二）抓好隊伍建設。引進人才２０名。',
  })
  await expect.poll(() => page.textContent('.toasts')).toContain('粘贴时整理了')
  const pasted = (await paperLines(page)).join('\n')
  // Headings stand on lines of their own, numbered on from those before.
  expect(pasted).toContain('粘贴处\n（二）抓好项目建设。开工建设第二实验小学')
  expect(pasted).toContain('引进人才20名')
  expect(pasted).not.toContain('第 3 页')
  await page.locator('.toast', { hasText: '粘贴时整理了' }).getByText('按原文粘贴').click()
  await expect.poll(async () => (await paperLines(page)).join('\n')).toContain('引進人才２０名。')
  await page.keyboard.press('Control+z')
  await expect.poll(() => paperLines(page)).toEqual(before)
  await waitUntilSaved(page)
  expectNoComplaints(desk)
})

test('what is pasted where no paper is open comes into the import window', async () => {
  await using desk = await sitDown()
  const { page } = desk
  await pasteForeign(page, { 'text/plain': DIRTY_PAPER })
  await review(page)
  expect((await recognisedLines(page))[0]).toBe('示例区教育局2025年工作总结')
})
