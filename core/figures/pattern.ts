// Pieces that the rules of types/ are put together from. Half-width only: scan.ts reads full-width digits as half-width ones.

/** Room for a space round a figure, as scrapers leave it: 7 月 31 日. */
export const SPACE = '[ \\u00a0\\u3000]{0,2}'

/** 1,234.5 or 1234.5. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?'

/** 1 234 567, parted by spaces as GB/T 15835 allows; a four-figure year before a number is none, nor is a row of numbers (327 268 -18.0). */
export const SPACED_NUMBER =
  '(?<!\\d[ \\u00a0\\u2009\\u202f])[1-9]\\d{0,2}(?:[ \\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)(?:\\.\\d+)?(?![ \\u00a0\\u2009\\u202f]-?\\d)'

/** Not inside another number. */
export const NUMBER_START = '(?<![\\d.]|\\d,)'

/** Chinese numerals of any size. */
export const CHINESE = '[〇零一二两三四五六七八九十百千万亿]'

/** What joins the two ends of a range: 3至5, 10—20. 到 does not: 从3%到5% are two figures. */
export const TO = `(?:${SPACE}(?:至|[—–~～－]{1,2}|-(?=-|[ \\u3000]))${SPACE}|-)-?${SPACE}`

const ABOUT = '(?:多|余|几|来)'
const MAGNITUDE = '(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)'

/** 3.5亿, 3000多万, 2百多万, 1亿2000万, 1亿2千万, 200余. */
export const AMOUNT = `(?:${SPACED_NUMBER}|${NUMBER})(?:${SPACE}${ABOUT}?${SPACE}${MAGNITUDE}(?:${SPACE}${NUMBER}${SPACE}(?:[千百十]万|[万千百]))?)?${SPACE}${ABOUT}?(?:(?<=[千百十]${ABOUT})[万亿])?`

/** An amount, or the range that it ends: 3至5, 3万—5万. */
export const AMOUNTS = `(?:${NUMBER}${SPACE}${MAGNITUDE}?${TO})?${AMOUNT}`

/** The amount without its range, for reading. */
export const IS_RANGE = new RegExp(`\\d${SPACE}${MAGNITUDE}?${TO}\\d`)

export const YEAR = '(?:19|20)\\d{2}'
