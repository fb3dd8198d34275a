import rows from '../lexicon/meetings.json' with { type: 'json' }
import type { Found } from './change.ts'
import type { Detector, Scope } from './detector.ts'
import { found, wordsBefore } from './detector.ts'
import { chinese, NUMERAL, valueOf, writtenLike } from './numerals.ts'

const PLENUM = /(十[一二三四五六七八九]|二十[一二三四五]?)届((?:[一二三四五六七]中[、和]?)+)全会/g
const CONGRESS = /(?:党的|中国共产党第)(十[一二三四五六七八九]|二十[一二三四五]?)(大(?!以来|会|代表)|次全国代表大会)/g
const ANNUAL = new RegExp(
  `(第?)(${NUMERAL})(届)((?:全国人民代表大会|全国人大|全国政协|全国委员会|(?:[^，。；、第]{0,6}?)人民代表大会|(?:[^，。；、第]{0,4}?)人大|政协[^，。；、第]{0,8}?委员会|(?<=政协[^，。；、]{0,10}?第?${NUMERAL}届)委员会|(?<=(?:人大|人民代表大会|政协)第?${NUMERAL}届)(?=第?${NUMERAL}次会议)))(第?)(${NUMERAL})(次会议)`,
  'g',
)

/**
 * Congresses and plenums, always as suggestions: the newest that the old paper could know becomes the newest that the new
 * one can; older ones are history. Yearly sessions of people's congresses go on by the year.
 */
export const findMeetings: Detector = (line, scope) => {
  if (scope.years.shift === 0) return []
  const { text } = line
  const all = [
    ...[...text.matchAll(PLENUM)].flatMap((match) => plenum(match, scope)),
    ...[...text.matchAll(CONGRESS)].flatMap((match) => congress(match, scope)),
    ...[...text.matchAll(ANNUAL)].flatMap((match) => session(match, scope)),
  ]
  return all.filter(({ start, end }) => line.isFree(start, end))
}

interface Plenum {
  readonly congress: number
  readonly plenum: number
  readonly held: string
}

const latestPlenum = (month: string): Plenum | undefined => rows.plenums.findLast(({ held }) => held <= month)
const latestCongress = (month: string) => rows.partyCongresses.findLast(({ held }) => held <= month)

function plenum(match: RegExpExecArray, { years }: Scope): Found[] {
  const [before, now] = [latestPlenum(years.written), latestPlenum(years.willBeWritten)]
  const listed = [...match[2]!].filter((sign) => '一二三四五六七'.includes(sign)).map((sign) => valueOf(sign)!)
  if (!before || !now || now.held === before.held) return []
  if (before.congress !== valueOf(match[1]!) || before.plenum !== listed.at(-1)) return []
  const reason = { code: 'roll.meeting', params: { held: now.held, asOf: rows.asOf } }
  // A list (二中、三中全会) goes on; one session gives way to the newest.
  const added = rows.plenums.filter(
    (each) => each.congress === now.congress && each.held > before.held && each.held <= now.held,
  )
  const goesOn = listed.length > 1 && now.congress === before.congress
  const sessions = goesOn ? [...listed, ...added.map((each) => each.plenum)] : [now.plenum]
  const to = `${chinese(now.congress)}届${sessions.map((each) => `${chinese(each)}中`).join('、')}全会`
  return [found(match, { kind: 'meeting', to, certain: false, reason })]
}

function congress(match: RegExpExecArray, { years }: Scope): Found[] {
  const [before, now] = [latestCongress(years.written), latestCongress(years.willBeWritten)]
  if (!now || now.number === before?.number || valueOf(match[1]!) !== before?.number) return []
  const to = match[0].replace(match[1]!, chinese(now.number))
  const reason = { code: 'roll.meeting', params: { held: now.held, asOf: rows.asOf } }
  return [found(match, { kind: 'meeting', to, certain: false, reason })]
}

function session(match: RegExpExecArray, { years }: Scope): Found[] {
  const [, nth, term, ofTerm, name, again, sitting, end] = match as unknown as string[]
  const [number, meeting] = [valueOf(term!), valueOf(sitting!)]
  if (!number || !meeting || /常/.test(name!)) return []
  const isNational = /全国/.test(name!) || /全国(?:人大|人民代表大会|政协)$/.test(wordsBefore(match.input, match.index))
  const next = nextSession({ number, meeting, isNational }, years)
  if (!next) return []
  const to = `${nth}${writtenLike(term!, next.number)}${ofTerm}${name}${again}${writtenLike(sitting!, next.meeting)}${end}`
  const reason = { code: 'roll.session', params: { term: next.number, meeting: next.meeting } }
  return [found(match, { kind: 'meeting', to, certain: false, reason })]
}

interface Session {
  readonly number: number
  readonly meeting: number
  readonly isNational: boolean
}

/** The National People's Congress meets every year, five times a term; local ones are taken to do the same. */
function nextSession(
  session: Session,
  { summed, planned, shift }: Scope['years'],
): Omit<Session, 'isNational'> | undefined {
  const term = rows.peoplesCongresses.find(({ number }) => number === session.number)
  if (session.isNational && term) {
    const held = term.from + session.meeting - 1
    if (held < summed || held > planned) return undefined
  }
  // A term that was late holds a sixth sitting: the next is the new term's first all the same.
  const count = (session.number - 1) * 5 + Math.min(session.meeting, 5) - 1 + shift
  return { number: Math.floor(count / 5) + 1, meeting: (count % 5) + 1 }
}
