import type { BlockId, Document } from '../document/document.ts'
import type { AnswerPlace } from './answer-places.ts'
import { answerPlaces } from './answer-places.ts'
import type { PlanTask } from './plan-tasks.ts'
import { pairsOf } from './plan-words.ts'
import type { Pairs, TextIndex } from './text-index.ts'
import { indexTexts, weighBy } from './text-index.ts'

/** A place of this year's summary that speaks of what a plan item promised. */
export interface PlanAnswer {
  /** A paragraph or table, or a heading whose text runs on behind it. */
  readonly block: BlockId
  /** The heading that it stands under, or is; null above the first. */
  readonly heading: BlockId | null
  /** From 0 to 1. */
  readonly likeness: number
  /** Only last year's words stand there: it is the place for an answer, and none yet. */
  readonly isOld: boolean
}

/** Where on pairs judged by eye nine of ten first answers are right (README.md). */
export const LIKE_ENOUGH = 0.18
/** More are of no use to anybody who looks for one. */
const MOST = 6

interface AnswerOptions {
  /** The papers that this one's words may be carried from: the plan's own, and the one it was rolled forward from. */
  readonly old?: readonly Document[]
  readonly least?: number
}

/**
 * For each task the places of a paper's summary that answer it by their words: what is new before what is last year's, the
 * likest first. Its plan part, its chapters on problems and its prompts answer nothing.
 */
export function answersTo(
  tasks: readonly PlanTask[],
  paper: Document,
  { old = [], least = LIKE_ENOUGH }: AnswerOptions = {},
): readonly (readonly PlanAnswer[])[] {
  const places = answerPlaces(paper, old)
  const compare = comparer(places)
  return tasks.map((task) => {
    const { now, before } = compare(task)
    const answers = places.flatMap(({ block, heading }, place): PlanAnswer[] => {
      const isOld = now[place]! < least
      const likeness = isOld ? before[place]! : now[place]!
      return likeness < least ? [] : [{ block, heading, likeness, isOld }]
    })
    return answers.toSorted((a, b) => Number(a.isOld) - Number(b.isOld) || b.likeness - a.likeness).slice(0, MOST)
  })
}

/** Of each place how like a task it is by its new sentences, 0 where it has none, and by all of them. */
interface Likeness {
  readonly now: Float64Array
  readonly before: Float64Array
}

/**
 * Likeness is the mean of four: how much of one of the item's clauses a sentence or the section's title holds, how like the
 * item that sentence is, how like the title is, and how like what the plan says of it the place is as a whole.
 */
function comparer(places: readonly AnswerPlace[]): (task: PlanTask) => Likeness {
  const wholes = places.map(({ title, sentences }) => [title, ...sentences.map(({ text }) => text)].join('\n'))
  const weigh = weighBy(wholes)
  const whole = indexTexts(wholes, weigh)
  const titles = indexTexts(
    places.map(({ title }) => title),
    weigh,
  )
  const all = places.flatMap(({ sentences }, place) => sentences.map((sentence) => ({ ...sentence, place })))
  const sentences = indexTexts(
    all.map(({ text }) => text),
    weigh,
  )
  return ({ text, detail }) => {
    const item = pairsOf(text)
    const clauses = text.split(/[，、；：,]/).map(pairsOf)
    const likeWhole = whole.cosines(pairsOf(`${text}\n${detail}`))
    const likeTitle = titles.cosines(item)
    const byTitle = inSum(likeTitle, mostOf(titles, clauses))
    const bySentence = inSum(sentences.cosines(item), mostOf(sentences, clauses))
    const now = new Float64Array(places.length)
    const before = byTitle.slice()
    for (const [at, { place, isNew }] of all.entries()) {
      before[place] = Math.max(before[place]!, bySentence[at]!)
      if (isNew) now[place] = Math.max(now[place]!, byTitle[place]!, bySentence[at]!)
    }
    const finish = (most: number, place: number) => most && (most + likeTitle[place]! + likeWhole[place]!) / 4
    return { now: now.map(finish), before: before.map(finish) }
  }
}

function mostOf(index: TextIndex, clauses: readonly Pairs[]): Float64Array {
  return clauses.map(index.shares).reduce((a, b) => a.map((value, at) => Math.max(value, b[at]!)))
}

function inSum(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value + b[at]!)
}
