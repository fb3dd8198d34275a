import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import fc from 'fast-check'
import { $getRoot, type LexicalEditor, type TextNode } from 'lexical'
import { expect, test } from 'vitest'
import type { Document, Run } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { walkRuns } from '#core/document/walk.ts'
import { carriedFigures, markCarried, unmarkCarried } from '#core/figures/carried.ts'
import {
  $figureHere,
  $figures,
  $isSelectedFigure,
  $nextFigure,
  $selectFigure,
} from '#renderer/editor/carried/figures.ts'
import { $markFigures } from '#renderer/editor/carried/mark-figures.ts'
import { $renewFigures } from '#renderer/editor/carried/renew-figures.ts'
import { $keepFigures, $removeFigure } from '#renderer/editor/carried/settle-figures.ts'
import { $documentToEditor, $runsToNodes } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { countingIds, doc, h2, p, settings, table, title } from '../support/build.ts'

const PAPER = doc(
  title('示例局2025年工作总结'),
  h2('队伍建设。', '培训1200人次，合格率98.5%。'),
  p('投入300万元，'),
  table([
    ['项目', '数量'],
    ['新建', '15个'],
  ]),
)
const CARRIED = markCarried(PAPER, { from: 2025, newId: countingIds() })

function open(d: Document): LexicalEditor & Disposable {
  return buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      dependencies: [PaperExtension],
      $initialEditorState: () => $documentToEditor(d),
      onError: (error) => {
        throw error
      },
    }),
  )
}

function change(editor: LexicalEditor, edit: () => void): Document {
  editor.update(edit, { discrete: true })
  return editor.read('pending', () => $editorToDocument())
}

const rows = (d: Document) => carriedFigures(d).map(({ id, text, state }) => [Number.parseInt(id, 36), text, state])
const nodeOf = (text: string): TextNode =>
  $getRoot()
    .getAllTextNodes()
    .find((node) => node.getTextContent() === text)!

test('figures stand in reading order, those of a run-in text and of a table too', () => {
  using editor = open(CARRIED)
  expect(editor.read(() => $figures().map(({ text }) => text))).toEqual(carriedFigures(CARRIED).map(({ text }) => text))
})

