import { append } from '#core/docx/append.ts'
import type { Level, NewId, Paragraph, Run } from '#core/document/document.ts'
import { joinRuns } from '#core/document/normalise.ts'
import type { NoteCollector } from '#core/docx/note-collector.ts'
import { toldAlign } from '#core/docx/read-styles.ts'
import type { ReadNoteCode } from '#core/recognise/reading.ts'
import type { SourceHints, SourceLine } from '#core/recognise/source.ts'
import { MAX_ROWS } from './loose-table.ts'
import type { RtfStyle } from './rtf-styles.ts'
import { rtfLevel } from './rtf-styles.ts'
import type { RtfCellShape, RtfRow } from './rtf-table.ts'
import { rtfTable } from './rtf-table.ts'

const ALIGNMENTS: Readonly<Record<string, SourceHints['align']>> = { ql: 'left', qc: 'center', qr: 'right' }
const NO_SHAPE = { goesOnBeside: false, beginsDown: false, goesOnDown: false }

/** The paragraphs and tables of an RTF file, put together from its words. */
export class RtfBody {
  private readonly notes: NoteCollector
  private readonly newId: NewId
  private readonly styles: ReadonlyMap<number, RtfStyle>
  private readonly lines: SourceLine[] = []
  private after: SourceLine[] = []
  private runs: Run[] = []
  private droppedText = new Map<ReadNoteCode, string>()
  private numberText = ''
  private own: { style?: number; outline?: number; align?: SourceHints['align'] | 'both'; breaksBefore?: boolean } = {}
  private isInTable = false
  private isCarrier = false
  private cell: Paragraph[] = []
  private cells: (readonly Paragraph[])[] = []
  private shapes: RtfCellShape[] = []
  private shape = NO_SHAPE
  private isHeader = false
  private rows: RtfRow[] = []

  constructor(notes: NoteCollector, newId: NewId, styles: ReadonlyMap<number, RtfStyle>) {
    this.notes = notes
    this.newId = newId
    this.styles = styles
  }

  text(text: string, isBold: boolean): void {
    this.runs.push(isBold ? { text, bold: true } : { text })
  }

  dropped(text: string, code: ReadNoteCode): void {
    this.droppedText.set(code, (this.droppedText.get(code) ?? '') + text)
  }

  number(text: string): void {
    this.numberText += text
  }

  /** Something that is told elsewhere hangs on this paragraph: if it has no words, it is no line. */
  carry(): void {
    this.isCarrier = true
  }

  /** A footnote or a text box, behind the paragraph it hangs on. */
  aside(text: string, part: 'footnote' | 'text-box'): void {
    const words = text.split('\n').filter((line) => line.trim())
    if (!words.length) return
    this.notes.add(part === 'footnote' ? 'notes-moved' : 'text-boxes-moved')
    const lines = part === 'footnote' ? [words.join('\n').trim()] : words
    this.isCarrier = true
    append(
      this.after,
      lines.map((line) => ({ text: line, hints: { part } })),
    )
  }

  word(name: string, value: number | undefined): void {
    switch (name) {
      case 'par':
      case 'sect':
        return this.endParagraph()
      case 'page':
        return this.pageBreak()
      case 'pard':
        this.own = {}
        this.isInTable = false
        return undefined
      case 'pagebb':
        this.own.breaksBefore = value !== 0
        return undefined
      case 's':
        this.own.style = value ?? 0
        return undefined
      case 'outlinelevel':
        this.own.outline = value ?? 9
        return undefined
      case 'ql':
      case 'qc':
      case 'qr':
      case 'qj':
      case 'qd':
        this.own.align = ALIGNMENTS[name] ?? 'both'
        return undefined
      default:
        return this.tableWord(name, value)
    }
  }

  finish(): readonly SourceLine[] {
    if (this.runs.length || this.after.length) this.endParagraph()
    if (this.cells.length) this.endRow()
    this.endTable()
    return this.lines
  }

