import { append } from '#core/docx/append.ts'
import type { NewId, Paragraph, Run } from '#core/document/document.ts'
import { joinRuns } from '#core/document/normalise.ts'
import { toldAlign } from '#core/docx/read-styles.ts'
import { ListCounter } from '#core/docx/list-counter.ts'
import type { NoteCollector } from '#core/docx/note-collector.ts'
import type { SourceHints, SourceLine } from '#core/recognise/source.ts'
import { DocCharacters } from './doc-characters.ts'
import type { DocFile } from './doc-file.ts'
import { PLACES } from './doc-file.ts'
import { readDocLists } from './doc-lists.ts'
import type { DocNotes } from './doc-notes.ts'
import { readDocNotes, tellOtherStories } from './doc-notes.ts'
import type { DocLook } from './doc-paragraph.ts'
import { applyChanges } from './doc-paragraph.ts'
import type { PropertyRun } from './doc-properties.ts'
import { readRuns, runAt } from './doc-properties.ts'
import type { DocStyle } from './doc-styles.ts'
import { readDocStyles } from './doc-styles.ts'
import type { DocText } from './doc-text.ts'
import { readDocText, storyRange } from './doc-text.ts'
import { MAX_ROWS } from './loose-table.ts'
import type { RtfRow } from './rtf-table.ts'
import { rtfTable } from './rtf-table.ts'
import { rtfLevel } from './rtf-styles.ts'

const PARAGRAPH_ENDS = /[\r\x07\x0c]/g
const CELL_END = '\x07'
const PAGE_BREAK = '\x0c'

/** Turns the main text of a .doc into lines. */
export class DocReader {
  private readonly file: DocFile
  private readonly notes: NoteCollector
  private readonly newId: NewId
  private readonly text: DocText
  private readonly paragraphs: readonly PropertyRun[]
  private readonly characters: DocCharacters
  private readonly styles: (index: number) => DocStyle
  private readonly lists: ReturnType<typeof readDocLists>
  private readonly footnotes: DocNotes
  private readonly counter = new ListCounter()
  private readonly lines: SourceLine[] = []
  private cell: Paragraph[] = []
  private cells: (readonly Paragraph[])[] = []
  private rows: RtfRow[] = []
  private after: SourceLine[] = []

  constructor(file: DocFile, notes: NoteCollector, newId: NewId) {
    this.file = file
    this.notes = notes
    this.newId = newId
    this.text = readDocText(file)
    this.paragraphs = readRuns(file, PLACES.paragraphPages, 'paragraph')
    this.characters = new DocCharacters(file, this.text)
    this.styles = readDocStyles(file)
    this.lists = readDocLists(file)
    this.footnotes = readDocNotes(file, this.text)
  }

  read(): readonly SourceLine[] {
    const [from, to] = storyRange(this.file, 'text')
    const story = this.text.characters.slice(from, to)
    let begin = 0
    for (const match of story.matchAll(PARAGRAPH_ENDS)) {
      this.paragraph(begin, match.index, match[0])
      begin = match.index + 1
    }
    if (begin < story.length) this.paragraph(begin, story.length, '\r')
    this.endTable()
    const boxes = tellOtherStories(this.file, this.text, this.notes)
    const { anchors } = this.characters
    if (anchors && !boxes.length) this.notes.add('drawings-dropped', '', anchors)
    append(this.lines, boxes)
    return this.lines
  }

  private paragraph(from: number, to: number, end: string): void {
    const run = runAt(this.paragraphs, this.text.fileOffset(to))
    const style = this.styles(run?.style ?? 0)
    const look = applyChanges(style.look, this.file.main, run?.changes ?? [])
    if (look.endsRow) return this.endRow(look)
    const { runs, dropped } = this.characters.read(from, to)
    for (const [code, text] of dropped) this.notes.add(code, text)
    this.callNotes(to)
    if (end === CELL_END || look.isInTable) return this.cellParagraph(runs, look, end)
    this.endTable()
    this.line(runs, look, style, { end, hasDropped: dropped.size > 0 })
  }

