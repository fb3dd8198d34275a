import { buildEditorFromExtensions, defineExtension } from '@lexical/extension'
import { $getRoot, $getSelection, $isRangeSelection, type LexicalEditor, type TextNode } from 'lexical'
import { describe, expect, test } from 'vitest'
import type { Document, Run, Table } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { openSlots, walkRuns } from '#core/document/walk.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import { differences, fieldOf, ledgerFields } from '#core/figures/ledger-fields.ts'
import { proposeFigures, wordsOfProposal } from '#core/figures/ledger-proposals.ts'
import { tidyFacts, type LedgerFigure } from '#core/figures/ledger.ts'
import { $documentToEditor } from '#renderer/editor/document-to-editor.ts'
import { $editorToDocument } from '#renderer/editor/editor-to-document.ts'
import { $figures, $selectFigure } from '#renderer/editor/carried/figures.ts'
import { $insertFigure, $linkFigure, $updateFields } from '#renderer/editor/ledger/ledger-fields.ts'
import { pointedCell, spotOf } from '#renderer/editor/ledger/pointed-cell.ts'
import { selectedFigure } from '#renderer/editor/carried/selected-figure.ts'
import { $selectFrame } from '#renderer/editor/frame/select-frame.ts'
import { $isFrame } from '#renderer/editor/nodes/frame-node.ts'
import { PaperExtension } from '#renderer/editor/paper-extension.ts'
import {
  canTick,
  factsOf,
  faultsOf,
  formOf,
  formOfMissing,
  formOfProposal,
  manyFacts,
  newForm,
  rowsOf,
  rowsToLink,
  statesOf,
  twinOf,
} from '#renderer/ledger/form.ts'
import { changeWords, pairItem } from '#renderer/ledger/pair-item.ts'
import { labelsOf } from '#renderer/i18n/labels.ts'
import { pairFigures } from '#core/figures/ledger.ts'
import { countingIds, doc, h2, p, settings, table, title } from '../support/build.ts'

function figure(id: string, name: string, words: string, period = '2025年'): LedgerFigure {
  return { ...tidyFacts({ name, value: words, unit: '', period, source: '', note: '' })!, id }
}
const GDP = figure('a', '总产值', '161.8亿元')

function open(d: Document): LexicalEditor & Disposable {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      dependencies: [PaperExtension],
      $initialEditorState: () => $documentToEditor(d),
      onError: (error) => {
        throw error
      },
    }),
  )
  // The paper is opened before anything is changed, as in the window.
  editor.update(() => {}, { discrete: true })
  return editor
}

function change(editor: LexicalEditor, edit: () => void): Document {
  editor.update(edit, { discrete: true })
  return editor.read('pending', () => $editorToDocument())
}

const nodeOf = (text: string): TextNode =>
  $getRoot()
    .getAllTextNodes()
    .find((node) => node.getTextContent().includes(text))!
const runsOf = (d: Document): readonly Run[] =>
  [...walkRuns(d)].flatMap(([place, runs]) => (place === 'title' ? [] : runs))
const textsOf = (d: Document) => runsOf(d).map(({ text, slot }) => (slot?.ledger ? [text] : text))

