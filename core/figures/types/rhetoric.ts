import type { Finder } from '../finder.ts'
import { readChinese } from '../numeral.ts'

// 一个, 一批 and 一定 say no number; 十分 and 千方百计 are words.
const COUNTED =
  '(?<![第〇零一二两三四五六七八九十百千万亿])(?:[二两三四五六七八九十][一二三四五六七八九十百千万]*|[一二三四五六七八九]?[百千万][一二三四五六七八九十百千万]*)(?:余|多)?(?:大|个|项|件|类|种|批|所|家|名|条|次|场|处|支|座|套|级|张|位|户|人|篇|期|轮|步|年|倍|年级)'

/** 汉字数与排比: “三个一”, 五大行动, 十件实事. Soft, and found only when asked for. */
export const rhetoric: Finder = {
  type: 'rhetoric',
  pattern: new RegExp(`“[一二两三四五六七八九十]+[个大项条][\\u4e00-\\u9fff]{1,4}”|${COUNTED}`, 'g'),
  read(text) {
    const numeral = /[〇零一二两三四五六七八九十百千万]+/.exec(text)?.[0]
    const value = numeral && readChinese(numeral)
    return typeof value === 'number' ? { value } : {}
  },
}
