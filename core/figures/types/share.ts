import type { Reading } from '../figure.ts'
import type { Finder } from '../finder.ts'
import { readChinese, readNumber } from '../numeral.ts'
import { CHINESE, NUMBER, NUMBER_START, SPACE as S, TO } from '../pattern.ts'

const CN = `${CHINESE}+(?:点${CHINESE}+)?`
const PARTS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' }

/** 比率: 5.2%, 5—6%, 0.5个百分点, 百分之九十, 七成以上, 三分之一, 1/4, 8.9/10万, 师生比1:15. */
export const share: Finder = {
  type: 'percent',
  pattern: new RegExp(
    [
      `${NUMBER_START}(?:${NUMBER}${TO})?${NUMBER}${S}(?:[%‰]|个${S}百分点)`,
      `[百千万]分之(?:${CN}|${NUMBER})`,
      `(?<!${CHINESE})${CN}个百分点`,
      `(?<![\\d.])\\d(?:\\.\\d)?成(?![为立功员果绩效熟长本就型])`,
      `(?<!${CHINESE})[一二三四五六七八九两]成(?:半|[一二三四五六七八九]?(?=以上|左右|多|以下))`,
      `(?<=[近超约达占逾增减降足至过])[一二三四五六七八九两]成[半一二三四五六七八九]?(?![为立功员果绩效熟长本就型])`,
      `(?<!${CHINESE})[一二三四五六七八九两]成[半一二三四五六七八九]?(?=[，。；、）)]|$)`,
      `(?<!${CHINESE})[一二两三四五六七八九十]+分之[一二两三四五六七八九十]+`,
      // 8.9/10万: so many cases to so many people.
      `${NUMBER_START}${NUMBER}${S}[/／]${S}(?:10?万|千人|万人)`,
      // 140/90mmHg is no share.
      `(?<![\\d/.])\\d{1,3}/\\d{1,3}(?![\\d/.万]|[ \\u3000]?mmHg)`,
      `(?<=[比例]\\D{0,6})(?<![\\d:.])\\d+(?:\\.\\d+)?(?:[:：∶]\\d+(?:\\.\\d+)?)+(?![\\d:])`,
      // 超过2:1; with two places behind the colon it may be a time.
      `(?<=超过|达到?|[降升增]至|[降升高]到|低于|高于|保持在|控制在)(?<![\\d:.])\\d+(?:\\.\\d+)?[:∶]\\d(?:\\.\\d+)?(?![\\d:])`,
    ].join('|'),
    'g',
  ),
  read: readShare,
}

function readShare(text: string): Reading {
  const unit = unitOf(text)
  const value = valueOf(text)
  return { ...(value === undefined ? {} : { value }), ...(unit ? { unit } : {}) }
}

function unitOf(text: string): string | undefined {
  if (text.includes('百分点')) return '个百分点'
  const rate = /[/／]\s*(10?万|千人|万人)$/.exec(text)?.[1]
  if (rate) return `/${rate}`
  const part = /^([百千万])分之/.exec(text)?.[1]
  if (part) return PARTS[part]
  if (text.includes('成')) return '%'
  return /[%‰]/.exec(text)?.[0]
}

function valueOf(text: string): number | undefined {
  if (/[:：∶]|[\d%‰]\s*(?:至|[—–~～－-])/.test(text)) return undefined
  const rate = /^(.+?)\s*[/／]\s*(?:10?万|千人|万人)$/.exec(text)?.[1]
  if (rate) return readNumber(rate)
  const fraction = /^(\d+)\/(\d+)$/.exec(text)
  if (fraction) return Number(fraction[2]) === 0 ? undefined : Number(fraction[1]) / Number(fraction[2])
  const words = /^(?![百千万]分之)(.+)分之(.+)$/.exec(text)
  if (words) return divide(readChinese(words[2]!), readChinese(words[1]!))
  if (text === '百分之百') return 100
  const tenths = /^(.)成(.?)$/.exec(text)
  if (tenths) return tenthsOf(tenths[1]!, tenths[2]!)
  const plain = text.replace(/^[百千万]分之|个?\s*百分点|[%‰]/g, '').trim()
  const value = /\d/.test(plain) ? readNumber(plain) : readChinese(plain)
  return value
}

/** 九成五 is 95 %, 六成半 65 %. */
function tenthsOf(tenths: string, rest: string): number | undefined {
  const whole = /\d/.test(tenths) ? Number(tenths) : readChinese(tenths)
  const part = rest === '' ? 0 : rest === '半' ? 5 : readChinese(rest)
  return whole === undefined || part === undefined ? undefined : whole * 10 + part
}

function divide(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || !b ? undefined : a / b
}
