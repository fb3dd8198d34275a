import type { Reading } from '../figure.ts'
import type { Finder } from '../finder.ts'
import { readChinese, readNumber } from '../numeral.ts'
import { AMOUNTS, CHINESE, IS_RANGE, NUMBER_START, SPACE as S } from '../pattern.ts'

const CURRENCY = '(?:元|美元|欧元|港元|日元|加元|澳元|韩元|英镑|卢布|人民币|港币|新台币|瑞士法郎)'
const SIGN = '(?:[¥￥$€£]|(?<![A-Za-z])(?:RMB|CNY|USD|HKD|EUR))[ \\u3000]?'
const EACH =
  '(?:平方米|立方米|吨公里|千瓦时|公斤|千克|公里|小时|课时|床位|学年|学期|间夜|间|人次|人年|车次|标箱|吨|亩|人|户|月|年|天|日|次|床|张|个|度|斤|株|头|只|羽|套|件|台|辆|场|生|班|村|单|托|票|位|份|例|升|米|方|季|周|页|篇|趟)'
const PER = `(?:[/／]${EACH}(?:[/·]${EACH})?)?`
// 千亿元县 and 百万元以下的户 hold no amount: a numeral must name one, or it is a mark that was passed.
const WORDS = `(?<!${CHINESE})(?=${CHINESE}*[一二两三四五六七八九])${CHINESE}*[十百千万亿](?:多|余)?[万亿]?元(?!化)`
const PASSED = `(?<=超过?|突破|达到?|近|逾|过|跨越|迈上|迈过|站上|破|增至|增加到)(?:[十百千]?[万亿]|千)元(?=大关|以上|左右|台阶|[，。；、）)]|$)`

/** 金额: 3.5亿元, 27136元, 500—800元, 20元/吨, 三千万元. */
export const money: Finder = {
  type: 'money',
  pattern: new RegExp(
    `${NUMBER_START}${AMOUNTS}${S}${CURRENCY}${PER}|${SIGN}${AMOUNTS}(?:${S}元)?|${WORDS}|${PASSED}`,
    'g',
  ),
  read(text): Reading {
    const unit =
      /(?:美元|欧元|港元|日元|加元|澳元|韩元|英镑|卢布|港币|新台币|瑞士法郎|元)(?:[/／].+)?$/.exec(text)?.[0] ??
      signOf(text)
    if (IS_RANGE.test(text)) return { unit }
    const words = text.replace(/[多余元]/g, '').replace(/^(?=[十百千万亿])/, '一')
    const value = /\d/.test(text) ? readNumber(text) : readChinese(words)
    return value === undefined ? { unit } : { value, unit }
  },
}

const SIGNS: Readonly<Record<string, string>> = {
  $: '美元',
  USD: '美元',
  HKD: '港元',
  '€': '欧元',
  EUR: '欧元',
  '£': '英镑',
}

/** ¥3.5万 is 元, $200 美元. */
function signOf(text: string): string {
  return SIGNS[/^(?:[A-Z]{3}|[$€£])/.exec(text)?.[0] ?? ''] ?? '元'
}
