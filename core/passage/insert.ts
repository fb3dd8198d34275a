import type { Block, Document, Level, NewId, Run, Source } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { renewIds } from '../document/renew-ids.ts'
import { markCarried } from '../figures/carried.ts'
import { holesIn } from '../recognise/holes.ts'
import { mapRuns } from '../document/map-runs.ts'
import { paperOf, withoutPaper } from './paper-of.ts'
import type { Passage } from './passage.ts'

export interface Inserting {
  readonly newId: NewId
  /** Of the paper that the passage goes into. */
  readonly year: number
  /** The level that the highest heading of the passage takes there; those below it follow. As they were where nothing is said. */
  readonly atLevel?: Level
}

/** A passage of the library, or, without an id, words taken straight from another paper. */
export type Insertable = Pick<Passage, 'title' | 'year' | 'source' | 'blocks'> & { readonly id?: string }

/**
 * The blocks that a passage becomes in a paper, not one word of them changed: with fresh ids, what waits for words as slots
 * (xx too), every figure carried and unconfirmed (待核), and each block saying where it came from.
 */
export function insertPassage(passage: Insertable, { newId, year, atLevel }: Inserting): Block[] {
  const shown = normalise(mapRuns(paperOf(passage.blocks, year), (runs) => withHoles(runs.map(withoutPaper))))
  const marked = markCarried(shown, { from: passage.year ?? year - 1, newId })
  const fresh = renewIds(normalise(mapRuns(marked, (runs) => runs.map(withoutMarkedHole))), newId)
  const source = sourceOf(passage, year)
  return atTheLevel(fresh, atLevel).map((block, index): Block => {
    // A block of another paper is known by itself; a passage's block has no life outside it.
    const from = passage.id === undefined ? { block: passage.blocks[index]!.id } : { passage: passage.id }
    return { ...block, sources: [{ ...source, ...from }] }
  })
}

function sourceOf({ title, year, source }: Insertable, into: number): Source {
  if (source) return { paper: source.paper, year: source.year, section: source.section }
  return { paper: title, year: year ?? into, section: '' }
}

/** Holes of plain text as slots; one that bold parts is a slot in each of its runs. */
function withHoles(runs: readonly Run[]): readonly Run[] {
  // A slot is not searched, and nothing reaches over it.
  const text = runs.map((run) => (run.slot ? '\n'.repeat(run.text.length) : run.text)).join('')
  const holes = holesIn(text)
  if (holes.length === 0) return runs
  let to = 0
  let next = 0
  return runs.flatMap((run) => {
    let at = to
    to += run.text.length
    if (run.slot) return [run]
    const parts: Run[] = []
    const take = (end: number, marks: Partial<Run> = {}) => {
      if (end > at) parts.push({ ...run, ...marks, text: text.slice(at, end) })
      at = Math.max(at, end)
    }
    while (next < holes.length && holes[next]!.at + holes[next]!.text.length <= at) next++
    for (let index = next; index < holes.length && holes[index]!.at < to; index++) {
      const hole = holes[index]!
      take(hole.at)
      take(Math.min(to, hole.at + hole.text.length), { slot: { kind: hole.kind } })
    }
    take(to)
    return parts
  })
}

// A hole holds no figure of another year: it waits as a slot already, and would be asked for twice.
function withoutMarkedHole(run: Run): Run {
  if (run.carried?.type !== 'placeholder') return run
  const { carried: _hole, ...rest } = run
  return rest
}

function atTheLevel({ blocks }: Document, atLevel: Level | undefined): readonly Block[] {
  const levels = blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []))
  if (atLevel === undefined || levels.length === 0) return blocks
  const shift = atLevel - Math.min(...levels)
  // There is no fifth level: what would be one stands beside its parent.
  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, level: Math.min(4, block.level + shift) as Level } : block,
  )
}
