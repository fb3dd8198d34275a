import { HistoryExtension } from '@lexical/history'
import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import fc from 'fast-check'
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  configExtension,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  HISTORY_PUSH_TAG,
  INSERT_PARAGRAPH_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
  type SerializedLexicalNode,
} from 'lexical'
import { $generateJSONFromSelectedNodes } from '@lexical/clipboard'
import { expect, test } from 'vitest'
import type { Block, Document, Heading, Paragraph, Source } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { walkBlock } from '#core/document/walk.ts'
import { $originsOf } from '#renderer/editor/clipboard/origins.ts'
import { $pasteOwn, readSources } from '#renderer/editor/clipboard/paste-extension.ts'
import { $documentToEditor } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { $toggleLevel, $toggleRunIn } from '#renderer/editor/heading/heading-extension.ts'
import { $isLine } from '#renderer/editor/nodes/line-node.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import { $selectOffset } from '#renderer/editor/structure/caret.ts'
import { $deleteWholeLines } from '#renderer/editor/structure/delete-lines.ts'
import { $selectFrame } from '#renderer/editor/frame/select-frame.ts'
import { $isFrame } from '#renderer/editor/nodes/frame-node.ts'
import { $cameFrom, $selectedSources } from '#renderer/editor/structure/keep-sources.ts'
import { $caretState, $here } from '#renderer/editor/structure/places.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { doc, h1, h2, p, signatory, table, title } from '../support/build.ts'

const source = (paper: string): Source => ({ paper, year: 2024, section: '一、' })
const from = <B extends Heading | Paragraph>(block: B, ...papers: readonly string[]): B => ({
  ...block,
  sources: papers.map(source),
})

const PAPER = doc(
  title('总结'),
  from(h1('工作情况'), 'a'),
  from(h2('抓项目。', '开工三个。'), 'b'),
  from(p('甲乙丙丁。'), 'c'),
  from(p('子丑寅卯。'), 'd', 'e'),
  p('新写的话。'),
  { ...table([['格']]), sources: [source('t')] },
  signatory('某局'),
)

function open(d: Document = PAPER): LexicalEditor & Disposable {
  return buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      // Without a window it would be off.
      dependencies: [PaperExtension, configExtension(HistoryExtension, { disabled: false })],
      $initialEditorState: () => $documentToEditor(d),
      onError: (error) => {
        throw error
      },
    }),
  )
}

const documentOf = (editor: LexicalEditor) => editor.read('pending', () => $editorToDocument())
function change(editor: LexicalEditor, edit: () => void): Document {
  editor.update(edit, { discrete: true, tag: HISTORY_PUSH_TAG })
  return documentOf(editor)
}

const $line = (start: string) =>
  $getRoot()
    .getChildren()
    .filter($isLine)
    .find((line) => line.getTextContent().startsWith(start))!

/** Selects from an offset of a line to one of another; with one place only, puts the caret there. */
function $select(start: readonly [string, number], end: readonly [string, number] = start): void {
  const points = [start, end].map(([line, offset]) => {
    $selectOffset($line(line), offset)
    const selection = $getSelection()
    return $isRangeSelection(selection)
      ? { key: selection.focus.key, offset: selection.focus.offset, type: selection.focus.type }
      : null
  })
  const range = $createRangeSelection()
  range.anchor.set(points[0]!.key, points[0]!.offset, points[0]!.type)
  range.focus.set(points[1]!.key, points[1]!.offset, points[1]!.type)
  $setSelection(range)
}

function press(editor: LexicalEditor, key: 'Enter' | 'Backspace' | 'Delete'): void {
  if (key === 'Enter') editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined)
  else editor.dispatchCommand(DELETE_CHARACTER_COMMAND, key === 'Backspace')
}

