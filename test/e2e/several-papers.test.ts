import { expect, test } from 'vitest'
import { doc, h1, h2, p, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { clickMenu } from '../support/shell.ts'
import { openDraftInList, paperLines, putCaret, sitDown } from '../support/writer.ts'

const FIRST = doc(title('甲局总结'), p('甲局全年工作。'), h1('党建'), h2('学习'))
const SECOND = doc(title('乙局总结'), p('乙局全年工作。'))

async function bothOpen() {
  const { profile } = profileWith(FIRST, SECOND)
  const desk = await sitDown({ profile })
  const { page } = desk
  for (const name of ['甲局', '乙局']) {
    await page.click('[data-name=pane-drafts]')
    await page.locator('.item-list [role=row]', { hasText: name }).click()
    await page.waitForSelector(`[data-name=paper] [data-line=title]:has-text("${name}")`)
  }
  return { ...desk, profile }
}

test('two papers are written at once, each with its own text, undo and caret', async () => {
  await using desk = await bothOpen()
  const { page, run } = desk
  await putCaret(page, '乙局全年', 7)
  await page.keyboard.type('乙稿添笔。')
  await clickMenu(run, 'previous-paper')
  await putCaret(page, '甲局全年', 7)
  await page.keyboard.type('甲稿添笔。')
  await clickMenu(run, 'undo')
  expect(await paperLines(page)).toContain('甲局全年工作。')
  await page.keyboard.type('甲稿再添。')
  await clickMenu(run, 'next-paper')
  await expect.poll(() => paperLines(page)).toContain('乙局全年工作。乙稿添笔。')
  await page.keyboard.type('续写。')
  const stored = () => storedDrafts(desk.profile).map((draft) => draft.blocks[0])
  const written = (text: string) => expect.objectContaining({ runs: [{ text }] })
  await expect.poll(stored).toContainEqual(written('甲局全年工作。甲稿再添。'))
  await expect.poll(stored).toContainEqual(written('乙局全年工作。乙稿添笔。续写。'))
  expect(stored()).toHaveLength(2)
})

test('closing the window saves every open paper, also one in the background', async () => {
  let profile: string
  {
    await using desk = await bothOpen()
    profile = desk.profile
    await putCaret(desk.page, '乙局全年', 7)
    await desk.page.keyboard.type('背后这份。')
    await clickMenu(desk.run, 'previous-paper')
    await desk.run.close()
  }
  const stored = storedDrafts(profile).map((draft) => draft.blocks[0])
  expect(stored).toContainEqual(expect.objectContaining({ runs: [{ text: '乙局全年工作。背后这份。' }] }))
})

test('a paper opened twice is one paper, and closing its tab leaves the other on the desk', async () => {
  await using desk = await bothOpen()
  const { page, run } = desk
  await page.click('[data-name=pane-drafts]')
  await openDraftInList(page)
  await openDraftInList(page, 1)
  await expect.poll(() => page.locator('[data-name=tab]').count()).toBe(2)
  const front = await page.textContent('[data-name=paper] [data-line=title]')
  await clickMenu(run, 'close-draft')
  await expect.poll(() => page.textContent('[data-name=paper] [data-line=title]')).not.toBe(front)
  await expect.poll(() => page.locator('[data-name=tab]').count()).toBe(0)
})

test('headings carry their numbers as soon as a paper is opened, and again when it comes back to the front', async () => {
  await using desk = await bothOpen()
  await clickMenu(desk.run, 'previous-paper')
  await expect.poll(() => paperLines(desk.page)).toEqual(expect.arrayContaining(['一、党建', '（一）学习']))
  await clickMenu(desk.run, 'next-paper')
  await clickMenu(desk.run, 'close-draft')
  await expect.poll(() => paperLines(desk.page)).toEqual(expect.arrayContaining(['一、党建', '（一）学习']))
})
