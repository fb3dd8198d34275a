import type { RecogniseNote } from '../notes.ts'
import type { Traced } from '../traced.ts'
import { endInSource } from '../traced.ts'
import { isDestroyed } from './widths.ts'

const UNITS = '万元|亿元|万亩|公里|万人|万户|人次|人|户|家|个|件|项|次|所|名|场|起|处|篇|万|亿|%|个百分点'
const VERBS =
  '增加|减少|增长|下降|提高|达到|达|共有|共计|总计|合计|投入|专款|资金|补助|新增|超过|约|占比|占|发放|培训|惠及'
// Figures that were lost: a verb of amount, then its unit, and the clause ends.
const LOST_FIGURE = new RegExp(`(?:${VERBS})(?:${UNITS})(?=[，。；、）)])`, 'g')
const LOST_YEAR =
  /(?<=(?:局|委|办|校|院|镇|乡|区|县|市|会|处|科|中心|政府|学校|公司|单位))年(?:度)?(?:上半年|下半年)?(?=工作(?:总结|计划|要点|汇报|报告|打算|思路))/g
const REPLACEMENT =
  /[\ufffd]+|(?<=[\u3400-\u9fff，。、])\?[！？!][?]|(?<=[\u3400-\u9fff，。、])\?[a-z](?=[\u3400-\u9fff])/g

/** What was destroyed or has gone missing is marked, never guessed. */
export function markLost(t: Traced, notes: RecogniseNote[]): void {
  const mark = (code: RecogniseNote['code'], from: number, to: number) =>
    notes.push({ code, text: t.text.slice(from, to), at: t.at[from]!, end: endInSource(t, from, to) })
  const taken: number[] = []
  for (const match of t.text.matchAll(REPLACEMENT)) {
    mark('character-lost', match.index, match.index + match[0].length)
    for (let index = 0; index < match[0].length; index++) taken.push(match.index + index)
  }
  for (const match of t.text.matchAll(/(?<=[\u3400-\u9fff，。、；])\?(?=[\u3400-\u9fff，。、])/g))
    if (!taken.includes(match.index) && isDestroyed(t.text, match.index))
      mark('character-lost', match.index, match.index + 1)
  for (const match of t.text.matchAll(LOST_FIGURE)) mark('figure-lost', match.index, match.index + match[0].length)
  for (const match of t.text.matchAll(LOST_YEAR)) mark('figure-lost', match.index, match.index + match[0].length)
}