describe('a figure put into the paper', () => {
  test('is a field that is linked to the ledger, with the caret behind it', () => {
    using editor = open(doc(p('总产值达到，同比增长。')))
    const put = change(editor, () => {
      nodeOf('总产值').select(5, 5)
      $insertFigure(GDP)
    })
    expect(runsOf(put)).toEqual([
      { text: '总产值达到' },
      { text: '161.8亿元', slot: fieldOf(GDP) },
      { text: '，同比增长。' },
    ])
    const typed = change(editor, () => {
      const selection = $getSelection()
      if ($isRangeSelection(selection)) selection.insertText('（快报）')
    })
    expect(textsOf(typed)).toEqual(['总产值达到', ['161.8亿元'], '（快报），同比增长。'])
  })

  test('says no unit where one stands behind it', () => {
    using editor = open(doc(p('达到亿元。')))
    const put = change(editor, () => {
      nodeOf('达到').select(2, 2)
      $insertFigure(GDP)
    })
    expect(textsOf(put)).toEqual(['达到', ['161.8'], '亿元。'])
  })

  test('answers a selected blank of the template, which stays what it was', () => {
    const slot = { kind: 'number', key: 'gdp', label: '产值' } as const
    using editor = open(doc(p(['达到', '【产值】'].map((text, at) => (at ? { text, slot } : { text })))))
    const put = change(editor, () => {
      nodeOf('【产值】').select(0, 4)
      $insertFigure(GDP)
    })
    expect(runsOf(put)).toEqual([{ text: '达到' }, { text: '161.8亿元', slot: { ...slot, unit: '亿元', ledger: 'a' } }])
    expect(openSlots(put)).toEqual([])
    const typed = change(editor, () => nodeOf('161.8').spliceText(7, 0, '，同比', true))
    expect(textsOf(typed)).toEqual(['达到', ['161.8亿元'], '，同比'])
  })

  test.each([
    ['a hole', { text: 'xx', slot: { kind: 'text' } } as const],
    ['guidance', { text: '【写明产值】', slot: { kind: 'text', label: '写明产值' } } as const],
  ])('takes the place of %s', (_what, run) => {
    using editor = open(doc(p([{ text: '达到' }, run, { text: '。' }])))
    const put = change(editor, () => {
      nodeOf(run.text).select(0, run.text.length)
      $insertFigure(GDP)
    })
    expect(runsOf(put)).toEqual([{ text: '达到' }, { text: '161.8亿元', slot: fieldOf(GDP) }, { text: '。' }])
  })

  test('takes the place of a selected figure from last year, which is then changed, or kept where it says the same', () => {
    const carried = markCarried(doc(p('产值149.4亿元，其中161.8亿元。')), { from: 2024, newId: countingIds() })
    using editor = open(carried)
    const over = (nth: number) => {
      change(editor, () => $selectFigure($figures()[nth]!))
      return change(editor, () => void $insertFigure(GDP))
    }
    expect(carriedFigures(over(0)).map(({ text, state }) => [text, state])).toEqual([
      ['161.8亿元', 'changed'],
      ['161.8亿元', 'unconfirmed'],
    ])
    const both = over(1)
    expect(carriedFigures(both).map(({ state }) => state)).toEqual(['changed', 'kept'])
    expect(textsOf(both)).toEqual(['产值', ['161.8亿元'], '，其中', ['161.8亿元'], '。'])
  })

  describe('into a table', () => {
    const old = markCarried(
      doc(
        table([
          ['指标', '数额（万元）'],
          ['总产值', '1494000'],
          ['税收', ''],
          ['其他', '7'],
        ]),
      ),
      {
        from: 2024,
        newId: countingIds(),
      },
    )

    test('takes the place of the figure that F8 selected there, in the unit of its column', () => {
      using editor = open(old)
      change(editor, () => $selectFigure($figures()[0]!))
      selectedFigure(editor).value = { ...carriedFigures(old)[0]!, isFramed: true }
      const put = change(editor, () => void $insertFigure(GDP))
      expect(plainText(put)).toBe(plainText(old).replace('1494000', '1618000'))
      expect(carriedFigures(put).map(({ state }) => state)).toEqual(['changed', 'unconfirmed'])
      expect(ledgerFields(put)).toMatchObject([{ ledger: 'a', text: '1618000', unit: '万元' }])
    })

    test.each([
      [1, 1, '1618000'],
      [2, 1, '161.8亿元'],
    ])('goes into the cell that was clicked, row %i', (row, column, words) => {
      using editor = open(old)
      const block = old.blocks[0]! as Table
      change(editor, () => $getRoot().getChildren().filter($isFrame).forEach($selectFrame))
      const { id } = block.rows[row]!.cells[column]!
      // An empty cell has no place for a figure of its own.
      const offset = row === 2 ? null : spotOf(block, id)!.start
      pointedCell(editor).value = { place: block.id, cell: id, offset }
      const put = change(editor, () => void $insertFigure(GDP))
      expect(ledgerFields(put).map(({ text }) => text)).toEqual([words])
      expect(put.blocks).toHaveLength(1)
    })

    test('goes on a line behind it where no figure is meant, and not over words', () => {
      using editor = open(old)
      const block = old.blocks[0]! as Table
      change(editor, () => $getRoot().getChildren().filter($isFrame).forEach($selectFrame))
      const { id } = block.rows[1]!.cells[0]!
      pointedCell(editor).value = { place: block.id, cell: id, offset: spotOf(block, id)!.start }
      const put = change(editor, () => void $insertFigure(GDP))
      expect(put.blocks[0]).toEqual(old.blocks[0])
      expect(ledgerFields(put)).toMatchObject([{ place: put.blocks[1]!.id }])
    })
  })

  test('goes behind a field that the caret stands in, not into it', () => {
    using editor = open(doc(p([{ text: '149.4亿元', slot: fieldOf(GDP) }])))
    const put = change(editor, () => {
      nodeOf('149.4').select(3, 3)
      $insertFigure(figure('b', '别的', '7所'))
    })
    expect(textsOf(put)).toEqual([['149.4亿元'], ['7所']])
  })

  test('goes on after a run-in heading where the caret does', () => {
    using editor = open(doc(h2('产值。', '达到')))
    const put = change(editor, () => {
      nodeOf('达到').select(2, 2)
      $insertFigure(GDP)
    })
    expect(put.blocks[0]).toMatchObject({
      runs: [{ text: '产值。' }],
      runIn: [{ text: '达到' }, { text: '161.8亿元' }],
    })
  })
})

