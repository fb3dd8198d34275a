import { HistoryExtension } from '@lexical/history'
import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import fc from 'fast-check'
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  configExtension,
  HISTORY_PUSH_TAG,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical'
import { expect, test } from 'vitest'
import type { Block, Document, Source } from '#core/document/document.ts'
import { normalise } from '#core/document/normalise.ts'
import { textOf } from '#core/document/text.ts'
import { bodiesOf, walkBlock } from '#core/document/walk.ts'
import { carriedFigures } from '#core/figures/carried.ts'
import { insertPassage } from '#core/passage/insert.ts'
import { $documentToEditor } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { $isLine } from '#renderer/editor/nodes/line-node.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import { $cutBlocks } from '#renderer/editor/passage/cut-blocks.ts'
import { $insertPassage, type InsertedPassage, type InsertHow } from '#renderer/editor/passage/insert-passage.ts'
import { $takeQuick } from '#renderer/editor/passage/quick-extension.ts'
import { $selectOffset } from '#renderer/editor/structure/caret.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import {
  attachment,
  countingIds,
  doc,
  h1,
  h2,
  h3,
  hole,
  note,
  p,
  recipients,
  settings,
  signatory,
  title,
} from '../support/build.ts'

const SOURCE = { paper: 'draft-1', title: '示例局2024年工作总结', year: 2024, section: '一、（二）' }

/** Blocks as a passage from last year, which the library calls `passage-1`. */
function passage(...blocks: readonly Block[]): InsertedPassage {
  return { id: 'passage-1', title: '结对帮扶', year: 2024, source: SOURCE, blocks: doc(...blocks).blocks }
}

const LINE = passage(p('完成培训120人次，合格率98%。'))
const LINES = passage(p('第一段。'), p('第二段。'))
const SECTION = passage(h2('存在问题'), p('基础薄弱。'), h3('原因'), p('投入不足。'))
const OF_PASSAGE: Source = { paper: 'draft-1', year: 2024, section: '一、（二）', passage: 'passage-1' }

const PAPER = doc(
  settings({ year: 2025 }),
  title('示例局2025年工作总结'),
  recipients('区政府：'),
  p('开头的话。'),
  h1('工作情况'),
  h2('抓好党建。', '一是学习。'),
  p('全年平稳。'),
  h2('队伍建设'),
  p('人员稳定。'),
  h1('下一步打算'),
  p('继续努力。'),
  p('特此报告。'),
  signatory('示例局'),
  note('（联系人：某某）'),
  attachment('附表说明', p('附表正文。')),
)