  private tableWord(name: string, value: number | undefined): void {
    switch (name) {
      case 'intbl':
        this.isInTable = true
        return undefined
      case 'trowd':
        this.shapes = []
        this.shape = NO_SHAPE
        this.isHeader = false
        return undefined
      case 'trhdr':
        this.isHeader = true
        return undefined
      case 'clmrg':
        this.shape = { ...this.shape, goesOnBeside: true }
        return undefined
      case 'clvmgf':
        this.shape = { ...this.shape, beginsDown: true }
        return undefined
      case 'clvmrg':
        this.shape = { ...this.shape, goesOnDown: true }
        return undefined
      case 'cellx':
        if (this.shapes.length < 200) this.shapes.push({ right: value ?? 0, ...this.shape })
        this.shape = NO_SHAPE
        return undefined
      case 'cell':
        return this.endCell()
      case 'row':
        return this.endRow()
      case 'nestrow':
        this.notes.add('nested-tables-flattened')
        return this.endParagraph()
      default:
        return undefined
    }
  }

  private endParagraph(): void {
    const { runs } = this
    const hints = this.hints()
    const number = this.numberText.trim()
    this.runs = []
    this.numberText = ''
    for (const [code, text] of this.droppedText) this.notes.add(code, text)
    this.isCarrier ||= this.droppedText.size > 0
    this.droppedText.clear()
    if (this.isInTable) this.cell.push(this.cellParagraph(runs, number, hints.align))
    else {
      this.endTable()
      if (this.own.breaksBefore) this.pageBreakLine()
      if (runs.length || number || !this.isCarrier) this.lines.push(lineOf(this.runsAsText(runs), number, hints))
    }
    this.isCarrier = false
    if (this.isInTable) return
    append(this.lines, this.after)
    this.after = []
  }

  private runsAsText(runs: readonly Run[]): { text: string; bold: (readonly [number, number])[] } {
    let text = ''
    const bold: (readonly [number, number])[] = []
    for (const run of runs) {
      const from = text.length
      text += run.text
      const last = bold.at(-1)
      if (run.bold && last?.[1] === from) bold[bold.length - 1] = [last[0], text.length]
      else if (run.bold) bold.push([from, text.length])
    }
    return { text, bold }
  }

  private cellParagraph(runs: readonly Run[], number: string, align: SourceHints['align']): Paragraph {
    const all = joinRuns(number ? [{ text: number }, ...runs] : runs)
    return { type: 'paragraph', id: this.newId(), runs: all, ...(align ? { align } : {}) }
  }

  private hints(): SourceHints {
    const style = this.styles.get(this.own.style ?? 0)
    const { outline } = this.own
    const level: Level | undefined = outline === undefined ? style?.level : rtfLevel(outline)
    const align = toldAlign(this.own.align, style?.align)
    return {
      ...(level && !style?.isTitle ? { level } : {}),
      ...(style?.isTitle ? { isTitle: true as const } : {}),
      ...(align ? { align } : {}),
    }
  }

  private pageBreak(): void {
    if (this.runs.length) this.endParagraph()
    this.endTable()
    this.pageBreakLine()
  }

  private pageBreakLine(): void {
    this.lines.push({ text: '', block: { type: 'pageBreak', id: this.newId() } })
    this.isCarrier = true
  }

  private endCell(): void {
    this.isInTable = true
    if (this.runs.length || this.numberText) this.endParagraph()
    this.runs = []
    this.cells.push(this.cell.filter(({ runs }) => runs.length))
    this.cell = []
  }

  private endRow(): void {
    if (this.cells.length) this.rows.push({ isHeader: this.isHeader, shapes: this.shapes, cells: this.cells })
    this.cells = []
    this.isInTable = false
  }

  private endTable(): void {
    const rows = this.rows
    if (!rows.length) return
    this.rows = []
    if (rows.length > MAX_ROWS) {
      this.notes.add('tables-as-text')
      for (const { cells } of rows) this.lines.push({ text: cells.map(cellText).join('\t') })
    } else {
      const block = rtfTable(rows, this.newId)
      if (block) this.lines.push({ text: '', block })
    }
    append(this.lines, this.after)
    this.after = []
  }
}

function cellText(cell: readonly Paragraph[]): string {
  return cell.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ')
}

function lineOf(
  { text, bold }: { text: string; bold: readonly (readonly [number, number])[] },
  number: string,
  hints: SourceHints,
): SourceLine {
  // The look of a heading's style is written out in every run.
  const isBold = bold.length > 0 && !hints.level && !hints.isTitle
  const all = { ...hints, ...(number ? { number } : {}), ...(isBold ? { bold } : {}) }
  return Object.keys(all).length ? { text, hints: all } : { text }
}