describe('a field of the ledger', () => {
  const field = { text: '161.8亿元', slot: fieldOf(GDP) }

  test.each([
    ['，同比', 7, ['达到', ['161.8亿元'], '，同比。']],
    ['约', 0, ['达到约', ['161.8亿元'], '。']],
    ['2', 5, ['达到', ['161.82亿元'], '。']],
  ])('%s at one of its places stands where it belongs', (words, at, texts) => {
    using editor = open(doc(p([{ text: '达到' }, field, { text: '。' }])))
    const typed = change(editor, () => {
      const node = nodeOf('161.8')
      node.spliceText(at, 0, words, true)
    })
    expect(textsOf(typed)).toEqual(texts)
  })

  test('asks by its name once it is emptied', () => {
    using editor = open(doc(p([{ text: '达到' }, field])))
    const emptied = change(editor, () => nodeOf('161.8').setTextContent(''))
    expect(textsOf(emptied)).toEqual(['达到', ['【总产值】']])
    expect(openSlots(emptied)).toHaveLength(1)
  })

  test('is brought in step wherever it says the old value, in tables too', () => {
    const old = { text: '149.4亿元', slot: fieldOf(GDP) }
    const d = doc(
      title('总结'),
      p([{ text: '达到' }, old, { text: '，' }, { ...old, bold: true }]),
      table([['产值'], [[old]]]),
      p([{ text: '7亿元', slot: fieldOf(GDP) }]),
    )
    using editor = open(d)
    const updated = change(editor, () => {
      nodeOf('149.4').select(7, 7)
      $updateFields([
        { ledger: 'a', figure: { ...GDP, name: '生产总值' }, text: '149.4亿元', words: '161.80亿元', isNewer: false },
      ])
    })
    expect(plainText(updated)).toBe(plainText(d).replaceAll('149.4', '161.80'))
    expect(runsOf(updated)[1]).toEqual({ text: '161.80亿元', slot: { ...fieldOf(GDP), label: '生产总值' } })
  })

  test('is made of words that stand in the paper, without a change of them', () => {
    const d = markCarried(doc(p('产值161.8亿元。')), { from: 2025, newId: countingIds() })
    using editor = open(d)
    const place = d.blocks[0]!.id
    const linked = change(editor, () => {
      expect($linkFigure({ place, start: 2, text: '161.8亿元' }, GDP)).toBe(true)
      expect($linkFigure({ place, start: 2, text: '161.8亿元' }, GDP)).toBe(false)
      expect($linkFigure({ place, start: 1, text: '161.8亿元' }, GDP)).toBe(false)
      expect($linkFigure({ place: 'gone', start: 2, text: '161.8亿元' }, GDP)).toBe(false)
    })
    expect(textsOf(linked)).toEqual(['产值', ['161.8亿元'], '。'])
    expect(carriedFigures(linked)).toEqual(carriedFigures(d))
  })
})