/** Every block as its words and the papers that it says it came from. */
function rows(d: Document): [string, string][] {
  const words = (block: Block) => [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('')
  return d.blocks.map((block) => [words(block), (block.sources ?? []).map(({ paper }) => paper).join('+')])
}
const row = (d: Document, start: string) => rows(d).find(([words]) => words.startsWith(start))

interface Copied {
  readonly nodes: SerializedLexicalNode[]
  readonly sources: readonly Source[]
  readonly origins: readonly Source[]
}

/** What a range of the paper would put on the clipboard, were it the draft «mine». */
function copied(editor: LexicalEditor, start: readonly [string, number], end: readonly [string, number]): Copied {
  return copiedAs(editor, () => $select(start, end))
}

function copiedAs(editor: LexicalEditor, $choose: () => void): Copied {
  let taken: Copied | undefined
  change(editor, () => {
    $choose()
    const { nodes } = $generateJSONFromSelectedNodes(editor, $getSelection()) as { nodes: SerializedLexicalNode[] }
    const written = JSON.stringify([nodes, $selectedSources(), $originsOf('mine')])
    const [read, sources, origins] = JSON.parse(written) as [SerializedLexicalNode[], Source[], Source[]]
    taken = { nodes: read, sources, origins }
  })
  return taken!
}

/** Pastes into a paper that is this draft, at the end of the line that begins so. */
function paste(editor: LexicalEditor, { nodes, sources, origins }: Copied, into: string, line: string): Document {
  return change(editor, () => {
    $line(line).selectEnd()
    $pasteOwn(nodes, sources, { origins, into })
  })
}

const $frame = () => $getRoot().getChildren().find($isFrame)!

test('a paragraph that is parted has its sources in both halves; a line begun behind or before it has none', () => {
  using editor = open()
  change(editor, () => $select(['甲乙', 2]))
  press(editor, 'Enter')
  expect(rows(documentOf(editor)).slice(2, 4)).toEqual([
    ['甲乙', 'c'],
    ['丙丁。', 'c'],
  ])
  change(editor, () => $select(['丙丁', 3]))
  press(editor, 'Enter')
  change(editor, () => $select(['甲乙', 0]))
  press(editor, 'Enter')
  expect(rows(documentOf(editor)).slice(2, 6)).toEqual([
    ['', ''],
    ['甲乙', 'c'],
    ['丙丁。', 'c'],
    ['', ''],
  ])
})

test.each(['Backspace', 'Delete'] as const)(
  'two paragraphs that become one by %s have the sources of both, each once',
  (key) => {
    using editor = open(doc(title('总结'), from(p('甲乙。'), 'c', 'd'), from(p('子丑。'), 'd', 'e')))
    change(editor, () => (key === 'Backspace' ? $select(['子丑', 0]) : $select(['甲乙', 3])))
    press(editor, key)
    expect(rows(documentOf(editor))).toEqual([['甲乙。子丑。', 'c+d+e']])
  },
)

test('an empty line that goes takes its sources with it', () => {
  using editor = open(doc(title('总结'), from(p('甲乙。'), 'c'), from(p(''), 'e'), p('丙丁。')))
  change(editor, () => $select(['甲乙', 3]))
  press(editor, 'Delete')
  expect(rows(documentOf(editor))).toEqual([
    ['甲乙。', 'c'],
    ['丙丁。', ''],
  ])
})

test.each([
  ['deleted', (editor: LexicalEditor): void => press(editor, 'Delete')],
  ['typed over', (editor: LexicalEditor): void => void editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, '新')],
] as const)('what is left of two paragraphs when the words between are %s has the sources of both', (_how, act) => {
  using editor = open()
  change(editor, () => $select(['甲乙', 2], ['子丑', 2]))
  act(editor)
  expect(row(documentOf(editor), '甲乙')?.[1]).toBe('c+d+e')
})

test('where nothing is left of the first paragraph, only the other’s sources stay', () => {
  using editor = open()
  change(editor, () => $select(['甲乙', 0], ['子丑', 2]))
  press(editor, 'Delete')
  expect(row(documentOf(editor), '寅卯')?.[1]).toBe('d+e')
})

test('a heading that runs into the next line has the sources of both, and parted again both have them', () => {
  using editor = open()
  change(editor, () => $select(['工作情况', 4]))
  change(editor, () => $toggleRunIn())
  expect(rows(documentOf(editor))[0]).toEqual(['工作情况。', 'a'])
  using other = open(doc(title('总结'), from(h1('工作情况'), 'a'), from(p('一切顺利。'), 'c')))
  change(other, () => $select(['工作情况', 4]))
  expect(rows(change(other, () => $toggleRunIn()))).toEqual([['工作情况。一切顺利。', 'a+c']])
  expect(rows(change(other, () => $toggleRunIn()))).toEqual([
    ['工作情况。', 'a+c'],
    ['一切顺利。', 'a+c'],
  ])
})

test('a paragraph that becomes a heading, or the other way round, has come from where it came', () => {
  using editor = open()
  change(editor, () => $select(['甲乙', 1]))
  expect(
    row(
      change(editor, () => $toggleLevel(2)),
      '甲乙',
    )?.[1],
  ).toBe('c')
  expect(
    row(
      change(editor, () => $toggleLevel(2)),
      '甲乙',
    )?.[1],
  ).toBe('c')
})

