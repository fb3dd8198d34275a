import type { Found } from './change.ts'
import type { Detector, Scanned, Scope } from './detector.ts'
import { found, wordsAfter, wordsBefore } from './detector.ts'
import { festivalAt } from './events.ts'
import { NUMERAL, valueOf, writtenLike } from './numerals.ts'

const ORDINAL = new RegExp(`(?:第(${NUMERAL})|(首))(个|届|次)`, 'g')
/** Whatever is not numbered by years: congresses and their committees (meetings.ts), governments, surveys of every five or ten. */
const NOT_YEARLY =
  /^(?:.{0,4}?(?:人民代表大会|人大|委员会|政协|政府|党委|常委|董事会|理事会|班子|代表大会|党代会|普查|股东大?会|会员大会|职代会|教代会|工代会|妇代会|团代会|监事会)|中央|(?:村|居|社区)(?:民|居|委|党|支部|班子|换届|干部|[“”，。；、]|两委)|全国.{0,6}普查|工业革命|世界大战|分配|历史决议)/
/** Held every two years or more: the next year has none, or the same one still. */
const EVERY_SOME_YEARS =
  /^(?:(?:全国|中国|世界|亚洲|国际|夏季|冬季|[\u4e00-\u9fff]{0,3}[省市]|自治区)*)(?:全运会|省运会|亚运会|亚冬会|奥运会|冬奥会|残运会|残奥会|奥林匹克|特奥会|大运会|大学生运动会|青年运动会|冬季运动会|残疾人|少数民族|农民运动会|职工运动会|世界杯|文明(?:城市|单位|校园|村镇|家庭)|道德模范|劳动模范|茅盾文学奖|鲁迅文学奖|中国艺术节|美术作品展|花卉博览会|园林博览会|园艺博览会)|^(?:全国|[\u4e00-\u9fff]{0,3}[省]|自治区)运动会/
/** A day, week or month with a name is one of every year (第19个志愿者日); 第3个工作日 and 第五个月 are none. */
const NAMED_DAY =
  /^(?!.{0,2}(?:工作|交易|休息|自然|节假|双休|开放|法定)日|生日|星期|.?(?:季|半|学|百|五)?年|.?(?:个|季|半)?月|周(?![末日]?[\u4e00-\u9fff]{1,4}日))[“"]?[\u4e00-\u9fff]{2,12}?(?:节(?![点目约能日假])|日(?![常均报程])|周(?![期转密边围岁年])|月(?![份度底初末]))[”"]?/
/** 次 counts many things; a meeting or a contest may be yearly. */
const HELD =
  /^[^，。；、]{0,14}?(?:会议|全会|例会|大会|论坛|年会|峰会|运动会|竞赛|比赛|大赛|博览会|艺术节|文化节|科技节|展览会|洽谈会|交易会)/
/** Where a 届 is a term. */
const SITTING = new RegExp(`^[^，。；、]{0,24}?第?${NUMERAL}次(?:全体)?(?:[（(]扩大[）)])?(?:会议|全会|大会)`)
/** Bodies that meet several times a year. */
const OFTEN = /(?:常委会|常务委员会|常务会|党组|党委|党?工委|支部|办公会|董事会|理事会|监事会|主席团)$/

/**
 * 第41个教师节, 第28届推普周: known events are a function of the year and move for certain where theirs is the paper's
 * year; other 第N届 and meetings are taken to be yearly, as suggestions.
 */
export const findOrdinals: Detector = (line, scope) => {
  if (scope.years.shift === 0) return []
  return [...line.text.matchAll(ORDINAL)].flatMap((match): Found[] => {
    if (!line.isFree(match.index, match.index + match[0].length)) return []
    const number = match[2] ? 1 : valueOf(match[1]!)
    if (number === undefined) return []
    const rest = wordsAfter(line.text, match.index + match[0].length)
    const known = festivalAt(rest)
    return known ? festival(match, number, { ...known, rest, scope }) : generic(match, number, { rest, line, scope })
  })
}

interface Known {
  readonly event: { readonly name: string; readonly zero: number }
  readonly length: number
  readonly rest: string
  readonly scope: Scope
}

function festival(match: RegExpExecArray, number: number, { event, length, rest, scope }: Known): Found[] {
  const { summed, planned, shift } = scope.years
  const year = event.zero + number
  // The event of another year is history.
  if (year < summed - 1 || year > planned) return []
  const isOwn = year === summed || year === planned
  const params = { name: event.name, year: year + shift, number: number + shift }
  const reason = { code: isOwn ? 'roll.event' : 'roll.event-off', params }
  const name = rest.slice(0, length)
  const whole = { index: match.index, 0: match[0] + name }
  return [found(whole, { kind: 'event', to: moved(match, number + shift) + name, certain: isOwn, reason })]
}

interface Generic {
  readonly rest: string
  readonly line: Scanned
  readonly scope: Scope
}

function generic(match: RegExpExecArray, number: number, { rest, line, scope }: Generic): Found[] {
  if (NOT_YEARLY.test(rest) || (match[3] === '个' && !NAMED_DAY.test(rest))) return []
  if (match[3] === '次' && (!HELD.test(rest) || OFTEN.test(wordsBefore(line.text, match.index)))) return []
  // «连任第三届», «本届»: nothing is held. 第三届会员大会第四次会议: the term stays, the meeting is counted.
  if (
    match[3] === '届' &&
    (SITTING.test(rest) ||
      /^[，。；、）)”]|^$/.test(rest) ||
      /[一二三四五六七八九十\d]$/.test(wordsBefore(line.text, match.index)))
  )
    return []
  const { shift } = scope.years
  if (EVERY_SOME_YEARS.test(rest)) {
    const reason = { code: 'roll.ordinal-some-years' }
    return [found(match, { kind: 'ordinal', to: match[0], certain: false, reason })]
  }
  const reason = { code: 'roll.ordinal', params: { shift } }
  return [found(match, { kind: 'ordinal', to: moved(match, number + shift), certain: false, reason })]
}

function moved(match: RegExpExecArray, number: number): string {
  return `第${match[2] ? writtenLike('一', number) : writtenLike(match[1]!, number)}${match[3]}`
}
