import type {
  Block,
  BlockId,
  Document,
  Heading,
  NewId,
  Paragraph,
  Run,
  Table,
  TableCell,
} from '../document/document.ts'
import { promptOf } from '../document/document.ts'
import type { PlanChapter } from './plan-part.ts'
import { planChapters } from './plan-part.ts'

/** What the new plan part begins with: the old text, the old headings, or these blocks under the heading that opens it. */
export type PlanWish = 'text' | 'headings' | readonly Block[]

/** What waits under a heading whose text was not carried. */
const TO_WRITE: Run = (() => {
  const slot = { kind: 'text', label: '本节内容待写' } as const
  return { text: promptOf(slot), slot }
})()

/**
 * The paper's headings with a hole under each that has none below it; its own lines, tables' heads and page breaks stay.
 * What stood before the first heading gives way to one hole. The blocks `kept` (a template's plan) stay as they are.
 */
export function structureOf(d: Document, newId: NewId, { kept }: { readonly kept: readonly Block[] }): Document {
  const ids = new Set(kept.map((block) => block.id))
  return {
    ...d,
    blocks: headingsOf(d.blocks, newId, ids),
    attachments: d.attachments.map((each) => ({ ...each, blocks: headingsOf(each.blocks, newId, ids) })),
  }
}

/** The paper with its plan part as wished. `source` is the paper as it was: its chapters are looked up by their ids. */
export function withPlan(
  d: Document,
  source: Document,
  { wish, newId }: { readonly wish: PlanWish; readonly newId: NewId },
): Document {
  if (wish === 'text') return d
  const chapters = planChapters(source).filter((chapter) => chapter.blocks.length > 0)
  return {
    ...d,
    blocks: replaceChapters(d.blocks, chapters, { wish, newId }),
    attachments: d.attachments.map((each) => ({
      ...each,
      blocks: replaceChapters(each.blocks, chapters, { wish, newId }),
    })),
  }
}

interface Wished {
  readonly wish: 'headings' | readonly Block[]
  readonly newId: NewId
}

function replaceChapters(blocks: readonly Block[], chapters: readonly PlanChapter[], { wish, newId }: Wished): Block[] {
  const inside = new Set<BlockId>(chapters.flatMap((chapter) => chapter.blocks.map((block) => block.id)))
  const first = blocks.findIndex((block) => inside.has(block.id))
  if (first < 0) return [...blocks]
  if (wish === 'headings') {
    const opening = new Map(chapters.flatMap(({ heading }) => (heading ? [[heading.id, heading]] : [])))
    return blocks.flatMap((block, index) => {
      if (!inside.has(block.id)) return [withoutRunIn(block, opening)]
      return headingOrHole(block, nextHeading(blocks, index), newId)
    })
  }
  return blocks.flatMap((block, index) => (index === first ? wish : inside.has(block.id) ? [] : [block]))
}

/** The heading that opens a plan keeps its words; text that ran on behind it is the plan's. */
function withoutRunIn(block: Block, opening: ReadonlyMap<BlockId, Heading>): Block {
  return opening.has(block.id) && block.type === 'heading' && block.runIn ? { ...block, runIn: [TO_WRITE] } : block
}

function headingsOf(blocks: readonly Block[], newId: NewId, kept: ReadonlySet<BlockId>): Block[] {
  const first = blocks.findIndex((block) => block.type === 'heading')
  const lead = first < 0 ? blocks.length : first
  const hasLead = blocks.slice(0, lead).some((block) => block.type === 'paragraph')
  const body = blocks.slice(lead)
  return [
    ...(hasLead ? [hole(newId)] : []),
    ...body.flatMap((block, index) => {
      const next = body[index + 1]
      const isFollowed = next !== undefined && kept.has(next.id)
      if (kept.has(block.id) || (isFollowed && block.type === 'heading')) return [block]
      return headingOrHole(block, nextHeading(body, index), newId)
    }),
  ]
}

function nextHeading(blocks: readonly Block[], index: number): Heading | undefined {
  return blocks.slice(index + 1).find((block): block is Heading => block.type === 'heading')
}

function headingOrHole(block: Block, next: Heading | undefined, newId: NewId): Block[] {
  if (block.type === 'pageBreak' || block.type === 'opaque') return [block]
  if (block.type === 'table') return [emptied(block)]
  if (block.type !== 'heading') return []
  if (block.runIn) return [{ ...block, runIn: [TO_WRITE] }]
  return next && next.level > block.level ? [block] : [block, hole(newId)]
}

/** A table keeps its heads: the rows that repeat, or the first, and the first cell of each other row. */
function emptied(table: Table): Table {
  const heads = table.rows.some((row) => row.header) ? table.rows.filter((row) => row.header) : table.rows.slice(0, 1)
  const empty = (cell: TableCell) => ({ ...cell, blocks: cell.blocks.map((paragraph) => ({ ...paragraph, runs: [] })) })
  const rows = table.rows.map((row) => {
    return heads.includes(row) ? row : { ...row, cells: row.cells.map((cell, at) => (at ? empty(cell) : cell)) }
  })
  return { ...table, rows }
}

function hole(newId: NewId): Paragraph {
  return { type: 'paragraph', id: newId(), runs: [TO_WRITE] }
}
