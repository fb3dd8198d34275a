import { firstSentences } from '#renderer/beside/first-sentences.ts'
import { describe, expect, test } from 'vitest'
import { besideSection } from '#core/compare/beside.ts'
import type { Block, BlockId, Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { takenFrom } from '#renderer/beside/taken.ts'
import { targetAfter, type Target } from '#renderer/beside/target.ts'
import type { BesideView } from '#renderer/state/beside.ts'
import { doc, h1, h2, p, title } from '../support/build.ts'

const theirs = doc(
  title('示例区教育局2025年工作总结'),
  p('各项工作平稳推进。'),
  h1('工作总结'),
  h2('党建引领', '开展主题党日12次。发展党员8名。'),
  p('建成示范支部2个。'),
  h2('队伍建设'),
  p('招聘教师30名。'),
)
const ours = doc(title('示例区教育局2026年工作总结'), h1('工作总结'), h2('党建引领'), p('开展主题党日12次。'))

const headed = (d: Document, words: string) =>
  d.blocks.find((block) => block.type === 'heading' && block.runs[0]!.text === words)!.id

function view(ourSection: BlockId | null, section: BlockId | null, isChosen = false): BesideView {
  const paper = { from: { oldPaper: 'old-1' }, title: '去年', year: 2025, document: theirs }
  return {
    paper,
    shown: { theirs: section, isChosen, section: besideSection(ours, theirs, { ours: ourSection, theirs: section }) },
  }
}

const words = (blocks: readonly Block[]) => plainText({ ...doc(), blocks })
const party = view(headed(ours, '党建引领'), headed(theirs, '党建引领'))

describe('the sentence that would be taken over', () => {
  test('is at first one that was not taken over yet', () => {
    const first = targetAfter([party], null, 1)
    expect(textAt(first)).toBe('发展党员8名。')
  })

  test('goes on and back by sentences, over blocks, and stays at the ends', () => {
    const first = targetAfter([party], null, 1)
    const next = targetAfter([party], first, 1)
    expect(textAt(next)).toBe('建成示范支部2个。')
    expect(targetAfter([party], next, 1)).toEqual(next)
    expect(targetAfter([party], next, -1)).toEqual(first)
  })

  test('after a paragraph it is the first of the next block', () => {
    const first = targetAfter([party], null, 1)
    expect(textAt(targetAfter([party], first, 1, true))).toBe('建成示范支部2个。')
  })

  test('is none where nothing stands beside', () => {
    expect(targetAfter([], null, 1)).toBe(null)
  })
})

describe('what is taken over', () => {
  const target = targetAfter([party], null, 1)!
  const section = headed(ours, '党建引领')

  test('a sentence goes in behind the one of the caret, with the paper, year and section that it came from', () => {
    const { words: taken, how } = takenFrom(party, { target, what: 'sentence', ours: section })
    expect([words(taken.blocks), how]).toEqual(['发展党员8名。\n', 'sentence'])
    expect(taken.source).toEqual({ paper: 'old-1', title: '去年', year: 2025, section: '一、（一）' })
  })

  test('the paragraph of the section’s own heading comes without that heading', () => {
    const { words: taken, how } = takenFrom(party, { target, what: 'paragraph', ours: section })
    expect([words(taken.blocks), how]).toEqual(['开展主题党日12次。发展党员8名。\n', 'below'])
  })

  test('a section that answers ours leaves its heading behind', () => {
    const { words: taken, how } = takenFrom(party, { target, what: 'section', ours: section })
    expect([words(taken.blocks), how]).toEqual(['开展主题党日12次。发展党员8名。\n建成示范支部2个。\n', 'below'])
  })

  test('one that was chosen by hand comes with its heading, as a section of its own', () => {
    const team = view(section, headed(theirs, '队伍建设'), true)
    const at = targetAfter([team], null, 1)!
    const { words: taken, how } = takenFrom(team, { target: at, what: 'section', ours: section })
    expect([words(taken.blocks), how]).toEqual(['（一）队伍建设\n招聘教师30名。\n', 'section'])
  })

  test('the lead is what stands before the first heading', () => {
    const lead = view(null, null)
    const at = targetAfter([lead], null, 1)!
    const { words: taken } = takenFrom(lead, { target: at, what: 'section', ours: null })
    expect(words(taken.blocks)).toBe('各项工作平稳推进。\n')
  })
})

function textAt(target: Target | null): string | undefined {
  const block = theirs.blocks.find(({ id }) => id === target?.block)
  if (block?.type !== 'heading' && block?.type !== 'paragraph') return undefined
  const runIn = block.type === 'heading' ? (block.runIn ?? []) : []
  const text = [...block.runs, ...runIn].map((run) => run.text).join('')
  return text.slice(target!.start, target!.end)
}

test('of a section of thousands of sentences a list draws the first ones, and says how many are left', () => {
  const sentence = (id: string) => ({ id, text: id, state: 'kept' as const })
  const paragraphs = [
    { id: 'a', level: 0 as const, number: '', sentences: ['1', '2'].map(sentence) },
    { id: 'b', level: 0 as const, number: '', sentences: ['3', '4', '5'].map(sentence) },
    { id: 'c', level: 0 as const, number: '', sentences: ['6'].map(sentence) },
  ]
  const ids = (limit: number) =>
    firstSentences(paragraphs, limit).paragraphs.map((each) => each.sentences.map(({ id }) => id).join(''))
  expect(ids(4)).toEqual(['12', '34'])
  expect(firstSentences(paragraphs, 4).left).toBe(2)
  expect(ids(6)).toEqual(['12', '345', '6'])
  expect(firstSentences(paragraphs, 6).left).toBe(0)
})
