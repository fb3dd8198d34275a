import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { dropFiles } from '../test/support/drop-files.ts'
import { launch, temporaryFolder, type RunningApp } from '../test/support/launch.ts'
import { storedDrafts } from '../test/support/profile.ts'
import { answerSaveDialog, clickMenu } from '../test/support/shell.ts'
import { putCaret, waitUntilSaved } from '../test/support/writer.ts'
import { writeTestDocx } from '../test/support/write-test-docx.ts'
import { LAST_YEAR, YEAR_BEFORE } from '../test/support/yearly-papers.ts'
import { must, OUT, picture, step } from './tour-steps.ts'

const WRITTEN = '十中滨江校区主体工程秋季学期前建成。'

/** Last year's file into this year's draft: rolled, confirmed, held against the year before and the plan, exported. */
export async function tourTheYear(): Promise<void> {
  const profile = temporaryFolder('tour-year')
  try {
    await using run = await launch({ profile })
    const page = await run.page()
    await page.waitForSelector('[data-name=start-new]')
    await rollForward(page)
    await confirmAndCompare(run, page)
    await answerPlan(run, page)
    await useLibrary(run, page)
    await handIn(run, page)
    await waitUntilSaved(page)
    must(JSON.stringify(storedDrafts(profile)[0]).includes(WRITTEN), 'what was written is not in the database')
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

async function rollForward(page: Page): Promise<void> {
  await dropFiles(page, ['前年.docx', await writeTestDocx(YEAR_BEFORE)])
  await page.click('[data-name=keep-old]')
  await page.waitForSelector('.toast')
  await step('drop last year’s file', async () => {
    await dropFiles(page, ['去年.docx', await writeTestDocx(LAST_YEAR)])
    await page.waitForSelector('[data-name=import][data-state=review]')
  })
  await step('roll it forward', async () => {
    await page.click('[data-name=roll-imported]')
    await page.waitForSelector('[data-name=make-draft]:enabled')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-name=paper] [data-line]')
    await page.waitForSelector('[data-name=figures]')
  })
  await clearToasts(page)
}

async function confirmAndCompare(run: RunningApp, page: Page): Promise<void> {
  await step('put the two years before beside it', async () => {
    await clickMenu(run, 'beside')
    await page.click('[data-name=add-beside]')
    await page.locator('.paper-popover [role=row]').first().click()
    await page.waitForSelector('[data-name=beside-sheet][data-year="2024"] .sentence')
  })
  await step('keep one figure, change one, go to the next', async () => {
    await clickMenu(run, 'next-figure')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('1350人次')
    await clickMenu(run, 'next-figure')
    await page.waitForSelector('[data-name=figure-bar]')
    await page.waitForTimeout(400)
  })
  await picture(run, '7-beside')
  await page.keyboard.press('Escape')
}

async function answerPlan(run: RunningApp, page: Page): Promise<void> {
  await step('answer last year’s plan', async () => {
    await caretBehind(page, '新建学校3所')
    await page.keyboard.press('Enter')
    await page.keyboard.type(WRITTEN)
    await clickMenu(run, 'list-plan')
    await page.waitForSelector('[data-name=plan-list] [data-state=answered]')
    await page.locator('[data-name=plan-list] [role=row]').last().click()
    await caretBehind(page, '全年招聘教师')
    await page.click('[data-name=plan-stub]')
    await page.keyboard.type('三批全部结业')
    await page.locator('[data-name=plan-list] [data-state=answered]').nth(1).waitFor()
  })
  await clearToasts(page)
  await waitUntilSaved(page)
  await picture(run, '8-plan')
}

async function useLibrary(run: RunningApp, page: Page): Promise<void> {
  await step('put a passage of the library in', async () => {
    await caretBehind(page, '开展“护校安园”')
    await clickMenu(run, 'passages')
    await page.keyboard.type('隐患')
    await page.waitForSelector('.pick-list [role=option]')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.toast')
    await waitUntilSaved(page)
  })
  await clearToasts(page)
  await step('see it in the library', async () => {
    await clickMenu(run, 'library')
    await page.fill('[data-field=library-search]', '隐患')
    await page.waitForSelector('[data-name=passages] mark')
    await page.locator('[data-name=passages] [role=row]').first().click()
    await page.waitForSelector('[data-name=passage-words] [data-line=body]')
    await page.waitForTimeout(400)
  })
  await picture(run, '9-library')
  await page.click('[data-name=leave-passage]')
  await page.click('[data-name=pane-outline]')
  await step('hold the paper against its sources', async () => {
    await clickMenu(run, 'reuse-report')
    await page.waitForSelector('[data-name=reuse-sections] [role=row]')
    await page.waitForTimeout(400)
  })
  await picture(run, '10-reuse')
  await page.keyboard.press('Escape')
  await page.locator('[data-name=reuse]').waitFor({ state: 'detached' })
}

async function handIn(run: RunningApp, page: Page): Promise<void> {
  await answerSaveDialog(run, join(OUT, '示例区教育局2026年工作总结.docx'))
  await step('see what is open before the export', async () => {
    await clickMenu(run, 'export-docx')
    await page.waitForSelector('[data-name=hand-in]')
    await page.waitForTimeout(400)
  })
  await picture(run, '11-hand-in')
  await step('export all the same', async () => {
    await page.keyboard.press('Enter')
    await page.waitForSelector('.toast')
  })
}

/** Behind the last character of the line that holds these words. */
async function caretBehind(page: Page, words: string): Promise<void> {
  const line = page.locator('[data-name=paper] > [data-line]', { hasText: words })
  await putCaret(page, words, ((await line.first().textContent()) ?? '').length)
}

async function clearToasts(page: Page): Promise<void> {
  while ((await page.locator('.toast').count()) > 0) await page.locator('.toast button').last().click()
  await page.waitForTimeout(300)
}