test('whole lines that are copied or moved keep their sources, whatever they stand beside then', () => {
  using editor = open()
  const { nodes } = copied(editor, ['甲乙', 0], ['新写', 0])
  const pasted = change(editor, () => {
    $select(['新写', 0])
    $pasteOwn(nodes, [])
  })
  expect(rows(pasted).slice(2, 7)).toEqual([
    ['甲乙丙丁。', 'c'],
    ['子丑寅卯。', 'd+e'],
    ['甲乙丙丁。', 'c'],
    ['子丑寅卯。', 'd+e'],
    ['新写的话。', ''],
  ])
  expect(new Set(pasted.blocks.map(({ id }) => id)).size).toBe(pasted.blocks.length)
  const moved = change(editor, () => {
    $select(['甲乙', 0], ['新写', 0])
    $deleteWholeLines()
    $select(['工作情况', 0])
    $pasteOwn(nodes, [])
  })
  expect(rows(moved).slice(0, 3)).toEqual([
    ['甲乙丙丁。', 'c'],
    ['子丑寅卯。', 'd+e'],
    ['工作情况', 'a'],
  ])
})

test('lines pasted into the midst of a paragraph: its two halves have the sources of what they became one with', () => {
  using editor = open()
  const { nodes } = copied(editor, ['甲乙', 2], ['子丑', 2])
  const pasted = change(editor, () => {
    $select(['新写', 2])
    $pasteOwn(nodes, [])
  })
  expect(rows(pasted).slice(4, 6)).toEqual([
    ['新写丙丁。', 'c'],
    ['子丑的话。', 'd+e'],
  ])
  using other = open()
  const lines = copied(other, ['抓项目', 0], ['子丑', 2]).nodes
  const inside = change(other, () => {
    $select(['甲乙', 2])
    $pasteOwn(lines, [])
  })
  expect(
    rows(inside)
      .slice(2, 5)
      .map(([, papers]) => papers),
  ).toEqual(['c+b', 'c', 'd+e+c'])
})

test('words out of the midst of a paragraph bring its sources into the paragraph that takes them in', () => {
  using editor = open()
  const { nodes, sources } = copied(editor, ['子丑', 1], ['子丑', 3])
  expect([nodes.map(({ type }) => type), sources.map(({ paper }) => paper)]).toEqual([['text'], ['d', 'e']])
  const pasted = change(editor, () => {
    $select(['新写', 2])
    $pasteOwn(nodes, readSources(JSON.stringify(sources)))
  })
  expect(row(pasted, '新写丑寅的话')?.[1]).toBe('d+e')
})

test('what another program says of sources is taken where it is well-formed, and else nothing', () => {
  expect(readSources('')).toEqual([])
  expect(readSources('{"paper":"x"}')).toEqual([])
  expect(readSources(JSON.stringify([source('a'), { paper: 7 }, null]))).toEqual([source('a')])
})

test('undo brings the sources back that two paragraphs had before they became one', async () => {
  using editor = open()
  change(editor, () => $select(['甲乙', 2], ['子丑', 2]))
  const before = rows(documentOf(editor))
  editor.update(() => press(editor, 'Delete'), { discrete: true, tag: HISTORY_PUSH_TAG })
  expect(rows(documentOf(editor))).not.toEqual(before)
  editor.dispatchCommand(UNDO_COMMAND, undefined)
  await new Promise((resolve) => setTimeout(resolve))
  expect(rows(documentOf(editor))).toEqual(before)
})

test('our own file keeps every source of every block, tables and pictures too', () => {
  fc.assert(
    fc.property(arbitraryDocument.map(normalise), (d) => {
      const read = readDocument(JSON.parse(JSON.stringify(d)))
      expect(read.ok && normalise(read.value.document)).toEqual(d)
    }),
    { numRuns: 150 },
  )
})

