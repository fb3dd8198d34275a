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
/** A paragraph of its own on what is wrong, under whatever heading. */
const SOBER =
  /^.{0,30}(?:清醒|清楚|深刻)地?(?:看到|认识到|意识到)|^(?:同时|但|当前).{0,12}(?:还|仍|也)存在.{0,16}(?:问题|不足|短板|差距)/
const BELOW_ALL = 5

/** What looks back in a paper, sentence by sentence and without prompts; `old` are the papers whose words may be carried. */
export function answerPlaces(paper: Document, old: readonly Document[]): readonly AnswerPlace[] {
  const known: Known = { sentences: new Set(old.flatMap(oldSentences)), clauses: new Set() }
  for (const sentence of known.sentences) for (const clause of sentence.split('，')) known.clauses.add(clause)
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
      const isSilent = silent < BELOW_ALL || plan.has(block.id) || isSober(block)
      const sentences = isSilent ? [] : sentencesOf(block, known)
      if (sentences.length === 0) continue
      const title = heading ? oneLine(heading.runs) : ''
      places.push({ block: block.id, heading: heading?.id ?? null, title, sentences })
    }
    return places
  })
}

function isSober(block: Block): boolean {
  return block.type === 'paragraph' && SOBER.test(textOf(block.runs))
}

const END = /[。；！？\n]/

interface Known {
  readonly sentences: ReadonlySet<string>
  readonly clauses: Set<string>
}

function sentencesOf(block: Block, known: Known): readonly Sentence[] {
  const lists = block.type === 'heading' ? [block.runIn ?? []] : [...walkBlock(block)].map(([, runs]) => runs)
  return lists.flatMap((runs) =>
    parted(runs).flatMap((parts): readonly Sentence[] => {
      const text = textOf(parts).trim()
      if (text === '' || parts.some(isAsked)) return []
      const figures = parts.flatMap(({ carried }) => carried ?? [])
      const isSettled = figures.some(({ state }) => state !== 'unconfirmed')
      // Also what was taken over from an earlier year, or from the library, is not this year's while all its figures wait.
      if (isSettled || figures.length > 0) return [{ text, isNew: isSettled }]
      return withoutEchoes(text, known)
    }),
  )
}

/**
 * 2026年，镇里推动农旅融合，各项工作迈上新台阶: what only says last year's clause again is no answer. Where the sentence brings a
 * figure, or the clause says that it was done, the old words may be told as a fact.
 */
function withoutEchoes(text: string, { sentences, clauses }: Known): readonly Sentence[] {
  const words = withoutYears(text)
  if (sentences.has(words)) return [{ text, isNew: false }]
  const isTold = /\d/.test(words.replaceAll(/\d+月(?:\d+日)?/g, ''))
  if (isTold) return [{ text, isNew: true }]
  const isEcho = (clause: string) =>
    !DONE.test(clause) && endsOf(withoutYears(clause)).some((ending) => clauses.has(ending))
  const parts = text.split('，')
  const echoes = parts.filter(isEcho)
  if (echoes.length === 0) return [{ text, isNew: true }]
  const rest = parts.filter((clause) => !isEcho(clause))
  const said: Sentence = { text: echoes.join('，'), isNew: false }
  return rest.length === 0 ? [said] : [said, { text: rest.join('，'), isNew: true }]
}

/** A clause with and without the subject before it, 镇里推动农旅融合; shorter ones are set phrases. */
function endsOf(clause: string): string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((at) => clause.slice(at)).filter((words) => words.length >= LONG_CLAUSE)
}

const LONG_CLAUSE = 6
const DONE = /^(?:已|如期|顺利|圆满|全面|成功)?(?:完成|建成|实现|办成|开通|投用|举办|编制完|出台|竣工)/

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
  return text.replace(/^[一二三四五六七八九十]+(?:是|要)/, '').replaceAll(/\d{4}(?=年|[—–-])|第\d+|\d+(?=周年)/g, '#')
}
