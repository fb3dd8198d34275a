import type { Block, Document, Run } from '../../document/document.ts'
import { textOf } from '../../document/text.ts'
import { ordinalOf } from '../../outline/numbering.ts'
import { enumeratorsIn } from '../../outline/outline.ts'
import type { RecogniseNote } from '../notes.ts'

interface Found {
  readonly block: number
  readonly at: number
  readonly text: string
  readonly ordinal: number
}

/**
 * Marks 一是 二是 … as series that number together. A row that misses or repeats a number stays plain text with a note: as a
 * series it would be numbered anew, and the slip would be gone unseen.
 */
export function markEnumerators(d: Document, notes: RecogniseNote[]): Document {
  let series = 0
  const mark = (blocks: readonly Block[]): readonly Block[] => {
    const rows = rowsOf(blocks)
    const marked = new Map<number, Mark[]>()
    for (const row of rows) {
      if (!isWhole(row)) {
        if (row.length > 1)
          notes.push({ code: 'enumerator-out-of-order', text: row.map((one) => one.text).join(''), at: 0, end: 0 })
        continue
      }
      for (const found of row) listAt(marked, found.block).push({ found, series })
      series++
    }
    return blocks.map((block, index) => withMarks(block, marked.get(index) ?? []))
  }
  return {
    ...d,
    blocks: mark(d.blocks),
    attachments: d.attachments.map((attachment) => ({ ...attachment, blocks: mark(attachment.blocks) })),
  }
}

function listAt(marked: Map<number, Mark[]>, block: number): Mark[] {
  const list = marked.get(block) ?? []
  marked.set(block, list)
  return list
}

function isWhole(row: readonly Found[]): boolean {
  return row.length > 1 && row.every((one, index) => one.ordinal === index + 1)
}

/** Rows begin at every heading, at each 一, and where 是 turns into 要. */
function rowsOf(blocks: readonly Block[]): readonly (readonly Found[])[] {
  const rows: Found[][] = []
  blocks.forEach((block, index) => {
    const runs = bodyRuns(block)
    let isFresh = block.type === 'heading'
    for (const { at, text } of enumeratorsIn(textOf(runs))) {
      const found = { block: index, at, text, ordinal: ordinalOf(text.slice(0, -1)) ?? 0 }
      const row = rows.at(-1)
      const goesOn = row?.[0] !== undefined && !isFresh && found.ordinal !== 1 && row[0].text.at(-1) === text.at(-1)
      if (goesOn) row.push(found)
      else rows.push([found])
      isFresh = false
    }
    if (isFresh) rows.push([])
  })
  return rows.filter((row) => row.length > 0)
}

function bodyRuns(block: Block): readonly Run[] {
  if (block.type === 'paragraph') return block.runs
  return block.type === 'heading' ? (block.runIn ?? []) : []
}

interface Mark {
  readonly found: Found
  readonly series: number
}

function withMarks(block: Block, marks: readonly Mark[]): Block {
  if (!marks.length) return block
  const runs = markRuns(bodyRuns(block), marks)
  if (block.type === 'paragraph') return { ...block, runs }
  return block.type === 'heading' ? { ...block, runIn: runs } : block
}

function markRuns(runs: readonly Run[], marks: readonly Mark[]): Run[] {
  const marked: Run[] = []
  let start = 0
  let nth = 0
  for (const run of runs) {
    let done = 0
    const keep = (to: number) => {
      if (to > done) marked.push({ ...run, text: run.text.slice(done, to) })
    }
    for (; nth < marks.length && marks[nth]!.found.at < start + run.text.length; nth++) {
      const { found, series } = marks[nth]!
      const from = found.at - start
      // One that lies over the edge of two runs is not marked.
      if (from < done || from + found.text.length > run.text.length) continue
      keep(from)
      marked.push({ ...run, text: found.text, enumerator: { series, style: found.text.at(-1) as '是' | '要' } })
      done = from + found.text.length
    }
    keep(run.text.length)
    start += run.text.length
  }
  return marked
}
