import type { Line } from './lines.ts'
import { openStretches } from './lines.ts'

type Stretch = readonly [start: number, end: number]

const PAIRS: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '"': '"',
}
/** A plan's own name in quotation marks is no quotation. */
const PLAN_NAME = /^十[一二三四五六七八九]五$/

/**
 * The stretches of a line that nothing may change: titles in 《》, years in 〔〕, quotations, and prompts and
 * holes that wait. A bracket that is never closed protects nothing; a title that is all in brackets is read without them.
 */
export function protectedStretches(line: Line): readonly Stretch[] {
  return [...quotedIn(line.text, line.role === 'title'), ...openStretches(line)]
}

/** Whether none of the stretches touches the words from `start` to `end`. */
export function isFree(stretches: readonly Stretch[], start: number, end: number): boolean {
  return stretches.every(([from, to]) => to <= start || from >= end)
}

function quotedIn(text: string, isTitle: boolean): Stretch[] {
  const found: Stretch[] = []
  const open: { readonly close: string; readonly at: number }[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    const depth = open.findLastIndex(({ close }) => close === sign)
    // Where both marks of a pair were typed as the opening one, the second closes.
    const repeated = depth < 0 && sign === '“' ? open.findLastIndex(({ close }) => close === '”') : depth
    if (repeated >= 0) {
      const start = open.splice(repeated)[0]!.at
      if (!PLAN_NAME.test(text.slice(start + 1, at))) found.push([start, at + 1])
    } else if (PAIRS[sign]) open.push({ close: PAIRS[sign], at })
  }
  return found.filter(([start, end]) => !(isTitle && start === 0 && end === text.length))
}

const COMPARED =
  /(?:较|(?<![占同环])比|相较于?|对比|相比于?|低于|高于|优于|好于|多于|少于|大于|小于|超过?|突破|回到|恢复到|达到|相当于|基于|参照|按照?|以)(?:了|上?年同期的?)?$/
const COMPARED_AFTER = /^(?:(?:全年|同期|年末|末|底|度)?的?[^，。；、]{0,6}(?:相比|持平|相当|一致|同期)|同期)/
const BASE_AFTER = /^(?:为|作为)?(?:基期|基数|基年|基准|不变价|可比价|价格|水平|的\d)/
const SINCE_BEFORE = /(?:自|从|自从|始于|源于|始建于|成立于|建于|创建于|创办于|建成于)$/
const DATE_REST = '(?:\\d{1,2}月)?(?:\\d{1,2}[日号])?'
const SINCE_AFTER = new RegExp(`^${DATE_REST}(?:[^，。；、和与及今去]{0,10}以来|起|始|开始|迄今|至今|之后|以后)`)
/** 2026年前, but not 2026年前三季度, 2026年前11个月. */
const UNTIL_AFTER = new RegExp(`^${DATE_REST}(?:之前|以前|前(?![一二三四两几半]|\\d{1,2}(?![\\d.%％])))`)
const UNTIL_BEFORE = /(?:到|至)$/
const HISTORY_AFTER =
  /^(?:版|荣获|获评|获得|被评为|被授予|被确定|被命名|入选|建成|成立|启用|开园|开工|竣工|印发|出台|修订|发布|颁布|获批|通过|实施的|制定的|启动的|以前年度|[^，。；、]{0,12}普查)/

/** 按照2025年工作要点: what is followed is the paper's own plan. */
const FOLLOWED = /(?:按照?|参照|基于|以)$/
const FOLLOWED_PLAN = /^度?(?:全[省市区县局校院]|[\u4e00-\u9fff]{0,4})?(?:工作)?(?:要点|计划|部署|安排|要求|目标|任务)/

/** 由2024年的12件增至2025年的15件: the second is what was reached, and no base. */
function isReached(before: string, after: string): boolean {
  return (
    /(?:增|升|提高|上升|增加|增长|扩大|降|下降|降低|减少|压减|缩短|改善|变|调整)[至到为]$/.test(before) &&
    /^度?的\s?\d/.test(after)
  )
}

/** Whether a year with these words around it is compared with: 较2020年, 与2019年相比, 以2015年为基数. */
export function isBaseline(before: string, after: string): boolean {
  if (FOLLOWED.test(before) && FOLLOWED_PLAN.test(after)) return false
  if (isReached(before, after)) return false
  if (COMPARED.test(before) || BASE_AFTER.test(after)) return true
  return /(?:与|同|和|跟|对|相对)$/.test(before) && COMPARED_AFTER.test(after)
}

/** Whether something has lasted since the year: 自2016年以来, 2025年起. */
export function isSince(before: string, after: string): boolean {
  return SINCE_BEFORE.test(before) || SINCE_AFTER.test(after)
}

/** Whether the year is a milestone: 2030年前, 到2035年. A last day (2026年底前) is none: it is a deadline. */
export function isMilestone(before: string, after: string): boolean {
  if (isReached(before, after)) return false
  return UNTIL_AFTER.test(after) || (UNTIL_BEFORE.test(before) && !/^\s?(?:年?[底末]|\d)/.test(after))
}

/** Whether the year dates what is done and stays so: 2025年荣获, 2025年出台的. */
export function isHistory(after: string): boolean {
  return HISTORY_AFTER.test(after)
}
