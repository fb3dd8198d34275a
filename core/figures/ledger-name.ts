import type { Clause, Sentence, Stretch } from './ledger-clause.ts'
import { clauseBefore, listAround, listedIn, readSentence } from './ledger-clause.ts'

const LONGEST = 20
const LEAD =
  /^(?:（[一二三四五六七八九十]+）|\d{1,2}[.．、]|[一二三四五六七八九十]+是|[一二三四五六七八九十]+要|其中|全年|当年|年内|每年|今明两年|截至|截止|目前|今年以来|今年|本年度?|上半年|下半年|至|到(?![位岗达])|底|末|以来|期间|全[省市区县镇校局院系]|我[省市区县镇校局院]|本[省市区县镇校局院]|共计|累计|总计|合计|先后|已经|已|共有|共|有(?![效机序关限害色])|并|还|使(?!用)|用于|同时|力争|确保|预计|预期|计划|拟|坚决|进一步|继续|再|将|把(?![握关])|对(?!外|口)|在(?![校建职编岗册线读园]))+/
// Each word begins otherwise than every other, so that a text made of them alone is read in one pass.
const TRAIL =
  /(?:约|近|接近|要|继续|超过?|突破|逾|不超过|不[少低高]于|不[到足]|首次|控制|破|最高|分别|平均|稳定|保持|高?达|累计|总计|合计|共|计|有|已|仅|就|的|了|为|是|至|到|在|由|从|拟?按|拟?安排|现行|再|各|每[月年]|跨过|：|:)+$/
const VERBS = /^.*(?:实现|完成|取得|获得|开展|举办|组织|进行|召开)(?=.{2})/
/** A verb that says nothing without what it is done to. */
const ONLY_VERB = /^(?:完成|实现|实施|取得|获得|开展|举办|组织|进行|召开|使用|抓好)$/
const GROWTH =
  /(?:同比|环比|较上年|比上年|较去年|比去年|[较比]\d{4}年)?(?:名义|实际)?(?:增长|增加|下降|减少|提高|提升|上升|上涨|扩大|降低|下跌|回落|缩小|压减|增幅|降幅|净[增减]|[增减]收|再[增降])$/
/** What stands between a value and its growth: ，比上年 */
const COMPARED = /[，,、]?(?:[较比与](?:去年|上年|前一?年|\d{4}年)(?:同期|底|末)?|同比|环比)?$/
const ROSE_TO =
  /(?:(?:增长|增加|提高|提升|上升|上涨|下降|降低|减少|回落|缩小|扩大)[到至]|(?:整合|调整|压减|压缩|缩短|精简)[到至为]|[增升降减压缩][至到])的?$/
const IS_SHARE = /(?:[%％‰点倍]|[一二三四五六七八九两]成.?|分之.+)$/
/** 降低工商业电价5%: the verb stands before what it is said of. */
const LOWERED = /^(降低|下调|压减|提高|上调)(.{2,})$/
/** What is said of something that was named before: 转移支付1.5万亿元、规模. */
const GENERAL = /^(?:规模|总量|总额|总数|总投资|金额|数量|面积|产能|利润|税收|余额|增速|占比|比重)$/
const OF_A_YEAR = /^[年月日]均$/
/** Where what is said of a thing begins: 进出口总值创历史新高，达到5379亿元. */
const PREDICATE = /再?创|持续|稳步|保持|不断|进一步|明显|显著|大幅|快速|较快|平稳|全面|首次|迈上|实现/
/** Where a noun ends that goes straight on: 1000亿元失业保险基金支持稳岗. */
const NOUN_ENDS =
  /(?:建立|纳入|支持|通过|入选|落户|实现|完成|顺利|大幅|有序|陆续|晋升|转化|受益|共享|建成|核准|获得|进入|投入|降至|升至|脱贫|被|在|用于|左右)/

/**
 * What a figure of a sentence is called, as a proposal: the words before it in its clause without time, adverbs and light
 * verbs, with the noun behind it where its measure counts one (建成15所学校 is 建成学校); of several figures in a list, the
 * thing that is its own. May be empty.
 */
