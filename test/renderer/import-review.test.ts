import { expect, test } from 'vitest'
import { RECOGNISE_NOTES, type RecogniseNote } from '#core/recognise/notes.ts'
import { recognise } from '#core/recognise/recognise.ts'
import { sourceOfText, textOfSource } from '#core/recognise/source.ts'
import { decisionGroups, keyOf, sourceRows, type Reviewed } from '../../renderer/import/review.ts'
import { countingIds } from '../support/build.ts'

/** A text with decisions written as [code, words, to?]; each is looked for behind the one before. */
function reviewed(text: string, ...decided: readonly (readonly [RecogniseNote['code'], string, string?])[]): Reviewed {
  let from = 0
  const notes = decided.map(([code, words, to]): RecogniseNote => {
    const at = text.indexOf(words, from)
    from = at
    return { code, text: words, at, end: at + words.length, ...(to !== undefined && { to }) }
  })
  return { source: sourceOfText(text), notes, refused: [] }
}

const shown = (value: Reviewed) =>
  sourceRows(value).map(({ pieces }) =>
    pieces.map(({ text, look, to }) => (look ? `<${look}:${text}${to ? `→${to}` : ''}>` : text)).join(''),
  )

test('a line is cut where decisions begin and end', () => {
  const value = reviewed('全面推進党建(dǎng)工作', ['simplified', '進', '进'], ['pinyin-dropped', '(dǎng)', ''])
  expect(shown(value)).toEqual(['全面推<replaced:進→进>党建<cut:(dǎng)>工作'])
})

test('what is gone hides what was done inside it', () => {
  const value = reviewed('第１页', ['page-line-dropped', '第１页', ''], ['digits-narrowed', '１', '1'])
  expect(shown(value)).toEqual(['<cut:第１页>'])
})

test('a decision over several lines is shown on each of them', () => {
  const value = reviewed('正文。\n上一篇\n下一篇', ['tail-dropped', '上一篇\n下一篇', ''])
  expect(shown(value)).toEqual(['正文。', '<cut:上一篇>', '<cut:下一篇>'])
})

test('a join stands at the end of its line, a heading parted from its text where it was parted', () => {
  const joined = reviewed('全年工\n作', ['lines-joined', '\n', ''])
  expect(shown(joined)).toEqual(['全年工<joined:↵>', '作'])
  const parted: Reviewed = {
    source: sourceOfText('一、总结全年'),
    notes: [{ code: 'line-parted', text: '', at: 4, end: 4, to: '\n' }],
    refused: [],
  }
  expect(shown(parted)).toEqual(['一、总结<parted:→\n>全年'])
})

test('a refused decision is shown as the words stand', () => {
  const value = reviewed('全面推進', ['simplified', '進', '进'])
  expect(shown({ ...value, notes: [], refused: value.notes })).toEqual(['全面推<refused:進→进>'])
})

test('an automatic number stands before its line, as the offsets count it', () => {
  const source = { origin: 'docx', lines: [{ text: '总结', hints: { number: '一、' } }, { text: '正文' }] } as const
  expect(sourceRows({ source, notes: [], refused: [] }).map(({ at, pieces }) => [at, pieces[0]!.text])).toEqual([
    [0, '一、总结'],
    [5, '正文'],
  ])
})

test('the rows hold every character of a dirty source, each in one piece', () => {
  const text = '示例局二○二五年工作總結\n\n第 1 页\n一、主要工作(zhǔ yào)\n全年新建学校３所,\n完成投资xx万元。\n\n'
  const source = sourceOfText(text)
  const { notes } = recognise(source, { newId: countingIds(), clean: true })
  expect(notes.length).toBeGreaterThan(3)
  const rows = sourceRows({ source, notes, refused: [] })
  const words = rows.map(({ pieces }) => pieces.map((piece) => piece.text.replace('↵', '')).join(''))
  expect(words.join('\n')).toBe(textOfSource(source))
})

test('decisions are listed by kind in the order of the rules, with the words round each', () => {
  const value = reviewed(
    '全面推進党建,完成xx万元',
    ['simplified', '進', '进'],
    ['punctuation-widened', ',', '，'],
    ['hole-found', 'xx'],
  )
  const { toSee, done } = decisionGroups(value)
  expect(done.map(({ code, items }) => [code, items.length])).toEqual([
    ['simplified', 1],
    ['punctuation-widened', 1],
  ])
  expect(toSee.map(({ code, canRefuse }) => [code, canRefuse])).toEqual([['hole-found', false]])
  const [item] = done[0]!.items
  expect(item).toMatchObject({ before: '全面推', text: '進', to: '进', after: '党建,完成xx万元', isRefused: false })
})

test('refused decisions stay in the list of their kind and are counted', () => {
  const value = reviewed('推進和落實', ['simplified', '進', '进'], ['simplified', '實', '实'])
  const [first, second] = value.notes
  const { done } = decisionGroups({ ...value, notes: [second!], refused: [first!] })
  expect(done[0]).toMatchObject({ refused: 1, canRefuse: true })
  expect(done[0]!.items.map(({ isRefused }) => isRefused)).toEqual([true, false])
})

test('a decision is named by its kind and its place', () => {
  expect(new Set(RECOGNISE_NOTES.map((code) => keyOf({ code, at: 3 }))).size).toBe(RECOGNISE_NOTES.length)
})

test('a typed table is marked over its lines, without its words beside each of them', () => {
  const value = reviewed('如下：\n指标\t2025年\n学校\t12', [
    'table-read',
    '指标\t2025年\n学校\t12',
    '指标\t2025年\n学校\t12',
  ])
  expect(shown(value)).toEqual(['如下：', '<marked:指标\t2025年>', '<marked:学校\t12>'])
})
