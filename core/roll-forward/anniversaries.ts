import type { Found } from './change.ts'
import type { Detector } from './detector.ts'
import { found, wordsBefore } from './detector.ts'
import { anniversaryBefore } from './events.ts'
import { valueOf, writtenLike } from './numerals.ts'

const ANNIVERSARY =
  /(\d{1,3}|[零一二三四五六七八九十百]{1,6})(\s?周年|年(?=[，。；、！）)]|庆|之际|$|的|系列|纪念|华诞))/g
/** Events that only the unit knows the year of. */
const FOUNDED =
  /(?:成立|建[校院馆局所站台社会团队厂库企港行园市区县镇乡村制]|开[馆园业]|组建|创立|创建|创办|办学|颁布实施|颁布|施行|实施|发布|发表|诞辰|开放|通车|运营|复校)$/

/**
 * 建党104周年 moves with the year. Round ones (five, ten) are kept only where the new one is round too: else the
 * occasion has passed, and the writer is asked to look.
 */
export const findAnniversaries: Detector = (line, { years }) => {
  if (years.shift === 0) return []
  return [...line.text.matchAll(ANNIVERSARY)].flatMap((match): Found[] => {
    const number = match[1] === '百' ? 100 : valueOf(match[1]!)
    if (number === undefined || !line.isFree(match.index, match.index + match[0].length)) return []
    const before = wordsBefore(line.text, match.index)
    const known = anniversaryBefore(before)
    if (!known && (!FOUNDED.test(before.trimEnd()) || !match[2]!.endsWith('周年'))) return []
    const year = known && known.event.zero + number
    if (year !== undefined && year !== years.summed && year !== years.planned) return []
    const words = known ? before.slice(before.lastIndexOf(known.words)) : ''
    const start = match.index - words.length
    return [
      proposal({ index: start, 0: words + match[0], numeral: match[1]!, words, unit: match[2]! }, number, {
        name: known?.words ?? '',
        shift: years.shift,
      }),
    ]
  })
}

interface Anniversary {
  readonly index: number
  readonly 0: string
  readonly words: string
  readonly numeral: string
  readonly unit: string
}

interface Rolled {
  readonly name: string
  readonly shift: number
}

function proposal(match: Anniversary, number: number, { name, shift }: Rolled): Found {
  const next = number + shift
  const params = { name, number, next }
  if (isRound(number) && !isRound(next)) {
    const reason = { code: 'roll.anniversary-passed', params }
    return found(match, { kind: 'anniversary', to: match[0], certain: false, reason })
  }
  const to = match.words + writtenLike(match.numeral, next) + match.unit
  const code = name ? 'roll.anniversary' : 'roll.anniversary-own'
  return found(match, { kind: 'anniversary', to, certain: name !== '', reason: { code, params } })
}

function isRound(number: number): boolean {
  return number % 5 === 0
}