export function proposeName(text: string, figure: Stretch): string {
  const sentence = readSentence(text)
  const { list, nth } = listAround(sentence, figure)
  return clip((list.length > 1 ? listedName(sentence, list, nth) : '') || nameOf(sentence, figure))
}

/** 刑事、治安案件分别下降15.9%、13.3%: the second is of 治安案件. A list that does not go up is named as a whole. */
function listedName(sentence: Sentence, list: readonly Stretch[], nth: number): string {
  const first = list[0]!
  const { words } = clauseBefore(sentence, first.start, true)
  const head = tidyHead(words)
  const growth = ROSE_TO.exec(words.replace(/的$/, '')) ? undefined : GROWTH.exec(head)
  const said = tidyHead(growth ? head.slice(0, growth.index) : words.replace(ROSE_TO, ''))
  const [, of = '', each = '', rank] = /^(.*?)([年月日]均)?(?:居(全.))?$/.exec(said) ?? []
  const thing = listedIn(of, list.length)?.[nth]
  if (thing === undefined) return nth > 0 ? nameOf(sentence, first) : ''
  const kind = growth ? kindOfGrowth(growth[0], sentence.text.slice(first.start, first.end)) : ''
  return tidyHead(thing) + each + (kind || (rank ? `${rank}位次` : ''))
}

