import type { Finder } from '../finder.ts'

const ORDINAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})'
const CONGRESS = '(?:十[一二三四五六七八九]|二十[一二三四]?|[七八九])大'
const PLENUM = '(?:[一二三四五六七八九]中|历[次届]|[一二三四五六七八九十]{1,2}次)'

/** 会议: 党的二十大, 二十届三中全会, 第十四届全国人民代表大会第三次会议, 省委十三届六次全会. Two joined by 和 are two figures. */
export const session: Finder = {
  type: 'session',
  pattern: new RegExp(
    [
      // One sitting of an assembly: the term and the sitting are one name.
      `第?${ORDINAL}届[^，。；、！？\\s《》“”\\d届]{0,24}?第?${ORDINAL}次(?:[、和]第?${ORDINAL}次)*(?:全体)?(?:[（(]扩大[）)])?(?:会议|全会|大会)`,
      `(?:党的)?(?<![一二三四五六七八九十第])(?:十[一二三四五六七八九]|二十[一二三四]?)届(?:中央(?:纪委)?)?${PLENUM}(?:[、和]?${PLENUM})*(?:全体会议|全会)`,
      `党的${CONGRESS}(?!类|项|工程|行动)`,
      `(?<![一二三四五六七八九十])(?:十[八九]|二十[一二]?)大(?=精神|以来|报告|召开|胜利|战略|部署|和|及|、|，|,|。|；|代表|[》”"]|确定|提出|作出|擘画|描绘|$)`,
      `(?:中国共产党)?第${ORDINAL}次全国代表大会`,
    ].join('|'),
    'g',
  ),
}
