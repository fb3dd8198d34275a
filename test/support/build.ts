import type {
  Attachment,
  Block,
  BlockId,
  Document,
  Heading,
  Level,
  NewId,
  PageBreak,
  Paragraph,
  Picture,
  Run,
  Table,
  TableCell,
  TableRow,
} from '#core/document/document.ts'
import { FORMAT, promptOf } from '#core/document/document.ts'
import { isoOf } from '#core/document/date.ts'

/** What the line builders take: plain text, or runs where marks matter. */
export type Words = string | readonly Run[]

/** Anything `doc` is put together from: blocks in order, and the paper's own lines wherever they are named. */
export type Part = Block | ((d: Document) => Document)

/** Builders leave the id open; `doc` fills it in reading order, so that two papers built alike are equal. */
export const OPEN_ID = '' as BlockId

/** A paper for tests: `doc(title('…'), h1('…'), p('…'))`; ids count 000000000001, 000000000002 … in reading order. */
export function doc(...parts: readonly Part[]): Document {
  let built = blankPaper()
  for (const part of parts) {
    built = typeof part === 'function' ? part(built) : { ...built, blocks: [...built.blocks, part] }
  }
  return withIds(built, countingIds())
}

/** Ids 000000000001, 000000000002 … (base 36). */
export function countingIds(): NewId {
  let count = 0
  return () => (++count).toString(36).padStart(12, '0') as BlockId
}

export const title = (words: Words): Part => set({ title: runsOf(words) })
export const recipients = (words: Words): Part => set({ recipients: runsOf(words) })
export const signatory = (words: Words): Part => set({ signatory: runsOf(words) })
export const note = (words: Words): Part => set({ note: runsOf(words) })
/** Every other field of the paper: kind, year, unit, numbering, header, imprint, basedOn. */
export const settings = (fields: Partial<Document>): Part => set(fields)

export function date(text: string): Part {
  const iso = isoOf(text)
  return set({ date: iso ? { text, iso } : { text } })
}

export function attachment(words: Words, ...blocks: readonly Block[]): Part {
  const added: Attachment = { id: OPEN_ID, title: runsOf(words), blocks }
  return (d) => ({ ...d, attachments: [...d.attachments, added] })
}

export const h1 = (words: Words, runIn?: Words): Heading => heading(1, words, runIn)
export const h2 = (words: Words, runIn?: Words): Heading => heading(2, words, runIn)
export const h3 = (words: Words, runIn?: Words): Heading => heading(3, words, runIn)
export const h4 = (words: Words, runIn?: Words): Heading => heading(4, words, runIn)

export function heading(level: Level, words: Words, runIn?: Words): Heading {
  const made = { type: 'heading', id: OPEN_ID, level, runs: runsOf(words) } as const
  return runIn === undefined ? made : { ...made, runIn: runsOf(runIn) }
}

export function p(words: Words, align?: Paragraph['align']): Paragraph {
  const made = { type: 'paragraph', id: OPEN_ID, runs: runsOf(words) } as const
  return align ? { ...made, align } : made
}

/** A table of plain cells; the first `headerRows` rows repeat on each page. */
export function table(rows: readonly (readonly (Words | TableCell)[])[], headerRows = 1): Table {
  const built = rows.map((cells, index): TableRow => {
    const row = { id: OPEN_ID, cells: cells.map((entry) => (isCell(entry) ? entry : cell(entry))) }
    return index < headerRows ? { ...row, header: true } : row
  })
  return { type: 'table', id: OPEN_ID, rows: built }
}

export function cell(words: Words, spans: { colSpan?: number; rowSpan?: number; covered?: true } = {}): TableCell {
  return { id: OPEN_ID, colSpan: 1, rowSpan: 1, ...spans, blocks: spans.covered ? [] : [p(words)] }
}

/** A place that another cell's span lies over. */
export const covered = (): TableCell => cell('', { covered: true })

export const picture = (asset: string, widthMm: number, alt: string): Picture => ({
  type: 'picture',
  id: OPEN_ID,
  asset,
  widthMm,
  alt,
})
export const pageBreak = (): PageBreak => ({ type: 'pageBreak', id: OPEN_ID })
export const opaque = (json: unknown): Block => ({ type: 'opaque', id: OPEN_ID, json })

export const bold = (text: string): Run => ({ text, bold: true })
export const plain = (text: string): Run => ({ text })
/** A hole with guidance: 【label】 until it is typed over. */
export function hole(label: string): Run {
  const slot = { kind: 'text', label } as const
  return { text: promptOf(slot), slot }
}

function blankPaper(): Document {
  return {
    format: FORMAT,
    kind: 'summary-and-plan',
    year: 2025,
    unit: '',
    title: [],
    recipients: [],
    blocks: [],
    attachments: [],
    signatory: [],
    date: { text: '' },
    numbering: 'restart',
  }
}

function set(fields: Partial<Document>): Part {
  return (d) => ({ ...d, ...fields })
}

function runsOf(words: Words): readonly Run[] {
  if (typeof words !== 'string') return words
  return words ? [{ text: words }] : []
}

function isCell(entry: Words | TableCell): entry is TableCell {
  return typeof entry === 'object' && 'blocks' in entry
}

/** Gives every block, row, cell and attachment whose id is open ('') a fresh one, in reading order. */
export function withIds(d: Document, newId: NewId): Document {
  const blocks = d.blocks.map((block) => blockWithIds(block, newId))
  const attachments = d.attachments.map((entry) => ({
    ...entry,
    id: entry.id || newId(),
    blocks: entry.blocks.map((block) => blockWithIds(block, newId)),
  }))
  return { ...d, blocks, attachments }
}

function blockWithIds(block: Block, newId: NewId): Block {
  const id = block.id || newId()
  if (block.type !== 'table') return { ...block, id }
  const rows = block.rows.map((row) => ({
    ...row,
    id: row.id || newId(),
    cells: row.cells.map((entry) => ({
      ...entry,
      id: entry.id || newId(),
      blocks: entry.blocks.map((paragraph) => ({ ...paragraph, id: paragraph.id || newId() })),
    })),
  }))
  return { ...block, id, rows }
}
