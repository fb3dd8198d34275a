import type { Finder } from '../finder.ts'
import { readChinese } from '../numeral.ts'
import { IS_RANGE, TO } from '../pattern.ts'

const ORDINAL = '(?:(?<!\\d)\\d+|(?<![〇零一二三四五六七八九十百千])[〇零一二三四五六七八九十百千]+)'
const NAME = '[\\u4e00-\\u9fff]'
// 第三次全国人口普查: what a 次 counts, where it follows at once.
const SURVEY = `(?:(?:全国|全省|全市|全区|全县)?${NAME}{0,6}?普查)`
const FOUNDED =
  '(?:建党|建国|国庆|建军|建校|建院|建市|建区|建县|开馆|成立|创刊|诞辰|改革开放|胜利|回归|颁布|实施|发表|施行|逝世|通航|通车|建交|解放)'
/** Units of every sort count from theirs; 运营5年 is a length of time all the same. */
const FOUNDED_UNIT =
  '(?:建(?:政|制|镇|乡|村|馆|局|所|站|台|社|会|团|队|厂|库|企|都|港|行|园)|开(?:园|业|校|港|通)|组建|创立|创办|创建|办学|运营|投产)'

/** 届次与周年: 第37个教师节, 第24届推普周, 第十三届, 第二批, 建党100周年. */
export const ordinalEvent: Finder = {
  type: 'ordinalevent',
  pattern: new RegExp(
    [
      `${FOUNDED}[ \\u3000]?${ORDINAL}[ \\u3000]?(?:周年|年(?!${NAME}?[前后内]|度|代|级|行动|计划|攻坚|规划|倍增|提升))`,
      `${FOUNDED_UNIT}[ \\u3000]?${ORDINAL}[ \\u3000]?周年`,
      `第?${ORDINAL}[ \\u3000]?周年`,
      `第[ \\u3000]?${ORDINAL}[ \\u3000]?个(?:(?!五年)${NAME}{1,6}?(?:节|日|周|月|年)|[“"]${NAME}{1,12}(?:节|日|周|月|年)[”"]|[“"]${NAME}{1,8}[”"]${NAME}{0,6}?(?:节|日|周|月))`,
      // 第1—3批 is one.
      `第[ \\u3000]?\\d+${TO}第?\\d+[ \\u3000]?(?:批次?|期|轮|届|次)`,
      `第[ \\u3000]?${ORDINAL}[ \\u3000]?届(?:${NAME}{0,5}?(?:节|周)|)`,
      `第[ \\u3000]?${ORDINAL}[ \\u3000]?次${SURVEY}?`,
      `第[ \\u3000]?${ORDINAL}[ \\u3000]?(?:批次?|期|轮)`,
      `第[ \\u3000]?${ORDINAL}[ \\u3000]?个五年`,
    ].join('|'),
    'g',
  ),
  read(text) {
    if (IS_RANGE.test(text)) return {}
    const numeral = /\d+/.exec(text)?.[0]
    const chinese = /[〇零一二三四五六七八九十百千]+/.exec(text)?.[0]
    const value = numeral ? Number(numeral) : chinese && readChinese(chinese)
    return typeof value === 'number' ? { value } : {}
  },
}
