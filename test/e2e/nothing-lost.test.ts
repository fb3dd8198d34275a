import { expect, test } from 'vitest'
import { doc, p, title } from '../support/build.ts'
import { isRunning } from '../support/launch.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { openDraftInList, paperLines, putCaret, sitDown, waitUntilSaved } from '../support/writer.ts'

const PAPER = doc(title('示例局2026年工作总结'), p('全年工作平稳。'))

test('the app killed 2.5 s after the last key has lost nothing, and the caret is where it stood', async () => {
  const { profile } = profileWith(PAPER)
  {
    await using desk = await sitDown({ profile })
    await openDraftInList(desk.page)
    await putCaret(desk.page, '全年', 7)
    await desk.page.keyboard.type('培训教师1200人次，')
    await desk.page.waitForTimeout(2_500)
    await desk.run.kill()
  }
  expect(storedDrafts(profile)[0]!.blocks[0]).toMatchObject({ runs: [{ text: '全年工作平稳。培训教师1200人次，' }] })
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  expect(await paperLines(desk.page)).toContain('全年工作平稳。培训教师1200人次，')
  const caret = await desk.page.evaluate(() => {
    const selection = getSelection()!
    return { text: selection.anchorNode!.textContent, offset: selection.anchorOffset }
  })
  expect(caret.text).toBe('全年工作平稳。培训教师1200人次，')
  expect(Math.abs(caret.offset - caret.text!.length)).toBeLessThanOrEqual(5)
})

test('a caret that only moved is kept as well', async () => {
  const { profile } = profileWith(doc(title('题'), p('第一段。'), p('第二段，共十个字。')))
  {
    await using desk = await sitDown({ profile })
    await openDraftInList(desk.page)
    await putCaret(desk.page, '第二段', 4)
    await desk.page.waitForTimeout(2_500)
    await desk.run.kill()
  }
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  const offset = await desk.page.evaluate(() => [getSelection()!.anchorNode!.textContent, getSelection()!.anchorOffset])
  expect(offset).toEqual(['第二段，共十个字。', 4])
})

test('the service killed while text is being written: nothing twice, nothing lost, and the window says it is saved', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  const { page, run } = desk
  await openDraftInList(page)
  await putCaret(page, '全年', 7)
  let typed = ''
  for (let round = 0; round < 4; round++) {
    const words = `第${round}轮检查完成。`
    await page.keyboard.type(words, { delay: 60 })
    typed += words
    const service = run.children().find((child) => child.command.includes('service.cjs'))!
    process.kill(service.pid, 'SIGKILL')
    await expect.poll(() => isRunning(service.pid)).toBe(false)
  }
  await page.waitForTimeout(300)
  await waitUntilSaved(page)
  expect(storedDrafts(profile).map((draft) => draft.blocks[0])).toMatchObject([
    { runs: [{ text: `全年工作平稳。${typed}` }] },
  ])
})

test('«saved» is shown only once the text is on disk', async () => {
  const { profile } = profileWith(PAPER)
  await using desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  await waitUntilSaved(desk.page)
  await putCaret(desk.page, '全年', 0)
  await desk.page.keyboard.type('回顾')
  expect(await desk.page.getAttribute('[data-name=saved]', 'data-state')).not.toBe('saved')
  await waitUntilSaved(desk.page)
  expect(storedDrafts(profile)[0]!.blocks[0]).toMatchObject({ runs: [{ text: '回顾全年工作平稳。' }] })
})

test('closing the window at once after the last key saves first', async () => {
  const { profile } = profileWith(PAPER)
  {
    await using desk = await sitDown({ profile })
    await openDraftInList(desk.page)
    await putCaret(desk.page, '全年', 7)
    await desk.page.keyboard.type('收尾')
    await desk.run.close()
  }
  expect(storedDrafts(profile)[0]!.blocks[0]).toMatchObject({ runs: [{ text: '全年工作平稳。收尾' }] })
})
