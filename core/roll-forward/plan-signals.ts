import type { AnswerPlace } from './answer-places.ts'
import { reachedBy, targetsIn } from './plan-targets.ts'
import type { PlanTask } from './plan-tasks.ts'
import { pairsOf } from './plan-words.ts'
import type { Pairs } from './text-index.ts'
import { indexTexts, weighBy } from './text-index.ts'

/** What speaks for a task being answered, each number from 0 to 1, for each sentence or for each place. */
export interface Signals {
  readonly sentence: {
    /** How much of one of the item's clauses the sentence holds. */
    readonly share: Float64Array
    readonly cosine: Float64Array
    /** How much it holds that no other item of the plan says. */
    readonly own: (at: number) => number
    /** The item's targets in figures that it says were reached. */
    readonly target: Float64Array
    /** 1 where no other item is more like it. */
    readonly first: (at: number) => number
  }
  readonly place: {
    /** How like the item the section's title is. */
    readonly title: Float64Array
    /** How like the section's title the heading is that the item stands under. */
    readonly under: Float64Array
    /** How like a heading and what the plan says under it the place is; nothing for what is all its words itself. */
    readonly whole: Float64Array
    /** How far apart the two stand in the order of their papers. */
    readonly far: Float64Array
  }
}

/** The sentences of places in order, each with the place that it stands in. */
export function sentencesOf(places: readonly AnswerPlace[]) {
  return places.flatMap(({ sentences }, place) => sentences.map((sentence) => ({ ...sentence, place })))
}

/** Holds the tasks of one plan, all of them, against a paper's places: what one says rules others out. */
export function signalsOf(
  tasks: readonly PlanTask[],
  places: readonly AnswerPlace[],
): (task: PlanTask, nth: number) => Signals {
  const items = tasks.map(saidOf)
  const wanted = items.map(pairsOf)
  const { sentences, titles, wholes, reached } = indexed(places, items, wanted)
  const own = ownPairs(wanted)
  const sums = wanted.map(sentences.sums)
  const most = mostOf(sums)
  return ({ text, detail, under }, nth) => {
    const ownSums = sentences.sums(own(wanted[nth]!))
    const sentence = {
      share: sentences.shares(items[nth]!.split(/[，。、；：,\n]/).map(pairsOf)),
      cosine: sentences.cosines(wanted[nth]!),
      own: (at: number) => enough(ownSums[at]!),
      target: reached(nth),
      first: (at: number) => sums[nth]![at]! && sums[nth]![at]! / most[at]!,
    }
    const place = {
      title: titles.cosines(pairsOf(text)),
      under: titles.cosines(pairsOf(under)),
      whole: wholes.cosines(detail === text || detail === '' ? NOTHING : pairsOf(`${text}\n${detail}`)),
      far: Float64Array.from(places, (_, at) => Math.abs(nthOf(nth, tasks.length) - nthOf(at, places.length))),
    }
    return { sentence, place }
  }
}

const NOTHING: Pairs = new Set()

/** The places' sentences, titles and whole words, where what the items want is looked up; each text is read once. */
function indexed(places: readonly AnswerPlace[], items: readonly string[], wanted: readonly Pairs[]) {
  const sentences = sentencesOf(places)
  const said = sentences.map(({ text }) => pairsOf(text))
  const weigh = weighBy([...said, ...wanted])
  const titles = places.map(({ title }) => pairsOf(title))
  const wholes = titles.map((title) => new Set(title))
  for (const [at, { place }] of sentences.entries()) for (const pair of said[at]!) wholes[place]!.add(pair)
  const targets = items.map(targetsIn)
  const texts = sentences.map(({ text }) => text)
  const reached = reachedBy(texts, new Set(targets.flat().map(({ unit }) => unit)))
  return {
    sentences: indexTexts(said, weigh),
    titles: indexTexts(titles, weigh),
    wholes: indexTexts(wholes, weighBy(wholes)),
    reached: (nth: number) => reached(targets[nth]!),
  }
}

/** A heading is short for the one promise under it; with a chapter under it, it says itself what is looked for. */
function saidOf({ text, detail }: PlanTask): string {
  return detail !== text && detail.length <= ONE_PROMISE ? `${text}\n${detail}` : text
}

const ONE_PROMISE = 80

/** Two rare pairs side by side (古渡口) are half of certainty. */
function enough(sum: number): number {
  return sum / (sum + HALF)
}

const HALF = 1.5

function nthOf(at: number, count: number): number {
  return count < 2 ? 0.5 : at / (count - 1)
}

function ownPairs(items: readonly Pairs[]): (item: Pairs) => Pairs {
  const held = new Map<number, number>()
  for (const pairs of items) for (const pair of pairs) held.set(pair, (held.get(pair) ?? 0) + 1)
  return (item) => new Set([...item].filter((pair) => held.get(pair) === 1))
}

function mostOf(lists: readonly Float64Array[]): Float64Array {
  const most = Float64Array.from(lists[0] ?? [])
  for (const list of lists) for (let at = 0; at < most.length; at++) most[at] = Math.max(most[at]!, list[at]!)
  return most
}
