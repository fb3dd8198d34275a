import { scanText } from './scan.ts'

/** A stretch of a sentence: a figure in it. */
interface Stretch {
  readonly start: number
  readonly end: number
}

const LONGEST = 20
const LEAD =
  /^(?:[一二三四五六七八九十]+是|[一二三四五六七八九十]+要|其中|全年|当年|年内|截至|截止|目前|今年以来|今年|本年度?|上半年|下半年|至|到|底|末|以来|期间|全[省市区县镇校局院系]|我[省市区县镇校局院]|本[省市区县镇校局院]|共计|累计|总计|合计|先后|新增加?|已经|已|共有|共|有(?![效机序关限害色])|并|还|使|将|对|在(?![校建职编岗册线读园]))+/
// Each word begins otherwise than every other, so that a text made of them alone is read in one pass.
const TRAIL =
  /(?:约|近|超过?|突破|逾|不[少低]于|最高|分别|平均|稳定|保持|高?达|累计|总计|合计|共|计|有|已|仅|就|的|了|为|是|至|到|在|由|从|：|:)+$/
const VERBS = /^.*(?:实现|完成|取得|获得|开展|举办|组织|进行|召开)(?=.{2})/
const GROWTH =
  /(?:同比|环比|较上年|比上年|较去年|比去年|[较比]\d{4}年)?(?:名义|实际)?(?:增长|增加|下降|减少|提高|上升|降低|回落|增幅|降幅)$/
/** What stands between a value and its growth: ，比上年 */
const COMPARED = /[，,、]?(?:[较比与](?:去年|上年|前一?年|\d{4}年)(?:同期|底|末)?|同比|环比)?$/
const CLAUSE_ENDS = /[，,。；;！!？?、：:\n]|[（(](?![^（）()]*[）)])/
const ROSE_TO = /(?:增长|增加|提高|上升|下降|减少|降低|回落)[到至]$/

/**
 * What a figure of a sentence is called, as a proposal: the words before it in its clause without time, adverbs and light
 * verbs, with the noun behind it where its measure counts one (建成15所学校 is 建成学校). May be empty.
 */
export function proposeName(sentence: string, { start, end }: Stretch): string {
  const before = clauseBefore(sentence, start)
  // 从12亿元增长到13亿元 says the value, not its growth.
  if (ROSE_TO.test(before.words))
    return clip(tidyHead(before.words.replace(ROSE_TO, '')) || earlierName(sentence, before.start))
  const head = tidyHead(before.words)
  const growth = GROWTH.exec(head)
  if (growth) {
    const of = tidyHead(head.slice(0, growth.index)) || earlierName(sentence, before.start)
    const isRise = /[增提上]/.test(growth[0].slice(-2))
    const isShare = /[%％‰点]$/.test(sentence.slice(start, end))
    return clip(of && of + (isShare ? (isRise ? '增幅' : '降幅') : isRise ? '增量' : '减量'))
  }
  const noun = nounBehind(sentence, end)
  return clip(head.length >= 2 || noun ? head + noun : '')
}

/** The last clause before a place, from behind the last figure in it. */
function clauseBefore(sentence: string, at: number): { readonly words: string; readonly start: number } {
  const clause = sentence.slice(0, at).replace(/[：:]$/, '')
  const cut = Math.max(...Array.from(clause.matchAll(new RegExp(CLAUSE_ENDS, 'g')), ({ index }) => index + 1), 0)
  const figure = scanText(sentence.slice(cut, at)).at(-1)
  const start = cut + (figure?.end ?? 0)
  return { words: sentence.slice(start, at), start }
}

function tidyHead(words: string): string {
  const plain = words
    .replace(/[\s\u3000“”"《》]/g, '')
    .replace(TRAIL, '')
    .replace(LEAD, '')
  return plain.replace(VERBS, '').replace(TRAIL, '').replace(LEAD, '')
}

/** The name that a clause before says: 总产值120亿元，比上年增加6亿元，增长5%. */
function earlierName(sentence: string, at: number): string {
  const clause = sentence.slice(0, at).replace(COMPARED, '')
  const figure = scanText(clause).at(-1)
  if (!figure || figure.end < clause.length) return ''
  const { words, start } = clauseBefore(clause, figure.start)
  const head = tidyHead(words)
  const growth = GROWTH.exec(head)
  if (!growth) return head
  return tidyHead(head.slice(0, growth.index)) || earlierName(clause, start)
}

function nounBehind(sentence: string, end: number): string {
  const behind = /^[\u4e00-\u9fff]{2,8}?(?=[，,。；;！!？?、\n（(的和与及]|$)/.exec(sentence.slice(end))?.[0] ?? ''
  return /^(?:以上|以下|左右|增|较|比|同比|占|提|下降|其中|分别|并)/.test(behind) ? '' : behind
}

function clip(name: string): string {
  return name.slice(-LONGEST)
}