function open(d: Document): LexicalEditor & Disposable {
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

function change(editor: LexicalEditor, edit: () => void): Document {
  editor.update(edit, { discrete: true, tag: HISTORY_PUSH_TAG })
  return documentOf(editor)
}

/** Steps of undo are taken behind the key that asks for them. */
async function step(editor: LexicalEditor, command: typeof UNDO_COMMAND): Promise<Document> {
  editor.dispatchCommand(command, undefined)
  await new Promise((resolve) => setTimeout(resolve))
  return documentOf(editor)
}

const documentOf = (editor: LexicalEditor) => editor.read('pending', () => $editorToDocument())

const $line = (text: string) =>
  $getRoot()
    .getChildren()
    .filter($isLine)
    .find((line) => line.getTextContent() === text)!

/** The paper after a passage was put in with the caret at an offset of a line, or with its words up to another selected. */
function inserted(
  d: Document,
  { at, offset = 0, to }: { at: string; offset?: number; to?: number },
  [given, how]: readonly [InsertedPassage, InsertHow],
) {
  using editor = open(d)
  change(editor, () => {
    $selectOffset($line(at), offset)
    const selection = $getSelection()
    const node = $isRangeSelection(selection) ? selection.anchor.getNode() : null
    if (to !== undefined && $isRangeSelection(selection)) selection.focus.set(node!.getKey(), to, 'text')
  })
  const result = change(editor, () => $insertPassage(given, how))
  return { result, selected: editor.read(() => $getSelection()?.getTextContent()), rows: rowsOf(result) }
}

const wordsOf = (block: Block) => [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('|')

/** Every block as it is read: headings by their level. */
function rowsOf(d: Document): string[] {
  return bodyBlocks(d).map((block) => (block.type === 'heading' ? `${block.level} ` : '') + wordsOf(block))
}

function bodyBlocks(d: Document): Block[] {
  return bodiesOf(d).flat()
}

const REST = {
  党建: ['2 抓好党建。|一是学习。', '全年平稳。'],
  队伍: ['2 队伍建设', '人员稳定。'],
  打算: ['1 下一步打算', '继续努力。', '特此报告。'],
  附表: ['附表正文。'],
}

test('one paragraph joins the text at the caret; its figures wait, and the line has both sources', () => {
  const { result, rows } = inserted(PAPER, { at: '全年平稳。', offset: 2 }, [LINE, 'caret'])
  expect(rows[3]).toBe('全年完成培训120人次，合格率98%。平稳。')
  expect(result.blocks[3]!.sources).toEqual([OF_PASSAGE])
  expect(result.blocks[3]!.id).toBe(PAPER.blocks[3]!.id)
  expect(carriedFigures(result).map(({ text, from, state }) => [text, from, state])).toEqual([
    ['120人次', 2024, 'unconfirmed'],
    ['98%', 2024, 'unconfirmed'],
  ])
})

test('a line that has a source already keeps it beside that of the passage, each once', () => {
  const known: Source = { paper: '旧稿', year: 2023, section: '一、' }
  const paper = { ...PAPER, blocks: PAPER.blocks.map((block) => ({ ...block, sources: [known] })) }
  using editor = open(paper)
  for (let time = 0; time < 2; time++) {
    change(editor, () => {
      $selectOffset($getRoot().getChildren().filter($isLine)[5]!, 2)
      $insertPassage(LINE, 'caret')
    })
  }
  expect(documentOf(editor).blocks[3]!.sources).toEqual([known, OF_PASSAGE])
})

test('several blocks stand on lines of their own, between the halves of the line', () => {
  const { rows, result } = inserted(PAPER, { at: '全年平稳。', offset: 2 }, [LINES, 'caret'])
  expect(rows.slice(2, 7)).toEqual(['2 抓好党建。|一是学习。', '全年', '第一段。', '第二段。', '平稳。'])
  expect(result.blocks.slice(3, 7).map(({ sources }) => sources)).toEqual([
    undefined,
    [OF_PASSAGE],
    [OF_PASSAGE],
    undefined,
  ])
})

test('at the end of a line they follow it, at its start they stand before it', () => {
  expect(inserted(PAPER, { at: '全年平稳。', offset: 5 }, [LINES, 'caret']).rows.slice(3, 6)).toEqual([
    '全年平稳。',
    '第一段。',
    '第二段。',
  ])
  expect(inserted(PAPER, { at: '全年平稳。' }, [LINES, 'caret']).rows.slice(3, 6)).toEqual([
    '第一段。',
    '第二段。',
    '全年平稳。',
  ])
})

test('an empty line gives its place', () => {
  const empty = doc(title('总结'), p('前。'), p(''), p('后。'))
  using editor = open(empty)
  const result = change(editor, () => {
    $getRoot().getChildAtIndex(3)!.selectStart()
    $insertPassage(LINE, 'caret')
  })
  expect(rowsOf(result)).toEqual(['前。', '完成培训120人次，合格率98%。', '后。'])
})

test('no heading is parted: its run-in text takes a paragraph in, all else goes below', () => {
  const at = { at: '抓好党建。一是学习。' }
  expect(inserted(PAPER, { ...at, offset: 10 }, [LINE, 'caret']).rows[2]).toBe(
    '2 抓好党建。|一是学习。完成培训120人次，合格率98%。',
  )
  expect(inserted(PAPER, { ...at, offset: 5 }, [LINE, 'caret']).rows[2]).toMatch(/^2 抓好党建。\|完成.*。一是学习。$/)
  expect(inserted(PAPER, { ...at, offset: 2 }, [LINE, 'caret']).rows.slice(2, 4)).toEqual([
    '2 抓好党建。|一是学习。',
    '完成培训120人次，合格率98%。',
  ])
  expect(inserted(PAPER, { at: '队伍建设', offset: 4 }, [LINES, 'caret']).rows.slice(4, 7)).toEqual([
    '2 队伍建设',
    '第一段。',
    '第二段。',
  ])
})

test('the paper’s own lines take nothing in: it goes to the body beside them', () => {
  const first = (at: string) => inserted(PAPER, { at, offset: 1 }, [LINE, 'caret'])
  expect(first('示例局2025年工作总结').rows[0]).toBe('完成培训120人次，合格率98%。')
  expect(first('区政府：').rows[0]).toBe('完成培训120人次，合格率98%。')
  expect(first('示例局').rows.at(-2)).toBe('完成培训120人次，合格率98%。')
  expect(first('（联系人：某某）').rows.at(-2)).toBe('完成培训120人次，合格率98%。')
  expect(first('附表说明').rows.slice(-2)).toEqual(['完成培训120人次，合格率98%。', '附表正文。'])
  expect(first('示例局').result).toMatchObject({ title: PAPER.title, signatory: PAPER.signatory, note: PAPER.note })
})

test('headings keep their levels at the caret, but never break out of the section there', () => {
  const within = (given: InsertedPassage) => inserted(PAPER, { at: '全年平稳。', offset: 5 }, [given, 'caret']).rows
  expect(within(SECTION).slice(4, 8)).toEqual(['2 存在问题', '基础薄弱。', '3 原因', '投入不足。'])
  expect(within(passage(h1('大事'), h2('小事'), p('话。'))).slice(4, 7)).toEqual(['2 大事', '3 小事', '话。'])
})

test('as a section it goes behind the section of the caret, at its level', () => {
  expect(inserted(PAPER, { at: '全年平稳。', offset: 2 }, [SECTION, 'section']).rows).toEqual([
    '开头的话。',
    '1 工作情况',
    ...REST.党建,
    '2 存在问题',
    '基础薄弱。',
    '3 原因',
    '投入不足。',
    ...REST.队伍,
    ...REST.打算,
    ...REST.附表,
  ])
  expect(inserted(PAPER, { at: '工作情况', offset: 0 }, [SECTION, 'section']).rows.slice(6, 10)).toEqual([
    '1 存在问题',
    '基础薄弱。',
    '2 原因',
    '投入不足。',
  ])
})

test('as a section before the first heading it takes that heading’s level, and the closing words stay last', () => {
  expect(inserted(PAPER, { at: '开头的话。', offset: 1 }, [SECTION, 'section']).rows.slice(0, 3)).toEqual([
    '开头的话。',
    '1 存在问题',
    '基础薄弱。',
  ])
  const atEnd = inserted(PAPER, { at: '继续努力。', offset: 1 }, [SECTION, 'section']).rows
  expect(atEnd.slice(-7)).toEqual([
    '继续努力。',
    '1 存在问题',
    '基础薄弱。',
    '2 原因',
    '投入不足。',
    '特此报告。',
    '附表正文。',
  ])
})

test('a section takes the place of an empty heading, and of an empty line at the end of its section', () => {
  const paper = doc(title('总结'), h1('一'), h2(''), p('甲。'), h2('二'), p(''))
  using editor = open(paper)
  const result = change(editor, () => {
    $getRoot().getChildAtIndex(3)!.selectStart()
    $insertPassage(SECTION, 'section')
  })
  expect(rowsOf(result).slice(0, 6)).toEqual(['1 一', '2 存在问题', '基础薄弱。', '3 原因', '投入不足。', '甲。'])
  const last = change(editor, () => {
    $getRoot().getChildAtIndex(9)!.selectStart()
    $insertPassage(passage(h1('末')), 'section')
  })
  expect(rowsOf(last).slice(-2)).toEqual(['2 二', '2 末'])
})

test('a passage without a heading becomes a section under its title; its own words stay as they are', () => {
  const { rows, result } = inserted(PAPER, { at: '全年平稳。' }, [LINES, 'section'])
  expect(rows.slice(4, 7)).toEqual(['2 结对帮扶', '第一段。', '第二段。'])
  expect(result.blocks[4]!.sources).toEqual([OF_PASSAGE])
})

test('replacing takes the current paragraph, or the selection, and nothing else', () => {
  expect(inserted(PAPER, { at: '全年平稳。', offset: 2 }, [LINES, 'replace']).rows.slice(2, 6)).toEqual([
    '2 抓好党建。|一是学习。',
    '第一段。',
    '第二段。',
    '2 队伍建设',
  ])
  expect(inserted(PAPER, { at: '全年平稳。', offset: 2, to: 4 }, [LINE, 'replace']).rows[3]).toBe(
    '全年完成培训120人次，合格率98%。。',
  )
  expect(inserted(PAPER, { at: '全年平稳。', offset: 0, to: 5 }, [LINES, 'replace']).rows.slice(3, 6)).toEqual([
    '第一段。',
    '第二段。',
    '2 队伍建设',
  ])
})

test('replacing in a heading takes its run-in text; only a section takes the heading itself', () => {
  const runIn = { at: '抓好党建。一是学习。', offset: 7 }
  expect(inserted(PAPER, runIn, [LINE, 'replace']).rows[2]).toBe('2 抓好党建。|完成培训120人次，合格率98%。')
  expect(inserted(PAPER, { at: '队伍建设', offset: 2 }, [LINE, 'replace']).rows.slice(4, 7)).toEqual([
    '2 队伍建设',
    '完成培训120人次，合格率98%。',
    '人员稳定。',
  ])
  expect(
    inserted(PAPER, { at: '队伍建设', offset: 2 }, [passage(h1('新题'), p('新话。')), 'replace']).rows.slice(4, 7),
  ).toEqual(['2 新题', '新话。', '人员稳定。'])
})

test('whole lines that are selected are replaced as lines', () => {
  using editor = open(PAPER)
  const result = change(editor, () => {
    $selectOffset($line('全年平稳。'), 0)
    const selection = $getSelection()
    const after = $line('继续努力。').getFirstDescendant()!
    if ($isRangeSelection(selection)) selection.focus.set(after.getKey(), 0, 'text')
    $insertPassage(LINE, 'replace')
  })
  expect(rowsOf(result).slice(2, 5)).toEqual(['2 抓好党建。|一是学习。', '完成培训120人次，合格率98%。', '继续努力。'])
})

test('lines that a replaced selection draws together keep the sources of both, beside that of the passage', () => {
  const from = (paper: string): Source => ({ paper, year: 2023, section: '' })
  const [first, second] = [
    { ...p('前半后半。'), sources: [from('甲')] },
    { ...p('这里那里。'), sources: [from('乙')] },
  ]
  using editor = open(doc(title('总结'), first, second))
  const result = change(editor, () => {
    $selectOffset($line('前半后半。'), 2)
    const selection = $getSelection()
    const end = $line('这里那里。').getFirstDescendant()!
    if ($isRangeSelection(selection)) selection.focus.set(end.getKey(), 2, 'text')
    $insertPassage(LINE, 'replace')
  })
  expect(rowsOf(result)).toEqual(['前半完成培训120人次，合格率98%。那里。'])
  expect(result.blocks[0]!.sources).toEqual([from('甲'), from('乙'), OF_PASSAGE])
})

test('at the caret a selection is kept, and only selected guidance gives its place', () => {
  expect(inserted(PAPER, { at: '全年平稳。', offset: 0, to: 2 }, [LINE, 'caret']).rows[3]).toMatch(/^全年完成.*平稳。$/)
  const paper = doc(title('总结'), p([{ text: '共' }, hole('写明情况')]), p([{ text: 'xx', slot: { kind: 'text' } }]))
  expect(inserted(paper, { at: '共【写明情况】', offset: 1, to: 7 }, [LINE, 'caret']).rows[0]).toMatch(/^共【|^共完成/)
  using editor = open(paper)
  const result = change(editor, () => {
    for (const text of $getRoot().getAllTextNodes()) if (text.getTextContent() === '【写明情况】') text.select(0, 6)
    $insertPassage(LINE, 'caret')
  })
  expect(rowsOf(result)[0]).toBe('共完成培训120人次，合格率98%。')
  const kept = change(editor, () => {
    for (const text of $getRoot().getAllTextNodes()) if (text.getTextContent() === 'xx') text.select(0, 2)
    $insertPassage(LINE, 'caret')
  })
  expect(rowsOf(kept)[1]).toBe('xx完成培训120人次，合格率98%。')
})

test('the first thing that waits in it is selected; without any the caret goes behind it', () => {
  const field = { text: '【牵头单位】', slot: { kind: 'organisation', key: 'lead', label: '牵头单位' } } as const
  const asking = passage(p([{ text: '由' }, field, { text: '负责，共xx项。' }]))
  expect(inserted(PAPER, { at: '全年平稳。', offset: 5 }, [asking, 'caret']).selected).toBe('【牵头单位】')
  const behind = (given: InsertedPassage, how: InsertHow) => {
    using editor = open(PAPER)
    change(editor, () => $selectOffset($line('全年平稳。'), 5))
    change(editor, () => $insertPassage(given, how))
    return rowsOf(change(editor, () => $getSelection()!.insertText('！')))
  }
  expect(behind(LINE, 'caret')[3]).toBe('全年平稳。完成培训120人次，合格率98%。！')
  expect(behind(LINES, 'caret')[5]).toBe('第二段。！')
  expect(behind(SECTION, 'section')[7]).toBe('投入不足。！')
})

test.each(['caret', 'section', 'replace'] as const)(
  'one undo takes it all back, one redo puts it in again (%s)',
  async (how) => {
    using editor = open(PAPER)
    const before = change(editor, () => $selectOffset($line('全年平稳。'), 2))
    const after = change(editor, () => $insertPassage(SECTION, how))
    expect(after).not.toEqual(before)
    expect(await step(editor, UNDO_COMMAND)).toEqual(before)
    expect(await step(editor, REDO_COMMAND)).toEqual(after)
  },
)

test('what was typed to ask for it goes in the same step, and comes back with undo', async () => {
  using editor = open(PAPER)
  const typed = change(editor, () => {
    $selectOffset($line('全年平稳。'), 5)
    $getSelection()!.insertText('//jdbf')
  })
  change(editor, () => {
    const node = $line('全年平稳。//jdbf').getFirstChildOrThrow()
    $takeQuick({ key: node.getKey(), start: 5, typed: '//jdbf', query: 'jdbf' })
    $insertPassage(LINE, 'caret')
  })
  expect(rowsOf(documentOf(editor))[3]).toBe('全年平稳。完成培训120人次，合格率98%。')
  expect(await step(editor, UNDO_COMMAND)).toEqual(typed)
})

test('a line that held nothing but the query gives its place, and a query that was changed since stays', () => {
  using editor = open(doc(title('总结'), p('//wt'), p('甲//wt乙')))
  const at = (index: number) => $getRoot().getChildAtIndex(index)! as ReturnType<typeof $line>
  const result = change(editor, () => {
    const node = at(2).getFirstChildOrThrow()
    $takeQuick({ key: node.getKey(), start: 0, typed: '//wt', query: 'wt' })
    $insertPassage(LINES, 'caret')
  })
  expect(rowsOf(result).slice(0, 3)).toEqual(['第一段。', '第二段。', '甲//wt乙'])
  const kept = change(editor, () => {
    const node = at(4).getFirstChildOrThrow()
    $takeQuick({ key: node.getKey(), start: 1, typed: '//wx', query: 'wx' })
  })
  expect(rowsOf(kept)[2]).toBe('甲//wt乙')
})

test('whatever a paper and a passage hold: the passage’s words stand in it as they are, and no word of the paper is lost', () => {
  const withBody = arbitraryDocument.map(normalise).filter((d) => d.blocks.length > 0)
  fc.assert(
    fc.property(
      withBody,
      withBody,
      fc.constantFrom<InsertHow>('caret', 'section'),
      fc.nat(),
      fc.nat(),
      (d, other, how, line, offset) => {
        using editor = open(d)
        const given = { ...LINE, blocks: other.blocks }
        const before = change(editor, () => {
          const lines = $getRoot().getChildren().filter($isLine)
          const chosen = lines[line % lines.length]!
          const at = offset % (chosen.getTextContentSize() + 1)
          // No caret stands within a character.
          const isWithin = /[\uDC00-\uDFFF]/.test(chosen.getTextContent().charAt(at))
          $selectOffset(chosen, isWithin ? at - 1 : at)
        })
        const after = change(editor, () => $insertPassage(given, how))
        const expected = insertPassage(given, { newId: countingIds(), year: d.year })
        const texts = bodyBlocks(after).map(wordsOf)
        expect(expected.map(wordsOf).filter((words) => !texts.some((text) => text.includes(words)))).toEqual([])
        expect(lettersOf(after)).toEqual(
          lettersOf(
            before,
            normalise({ ...d, blocks: expected }).blocks,
            hasNewHeading(how, expected) ? LINE.title : '',
          ),
        )
      },
    ),
    { numRuns: 200 },
  )
})

/** A section whose first block is no heading gets one. */
function hasNewHeading(how: InsertHow, blocks: readonly Block[]): boolean {
  return how === 'section' && blocks.length > 0 && blocks[0]!.type !== 'heading'
}

/** How often each character stands in the bodies of a paper: joining and parting lines changes none. */
function lettersOf(d: Document, more: readonly Block[] = [], words = ''): Readonly<Record<string, number>> {
  const blocks = [...bodyBlocks(d), ...more]
  const texts = [textOf(d.title), textOf(d.recipients), textOf(d.signatory), d.date.text, textOf(d.note ?? []), words]
  const counts: Record<string, number> = {}
  for (const letter of [...texts, ...blocks.map(wordsOf)].join('').replaceAll('|', ''))
    counts[letter] = (counts[letter] ?? 0) + 1
  return counts
}

test('a passage of a hundred thousand characters is put in whole', () => {
  const long = passage(h1('长'), ...Array.from({ length: 500 }, (_, at) => p(`第${at}段，`.padEnd(200, '字'))))
  const { rows } = inserted(PAPER, { at: '全年平稳。', offset: 2 }, [long, 'section'])
  expect(rows).toHaveLength(rowsOf(PAPER).length + 501)
  expect(rows.join('').length - rowsOf(PAPER).join('').length).toBeGreaterThan(100_000)
})

test('a selection is cut out of its lines; a heading stays one only whole', () => {
  const cut = (from: string, offset: number, to: string, end: number) => {
    using editor = open(PAPER)
    change(editor, () => {
      const [first, last] = [$line(from), $line(to)]
      $selectOffset(first, offset)
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      const { key, offset: at } = selection.anchor
      $selectOffset(last, end)
      const other = $getSelection()
      if ($isRangeSelection(other)) other.anchor.set(key, at, 'text')
    })
    return editor.read(() => rowsOf({ ...PAPER, attachments: [], blocks: $cutBlocks($editorToDocument()) }))
  }
  expect(cut('全年平稳。', 2, '全年平稳。', 4)).toEqual(['平稳'])
  expect(cut('全年平稳。', 2, '人员稳定。', 2)).toEqual(['平稳。', '2 队伍建设', '人员'])
  expect(cut('抓好党建。一是学习。', 2, '全年平稳。', 0)).toEqual(['党建。一是学习。'])
  expect(cut('抓好党建。一是学习。', 7, '全年平稳。', 2)).toEqual(['学习。', '全年'])
  expect(cut('示例局2025年工作总结', 0, '示例局2025年工作总结', 3)).toEqual([])
})
