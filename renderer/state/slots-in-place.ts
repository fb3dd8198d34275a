import type { BlockId, Document, Run } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { walkRuns, type OpenSlot } from '#core/document/walk.ts'
import { headingsOf } from './open-figures.ts'

/** A blank that waits, with the words around it. */
export interface SlotInPlace extends OpenSlot {
  readonly before: string
  readonly after: string
  /** The heading it stands under; null above the first and in the paper's own lines. */
  readonly heading: BlockId | null
}

/** Of the words around a blank, as many as tell it from another. */
const AROUND = 16

/** The blanks of a paper in reading order, as `openSlots` of core counts them. */
export function slotsInPlace(d: Document): readonly SlotInPlace[] {
  const headings = headingsOf(d)
  return [...walkRuns(d)].flatMap(([place, runs]) =>
    runs.flatMap((run, at): SlotInPlace[] =>
      isOpen(run) ? [{ place, run, ...wordsAround(runs, at), heading: headings.get(place) ?? null }] : [],
    ),
  )
}

function wordsAround(runs: readonly Run[], at: number): Pick<SlotInPlace, 'before' | 'after'> {
  const before = textOf(runs.slice(0, at)).slice(-AROUND)
  const after = textOf(runs.slice(at + 1)).slice(0, AROUND)
  return { before: before.replace(/.*[\n。；！？]/s, ''), after: /^[^\n。；！？]*[。；！？]?/.exec(after)![0] }
}
