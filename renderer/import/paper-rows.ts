import type { Block, BlockId, Document, Level, Run } from '#core/document/document.ts'
import { attachmentLabel } from '#core/document/text.ts'
import { headingNumbers } from '#core/document/walk.ts'

/** One line of a paper as it is only read: what it is, its number, its words. */
export interface PaperRow {
  readonly id: string
  readonly role: 'title' | 'recipients' | 'heading' | 'body' | 'signatory' | 'date' | 'note' | 'label' | 'attachment'
  readonly level?: Level
  readonly number?: string
  readonly runs: readonly Run[]
  readonly runIn?: readonly Run[]
  readonly align?: 'left' | 'center' | 'right'
  /** A table, picture or break in the place of words. */
  readonly frame?: Exclude<Block, { type: 'heading' | 'paragraph' }>
  /** Where it begins in the source, where that is known. */
  readonly at?: number
}

/** The lines of a paper in reading order, those of its own that are empty left out. */
export function paperRows(d: Document, places: readonly (readonly [BlockId, number])[] = []): readonly PaperRow[] {
  const numbers = headingNumbers(d)
  const at = new Map<string, number>(places)
  const placed = (row: PaperRow): PaperRow => {
    const place = at.get(row.id)
    return place === undefined ? row : { ...row, at: place }
  }
  const block = (value: Block) => placed(blockRow(value, numbers))
  const own = (role: PaperRow['role'], runs: readonly Run[]): readonly PaperRow[] =>
    runs.some(({ text }) => text) ? [{ id: role, role, runs }] : []
  return [
    ...own('title', d.title),
    ...own('recipients', d.recipients),
    ...d.blocks.map(block),
    ...own('signatory', d.signatory),
    ...own('date', [{ text: d.date.text }]),
    ...own('note', d.note ?? []),
    ...d.attachments.flatMap(({ id, title, blocks }, index): readonly PaperRow[] => [
      { id: `${id}-label`, role: 'label', runs: [{ text: attachmentLabel(index, d.attachments.length) }] },
      placed({ id, role: 'attachment', runs: title }),
      ...blocks.map(block),
    ]),
  ]
}

function blockRow(block: Block, numbers: ReadonlyMap<BlockId, string>): PaperRow {
  const { id } = block
  if (block.type === 'heading') {
    const { level, runs, runIn } = block
    return { id, role: 'heading', level, number: numbers.get(id) ?? '', runs, ...(runIn && { runIn }) }
  }
  if (block.type === 'paragraph') {
    const { runs, align } = block
    return { id, role: 'body', runs, ...(align && { align }) }
  }
  return { id, role: 'body', runs: [], frame: block }
}

/**
 * Where the other side has to be scrolled to, so that what belongs together stands together: `pairs` are places of one line on
 * both sides, in order; between two of them the way is divided evenly.
 */
export function alignedTop(pairs: readonly (readonly [here: number, there: number])[], top: number): number {
  const behind = pairs.findIndex(([here]) => here > top)
  if (behind === 0) {
    const [here, there] = pairs[0]!
    return here === 0 ? there : (top / here) * there
  }
  const last = pairs.at(behind < 0 ? -1 : behind - 1)
  const next = behind < 0 ? undefined : pairs[behind]
  if (!last) return top
  if (!next) return last[1] + top - last[0]
  return last[1] + ((top - last[0]) / (next[0] - last[0])) * (next[1] - last[1])
}