function nameOf(sentence: Sentence, { start, end }: Stretch): string {
  const before = wholeClause(sentence, start)
  // 从12亿元增长到13亿元 says the value, not its growth.
  if (ROSE_TO.test(before.words)) {
    const own = before.words.replace(ROSE_TO, '')
    if (own.startsWith('的')) return withEarlier(tidyHead(own.slice(1)), sentence, before.start)
    return tidyHead(own) || earlierName(sentence, before.start)
  }
  const head = tidyHead(before.words)
  const text = sentence.text.slice(start, end)
  const growth = GROWTH.exec(head)
  if (growth) {
    const own = tidyHead(head.slice(0, growth.index))
    const of = OF_A_YEAR.test(own)
      ? withEarlier(own, sentence, before.start)
      : own || earlierName(sentence, before.start)
    return of && of + kindOfGrowth(growth[0], text)
  }
  const rank = text.startsWith('第') && /[居列排位]+(全.|[\u4e00-\u9fff]{0,4})$/.exec(head)
  if (rank) {
    const of = tidyHead(head.slice(0, rank.index)) || earlierName(sentence, before.start)
    return of && `${of}${rank[1]!}位次`
  }
  if (IS_SHARE.test(text) && /占比?$/.test(head)) {
    const of = tidyHead(head.replace(/占比?$/, '')) || earlierName(sentence, before.start)
    return of && `${of}占比`
  }
  if (GENERAL.test(head)) return withEarlier(head, sentence, before.start)
  const cut = IS_SHARE.test(text) ? LOWERED.exec(head) : null
  if (cut) return cut[2]! + kindOfGrowth(cut[1]!, text)
  // 刑事案件412件536人, 全省进出口创新高，达到5379亿元: one thing, measured again.
  const isMore = before.words !== '' || /[^\s，,、：:（(]$/.test(sentence.text.slice(0, start))
  return withNoun(head, sentence, { start, end }) || (head === '' && isMore ? earlierName(sentence, before.start) : '')
}

/** Of short things in a row the last alone would say too little: 低保、特困供养600万人. */
const SHORT_LIST = 14

function wholeClause(sentence: Sentence, at: number): Clause {
  const listed = clauseBefore(sentence, at, true)
  const isBehind = !/[，,。；;！!？?：:\n]$/.test(sentence.text.slice(0, listed.start)) && listed.start > 0
  const isShort =
    !isBehind &&
    listed.words.length <= SHORT_LIST &&
    /[^、]{2}、[^、]{2}/.test(listed.words) &&
    !/等|分别/.test(listed.words)
  return isShort ? listed : clauseBefore(sentence, at)
}

/** Words that go with the name before: 总值突破3万亿元、年均增长5%, 现行16%的税率降至13%. */
function withEarlier(own: string, sentence: Sentence, at: number): string {
  const of = earlierName(sentence, at)
  if (of === '') return OF_A_YEAR.test(own) ? '' : own
  return of.endsWith(own) ? of : of + own
}

function kindOfGrowth(verb: string, text: string): string {
  const isRise = /[增提上扩]/.test(verb.slice(-2))
  return IS_SHARE.test(text) ? (isRise ? '增幅' : '降幅') : isRise ? '增量' : '减量'
}

function withNoun(head: string, sentence: Sentence, { start, end }: Stretch): string {
  const isListed = head.endsWith('等')
  // 占比86%, 三成以上: what goes on behind a share is no more of its name, but 80%的企业 is.
  const isOpen = !IS_SHARE.test(sentence.text.slice(start, end)) || head === '' || sentence.text[end] === '的'
  const noun = isOpen ? nounBehind(sentence.text, end, head === '' || isListed) : ''
  // 甲县、乙县等6个项目: the list says which, the noun what.
  if (noun && (isListed || ONLY_VERB.test(head))) return noun
  return head.length >= 2 || noun ? head + noun : ''
}

function tidyHead(words: string): string {
  const plain = words
    .replace(/[\s\u3000“”"《》]/g, '')
    .replace(TRAIL, '')
    .replace(LEAD, '')
  return plain.replace(VERBS, '').replace(TRAIL, '').replace(LEAD, '')
}

/** Clauses that one subject may stand before. */
const FARTHEST_BACK = 4

/** The name that a clause before says: 总产值120亿元，比上年增加6亿元，增长5%, or its subject. */
function earlierName(sentence: Sentence, at: number, clauses = FARTHEST_BACK): string {
  const end = sentence.text.slice(0, at).replace(COMPARED, '').length
  const figure = sentence.measures.findLast((each) => each.end <= end)
  if (!figure || figure.end < end) return subjectOf(sentence, end)
  const { words, start } = clauseBefore(sentence, figure.start)
  const head = tidyHead(words.replace(ROSE_TO, ''))
  const growth = GROWTH.exec(head)
  const own = growth ? tidyHead(head.slice(0, growth.index)) : head
  const isOpen = clauses > 1 && (growth !== null || start < figure.start)
  return own || (isOpen ? earlierName(sentence, start, clauses - 1) : '')
}

/** The words of a clause without a figure, up to what is said of them. */
function subjectOf(sentence: Sentence, at: number): string {
  const { words } = clauseBefore(sentence, at)
  const end = words.search(PREDICATE)
  return end < 2 ? '' : tidyHead(words.slice(0, end))
}

/** What is counted: to the next mark, shorter where words go on behind it; where nothing stands before the figure, all that is said. */
function nounBehind(text: string, end: number, isAlone: boolean): string {
  const behind = text
    .slice(end)
    .replace(/^(?:以上|以下|左右|以内)?的?/, '')
    .replace(/[“”"]/g, '')
  const words = /^(?:[\u4e00-\u9fffA-Za-z]|\d+强|2\.5){2,30}/.exec(behind)?.[0] ?? ''
  if (/^(?:目标|任务|水平|要求|合同)/.test(words)) return ''
  // 先后4次降低: how often it was done.
  if (
    !text.slice(0, end).endsWith('次') &&
    /^(?:增|较|比|同比|占|提|降|下降|整合|调整|压减|压缩|缩短|扩大|其中|分别|并|到|至)/.test(words)
  )
    return ''
  // 困难职工43户帮扶86万元: what a figure follows is that figure's name.
  const isNext = /^[\u4e00-\u9fff]{1,4}$/.test(words) && /^\d/.test(behind.slice(words.length))
  if (!isAlone && isNext && text[end] !== '的') return ''
  const stop = words.slice(2).search(NOUN_ENDS)
  const whole = words.slice(0, LONGEST)
  if (isAlone && behind[words.length] !== '、') return whole
  const noun =
    stop < 0
      ? words.replace(/(?<=.{2})[的和与及].*/, '')
      : words.slice(0, stop + 2).replace(/(?<=.{2})[的和与及].*/, '')
  return noun.length <= 14 ? noun : ''
}

function clip(name: string): string {
  return name.slice(-LONGEST)
}
