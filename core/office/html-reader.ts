import type { NewId, Paragraph } from '#core/document/document.ts'
import type { NoteCollector } from '#core/docx/note-collector.ts'
import { numberText } from '#core/docx/number-text.ts'
import { toldAlign } from '#core/docx/read-styles.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import { charactersOf, elementsOf } from '#core/docx/walk-xml.ts'
import type { SourceHints, SourceLine } from '#core/recognise/source.ts'
import { blockHints, boldOf, isHidden, isListNumber, styleOf } from './html-style.ts'
import { LineWriter } from './line-writer.ts'
import { gridOfCells, MAX_ROWS } from './loose-table.ts'

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section summary td th tr caption ul'.split(
    ' ',
  ),
)
const SCRIPTS = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'xml'])
const IGNORED = new Set(['meta', 'link', 'base', 'col', 'colgroup', 'wbr'])

interface State {
  readonly isBold: boolean
  readonly isExact: boolean
  readonly hints: SourceHints
}

/** Turns a tree of HTML into lines. */
export class HtmlReader {
  private readonly notes: NoteCollector
  private readonly newId: NewId
  private readonly writer = new LineWriter()

  constructor(notes: NoteCollector, newId: NewId) {
    this.notes = notes
    this.newId = newId
  }

  get lines(): readonly SourceLine[] {
    return this.writer.lines
  }

  read(root: Xml, hints: SourceHints = {}): void {
    this.children(root, { isBold: false, isExact: false, hints })
    this.writer.end(hints)
  }

  private children(element: Xml, state: State): void {
    for (const child of element.children) {
      if (typeof child !== 'string') this.element(child, state)
      else if (state.isExact) this.exact(child, state)
      else this.writer.addCollapsed(child, state.isBold)
    }
  }