describe('words of a table', () => {
  const d = doc(
    table([
      ['指标', '人数（人）'],
      ['在校学生', '1200'],
      ['教师', '86人'],
    ]),
  )

  test('become fields without a change of them, and are brought in step', () => {
    using editor = open(d)
    const figures = proposeFigures(d).map(({ name, value, unit }, at) => figure(String(at), name, value + unit))
    const linked = change(editor, () => {
      for (const [at, proposal] of proposeFigures(d).entries())
        expect($linkFigure(wordsOfProposal(proposal)!, figures[at]!)).toBe(true)
    })
    expect(plainText(linked)).toBe(plainText(d))
    expect(ledgerFields(linked).map(({ ledger, text, unit }) => [ledger, text, unit])).toEqual([
      ['0', '1200', '人'],
      ['1', '86人', '人'],
    ])
    const now = figures.map((each) => ({ ...each, value: '1300' }))
    const known = new Map(now.map((each) => [each.id, each]))
    const updated = change(editor, () => $updateFields(differences(linked, known)))
    expect(ledgerFields(updated).map(({ text }) => text)).toEqual(['1300', '1300人'])
    expect(differences(updated, known)).toEqual([])
  })

  test('are linked as they are ticked: those that were saved, and those that the ledger has already', () => {
    const rows = rowsOf(proposeFigures(d), [figure('b', '教师人数', '86人')])
    const ticked = rows.map((row) => ({ ...row, isTicked: true }))
    const states = statesOf(ticked, [figure('b', '教师人数', '86人')])
    expect([...states.values()].map(({ state }) => [state, canTick(state, true), canTick(state, false)])).toEqual([
      ['new', true, true],
      ['same', true, false],
    ])
    const saved = figure('s', '在校学生人数', '1200人')
    expect(rowsToLink(ticked, states, [saved]).map(([{ text }, { id }]) => [text, id])).toEqual([
      ['1200', 's'],
      ['86人', 'b'],
    ])
  })
})

describe('the form of a figure', () => {
  const [proposal] = proposeFigures(doc(settings({ year: 2025 }), p('完成总产值161.8亿元左右。')))

  test('says of a figure of the paper what can be said, and where it stands', () => {
    expect(formOfProposal(proposal!, '工作总结')).toMatchObject({
      name: '总产值',
      value: '161.8',
      unit: '亿元',
      period: '2025年',
      source: '工作总结',
      isLinked: true,
      at: { start: 5, text: '161.8亿元' },
    })
  })

  test('cannot be saved without name, number and year', () => {
    expect(faultsOf(newForm(2025))).toEqual(['name', 'value'])
    expect(faultsOf({ ...formOf(GDP), value: '很多', period: '上半年' })).toEqual(['value', 'period'])
    expect(faultsOf({ ...formOf(GDP), value: ' 162亿元 ' })).toEqual([])
    expect(factsOf({ ...formOf(GDP), value: ' 162亿元 ' })).toMatchObject({ value: '162亿元', unit: '亿元' })
  })

  test('of what a row has no value for is of the year before or after', () => {
    expect(formOfMissing({ name: '总产值', last: GDP })).toMatchObject({
      name: '总产值',
      unit: '亿元',
      period: '2026年',
      value: '',
    })
    expect(formOfMissing({ name: '总产值', now: GDP })).toMatchObject({ period: '2024年' })
    const year = figure('b', '学生', '9人', '2024—2025学年')
    expect(formOfMissing({ name: '学生', last: year })).toMatchObject({ period: '2025—2026学年' })
  })

  test('finds the figure whose place it would take', () => {
    const form = { ...newForm(2025), name: ' 总产值', value: '162亿元' }
    expect(twinOf(form, [GDP])).toBe(GDP)
    expect(twinOf({ ...form, id: 'a' }, [GDP])).toBeUndefined()
    expect(twinOf({ ...form, period: '2024年' }, [GDP])).toBeUndefined()
  })
})

