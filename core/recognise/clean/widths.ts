import type { Edit } from '../traced.ts'
import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

/** Full-width digits and Latin letters are set half-width in a Chinese paper. */
export const narrowDigits: Rule = ({ text }) =>
  replaceAll(text, /[０-９Ａ-Ｚａ-ｚ]+(?:．(?=[０-９])[０-９]+)?/g, (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    put: [...match[0]].map((unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0)).join(''),
    code: 'digits-narrowed',
  }))

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '．': '.',
}
const CHINESE = /[\u3400-\u9fff\u3001-\u3003\u3008-\u3011\u2018-\u201d\u2026\uff01-\uff5e]/
const ADDRESS =
  /(?:https?:\/\/|www\.)[\w\-./?=&%#:~+,;!]+|(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,255}|(?<![\w-])[\w-]{1,63}\.(?:com|cn|net|org)\b[\w\-./?=&%#]*/gi

/**
 * Half-width marks in Chinese text become full-width: never inside a number (1,234), a time (9:30), an address, or between
 * Latin words. Brackets go in pairs: full-width where Han stands in them or before them.
 */
export const widenPunctuation: Rule = ({ text }) => {
  const kept = [...text.matchAll(ADDRESS)].map((match) => [match.index, match.index + match[0].length] as const)
  const edits: Edit[] = []
  let address = 0
  const brackets = widePairs(text)
  for (const match of text.matchAll(/[,;:()!?]/g)) {
    const at = match.index
    while (kept[address] && kept[address]![1] <= at) address++
    if (kept[address] && kept[address]![0] <= at) continue
    const isWide = /[()]/.test(match[0]) ? brackets.has(at) : isChineseMark(text, at)
    if (isWide) edits.push({ from: at, to: at + 1, put: WIDE[match[0]]!, code: 'punctuation-widened' })
  }
  return [...edits, ...fullStops(text)].toSorted((a, b) => a.from - b.from)
}

function isChineseMark(text: string, at: number): boolean {
  const mark = text[at]!
  const before = text[at - 1] ?? ''
  const after = text[at + 1] ?? ''
  if (mark === ',' && /\d/.test(before) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5))) return false
  if (mark === ':' && /\d/.test(before) && /\d/.test(after)) return false
  if (mark === '?') return CHINESE.test(before) && !isDestroyed(text, at)
  if (mark === '!') return CHINESE.test(before)
  if (CHINESE.test(before) || CHINESE.test(after)) return true
  // Between digits, signs and holes (45.2%,2026年) the rest of the clause decides.
  if (/[A-Za-z]/.test(before) && /[A-Za-z ]/.test(after) && !/[xX]/.test(before)) return false
  return (
    /[\u3400-\u9fff]/.test(text.slice(Math.max(0, at - 12), at)) || /[\u3400-\u9fff]/.test(text.slice(at + 1, at + 13))
  )
}

/** A half-width question mark in the middle of a clause is what a wrong code page left of a character. */
export function isDestroyed(text: string, at: number): boolean {
  const after = text[at + 1] ?? '\n'
  if (/[？！?!]/.test(after)) return /[\u3400-\u9fffa-z]/.test(text[at + 3] ?? '') && text[at + 2] === '?'
  if (/[\n ”’」』）)》]/.test(after)) return false
  const asks = /[吗呢么谁何哪否]$|什么.{0,8}$|怎.{0,10}$|如何.{0,12}$|为何.{0,12}$|几.{0,8}$/.test(
    text.slice(Math.max(0, at - 14), at),
  )
  return !asks
}

function widePairs(text: string): ReadonlySet<number> {
  const wide = new Set<number>()
  const open: number[] = []
  for (const match of text.matchAll(/[()（）\n]/g)) {
    if (match[0] === '\n') open.length = 0
    else if (match[0] === '(' || match[0] === '（') open.push(match.index)
    else {
      const from = open.pop()
      const inside = from === undefined ? '' : text.slice(from + 1, match.index)
      const before = text[(from ?? match.index) - 1] ?? ''
      const isChinese =
        CHINESE.test(inside) ||
        CHINESE.test(before) ||
        CHINESE.test(text[match.index + 1] ?? '') ||
        text[from ?? 0] === '（'
      if (isChinese && match[0] === ')') wide.add(match.index)
      if (isChinese && from !== undefined && text[from] === '(') wide.add(from)
    }
  }
  // A bracket that was never closed, as in «(一）、», goes by what stands behind it.
  for (const from of open) if (text[from] === '(' && CHINESE.test(text[from + 1] ?? '')) wide.add(from)
  return wide
}

/** «.» at the end of a Chinese sentence; not behind a numeral, where it ends a heading's number. */
function fullStops(text: string): Edit[] {
  return replaceAll(
    text,
    /(?<=[\u3400-\u9fff）”])[.．｡](?=[ ]*(?:\n|$)|[\u3400-\u9fff“]|\d{1,2}[.．、)）][\u3400-\u9fff]|[（(][一二三四五六七八九十\d])/g,
    (match) => {
      const start = text.lastIndexOf('\n', match.index - 1) + 1
      const isNumber = /^[ \u3000]*[一二三四五六七八九十]{1,3}$/.test(text.slice(start, match.index))
      return isNumber ? undefined : { from: match.index, to: match.index + 1, put: '。', code: 'punctuation-widened' }
    },
  )
}

/** 。。 ，， 、、 once; 。， and ，。 as the stronger of the two; dots in a row as an ellipsis. */
export const repeatedMarks: Rule = ({ text }) =>
  replaceAll(text, /([。，、；：])\1+|[，、][。；]|。[，、](?=.)|(?<!\.)\.{3,}(?=[\u3400-\u9fff”\n])/g, (match) => {
    const found = match[0]
    const edit = { from: match.index, to: match.index + found.length, code: 'punctuation-repeated' } as const
    if (found.startsWith('.')) return { ...edit, put: '……' }
    return { ...edit, put: found.includes('。') ? '。' : found.includes('；') ? '；' : found[0]! }
  })