  private line(
    runs: readonly Run[],
    look: DocLook,
    style: DocStyle,
    { end, hasDropped }: { readonly end: string; readonly hasDropped: boolean },
  ): void {
    const isEmpty = !runs.some(({ text }) => text)
    if (look.breaksBefore) this.pageBreak()
    const isCarrier = isEmpty && (hasDropped || this.after.length > 0 || end === PAGE_BREAK)
    if (!isCarrier) this.lines.push(this.lineOf(runs, look, style))
    append(this.lines, this.after)
    this.after = []
    if (end === PAGE_BREAK) this.pageBreak()
  }

  private lineOf(runs: readonly Run[], look: DocLook, style: DocStyle): SourceLine {
    const level = look.outline === undefined || style.isTitle ? undefined : rtfLevel(look.outline)
    const number = this.number(look)
    const align = toldAlign(look.align, style.look.align)
    const bold = level || style.isTitle ? [] : boldOf(runs)
    const hints: SourceHints = {
      ...(level ? { level } : {}),
      ...(style.isTitle ? { isTitle: true } : {}),
      ...(number ? { number } : {}),
      ...(align ? { align } : {}),
      ...(bold.length ? { bold } : {}),
    }
    const text = runs.map((run) => run.text).join('')
    return Object.keys(hints).length ? { text, hints } : { text }
  }

  private number({ list: index, listLevel }: DocLook): string {
    const list = index ? this.lists(index) : undefined
    return list ? this.counter.next(String(index), list, Math.min(listLevel ?? 0, 8)).trim() : ''
  }

  private callNotes(to: number): void {
    for (const text of this.footnotes.take(to + 1)) {
      this.notes.add('notes-moved')
      this.after.push({ text, hints: { part: 'footnote' } })
    }
  }

  private pageBreak(): void {
    this.lines.push({ text: '', block: { type: 'pageBreak', id: this.newId() } })
  }

  private cellParagraph(runs: readonly Run[], look: DocLook, end: string): void {
    const number = this.number(look)
    const all = joinRuns(number ? [{ text: number }, ...runs] : runs)
    const align = toldAlign(look.align, undefined)
    if (all.length) this.cell.push({ type: 'paragraph', id: this.newId(), runs: all, ...(align ? { align } : {}) })
    if (end !== CELL_END) return
    this.cells.push(this.cell)
    this.cell = []
  }

  private endRow(look: DocLook): void {
    if (this.cells.length) {
      this.rows.push({ isHeader: look.isHeaderRow === true, shapes: look.shapes ?? [], cells: this.cells })
    }
    this.cells = []
  }

  private endTable(): void {
    if (this.cells.length || this.cell.length)
      this.rows.push({ isHeader: false, shapes: [], cells: [...this.cells, this.cell] })
    const rows = this.rows
    this.cells = []
    this.cell = []
    this.rows = []
    if (!rows.length) return
    if (rows.length > MAX_ROWS) {
      this.notes.add('tables-as-text')
      for (const { cells } of rows) this.lines.push({ text: cells.map(wordsOf).join('\t') })
    } else {
      const block = rtfTable(rows, this.newId)
      if (block) this.lines.push({ text: '', block })
    }
    append(this.lines, this.after)
    this.after = []
  }
}

function wordsOf(cell: readonly Paragraph[]): string {
  return cell.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ')
}

function boldOf(runs: readonly Run[]): readonly (readonly [number, number])[] {
  const bold: (readonly [number, number])[] = []
  let at = 0
  for (const { text, bold: isBold } of runs) {
    const last = bold.at(-1)
    if (isBold && last?.[1] === at) bold[bold.length - 1] = [last[0], at + text.length]
    else if (isBold && text) bold.push([at, at + text.length])
    at += text.length
  }
  return bold
}
