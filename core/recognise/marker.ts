import type { Level } from '../document/document.ts'
import { markerOf, ordinalOf } from '../outline/numbering.ts'

/** A heading's number as a source writes it, in any of the forms that are met. */
export interface FoundMarker {
  readonly level: Level
  readonly ordinal: number
  /** Units of the text that the marker takes, spaces behind it included. */
  readonly length: number
  /** As the outline writes it: 一、 （一） 1. （1） 第三条 第二部分. */
  readonly standard: string
  /** `own` numbers (第三条) are kept as they stand; 【】 has none. */
  readonly form: 'standard' | 'comma' | 'own' | 'bracket'
}

const HAN = '〇零一二三四五六七八九十百'
const FORMS: readonly { readonly level: Level; readonly form: FoundMarker['form']; readonly pattern: RegExp }[] = [
  { level: 1, form: 'standard', pattern: new RegExp(`^([${HAN}]{1,5})[ \u3000]*、[ \u3000]*`) },
  {
    level: 2,
    form: 'standard',
    pattern: new RegExp(`^[（(〔][ ]?([${HAN}]{1,5})[ ]?[）)〕][ \u3000]*[、.．，]?[ \u3000]*`),
  },
  {
    level: 3,
    form: 'standard',
    pattern: /^(\d{1,3})(?:[.．](?!\d)|[.．](?=20[\dxX×*]{2}(?:[年级届]|[—-]20\d{2}))|[ ]?、)[ \u3000]*/,
  },
  { level: 4, form: 'standard', pattern: /^(?:[（(](\d{1,3})[）)]|(\d{1,3})[）)])[ \u3000]*、?[ \u3000]*/ },
  // «一，» and «一.» are headings only in a row of their like: the caller looks at the others.
  { level: 1, form: 'comma', pattern: new RegExp(`^([${HAN}]{1,3})[，,.．：:][ \u3000]*(?=\\S)`) },
  {
    level: 1,
    form: 'own',
    pattern: new RegExp(`^第([${HAN}]{1,5}|\\d{1,3})(条|部分|章|节)(?:[ \u3000：:、，,]+|$|(?=\\S))`),
  },
]

/** The number at the start of a text; undefined where none stands there, or where it is a number in a sentence (三、四线城市). */
export function readMarker(text: string): FoundMarker | undefined {
  for (const { level, form, pattern } of FORMS) {
    const match = pattern.exec(text)
    if (!match) continue
    const ordinal = ordinalOf(match[1] ?? match[2] ?? '')
    if (!ordinal) continue
    const rest = text.slice(match[0].length)
    if (form !== 'own' && isCount(level, ordinal, match[0], rest)) return undefined
    const standard = form === 'own' ? `第${match[1]!}${match[2]!}` : markerOf(level, ordinal)
    return { level: form === 'own' && match[2] === '节' ? 2 : level, ordinal, length: match[0].length, standard, form }
  }
  const bracket = /^【([^【】]{2,30})】/.exec(text)
  return bracket ? { level: 1, ordinal: 0, length: bracket[0].length, standard: '', form: 'bracket' } : undefined
}

const COUNTED =
  /^(季度|线|级|期|审|类|产业|号|月|楼|层|档|年级|年[上下]?|班|等|次|批|手|把手|团|届|轮|组|环|道|站|日|天|个|项|名|人|周|成|者|排|胎|孩|本|连|营|品|区|段|科)/

// «一、二季度», «三、四线城市», «2、3月份», «（一）、（二）»: the number after the mark is the next one, and a measure follows it.
function isCount(level: Level, ordinal: number, marker: string, rest: string): boolean {
  if (level === 2 || level === 4) return /^[（(][〇零一二三四五六七八九十\d]{1,3}[）)]/.test(rest)
  if (!/[、，,]\s*$/.test(marker)) return false
  const next = level === 1 ? /^([〇零一二三四五六七八九十]{1,3})(.{0,3})/.exec(rest) : /^(\d{1,3})(.{0,3})/.exec(rest)
  if (!next) return false
  if (/^[、，]/.test(next[2]!)) return true
  const value = ordinalOf(next[1]!)
  return value === ordinal + 1 && COUNTED.test(next[2]!)
}
