import type { Document, Run } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { walkRuns } from '../document/walk.ts'
import { lengthOf, mapRuns } from '../template/map-runs.ts'
import type { Change, ChangePlace } from './change.ts'

/**
 * The paper with these changes made, and nothing else changed. They must be changes of this very paper: one whose words
 * do not stand at its place is left out. Marks stay with the characters that stay; a carried figure that a change touches
 * is no longer last year's, and is marked as changed.
 */
export function acceptChanges(d: Document, changes: readonly Change[]): Document {
  const byPlace = new Map<ChangePlace, Change[]>()
  for (const change of changes) byPlace.set(change.place, [...(byPlace.get(change.place) ?? []), change])
  const changed = mapRuns(d, (runs, place, offset) => {
    const here = byPlace.get(place)
    return here ? withChanges(runs, offset, here) : runs
  })
  const moved = movedFigures(d, changed)
  const settled = moved.size > 0 ? mapRuns(changed, (runs) => runs.map((run) => settle(run, moved))) : changed
  const dated = withChanges([{ text: d.date.text }], 0, byPlace.get('date') ?? [])
  return normalise({ ...settled, date: { text: dated.map((run) => run.text).join('') } })
}

/** The ids of the unconfirmed figures whose words are others now. */
function movedFigures(before: Document, after: Document): ReadonlySet<string> {
  const [old, now] = [figureTexts(before), figureTexts(after)]
  return new Set([...old.keys()].filter((id) => now.get(id) !== old.get(id)))
}

function figureTexts(d: Document): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [, runs] of walkRuns(d)) {
    for (const { carried, text } of runs) if (carried) texts.set(carried.id, (texts.get(carried.id) ?? '') + text)
  }
  return texts
}

function settle(run: Run, moved: ReadonlySet<string>): Run {
  if (run.carried?.state !== 'unconfirmed' || !moved.has(run.carried.id)) return run
  return { ...run, carried: { ...run.carried, state: 'changed' } }
}

function withChanges(runs: readonly Run[], offset: number, changes: readonly Change[]): readonly Run[] {
  const end = offset + lengthOf(runs)
  const here = changes.filter((change) => change.start >= offset && change.end <= end)
  // From the last to the first: what stands before a change does not move.
  return here
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, change) => replace(rest, change.start - offset, change), runs)
}

function replace(runs: readonly Run[], at: number, { from, to }: Change): readonly Run[] {
  const text = runs.map((run) => run.text).join('')
  if (text.slice(at, at + from.length) !== from) return runs
  let [head, tail] = [0, 0]
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head++
  const most = Math.min(from.length, to.length) - head
  while (tail < most && from.at(-1 - tail) === to.at(-1 - tail)) tail++
  return splice(runs, [at + head, at + from.length - tail], to.slice(head, to.length - tail))
}

/** What is put in takes the marks of the first character that it replaces, or of the one before it. */
function splice(runs: readonly Run[], [start, end]: readonly [number, number], put: string): readonly Run[] {
  const marked = start === end ? Math.max(0, start - 1) : start
  let at = 0
  return runs.map((run) => {
    const from = at
    at += run.text.length
    const isOwner = from <= marked && marked < at
    const [left, right] = [start, end].map((edge) => Math.min(Math.max(edge - from, 0), run.text.length))
    return { ...run, text: run.text.slice(0, left) + (isOwner ? put : '') + run.text.slice(right) }
  })
}
