import type { BlockId, Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { bodiesOf, walkRuns, type Place } from '#core/document/walk.ts'
import { carriedFigures, type CarriedFigure } from '#core/figures/carried.ts'

/** A figure carried over from last year that still waits, with the words around it. */
export interface OpenFigure extends Pick<CarriedFigure, 'id' | 'type' | 'from' | 'text' | 'place'> {
  readonly before: string
  readonly after: string
  /** The heading it stands under; null above the first and in the paper's own lines. */
  readonly heading: BlockId | null
}

export interface FigureState {
  /** In reading order; a figure that lies over two lines is one. */
  readonly open: readonly OpenFigure[]
  /** How many were kept or changed. */
  readonly settled: number
}

/** Of the words around a figure, as many as tell it from another. */
const AROUND = 10
/** What is cut in two within it reads as another number. */
const OF_NUMBER = /[\d.%]/
const NONE: FigureState = { open: [], settled: 0 }

/** The carried figures of a paper, as the window lists them. */
export function figureStateOf(d: Document): FigureState {
  if (!hasMarks(d)) return NONE
  const figures = firstOfEach(carriedFigures(d))
  const headings = headingsOf(d)
  const text = plainText(d)
  const open = figures
    .filter(({ state }) => state === 'unconfirmed')
    .map(({ id, type, from, text: words, place, offset }): OpenFigure => {
      const end = offset + words.length
      return {
        id,
        type,
        from,
        text: words,
        place,
        before: wordsBefore(text, offset),
        after: wordsAfter(text, end),
        heading: headings.get(place) ?? null,
      }
    })
  return { open, settled: figures.length - open.length }
}

function wordsBefore(text: string, offset: number): string {
  const line = text.slice(Math.max(0, offset - 4 * AROUND), offset).replace(/.*[\n\t]/s, '')
  if (line.length <= AROUND) return line
  const words = line.slice(-AROUND)
  return `…${OF_NUMBER.test(line.at(-AROUND - 1)!) ? words.replace(/^[\d.%]+/, '') : words}`
}

function wordsAfter(text: string, end: number): string {
  const line = text.slice(end, end + 4 * AROUND).replace(/[\n\t].*/s, '')
  if (line.length <= AROUND) return line
  const words = line.slice(0, AROUND)
  // Its unit tells what a number is, so that goes with it.
  return `${!/[，。；、：]/.test(line[AROUND]!) ? words.replace(/[\d.%]+$/, '') : words}…`
}

function hasMarks(d: Document): boolean {
  for (const [, runs] of walkRuns(d)) if (runs.some((run) => run.carried)) return true
  return false
}

function firstOfEach(figures: readonly CarriedFigure[]): readonly CarriedFigure[] {
  const known = new Set<string>()
  return figures.filter(({ id }) => !known.has(id) && known.add(id))
}

/** The heading that each block stands under, itself where it is one. */
export function headingsOf(d: Document): ReadonlyMap<Place, BlockId> {
  const headings = new Map<Place, BlockId>()
  for (const blocks of bodiesOf(d)) {
    let heading: BlockId | undefined
    for (const block of blocks) {
      if (block.type === 'heading') heading = block.id
      if (heading) headings.set(block.id, heading)
    }
  }
  return headings
}
