import type { Finder } from '../finder.ts'
import type { Reading } from '../figure.ts'
import { readChinese } from '../numeral.ts'
import { SPACE as S, TO, YEAR } from '../pattern.ts'

const MONTH = '(?:1[0-2]|0?[1-9])'
const DAY = '(?:3[01]|[12]\\d|0?[1-9])'
const PART = '(?:上旬|中下旬|中旬|下旬|份|底|初|末)'
const CLOCK = `(?:${S}\\d{1,2}[时点](?:\\d{1,2}分)?)?`
const DAYS = `(?:${DAY}(?:${TO}|、))?${DAY}${S}[日号]${CLOCK}`
const YEAR_BEFORE = `(?:(?:${YEAR}|(?<!\\d)\\d{2})${S}年${S})?`
// 满6月龄 is an age, 3月均 an average.
const MONTH_SIGN = '月(?![龄均薪租嫂])'
const DATE = `${YEAR_BEFORE}(?<!\\d)(?:${MONTH}(?:${TO}|、))?${MONTH}${S}${MONTH_SIGN}(?:${S}${DAYS}|${S}${PART})?(?:${TO}${DAY}${S}[日号])?`
const NUMERIC = `(?<![\\d.])${YEAR}([-./])${MONTH}\\1${DAY}(?!\\d)(?:\\s\\d{1,2}:\\d{2}(?::\\d{2})?)?`
// «30日内» and «日均» count days.
// So do «超过30日» and «30日时限».
const LASTING = '超过?|不少于|不低于|至少|最多|为期|历时|连续|不足|未满|每满|提前|逾期?|延长|缩短|压缩[至到]|累计'
const DAY_ALONE = `(?<![\\d.第])(?<!${LASTING})(?:${DAY}${TO})?${DAY}${S}日(?![内均常游之以后]|报(?![送名批备请告到])|工作|[时期]限)${CLOCK}`
// 2025.3—2025.9 in a table of posts, 2025.03; 2025.6万元 is an amount.
const MONTH_POINT = `(?<![\\d.])${YEAR}[./](?:1[0-2]|0?[1-9])(?=${TO}(?:${YEAR}[./]\\d|今))|(?<=${YEAR}[./]\\d{1,2}${TO})${YEAR}[./](?:1[0-2]|0?[1-9])(?![\\d.])|(?<![\\d.])${YEAR}\\.0[1-9](?![\\d.%‰万亿千百元])(?=[，。；、）)\\s]|$|[至起前后完获任入毕参]|${TO})`
const HOUR =
  '(?<![\\d.])(?:[01]?\\d|2[0-4])时(?:[0-5]?\\d分)?(?![代刻段间期常候效差])|(?<=[上下中]午|晚上|凌晨|早上)\\d{1,2}(?:[:：][0-5]\\d|点(?:半|[0-5]?\\d分)?(?![位名评赞亮]))|(?<![\\d.])(?<=[早晚夜])\\d{1,2}点(?:半|[0-5]?\\d分)?|(?<![\\d.])(?:[01]?\\d|2[0-4])点(?:半(?![亩成个倍年天])|[0-5]?\\d分(?![之钟值])|(?=(?:至|到|[—–-]{1,2})\\d{1,2}点))|(?<=点(?:半)?(?:至|到|[—–-]{1,2}))\\d{1,2}点(?:半)?'
const CLOCK_TIME = '(?:[01]?\\d|2[0-4])[:：][0-5]\\d'
// 8:30—17:30; one alone may be a ratio.
const HOURS = `(?<![\\d.:：])${CLOCK_TIME}${TO}${CLOCK_TIME}(?![\\d:：])`
const CN_YEAR_DIGITS = '[一二][〇○零九][〇○零一二三四五六七八九]{2}'
const CN_DAY = '(?:二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])'
const CN_MONTH = '(?:十[一二]?|[一二三四五六七八九])月'
const CN_DATE = `(?:${CN_YEAR_DIGITS}年${CN_MONTH}(?:${CN_DAY}日|${PART})?|(?<![个〇零一二两三四五六七八九十几数])${CN_MONTH}(?:${CN_DAY}[日号]|${PART}))`

/** 日期: 3月17日, 6月下旬, 1—11月, 2026-01-27, 二〇二六年一月. A range of two whole dates is two figures. */
export const date: Finder = {
  type: 'date',
  pattern: new RegExp([NUMERIC, MONTH_POINT, DATE, CN_DATE, DAY_ALONE, HOURS, HOUR].join('|'), 'g'),
}

/** 起止年份: 2021—2025年, 2025—2026学年. */
export const yearRange: Finder = {
  type: 'yearrange',
  pattern: new RegExp(
    `(?<![\\d.-])${YEAR}${S}年?${TO}(?:${YEAR}(?![\\d.%％-])(?:${S}(?:学年度?|年度?))?|\\d{2}${S}(?:学年度?|年度?))|(?<!\\d)${YEAR}/${YEAR}${S}学年度?`,
    'g',
  ),
}

// «历史上年均», «以上年龄», «网上年检» hold the two characters by chance.
const RELATIVE =
  '今年|去年|明年|(?<![以史线网世地会路车船街山水海岸早晚])上年度?(?!龄|均|纪|会|检|货|轻|产|复一年)|上一年度?|(?<![基成样资版脚])本年度|过去一年|下一年度?|(?<![目提此以之空生学从])前年(?!度)|[本上下]学年|大前年'

/** 年份: 2025年, 2025学年, 25年底, 今年, 上年. */
export const year: Finder = {
  type: 'year',
  pattern: new RegExp(
    `(?<![\\d.])${YEAR}(?:${S}(?:学年度?|年度?)|(?=(?:[、和]${YEAR})+${S}[两三]?年)|(?<=${YEAR}[、和]${YEAR})(?=[两三]年))|(?<![\\d年.])\\d{2}${S}年(?=[初底末]|[上下]半年|全年|度(?!过)|第?[一二三四]季度|工作(?:总结|计划|要点|打算|思路)|总结|计划)|${CN_YEAR_DIGITS}(?:学年度?|年度?)|${RELATIVE}`,
    'g',
  ),
  read: readYear,
}

function readYear(text: string): Reading {
  const digits = /^\d{4}/.exec(text) ?? /^[一二].{3}(?=学?年)/.exec(text)
  if (!digits) return {}
  const value = /\d/.test(digits[0]) ? Number(digits[0]) : readChinese(digits[0].replaceAll('○', '〇'))
  return value === undefined ? {} : { value }
}
