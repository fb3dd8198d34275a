import { expect, test } from 'vitest'
import { doc, h2, p, signatory, title } from '../support/build.ts'
import { profileWith, storedDrafts } from '../support/profile.ts'
import { compose, openDraftInList, paperLines, putCaret, saveNow, sitDown } from '../support/writer.ts'

const GUIDANCE = { text: '【写明数量】', slot: { kind: 'text', label: '写明数量' } } as const
const FIELD = { text: '【单位全称】', slot: { kind: 'organisation', key: 'unit', label: '单位全称' } } as const

const PAPER = doc(
  title('示例局2026年工作总结'),
  p('全年工作平稳。'),
  p([{ text: '培训' }, GUIDANCE, { text: '人次。' }]),
  p([FIELD, { text: '负责落实。' }]),
  h2('抓好党建。', '一是学习。'),
  p(''),
  signatory('示例局'),
)

async function paperAtDesk() {
  const { profile } = profileWith(PAPER)
  const desk = await sitDown({ profile })
  await openDraftInList(desk.page)
  return { ...desk, profile }
}

async function onDisk(desk: Awaited<ReturnType<typeof paperAtDesk>>) {
  await saveNow(desk)
  return storedDrafts(desk.profile)[0]!.blocks
}

test('pinyin is composed and committed at the start, in the middle and at the end of a run', async () => {
  await using desk = await paperAtDesk()
  for (const [offset, words] of [
    [0, '今年'],
    [4, '总体'],
    [11, '特此报告。'],
  ] as const) {
    await putCaret(desk.page, '全年', offset)
    await compose(desk.page, ['j', 'ji', 'jin nian'], words)
  }
  expect((await paperLines(desk.page))[2]).toBe('今年全年总体工作平稳。特此报告。')
  expect((await onDisk(desk))[0]).toMatchObject({
    runs: [{ text: '今年全年总体工作平稳。特此报告。' }],
  })
})

test('a composition that is cancelled leaves the text as it was', async () => {
  await using desk = await paperAtDesk()
  await putCaret(desk.page, '全年', 2)
  await compose(desk.page, ['w', 'wo', 'wo men'], null)
  expect((await paperLines(desk.page))[2]).toBe('全年工作平稳。')
})

test('text composed at either edge of an open slot stands beside it and leaves its prompt whole', async () => {
  await using desk = await paperAtDesk()
  await putCaret(desk.page, '培训', 2)
  await compose(desk.page, ['g', 'gong'], '共')
  await putCaret(desk.page, '【单位全称】', 0)
  await compose(desk.page, ['y', 'you'], '由')
  await putCaret(desk.page, '【单位全称】', 7)
  await compose(desk.page, ['q', 'qian tou'], '牵头')
  const blocks = await onDisk(desk)
  expect(blocks[1]).toMatchObject({ runs: [{ text: '培训共' }, GUIDANCE, { text: '人次。' }] })
  expect(blocks[2]).toMatchObject({ runs: [{ text: '由' }, FIELD, { text: '牵头负责落实。' }] })
})

test('a composition over a selected slot answers it; one that is cancelled there brings its prompt back', async () => {
  await using desk = await paperAtDesk()
  await putCaret(desk.page, '全年', 0)
  await desk.page.keyboard.press('Tab')
  await compose(desk.page, ['y', 'yi bai'], '一百')
  await desk.page.keyboard.press('Tab')
  await compose(desk.page, ['j', 'jiao'], null)
  const blocks = await onDisk(desk)
  expect(blocks[1]).toMatchObject({ runs: [{ text: '培训一百人次。' }] })
  expect(blocks[2]).toMatchObject({ runs: [FIELD, { text: '负责落实。' }] })
})

test('composing at the seam of a run-in heading goes on in the text, not in the heading', async () => {
  await using desk = await paperAtDesk()
  await putCaret(desk.page, '抓好党建', 10)
  await compose(desk.page, ['e', 'er shi'], '二是落实。')
  expect((await onDisk(desk))[3]).toMatchObject({
    runs: [{ text: '抓好党建。' }],
    runIn: [{ text: '一是学习。二是落实。' }],
  })
})

test('composing in an empty line works and is undone in one step', async () => {
  await using desk = await paperAtDesk()
  await desk.page.locator('[data-line=body][data-empty]').click()
  await compose(desk.page, ['b', 'ben', 'ben nian'], '本年')
  expect((await paperLines(desk.page))[6]).toBe('本年')
  await desk.page.keyboard.press('Control+z')
  expect((await paperLines(desk.page))[6]).toBe('')
})
