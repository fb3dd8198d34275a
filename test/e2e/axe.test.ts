import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COLOURS, seriousFaults } from '../support/axe.ts'
import { doc, h1, h2, p, settings, table, title } from '../support/build.ts'
import { profileWith } from '../support/profile.ts'
import { DIRTY_PAPER } from '../support/dirty-paper.ts'
import { dropFiles } from '../support/drop-files.ts'
import { clickMenu } from '../support/shell.ts'
import { sitDown, type Desk } from '../support/writer.ts'

const GUIDANCE = { text: '【写明数量】', slot: { kind: 'text', label: '写明数量' } } as const
const PAPERS = [
  doc(
    title('示例局2025年工作总结'),
    h1('工作总结'),
    h2('党建。', '一是学习12次。'),
    p([GUIDANCE]),
    table([['项目'], ['学校']]),
  ),
  doc(title('示例局第三季度工作总结'), p('正文。')),
  doc(settings({ kind: 'work-points', year: 2025 }), title('示例局2025年工作要点'), h1('抓好党建'), p('学习12次。')),
]

let desk: Desk & AsyncDisposable

beforeAll(async () => {
  desk = await sitDown({ profile: profileWith(...PAPERS).profile })
})
afterAll(() => desk[Symbol.asyncDispose]())

/** Escape out of a dialog or a cover: what is pressed before it is gone may still be its own. */
async function leave(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForSelector(`[data-name=${name}]`, { state: 'detached' })
}

