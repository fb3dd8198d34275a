import type { BlockId, Document } from '../document/document.ts'
import type { AnswerPlace } from './answer-places.ts'
import { answerPlaces } from './answer-places.ts'
import type { Signals } from './plan-signals.ts'
import { sentencesOf, signalsOf } from './plan-signals.ts'
import type { PlanTask } from './plan-tasks.ts'

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

/** From here on it is likelier than not that a place answers. */
export const LIKE_ENOUGH = 0.5
/** More are of no use to anybody who looks for one. */
const MOST = 6

interface AnswerOptions {
  /** The papers that this one's words may be carried from: the plan's own, and the one it was rolled forward from. */
  readonly old?: readonly Document[]
  readonly least?: number
}

/**
 * For each task, all of one plan, the places of a paper's summary that answer it by their words: what is new before what is
 * last year's, the likest first. Its plan part, its chapters on problems and its prompts answer nothing.
 */
export function answersTo(
  tasks: readonly PlanTask[],
  paper: Document,
  { old = [], least = LIKE_ENOUGH }: AnswerOptions = {},
): readonly (readonly PlanAnswer[])[] {
  const places = answerPlaces(paper, old)
  const compare = comparer(tasks, places)
  return tasks.map((task, nth) => {
    const { now, before } = compare(task, nth)
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

function comparer(
  tasks: readonly PlanTask[],
  places: readonly AnswerPlace[],
): (task: PlanTask, nth: number) => Likeness {
  const sentences = sentencesOf(places)
  const signals = signalsOf(tasks, places)
  return (task, nth) => {
    const found = signals(task, nth)
    const now = new Float64Array(places.length)
    const before = new Float64Array(places.length)
    for (let at = 0; at < sentences.length; at++) {
      const { place, isNew } = sentences[at]!
      const likeness = likenessOf(found, at, place)
      before[place] = Math.max(before[place]!, likeness)
      if (isNew) now[place] = Math.max(now[place]!, likeness)
    }
    return { now, before }
  }
}

/**
 * A logistic sum. Its weights were fitted on judged pairs (README.md) so that of each item's places the right one comes
 * first, and are rounded; each in turn was left out for a paper and held against it.
 */
function likenessOf({ sentence, place }: Signals, at: number, home: number): number {
  const words = sentence.share[at]! + sentence.target[at]! + place.title[home]!
  if (words === 0) return 0
  const sum =
    2.9 * sentence.share[at]! +
    5 * sentence.cosine[at]! +
    2 * sentence.own(at) +
    4.5 * sentence.target[at]! +
    2.5 * sentence.first(at) +
    4 * place.title[home]! +
    2.2 * place.under[home]! +
    2.8 * place.whole[home]! -
    1.6 * place.far[home]!
  return 1 / (1 + Math.exp(NONE - sum))
}

/** What speaks for none of the places. */
const NONE = 4.3
