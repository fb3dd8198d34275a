import lexicon from '../lexicon/sentence-words.json' with { type: 'json' }

const OPENINGS = new Set(lexicon.openings.words.split(' '))
const ENDINGS = new Set(lexicon.endings.words.split(' '))

const NOUN =
  '总结|计划|打算|安排|要点|思路|重点|情况|回顾|任务|目标|设想|措施|举措|部署|谋划|成效|亮点|做法|问题|要求|困难|不足|短板|差距|挑战|经验|建议|体会|取向|展望|原因|政策|思想|业绩|成绩|方向|特点|启示'
/** A heading of the first level that names a part of the paper: 2026年重点工作安排, 存在的问题和不足, 主要做法及成效. */
const PART = new RegExp(
  `(?:${NOUN})(?:(?:和|与|及|以及|、)?(?:主要|突出|下步|下一步|工作|面临的?|几点|总体|政策)?(?:${NOUN}))*`,
  'g',
)
const SINGLE = new RegExp(NOUN, 'g')
const LONGEST = 36

/** Words behind a heading's number, up to the next heading. */
export interface HeadingWords {
  readonly level: number
  readonly words: string
}

/**
 * Where headings end that came without a full stop and glued to their text; 0 for each that has none to find. Headings of one
 * level are built alike, so the shape that suits most of them counts for each.
 */
export function headingEnds(pieces: readonly HeadingWords[]): readonly number[] {
  const ends = pieces.map(() => 0)
  for (const { level, own } of siblings(pieces)) {
    if (isStopped(own.map((piece) => piece.words))) continue
    const shape = commonShape(
      own.map((piece) => piece.words),
      level,
    )
    for (const { index, words } of own) ends[index] = bestEnd(words, level, shape)
  }
  return ends
}

interface Siblings {
  readonly level: number
  readonly own: { readonly index: number; readonly words: string }[]
}

/** Headings of one level under one heading. */
function siblings(pieces: readonly HeadingWords[]): readonly Siblings[] {
  const groups = new Map<string, Siblings>()
  const above = [0, 0, 0, 0, 0]
  pieces.forEach(({ level, words }, index) => {
    const key = `${level} ${above.slice(0, level).join('.')}`
    const group = groups.get(key) ?? { level, own: [] }
    group.own.push({ index, words })
    groups.set(key, group)
    above[level] = (above[level] ?? 0) + 1
  })
  return [...groups.values()]
}

/** Whether headings end with a full stop: most first sentences are as short as a heading, with text behind them. */
function isStopped(all: readonly string[]): boolean {
  const open = all.filter((words) => /。/.test(words) && seriesAt(words) === undefined)
  return open.length > 0 && open.filter(isTitleSentence).length * 2 > open.length
}

/** A first sentence as short as a heading, its clauses about as long as each other, with text behind it. */
function isTitleSentence(words: string): boolean {
  const sentence = sentenceOf(words)
  const clauses = sentence.split('，')
  const isShort =
    clauses.length <= 2 &&
    clauses.every((clause) => clause.length >= 2 && clause.length <= 20) &&
    !/[；：\d]/.test(sentence)
  const isEven = clauses.length === 1 || clauses[1]!.length <= clauses[0]!.length + 4
  return isShort && isEven && sentence.length + 1 < words.length && !isPartWithText(sentence)
}

/** «基本情况到年底，…»: a part of the paper, and a sentence right behind it. */
function isPartWithText(sentence: string): boolean {
  return [...sentence.matchAll(PART)].some((match) => {
    const end = match.index + match[0].length
    return (
      end >= 4 &&
      end <= 20 &&
      sentence.length - end >= 6 &&
      !sentence.slice(0, end).includes('，') &&
      opens(sentence.slice(end)) >= 2
    )
  })
}

/** Where 一是 is glued to a heading without a full stop; undefined where none is. */
export function seriesAt(words: string): number | undefined {
  const match = /[\u4e00-\u9fff”](?=一[是要])/.exec(sentenceOf(words))
  return match && match.index < 45 && /二[是要]/.test(words) ? match.index + 1 : undefined
}

function sentenceOf(words: string): string {
  return /^[^。！？\n]*/.exec(words)![0]
}

