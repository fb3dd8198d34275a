import type { Reading } from '../figure.ts'
import type { Finder } from '../finder.ts'
import { readChinese, readNumber } from '../numeral.ts'
import { AMOUNTS, CHINESE, IS_RANGE, NUMBER_START, SPACE as S } from '../pattern.ts'

const CURRENCY = '(?:元|美元|欧元|港元|日元|英镑|卢布|人民币)'
const EACH =
  '(?:平方米|立方米|千瓦时|公斤|公里|小时|课时|床位|学年|学期|人次|吨|亩|人|户|月|年|天|日|次|床|张|个|度|斤|株|头|只|套|件|台|辆|场|生|班|村)'
const PER = `(?:[/／]${EACH}(?:[/·]${EACH})?)?`
// 千亿元县 and 百万元 hold no amount: a numeral must name one.
const WORDS = `(?<!${CHINESE})(?=${CHINESE}*[一二两三四五六七八九])${CHINESE}*[十百千万亿](?:多|余)?[万亿]?元(?!化)`

/** 金额: 3.5亿元, 27136元, 500—800元, 20元/吨, 三千万元. */
export const money: Finder = {
  type: 'money',
  pattern: new RegExp(`${NUMBER_START}${AMOUNTS}${S}${CURRENCY}${PER}|${WORDS}`, 'g'),
  read(text): Reading {
    const unit = /(?:美元|欧元|港元|日元|英镑|卢布|元)(?:[/／].+)?$/.exec(text)?.[0] ?? '元'
    if (IS_RANGE.test(text)) return { unit }
    const words = text.replace(/[多余元]/g, '')
    const value = /\d/.test(text) ? readNumber(text) : readChinese(words)
    return value === undefined ? { unit } : { value, unit }
  },
}