describe('many figures at once', () => {
  const d = doc(
    settings({ year: 2025 }),
    p('总产值162亿元。培训1200人次，办件7件。检查12次。合格率98%。另一处合格率97%，500元。'),
  )
  const ledger = [GDP, figure('b', '检查', '12次'), figure('c', '办件', '6件')]

  test('are ticked where they are new and have a name', () => {
    const rows = rowsOf(proposeFigures(d), ledger)
    const states = statesOf(rows, ledger)
    expect(rows.map((row) => [row.proposal.figure.text, row.name, row.isTicked, states.get(row.id)?.state])).toEqual([
      ['162亿元', '总产值', false, 'changes'],
      ['1200人次', '培训', true, 'new'],
      ['7件', '办件', false, 'changes'],
      ['12次', '检查', false, 'same'],
      ['98%', '合格率', true, 'new'],
      ['97%', '另一处合格率', true, 'new'],
      ['500元', '', false, 'nameless'],
    ])
  })

  test('are sent where they are ticked, with the id of what they change, and one of two with one name', () => {
    const rows = rowsOf(proposeFigures(d), ledger).map((row) => ({
      ...row,
      isTicked: true,
      name: row.name.replace('另一处', ''),
    }))
    expect(
      manyFacts(rows, statesOf(rows, ledger), '总结').map(({ id, name, value, source }) => [id, name, value, source]),
    ).toEqual([
      ['a', '总产值', '162', '总结'],
      [undefined, '培训', '1200', '总结'],
      ['c', '办件', '7', '总结'],
      [undefined, '合格率', '98', '总结'],
    ])
    const other = rows.map((row) => ({ ...row, isTicked: row.proposal.value === '97' }))
    expect(manyFacts(other, statesOf(other, ledger), '')).toMatchObject([{ name: '合格率', value: '97' }])
  })
})

test('a row shows last year, this year and the change', () => {
  const { label } = labelsOf('zh-CN')
  const columnsOf = (figures: readonly LedgerFigure[]) =>
    pairFigures(figures, 2025)
      .map((pair) => pairItem('x', pair, label))
      .map(({ title: name, columns }) => [name, ...columns!])
  expect(
    columnsOf([
      GDP,
      figure('b', '总产值', '149.4亿元', '2024年'),
      figure('c', '合格率', '98%', '截至2025年底'),
      figure('d', '合格率', '99%', '截至2024年底'),
      figure('e', '检查', '12次', '2024年'),
      figure('f', '发文', '9件'),
      figure('g', '发文', '9件', '2024年'),
    ]),
  ).toEqual([
    ['总产值', '149.4亿元', '161.8亿元', '+8.3%'],
    ['合格率（截至年底）', '99%', '98%', '-1个百分点'],
    ['检查', '12次', '—', ''],
    ['发文', '9件', '9件', '='],
  ])
  expect(changeWords({ direction: -1, percent: '-7.7%', difference: '', words: '', amount: '', working: '' })).toBe(
    '-7.7%',
  )
})