test('keeping records when, and leaves every other mark and character alone', () => {
  using editor = open(CARRIED)
  const [, second, , , last] = carriedFigures(CARRIED)
  const kept = change(editor, () => $keepFigures(new Set([second!.id, last!.id])))
  expect(rows(kept)).toEqual([
    [1, '2025年', 'unconfirmed'],
    [2, '1200人次', 'kept'],
    [3, '98.5%', 'unconfirmed'],
    [4, '300万元', 'unconfirmed'],
    [5, '15个', 'kept'],
  ])
  expect(carriedFigures(kept)[1]!.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(carriedFigures(kept)[4]!.at).toBe(carriedFigures(kept)[1]!.at)
})

test('a hole cannot be kept', () => {
  const hole: Run = {
    text: 'xx',
    slot: { kind: 'text' },
    carried: { id: 'a', type: 'placeholder', from: 2025, state: 'unconfirmed' },
  }
  using editor = open(doc(title('总结'), p([{ text: '共' }, hole, { text: '项' }])))
  const kept = change(editor, () => $keepFigures(new Set(['a'])))
  expect(carriedFigures(kept)).toMatchObject([{ text: 'xx', state: 'unconfirmed' }])
})

test('a figure whose words change is changed, all its stretches with it; where they only move or part it still waits', () => {
  using editor = open(CARRIED)
  const parted = change(editor, () => nodeOf('1200人次').splitText(2)[1]!.toggleFormat('bold'))
  expect(rows(parted)[1]).toEqual([2, '1200人次', 'unconfirmed'])
  const edited = change(editor, () => nodeOf('12').setTextContent('13'))
  expect(rows(edited)[1]).toEqual([2, '1300人次', 'changed'])
  expect(carriedFigures(edited)[1]!.at).toBeDefined()
})

test('a kept figure that is edited later is changed', () => {
  using editor = open(CARRIED)
  change(editor, () => $keepFigures(new Set($figures().map(({ mark }) => mark.id))))
  expect(rows(change(editor, () => nodeOf('300万元').setTextContent('310万元')))[3]).toEqual([4, '310万元', 'changed'])
})

test('removing takes the words with the mark, in a line and in a table', () => {
  using editor = open(CARRIED)
  const [, , , money, cell] = carriedFigures(CARRIED)
  const less = change(editor, () => [money!, cell!].forEach(({ id }) => $removeFigure(id)))
  expect(rows(less).map(([, text]) => text)).toEqual(['2025年', '1200人次', '98.5%'])
  expect([...walkRuns(less)].map(([, runs]) => textOf(runs))).toContain('投入，')
})

test('the next figure is found from the caret, the one before too, round the ends; settled ones are passed', () => {
  using editor = open(CARRIED)
  change(editor, () => $keepFigures(new Set([carriedFigures(CARRIED)[2]!.id])))
  const seen: (string | undefined)[] = []
  const step = (isBackward: boolean) =>
    change(editor, () => {
      const selected = $figures().find($isSelectedFigure)
      const next = $nextFigure(isBackward, selected?.mark.id)!
      $selectFigure(next)
      seen.push(next.text)
    })
  for (const isBackward of [false, false, false, false, false, true, true, true]) step(isBackward)
  expect(seen).toEqual(['2025年', '1200人次', '300万元', '15个', '2025年', '15个', '300万元', '1200人次'])
})

test('the figure at the caret is the one it stands in, then the one it stands at', () => {
  using editor = open(CARRIED)
  const here = (text: string, offset: number) => {
    change(editor, () => nodeOf(text).select(offset, offset))
    return editor.read(() => $figureHere()?.text)
  }
  expect([here('300万元', 2), here('300万元', 4), here('投入', 1), here('投入', 2)]).toEqual([
    '300万元',
    '300万元',
    undefined,
    '300万元',
  ])
})

test('marking a paper in the editor is marking it in core, the caret staying where it was', () => {
  using editor = open(PAPER)
  change(editor, () => nodeOf('投入300万元，').select(3, 3))
  const marked = change(editor, $markFigures)
  const plain = (d: Document) => carriedFigures(d).map(({ id: _id, ...figure }) => figure)
  expect(plain(marked)).toEqual(plain(CARRIED))
  expect(normalise(unmarkCarried(marked))).toEqual(normalise(PAPER))
  expect(editor.read(() => $figureHere()?.text)).toBe('300万元')
})

test('a rolled paper is marked with the year of the paper it came from; marking twice is marking once', () => {
  const basedOn = { title: '去年', year: 2024, sha256: '0'.repeat(64) }
  using editor = open({ ...PAPER, basedOn })
  const once = change(editor, $markFigures)
  expect(carriedFigures(once).map(({ from }) => from)).toEqual([2024, 2024, 2024, 2024, 2024])
  expect(change(editor, $markFigures)).toEqual(once)
})

test('any paper is marked in the editor as in core', () => {
  fc.assert(
    fc.property(
      arbitraryDocument.map(normalise).filter((d) => d.blocks.length > 0),
      (d) => {
        using editor = open(d)
        const places = (marked: Document) => carriedFigures(marked).map(({ place, start, end }) => [place, start, end])
        const inCore = markCarried(d, { from: d.year, newId: countingIds() })
        expect(places(change(editor, $markFigures))).toEqual(places(inCore))
      },
    ),
    { numRuns: 100 },
  )
})

test('what is pasted beside its original gets ids of its own, one for each figure; what was cut keeps its own', () => {
  using editor = open(CARRIED)
  const [, people, share] = carriedFigures(CARRIED)
  const runs: Run[] = [people!, share!].map(({ id, type, from, text, state }) => ({
    text,
    carried: { id, type, from, state },
  }))
  const pasted = change(editor, () => {
    nodeOf('98.5%').remove()
    const halves = runs.flatMap((run) => [
      { ...run, text: run.text.slice(0, 2) },
      { ...run, text: run.text.slice(2), bold: true as const },
    ])
    const nodes = $runsToNodes(halves)
    $renewFigures(nodes)
    nodeOf('投入').insertAfter(nodes[0]!)
    nodes[0]!.insertAfter(nodes[1]!)
    nodes[1]!.insertAfter(nodes[2]!)
    nodes[2]!.insertAfter(nodes[3]!)
  })
  const [, original, copy, moved] = carriedFigures(pasted)
  expect([original!.id, moved!.id]).toEqual([people!.id, share!.id])
  expect([copy!.text, copy!.id === people!.id, moved!.text]).toEqual(['1200人次', false, '98.5%'])
})

test('a paper without marks has none to go to', () => {
  using editor = open(doc(settings({ year: 2025 }), title('总结'), p('没有标记的 12 个')))
  expect(editor.read(() => [$nextFigure(false, undefined), $figureHere()])).toEqual([undefined, undefined])
})
