import type { Finder } from '../finder.ts'
import { readChinese } from '../numeral.ts'

const NAMED = '[一二三四五六七八九十]{0,2}五'
// 十四五 without its marks is the plan, unless something is counted: 十四五岁. 八五, 七五 need a word of the trade.
const BARE =
  '(?<![第〇零一二两三四五六七八九十百千])十[一二三四五六七八九]五(?![〇零一二两三四五六七八九十百千万亿岁个名人位年天月日里次分米元件项条家户%％])'
const WORDED = '(?<![第〇零一二两三四五六七八九十百千])[六七八九]五(?=普法|时期|规划|期间)'

/** 规划期: “十四五”, 十五五时期, “八五”普法, 第十五个五年规划. The marks belong to it. */
export const planPeriod: Finder = {
  type: 'planperiod',
  pattern: new RegExp(
    `“(?!五)${NAMED} ?”|"(?!五)${NAMED} ?"|「(?!五)${NAMED}」|${BARE}|${WORDED}|第(?:[一二三四五六七八九十]{1,3}|\\d{1,2})个五年(?=规划|计划)(?:规划|计划)`,
    'g',
  ),
  read(text) {
    const digits = /\d+/.exec(text)
    const numeral = /第(.+)个五年/.exec(text)?.[1] ?? /([一二三四五六七八九十]{1,2})五/.exec(text)?.[1]
    const value = digits ? Number(digits[0]) : numeral && readChinese(numeral)
    return typeof value === 'number' ? { value } : {}
  },
}
