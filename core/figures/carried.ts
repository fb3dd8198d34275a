import type { Carried, Document, NewId, Run } from '#core/document/document.ts'
import type { Place } from '#core/document/walk.ts'
import { lengthOf, mapRuns } from '#core/document/map-runs.ts'
import type { Figure } from './figure.ts'
import { isSoft } from './figure.ts'
import { findFigures } from './find-figures.ts'
import { textsOf } from './places.ts'

/** A stretch of a place's text that carries one mark. */
export interface CarriedFigure extends Carried {
  readonly text: string
  readonly section: string
  /** UTF-16 units from the start of the plain text. */
  readonly offset: number
  readonly place: Place
  /** UTF-16 units in the place's text, as a Figure counts them. */
  readonly start: number
  readonly end: number
}

/** Where marks come from: `from` is the year that the figures stood for. */
export interface Marking {
  readonly from: number
  readonly newId: NewId
}

/**
 * Marks every figure of a paper as carried and unconfirmed (沿用, 待核), soft kinds excepted, without changing a character.
 * What carries a mark already keeps it, so that marking twice is marking once.
 */
export function markCarried(d: Document, { from, newId }: Marking): Document {
  const figures = new Map<string, Figure[]>()
  for (const figure of unmarked(d)) {
    const there = figures.get(figure.place)
    if (there) there.push(figure)
    else figures.set(figure.place, [figure])
  }
  const ids = new Map<Figure, Carried>()
  const markOf = (figure: Figure): Carried => {
    const known = ids.get(figure)
    if (known) return known
    const mark: Carried = { id: newId(), type: figure.type, from, state: 'unconfirmed' }
    ids.set(figure, mark)
    return mark
  }
  return mapRuns(d, (runs, place, offset) => {
    const there = figures.get(place)?.filter((figure) => figure.start < offset + lengthOf(runs) && figure.end > offset)
    return there?.length ? markRuns(runs, there, offset, markOf) : runs
  })
}

/** A figure that is marked in part was marked when its words were others; the mark that is there stays the only one. */
function unmarked(d: Document): readonly Figure[] {
  const marks = carriedFigures(d)
  let next = 0
  return findFigures(d).filter((figure) => {
    if (figure.place === 'date' || isSoft(figure.type)) return false
    // Both are in reading order.
    while (next < marks.length && marks[next]!.offset + marks[next]!.text.length <= figure.offset) next++
    return !(next < marks.length && marks[next]!.offset < figure.offset + figure.text.length)
  })
}

/** Runs of one list in one pass; `figures` are in order and do not overlap. */
function markRuns(
  runs: readonly Run[],
  figures: readonly Figure[],
  offset: number,
  markOf: (figure: Figure) => Carried,
): readonly Run[] {
  let end = offset
  let next = 0
  return runs.flatMap((run) => {
    let at = end
    end += run.text.length
    const parts: Run[] = []
    const take = (to: number, carried?: Carried) => {
      if (to <= at) return
      const text = run.text.slice(at + run.text.length - end, to + run.text.length - end)
      parts.push(carried ? { ...run, text, carried } : { ...run, text })
      at = to
    }
    while (next < figures.length && figures[next]!.end <= at) next++
    for (let index = next; index < figures.length && figures[index]!.start < end; index++) {
      take(figures[index]!.start)
      take(Math.min(figures[index]!.end, end), markOf(figures[index]!))
    }
    take(end)
    return run.text === '' ? [run] : parts
  })
}

/** The marks of a paper in reading order, whatever their state: one entry for each stretch of text under one id. */
export function carriedFigures(d: Document): readonly CarriedFigure[] {
  return textsOf(d).flatMap(({ place, section, offset, start, runs }) => {
    const found: CarriedFigure[] = []
    let at = 0
    for (const run of runs) {
      const last = found.at(-1)
      if (run.carried && run.text !== '' && place !== 'date') {
        if (last?.id === run.carried.id && last.end === start + at)
          found[found.length - 1] = { ...last, text: last.text + run.text, end: last.end + run.text.length }
        else
          found.push({
            ...run.carried,
            text: run.text,
            section,
            offset: offset + at,
            place,
            start: start + at,
            end: start + at + run.text.length,
          })
      }
      at += run.text.length
    }
    return found
  })
}

/** The marks that still wait: what the pane lists and export warns of. */
export function unconfirmedFigures(d: Document): readonly CarriedFigure[] {
  return carriedFigures(d).filter((figure) => figure.state === 'unconfirmed')
}

/** Keeps figures as they stand; `at` is when (ISO, UTC). A hole holds nothing to keep: it stays unconfirmed. */
export function keepFigures(d: Document, ids: readonly string[], at: string): Document {
  const wanted = new Set(ids)
  return mapMarked(d, (carried, run) =>
    wanted.has(carried.id) && carried.type !== 'placeholder'
      ? [{ ...run, carried: { ...carried, state: 'kept', at } }]
      : [run],
  )
}

/** Puts other words in a figure's place; they stay marked, as changed. Words without a character remove it. */
export function changeFigure(
  d: Document,
  id: string,
  { text, at }: { readonly text: string; readonly at: string },
): Document {
  if (text === '') return removeFigure(d, id)
  return mapStretches(d, id, ({ slot, ...first }) => {
    const changed: Run = { ...first, text, carried: { ...first.carried!, state: 'changed', at } }
    // A hole is gone once it is filled; a field stays what it is.
    return [slot?.key === undefined ? changed : { ...changed, slot }]
  })
}

/** Takes a figure and its words out of the paper. */
export function removeFigure(d: Document, id: string): Document {
  return mapStretches(d, id, () => [])
}

/** The paper without marks, every character where it was. */
export function unmarkCarried(d: Document): Document {
  return mapMarked(d, (_carried, { carried: _mark, ...run }) => [run])
}

function mapMarked(d: Document, edit: (carried: Carried, run: Run) => readonly Run[]): Document {
  return mapRuns(d, (runs) =>
    runs.some((run) => run.carried) ? runs.flatMap((run) => (run.carried ? edit(run.carried, run) : [run])) : runs,
  )
}

/** Replaces each stretch under one id as a whole; a stretch that goes on from a heading into its run-in text is one. */
function mapStretches(d: Document, id: string, edit: (first: Run) => readonly Run[]): Document {
  let open: { readonly place: Place; readonly end: number } | undefined
  return mapRuns(d, (runs, place, offset) => {
    if (!runs.some((run) => run.carried?.id === id)) return runs
    let at = offset
    return runs.flatMap((run) => {
      const start = at
      at += run.text.length
      if (run.carried?.id !== id) return [run]
      const goesOn = open?.place === place && open.end === start
      open = { place, end: at }
      return goesOn ? [] : edit(run)
    })
  })
}