/** By how many characters second clauses are longer than first ones, as most headings of a level agree; also where an end is known. */
function commonShape(all: readonly string[], level: number): number | undefined {
  const votes = new Map<number, number>()
  for (const words of all) {
    const whole = /^([^，。]{3,14})，([^，。]{3,18})$/.exec(words.trim())
    if (whole) votes.set(whole[2]!.length - whole[1]!.length, (votes.get(whole[2]!.length - whole[1]!.length) ?? 0) + 8)
    else
      for (const { end, score } of candidates(words, level, undefined)) {
        const shape = shapeOf(words.slice(0, end))
        if (shape !== undefined && score > 0) votes.set(shape, (votes.get(shape) ?? 0) + score)
      }
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

function shapeOf(title: string): number | undefined {
  const clauses = title.split('，')
  return clauses.length === 2 ? clauses[1]!.length - clauses[0]!.length : undefined
}

function bestEnd(words: string, level: number, shape: number | undefined): number {
  const sentence = sentenceOf(words)
  if (sentence.length === words.trimEnd().length && sentence.length <= LONGEST && !/，[^，]*，/.test(sentence)) return 0
  const best = candidates(words, level, shape).toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= 4 ? best.end : 0
}

interface Candidate {
  readonly end: number
  readonly score: number
}

function candidates(words: string, level: number, shape: number | undefined): readonly Candidate[] {
  const sentence = sentenceOf(words)
  const parts = partEnds(sentence)
  const found: Candidate[] = []
  let depth = 0
  for (let end = 1; end <= Math.min(LONGEST, sentence.length - 3); end++) {
    const unit = sentence[end - 1]!
    if ('“《（'.includes(unit)) depth++
    else if ('”》）'.includes(unit)) depth--
    if (end < 4 || depth > 0 || /[，、：；]/.test(unit) || /^[，、：；”》）的了和与及等]/.test(sentence.slice(end)))
      continue
    found.push({ end, score: scoreOf(sentence, end, level, parts, shape) })
  }
  return found
}

interface PartEnds {
  readonly any: ReadonlySet<number>
  /** The ends of the longest names only. */
  readonly whole: ReadonlySet<number>
}

function partEnds(sentence: string): PartEnds {
  const any = new Set<number>()
  const whole = new Set<number>()
  for (const match of sentence.matchAll(PART)) {
    whole.add(match.index + match[0].length)
    for (const noun of match[0].matchAll(SINGLE)) any.add(match.index + noun.index + noun[0].length)
  }
  return { any, whole }
}

function scoreOf(sentence: string, end: number, level: number, parts: PartEnds, shape: number | undefined): number {
  const title = sentence.slice(0, end)
  const rest = sentence.slice(end)
  const clauses = title.split('，')
  if (clauses.length > 3 || /[、：；].*[，：；]/.test(title)) return -9
  let score = opens(rest)
  if (ENDINGS.has(title.slice(-2))) score += 3
  else if (OPENINGS.has(title.slice(-2)) && !parts.any.has(end)) score -= 4
  if (parts.any.has(end) && level <= 2 && clauses.length === 1) score += level === 1 ? 5 : 2
  // A word must not be torn: the two characters over the cut are one of those that begin or end clauses.
  const over = sentence.slice(end - 1, end + 1)
  if (OPENINGS.has(over) || ENDINGS.has(over)) score -= 3
  if (clauses.length === 2) score += balance(clauses[1]!.length - clauses[0]!.length, shape)
  if (clauses.length === 1 && title.length > 16) score -= 3
  if (
    clauses.length === 1 &&
    !parts.any.has(end) &&
    /^[^，]{0,8}，/.test(rest) &&
    shape !== undefined &&
    title.length <= 4
  )
    score -= 4
  if (clauses.length === 3) score -= 2
  // A part of the paper is named in one clause; what follows it is text already.
  if (
    level === 1 &&
    [...parts.whole].some((part) => part < end && part >= 4 && !/^[的和与及]/.test(sentence.slice(part)))
  )
    score -= 6
  return score
}

function opens(rest: string): number {
  if (/^(?:\d{4}年|[xX×*]{2,4}年|“|《)/.test(rest)) return 4
  // 「治理水平不断提升」: the adverb belongs to the word behind it.
  if (
    /^(?:不断|持续|稳步|显著|明显|更加|进一步|大幅|全面|有力|有序|日益|逐步|再)/.test(rest) &&
    ENDINGS.has(rest.replace(/^(?:进一步|再|..)/, '').slice(0, 2))
  )
    return -3
  // 提升, 规范, 落实 also end headings; with another opening behind them they do.
  if (ENDINGS.has(rest.slice(0, 2))) return OPENINGS.has(rest.slice(2, 4)) || /^\d/.test(rest.slice(2)) ? -2 : 2
  if (OPENINGS.has(rest.slice(0, 2))) return 4
  return /^[在对以到从为我今各全共按据经由将把]/.test(rest) ? 2 : 0
}

function balance(difference: number, shape: number | undefined): number {
  const even = [3, 2, 1, 0][Math.abs(difference)] ?? -2
  return even + (shape === difference ? 3 : 0)
}