  private exact(text: string, state: State): void {
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      if (index) this.writer.end(state.hints, true)
      this.writer.addExact(line, state.isBold)
    }
  }

  private element(element: Xml, state: State): void {
    const { name } = element
    if (IGNORED.has(name)) return undefined
    if (SCRIPTS.has(name)) return this.notes.add('scripts-dropped')
    if (name === 'title') return this.notes.add('headers-dropped', charactersOf(element).trim())
    if (isHidden(element)) return this.notes.add('hidden-text-dropped', charactersOf(element).trim())
    if (isListNumber(element)) return this.writer.addNumber(charactersOf(element))
    if (name === 'table') return this.table(element, state)
    if (BLOCKS.has(name)) return this.block(element, state)
    return this.inline(element, state)
  }

  private inline(element: Xml, state: State): void {
    switch (element.name) {
      case 'br':
        return this.lineBreak(element, state)
      case 'hr':
        return this.writer.end(state.hints)
      case 'img':
        return this.notes.add('pictures-dropped', element.attributes['alt'] ?? '')
      case 'a':
        if (/^https?:/i.test(element.attributes['href'] ?? ''))
          this.notes.add('links-dropped', element.attributes['href'])
        break
      case 'del':
      case 's':
      case 'strike':
        return this.notes.add('deletions-dropped', charactersOf(element))
      case 'ins':
        this.notes.add('insertions-accepted')
        break
      case 'rt':
      case 'rp':
        return this.notes.add('readings-dropped', charactersOf(element))
    }
    this.children(element, { ...state, isBold: boldOf(element) ?? state.isBold })
  }

  private lineBreak(element: Xml, state: State): void {
    const style = styleOf(element)
    if (style.get('page-break-before') === 'always' || style.get('mso-special-character')?.includes('page-break')) {
      this.writer.end(state.hints)
      this.writer.block({ type: 'pageBreak', id: this.newId() })
    } else this.writer.addExact('\n', state.isBold)
  }

  private block(element: Xml, state: State): void {
    this.writer.end(state.hints)
    const { align, ...own } = blockHints(element)
    const told = toldAlign(align, state.hints.align)
    const { align: _outer, ...outer } = state.hints
    const hints: SourceHints = { ...outer, ...own, ...(told ? { align: told } : {}) }
    if (element.name === 'ol' || element.name === 'ul') return this.list(element, { ...state, hints })
    const isBold = boldOf(element) ?? state.isBold
    this.children(element, { isBold, isExact: state.isExact || element.name === 'pre', hints })
    this.writer.end(hints, element.name === 'p' && !hasBlocks(element))
  }

  private list(list: Xml, state: State): void {
    let ordinal = Number(list.attributes['start'] ?? 1) || 1
    for (const child of elementsOf(list)) {
      if (child.name !== 'li') this.element(child, state)
      else {
        this.writer.end(state.hints)
        ordinal = Number(child.attributes['value']) || ordinal
        this.writer.addNumber(listNumber(list, ordinal++))
        this.children(child, { ...state, isBold: boldOf(child) ?? state.isBold })
        this.writer.end(state.hints)
      }
    }
  }

  private table(table: Xml, state: State): void {
    this.writer.end(state.hints)
    const rows = [...rowsOf(table)].map((row) =>
      [...elementsOf(row)].filter(({ name }) => name === 'td' || name === 'th'),
    )
    const count = rows.reduce((sum, row) => sum + row.length, 0)
    // One cell, or tables in tables: a page's layout, not a table of the paper.
    const isLayout = count <= 1 || rows.some((row) => row.some((cell) => holdsTable(cell)))
    if (rows.length > MAX_ROWS) this.notes.add('tables-as-text')
    if (isLayout || rows.length > MAX_ROWS) return this.layout(table, state)
    const grid = gridOfCells(
      rows.map((cells) => ({
        isHeader: cells.every(({ name }) => name === 'th'),
        cells: cells.map((cell) => ({
          colSpan: Number(cell.attributes['colspan']) || 1,
          rowSpan: Number(cell.attributes['rowspan']) || 1,
          blocks: () => this.cell(cell),
        })),
      })),
      this.newId,
    )
    if (grid) this.writer.block(grid)
  }

  private layout(table: Xml, state: State): void {
    for (const child of elementsOf(table)) {
      const isRow = child.name === 'tr' || child.name === 'td' || child.name === 'th' || child.name === 'caption'
      if (isRow) this.block(child, state)
      else this.layout(child, state)
    }
  }

  private cell(cell: Xml): readonly Paragraph[] {
    const inner = new HtmlReader(this.notes, this.newId)
    inner.read(cell, blockHints(cell))
    return inner.lines.flatMap(({ text, hints, block }) => {
      if (block || !text.trim()) return []
      const align = hints?.align
      const runs = [{ text: (hints?.number ?? '') + text.replaceAll('\u00a0', ' ').trim() }]
      return [{ type: 'paragraph' as const, id: this.newId(), runs, ...(align ? { align } : {}) }]
    })
  }
}

function hasBlocks(element: Xml): boolean {
  return [...elementsOf(element)].some(({ name }) => BLOCKS.has(name) || name === 'table')
}

function holdsTable(element: Xml): boolean {
  return [...elementsOf(element)].some((child) => child.name === 'table' || holdsTable(child))
}

function* rowsOf(table: Xml): Generator<Xml> {
  for (const child of elementsOf(table)) {
    if (child.name === 'tr') yield child
    else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') yield* rowsOf(child)
  }
}

const LIST_TYPES: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  'lower-alpha': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
}

function listNumber(list: Xml, ordinal: number): string {
  const style = styleOf(list).get('list-style-type') ?? list.attributes['type'] ?? ''
  if (style === 'none') return ''
  if (list.name === 'ul') return '•'
  if (/cjk-ideographic|chinese/.test(style)) return `${numberText(ordinal, 'chineseCounting')}、`
  return `${numberText(ordinal, LIST_TYPES[style] ?? 'decimal')}.`
}
