import type { Document, Heading, Run, Table, TableRow } from '../document/document.ts'
import { isOpen } from '../document/document.ts'
import type { PlainLine } from '../document/text.ts'
import { plainLines, textOf } from '../document/text.ts'
import type { ChangePlace } from './change.ts'

/**
 * What a line is in its paper. `lead` stands before the first heading, `section-lead` is the first paragraph under a
 * heading of the first level; `signature` is the signatory, note and recipients.
 */
export type Role = 'title' | 'heading' | 'lead' | 'section-lead' | 'body' | 'table' | 'date' | 'signature'

/** One list of runs as text, with where it stands: in its place, in its section and in the plain text of the paper. */
export interface Line {
  readonly place: ChangePlace
  /** Where it begins in the text of its place. */
  readonly from: number
  /** Where it begins in the plain text of the paper. */
  readonly offset: number
  readonly section: string
  readonly role: Role
  /** Whether it speaks of what is to come. */
  readonly isPlan: boolean
  readonly text: string
  readonly runs: readonly Run[]
}

/** What is known of a line before it is parted into lists of runs. */
interface Context {
  readonly at: Pick<Line, 'section' | 'isPlan'>
  readonly offset: number
  readonly role: Role
}

/** The lines of a paper in reading order; `plan` says which blocks speak of what is to come. */
export function linesOf(d: Document, plan: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = []
  const rows = rowStarts(d)
  let offset = 0
  let before: PlainLine['origin']
  let hasHeading = false
  for (const line of plainLines(d)) {
    if (line.origin === undefined) [before, hasHeading] = [undefined, false]
    if (isHeading(line.origin)) hasHeading = true
    const role = hasHeading ? (isHeading(before) && before.level === 1 ? 'section-lead' : 'body') : 'lead'
    const context = { at: { section: line.section, isPlan: plan.has(idOf(line.origin)) }, offset, role } as const
    lines.push(...partsOf(line, context, rows))
    before = line.origin
    offset += textOf(line.runs).length + 1
  }
  return (hasHeadings(d) ? lines : withOneLead(lines)).filter((line) => line.text !== '')
}

/** Where no heading says where the lead ends, it is the first paragraph. */
function withOneLead(lines: readonly Line[]): Line[] {
  const first = lines.findIndex((line) => line.role === 'lead')
  return lines.map((line, index) => (line.role === 'lead' && index !== first ? { ...line, role: 'body' } : line))
}

function hasHeadings(d: Document): boolean {
  return [d.blocks, ...d.attachments.map(({ blocks }) => blocks)].flat().some((block) => block.type === 'heading')
}

function partsOf(line: PlainLine, context: Context, rows: ReadonlyMap<TableRow, number>): Line[] {
  const { origin, runs } = line
  const { at, offset, role } = context
  const whole = (place: ChangePlace, role: Role): Line[] => [
    { ...at, place, role, from: 0, offset, text: textOf(runs), runs },
  ]
  if (origin === undefined) return []
  if (origin === 'title') return whole(origin, 'title')
  if (origin === 'date') return whole(origin, 'date')
  if (typeof origin === 'string') return whole(origin, 'signature')
  if ('table' in origin) return cellsOf(origin, context, rows.get(origin.row) ?? 0)
  if (isHeading(origin)) return headingParts(origin, line, context)
  return whole(origin.id, 'type' in origin ? role : 'title')
}

function headingParts(heading: Heading, line: PlainLine, { at, offset }: Context): Line[] {
  const start = offset + line.runs[0]!.text.length
  const text = textOf(heading.runs)
  const head: Line = {
    ...at,
    place: heading.id,
    role: isSentence(heading) ? 'body' : 'heading',
    from: 0,
    offset: start,
    text,
    runs: heading.runs,
  }
  if (!heading.runIn) return [head]
  const from = text.length
  const runs = heading.runIn
  return [head, { ...head, role: 'body', from, offset: start + from, text: textOf(runs), runs }]
}

/** A numbered item that is one sentence (3.2025年完成产值15亿元，增长5%。) carries a number, and is no title. */
function isSentence({ level, runs, runIn }: Heading): boolean {
  const text = textOf(runs)
  return text.length > 60 || (level >= 3 && !runIn && /[，；].*。$/.test(text))
}

/** Cells are parted by a tab in the plain text, their paragraphs by a space, and in a table's text by nothing. */
function cellsOf({ table, row }: { table: Table; row: TableRow }, { at, offset }: Context, start: number): Line[] {
  let [from, plain, shown] = [start, offset, 0]
  return row.cells.flatMap((cell) => {
    if (!cell.covered && shown++) plain++
    return cell.blocks.flatMap((paragraph, nth): Line[] => {
      const text = textOf(paragraph.runs)
      if (nth && !cell.covered) plain++
      const line = { ...at, place: table.id, role: 'table', from, offset: plain, text, runs: paragraph.runs } as const
      from += text.length
      if (cell.covered) return []
      plain += text.length
      return [line]
    })
  })
}

/** Where each row begins in the text of its table, covered cells counted. */
function rowStarts(d: Document): ReadonlyMap<TableRow, number> {
  const starts = new Map<TableRow, number>()
  for (const block of [d.blocks, ...d.attachments.map(({ blocks }) => blocks)].flat()) {
    if (block.type !== 'table') continue
    let at = 0
    for (const row of block.rows) {
      starts.set(row, at)
      for (const cell of row.cells) for (const paragraph of cell.blocks) at += textOf(paragraph.runs).length
    }
  }
  return starts
}

function isHeading(origin: PlainLine['origin']): origin is Heading {
  return typeof origin === 'object' && 'type' in origin && origin.type === 'heading'
}

function idOf(origin: PlainLine['origin']): string {
  if (typeof origin !== 'object') return ''
  return 'table' in origin ? origin.table.id : origin.id
}

/** The stretches of a line that no change may touch because they wait for the writer: prompts and holes. */
export function openStretches(line: Line): readonly (readonly [start: number, end: number])[] {
  return stretches(line, isOpen)
}

/** The stretches of a line that are the paper's own field for its year. */
export function yearFields(line: Line): readonly (readonly [start: number, end: number])[] {
  return stretches(line, (run) => run.slot?.kind === 'year' && run.slot.key !== undefined && !isOpen(run))
}

function stretches(line: Line, wanted: (run: Run) => boolean): (readonly [number, number])[] {
  let at = 0
  return line.runs.flatMap((run) => {
    const start = at
    at += run.text.length
    return wanted(run) ? [[start, at] as const] : []
  })
}
