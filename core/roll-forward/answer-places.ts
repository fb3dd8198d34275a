import type { Block, BlockId, Document, Heading, Run } from '../document/document.ts'
import { isOpen } from '../document/document.ts'
import { oneLine, textOf } from '../document/text.ts'
import { bodiesOf, walkBlock, walkRuns } from '../document/walk.ts'
import { planBlocks } from './plan-part.ts'

/** A paragraph, table or run-in heading of a summary that may answer a plan item. */
export interface AnswerPlace {
  readonly block: BlockId
  /** The heading that it stands under, or is; null above the first. */
  readonly heading: BlockId | null
  readonly title: string
  readonly sentences: readonly Sentence[]
}

export interface Sentence {
  readonly text: string
  /** Without figures: not last year's, word for word but for the years. With figures that were carried: one of them was kept or changed. */
  readonly isNew: boolean
}

/** What names a chapter that answers nothing: what is wrong, and what a longer plan wants. */
const NO_ANSWER =
  /(?:存在|面临).{0,8}(?:问题|不足|困难|差距|短板)|(?:问题|不足|差距|短板)(?:和|与|及|、)|^(?:主要)?(?:问题|不足)|主要目标|重大举措/
const BELOW_ALL = 5

/** What looks back in a paper, sentence by sentence and without prompts; `old` are the papers whose words may be carried. */
export function answerPlaces(paper: Document, old: readonly Document[]): readonly AnswerPlace[] {
  const known = new Set(old.flatMap(oldSentences))
  const plan = planBlocks(paper)
  return bodiesOf(paper).flatMap((blocks) => {
    const places: AnswerPlace[] = []
    let heading: Heading | undefined
    let silent = BELOW_ALL
    for (const block of blocks) {
      if (block.type === 'heading') {
        heading = block
        if (block.level <= silent) silent = NO_ANSWER.test(oneLine(block.runs)) ? block.level : BELOW_ALL
      }
      const sentences = silent < BELOW_ALL || plan.has(block.id) ? [] : sentencesOf(block, known)
      if (sentences.length === 0) continue
      const title = heading ? oneLine(heading.runs) : ''
      places.push({ block: block.id, heading: heading?.id ?? null, title, sentences })
    }
    return places
  })
}

const END = /[。；！？\n]/

function sentencesOf(block: Block, known: ReadonlySet<string>): readonly Sentence[] {
  const lists = block.type === 'heading' ? [block.runIn ?? []] : [...walkBlock(block)].map(([, runs]) => runs)
  return lists.flatMap((runs) =>
    parted(runs).flatMap((parts): Sentence[] => {
      const text = textOf(parts).trim()
      if (text === '' || parts.some(isAsked)) return []
      const figures = parts.flatMap(({ carried }) => carried ?? [])
      const isSettled = figures.some(({ state }) => state !== 'unconfirmed')
      // Also what was taken over from an earlier year, or from the library, is not this year's while all its figures wait.
      const isNew = isSettled || (figures.length === 0 && !known.has(withoutYears(text)))
      return [{ text, isNew }]
    }),
  )
}

/** Guidance that waits says what is to be written; a bare xx in a sentence leaves the rest of it as it is. */
function isAsked(run: Run): boolean {
  return isOpen(run) && run.slot?.label !== undefined
}

/** Runs cut at the ends of sentences. */
function parted(runs: readonly Run[]): readonly (readonly Run[])[] {
  const sentences: Run[][] = [[]]
  for (const run of runs) {
    for (const [nth, text] of run.text.split(END).entries()) {
      if (nth > 0) sentences.push([])
      if (text) sentences.at(-1)!.push({ ...run, text })
    }
  }
  return sentences
}

function oldSentences(paper: Document): string[] {
  return [...walkRuns(paper)].flatMap(([, runs]) =>
    textOf(runs)
      .split(END)
      .map((text) => withoutYears(text.trim())),
  )
}

/** Years and what counts on with them change by themselves when a paper is rolled forward. */
function withoutYears(text: string): string {
  return text.replaceAll(/\d{4}(?=年|[—–-])|第\d+|\d+(?=周年)/g, '#')
}
