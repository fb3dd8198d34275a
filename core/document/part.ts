import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { Attachment, Block, BlockId, Document } from './document.ts'
import { bodiesOf } from './walk.ts'

/** One section by its heading, or the blocks of a selection from the first to the last, both included. */
export type Part = { readonly section: BlockId } | { readonly blocks: { readonly from: BlockId; readonly to: BlockId } }

/** Where a block stands: the paper's own body is 0, the first attachment's 1. */
interface Spot {
  readonly body: number
  readonly index: number
}

/**
 * A paper that holds only a part of this one, under the same title and ids: without recipients, signature, date, header and
 * imprint, and numbered by itself from 一、. part-missing where a block is no longer there.
 */
export function partOf(d: Document, part: Part): Result<Document> {
  const spots = 'section' in part ? sectionSpots(d, part.section) : blockSpots(d, part.blocks)
  if (!spots) return failed('part-missing')
  const [from, to] = spots
  const bodies = bodiesOf(d)
    .map((blocks, body) =>
      blocks.slice(body === from.body ? from.index : 0, body === to.body ? to.index + 1 : undefined),
    )
    .slice(from.body, to.body + 1)
  return ok({
    format: d.format,
    kind: d.kind,
    year: d.year,
    unit: d.unit,
    title: d.title,
    recipients: [],
    blocks: bodies[0]!,
    attachments: attachmentsOf(d, bodies.slice(1), from.body),
    signatory: [],
    date: { text: '' },
    numbering: d.numbering,
  })
}

// Whatever follows the first body of a selection keeps the title of the attachment that it is.
function attachmentsOf(d: Document, bodies: readonly (readonly Block[])[], after: number): Attachment[] {
  return bodies.map((blocks, index) => ({ ...d.attachments[after + index]!, blocks }))
}

function sectionSpots(d: Document, id: BlockId): readonly [Spot, Spot] | undefined {
  const from = spotOf(d, id)
  const blocks = from && bodiesOf(d)[from.body]!
  const heading = from && blocks?.[from.index]
  if (heading?.type !== 'heading') return undefined
  const next = blocks!.findIndex(
    (block, index) => index > from!.index && block.type === 'heading' && block.level <= heading.level,
  )
  return [from!, { body: from!.body, index: (next < 0 ? blocks!.length : next) - 1 }]
}

function blockSpots(
  d: Document,
  ends: { readonly from: BlockId; readonly to: BlockId },
): readonly [Spot, Spot] | undefined {
  const from = spotOf(d, ends.from)
  const to = spotOf(d, ends.to)
  if (!from || !to) return undefined
  // A selection may be dragged upward.
  return to.body < from.body || (to.body === from.body && to.index < from.index) ? [to, from] : [from, to]
}

function spotOf(d: Document, id: BlockId): Spot | undefined {
  for (const [body, blocks] of bodiesOf(d).entries()) {
    const index = blocks.findIndex((block) => block.id === id)
    if (index >= 0) return { body, index }
  }
  return undefined
}
