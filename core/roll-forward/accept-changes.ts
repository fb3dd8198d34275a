import type { Document, Run } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { walkRuns } from '../document/walk.ts'
import { mapRuns } from '../document/map-runs.ts'
import type { Change, ChangePlace } from './change.ts'

/**
 * The paper with these changes made, and nothing else changed. They must be changes of this very paper: one whose words
 * do not stand at its place is left out. Marks stay with the characters that stay; a carried figure that a change touches
 * is no longer last year's, and is marked as changed.
 */
export function acceptChanges(d: Document, changes: readonly Change[]): Document {
  const byPlace = new Map<ChangePlace, Change[]>()
  for (const change of changes) {
    const there = byPlace.get(change.place)
    if (there) there.push(change)
    else byPlace.set(change.place, [change])
  }
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

interface Edit {
  readonly start: number
  readonly end: number
  readonly put: string
}

function withChanges(runs: readonly Run[], offset: number, changes: readonly Change[]): readonly Run[] {
  const text = runs.map((run) => run.text).join('')
  const edits = changes
    .filter(({ start, from }) => start >= offset && text.slice(start - offset, start - offset + from.length) === from)
    .map((change) => editOf(change, change.start - offset))
    .toSorted((a, b) => a.start - b.start)
  return edits.length > 0 ? edited(runs, edits) : runs
}

/** Only the characters that differ: 2025年 into 2026年 replaces one digit. */
function editOf({ from, to }: Change, at: number): Edit {
  let [head, tail] = [0, 0]
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head++
  const most = Math.min(from.length, to.length) - head
  while (tail < most && from.at(-1 - tail) === to.at(-1 - tail)) tail++
  return { start: at + head, end: at + from.length - tail, put: to.slice(head, to.length - tail) }
}

/** What is put in takes the marks of the first character that it replaces, or of the one before it. */
function edited(runs: readonly Run[], edits: readonly Edit[]): readonly Run[] {
  let [at, next] = [0, 0]
  return runs.map((run) => {
    const [from, to] = [at, at + run.text.length]
    at = to
    let text = ''
    let kept = from
    for (let index = next; index < edits.length; index++) {
      const { start, end, put } = edits[index]!
      const marked = start === end ? Math.max(0, start - 1) : start
      if (marked >= to) break
      text += run.text.slice(kept - from, Math.max(kept, Math.min(start, to)) - from) + (marked >= from ? put : '')
      kept = Math.max(kept, Math.min(end, to))
      if (end <= to) next = index + 1
    }
    return text === '' && kept === from ? run : { ...run, text: text + run.text.slice(kept - from) }
  })
}