/** Each screen in turn, from the one before. */
const SCREENS: readonly (readonly [name: string, go: (page: Page) => Promise<unknown>])[] = [
  ['the start page', (page) => page.waitForSelector('[data-name=start-new]')],
  [
    'the gallery of templates',
    async (page) => {
      await page.click('[data-name=start-new]')
      await page.waitForSelector('[data-name=new-paper] input[name=unit]')
    },
  ],
  [
    'a paper with its outline',
    async (page) => {
      await leave(page, 'new-paper')
      await page.locator('.item-list [role=row]', { hasText: '2025年工作总结' }).click()
      await page.waitForSelector('.outline-item')
    },
  ],
  [
    'the list of blanks',
    async (page) => {
      await clickMenu(desk.run, 'list-slots')
      await page.waitForSelector('[data-name=slots-pane]')
    },
  ],
  [
    'the reuse report',
    async (page) => {
      await clickMenu(desk.run, 'reuse-report')
      await page.waitForSelector('[data-name=reuse-sections] [role=row]')
    },
  ],
  [
    'the sources beside a paper',
    async (page) => {
      await leave(page, 'reuse')
      await clickMenu(desk.run, 'sources')
      await page.waitForSelector('[data-name=paper-shares]')
    },
  ],
  [
    'the passages beside a paper',
    async (page) => {
      await clickMenu(desk.run, 'passages')
      await page.waitForSelector('[data-name=passage-preview]')
    },
  ],
  [
    'the passages at the caret',
    async (page) => {
      await page.locator('[data-name=paper] [data-line=heading]').first().click()
      await page.keyboard.press('End')
      await page.keyboard.type('//b')
      await page.waitForSelector('[data-name=caret-list]')
    },
  ],
  [
    'the name of a passage',
    async (page) => {
      for (let letter = 0; letter < 3; letter++) await page.keyboard.press('Backspace')
      await clickMenu(desk.run, 'keep-section')
      await page.locator('.toast').getByText('改名').click()
      await page.waitForSelector('[data-name=name-passage]')
    },
  ],
  [
    'the drafts',
    async (page) => {
      await leave(page, 'name-passage')
      await page.click('[data-name=pane-drafts]')
      await page.waitForSelector('.item-list [role=row]')
    },
  ],
  [
    'the pages of a paper',
    async (page) => {
      await clickMenu(desk.run, 'preview')
      await page.waitForSelector('[data-name=preview-pages] .page-sheet')
    },
  ],
  [
    'the details of a paper',
    async (page) => {
      await clickMenu(desk.run, 'preview')
      await page.waitForSelector('[data-name=preview-pages]', { state: 'detached' })
      await clickMenu(desk.run, 'file-details')
      await page.waitForSelector('.dialog[data-name=file-details]')
    },
  ],
  [
    'the export',
    async (page) => {
      await leave(page, 'file-details')
      await clickMenu(desk.run, 'export-choose')
      await page.waitForSelector('[data-name=export-dialog] [data-name=font-note]')
    },
  ],
  [
    'the presets, one of them being changed',
    async (page) => {
      await leave(page, 'export-dialog')
      await clickMenu(desk.run, 'presets')
      await page.click('[data-name=copy-preset]')
      await page.waitForSelector('[data-field=preset-name]')
    },
  ],
  [
    'a paper as a template',
    async (page) => {
      await leave(page, 'presets')
      await clickMenu(desk.run, 'save-as-template')
      await page.waitForSelector('[data-name=save-as-template] .preview')
    },
  ],
  [
    'the unit profile',
    async (page) => {
      await leave(page, 'save-as-template')
      await clickMenu(desk.run, 'unit-profile')
      await page.waitForSelector('[data-name=unit-profile] input[name=unit]')
    },
  ],
  [
    'about',
    async (page) => {
      await leave(page, 'unit-profile')
      await clickMenu(desk.run, 'about')
      await page.waitForSelector('[data-name=about]')
    },
  ],
  [
    'the import of a file',
    async (page) => {
      await leave(page, 'about')
      await dropFiles(page, ['总结.txt', DIRTY_PAPER])
      await page.waitForSelector('[data-name=import-paper] [data-line]')
      await page.click('[data-name=kind-simplified] .disclosure-title')
      await page.locator('[data-name=import-paper] [data-line=heading]').first().click()
    },
  ],
  [
    'the import of several files',
    async (page) => {
      await dropFiles(page, ['甲.txt', DIRTY_PAPER], ['乙.txt', DIRTY_PAPER], ['空.txt', ''])
      await page.waitForSelector('[data-name=import][data-state=list] [data-name=found-paper]')
    },
  ],
  [
    'an old paper',
    async (page) => {
      await page.click('[data-name=keep-ticked]')
      await page.waitForSelector('.batch-kept')
      await page.click('[data-name=close-import]')
      await page.click('[data-name=pane-old-papers]')
      await page.locator('[data-name=old-papers] [role=row]').first().click()
      await page.waitForSelector('[data-name=old-paper-text] [data-line]')
      await page.click('[data-name=correct-old]')
      await page.waitForSelector('[data-name=save-correction]')
    },
  ],
  [
    'what can be kept of an old paper',
    async (page) => {
      await page.click('[data-name=keep-parts]')
      await page.waitForSelector('[data-name=part]')
      await page.locator('[data-name=part] .tick').first().click()
    },
  ],
  [
    'the library, some of it chosen',
    async (page) => {
      await clickMenu(desk.run, 'library')
      await page.waitForSelector('[data-name=passages] [role=row]')
      await page
        .locator('[data-name=passages] [role=row]')
        .nth(0)
        .click({ modifiers: ['Control'] })
      await page
        .locator('[data-name=passages] [role=row]')
        .nth(1)
        .click({ modifiers: ['Control'] })
      await page.waitForSelector('[data-name=chosen-bar]')
    },
  ],
  [
    'tags for several passages',
    async (page) => {
      await page.click('[data-name=chosen-tag]')
      await page.fill('[data-field=tags-add]', '教育，安全，')
      await page.waitForSelector('[data-name=tag-passages] .chip')
    },
  ],
  [
    'a passage of the library',
    async (page) => {
      await leave(page, 'tag-passages')
      await page.locator('[data-name=passages] [role=row]').first().click()
      await page.waitForSelector('[data-name=passage-words] [data-line]:visible')
    },
  ],
  [
    'the bin of the library',
    async (page) => {
      await page.click('[data-name=remove-passage]')
      await page.click('[data-name=show-library-bin]')
      await page.locator('[data-name=passages] [role=row]').first().click()
      await page.waitForSelector('[data-name=item-restore]')
    },
  ],
  [
    'a file that cannot be imported',
    async (page) => {
      await dropFiles(page, ['空.txt', ''])
      await page.waitForSelector('[data-name=import-failure]')
    },
  ],
  [
    'what is open before a paper goes out',
    async (page) => {
      await clickMenu(desk.run, 'open')
      await page.locator('.item-list [role=row]', { hasText: '2025年工作总结' }).click()
      await page.waitForSelector('[data-name=paper] [data-line]:visible')
      await clickMenu(desk.run, 'mark-figures')
      await clickMenu(desk.run, 'export-docx')
      await page.waitForSelector('[data-name=hand-in-figures] [role=row]')
    },
  ],
  [
    'a paper whose plan is not known',
    async (page) => {
      await page.click('[data-name=leave-hand-in]')
      await clickMenu(desk.run, 'list-plan')
      await page.waitForSelector('[data-name=no-plan]')
    },
  ],
  [
    'the papers whose plan it may be held against',
    async (page) => {
      await page.click('[data-name=plan-choose]')
      await page.waitForSelector('[data-name=plan-sources] [role=row]')
    },
  ],
  [
    'a plan beside the paper',
    async (page) => {
      await page.click('[data-name=plan-sources] [data-name=pane-drafts]')
      await page.locator('[data-name=plan-sources] [role=row]', { hasText: '工作要点' }).click()
      await page.locator('[data-name=plan-list] [role=row]').first().click()
      await page.waitForSelector('[data-name=plan-card]')
    },
  ],
  [
    'the table of plan items and sections',
    async (page) => {
      await page.click('[data-name=plan-matrix]')
      await page.waitForSelector('[data-name=plan-cover] [role=grid]')
    },
  ],
  [
    'the papers that may be rolled forward',
    async (page) => {
      await clickMenu(desk.run, 'roll-forward')
      await page.waitForSelector('[data-name=roll] .item')
    },
  ],
  [
    'what changes when one is rolled forward',
    async (page) => {
      await page.locator('[data-name=roll] .item').first().click()
      await page.waitForSelector('[data-name=roll-changes] [data-name=tick-row]')
    },
  ],
]

test.each(SCREENS)('axe finds nothing serious on %s, light and dark', async (_name, go) => {
  await clickMenu(desk.run, 'theme-light')
  await go(desk.page)
  expect(await seriousFaults(desk.page)).toEqual([])
  await clickMenu(desk.run, 'theme-dark')
  expect(await seriousFaults(desk.page, COLOURS)).toEqual([])
})