test('splitting anywhere and joining again leaves every paragraph the sources that it had', () => {
  const place = fc.record({ line: fc.constantFrom('甲乙', '子丑', '新写'), offset: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(place, ({ line, offset }) => {
      using editor = open()
      const before = rows(documentOf(editor))
      change(editor, () => $select([line, offset]))
      press(editor, 'Enter')
      expect(rows(documentOf(editor))).toHaveLength(before.length + 1)
      press(editor, 'Backspace')
      expect(rows(documentOf(editor))).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

test('blocks that are copied into another draft have the draft they stood in as the last of their sources, with its year and section', () => {
  using editor = open()
  const taken = copied(editor, ['抓项目', 0], ['甲乙', 5])
  const ids = documentOf(editor).blocks.map(({ id }) => id)
  using other = open(doc(title('别的'), p('开头：')))
  const pasted = paste(other, taken, 'other', '开头')
  const mine = { paper: 'mine', year: 2025, section: '一、（一）' }
  expect(pasted.blocks.map(({ sources }) => sources)).toEqual([
    [source('b'), { ...mine, block: ids[1] }],
    [source('c'), { ...mine, block: ids[2] }],
  ])
})

test('a block without sources of its own comes from the draft it was copied out of, a new line beside it from nowhere', () => {
  using editor = open()
  const { id } = documentOf(editor).blocks[4]!
  const taken = copied(editor, ['新写', 0], ['新写', 5])
  using other = open(doc(title('别的'), h1('工作'), p('开头。')))
  const pasted = paste(other, taken, 'other', '开头')
  const mine = { paper: 'mine', year: 2025, section: '一、（一）', block: id }
  expect(pasted.blocks[1]).toMatchObject({ runs: [{ text: '开头。新写的话。' }], sources: [mine] })
  change(other, () => $select(['开头', 8]))
  press(other, 'Enter')
  expect(documentOf(other).blocks[2]).not.toHaveProperty('sources')
})

test('words out of the midst of a line bring along what the line came from and the draft it stands in', () => {
  using editor = open()
  const taken = copied(editor, ['子丑', 1], ['子丑', 3])
  using other = open(doc(title('别的'), p('开头。')))
  const pasted = paste(other, taken, 'other', '开头')
  expect(rows(pasted)).toEqual([['开头。丑寅', 'd+e+mine']])
})

test('within one draft what is copied, or cut and pasted, keeps what it had and gets nothing', () => {
  using editor = open()
  const line = copied(editor, ['新写', 0], ['新写', 5])
  expect(row(paste(editor, line, 'mine', '甲乙'), '甲乙丙丁。新写')?.[1]).toBe('c')
  const lines = copied(editor, ['子丑', 0], ['新写', 5])
  change(editor, () => {
    for (const start of ['子丑', '新写']) $line(start).remove()
  })
  const moved = paste(editor, lines, 'mine', '工作情况')
  expect(moved.blocks.flatMap(({ sources = [] }) => sources).map(({ paper }) => paper)).not.toContain('mine')
  expect(row(moved, '新写的话')?.[1]).toBe('')
})

test('what goes to another draft and comes back did not come from itself', () => {
  using editor = open(doc(title('甲稿'), p('甲稿的话。'), p('另一句。')))
  using other = open(doc(title('乙稿'), p('乙稿的话。')))
  const there = paste(other, copied(editor, ['甲稿的', 0], ['甲稿的', 4]), 'other', '乙稿的')
  expect(rows(there)).toEqual([['乙稿的话。甲稿的话', 'mine']])
  const taken = copied(other, ['乙稿的', 5], ['乙稿的', 9])
  const back = { ...taken, origins: taken.origins.map((each) => ({ ...each, paper: 'other' })) }
  expect(rows(paste(editor, back, 'mine', '另一句'))).toEqual([
    ['甲稿的话。', ''],
    ['另一句。甲稿的话', 'other'],
  ])
})

test('a table that is copied into another draft says so too, and what follows it does not', () => {
  using editor = open()
  const taken = copiedAs(editor, () => $selectFrame($frame()))
  using other = open(doc(title('别的'), p('开头。')))
  const pasted = paste(other, taken, 'other', '开头')
  expect(pasted.blocks.map(({ type, sources = [] }) => [type, sources.map(({ paper }) => paper)])).toEqual([
    ['paragraph', []],
    ['table', ['t', 'mine']],
  ])
})

test('a table that is selected says where it came from and in which section it stands', () => {
  using editor = open()
  const { id } = documentOf(editor).blocks[5]!
  const heading = documentOf(editor).blocks[1]!.id
  change(editor, () => $selectFrame($frame()))
  const told = editor.read('latest', () => [$here(), $caretState().frame, $cameFrom(id)])
  expect(told).toEqual([id, id, { sources: [source('t')], section: heading }])
  change(editor, () => $select(['甲乙', 1]))
  expect(editor.read('latest', () => $caretState().frame)).toBe(null)
})
