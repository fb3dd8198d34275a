import type { SlotKind } from '../document/document.ts'

/** A place that waits for words: xx, 20**年, □□区. */
export interface Hole {
  readonly at: number
  readonly text: string
  readonly kind: SlotKind
  /** «xxxxxxxx年»: two years whose dash is lost. */
  readonly isRange: boolean
}

const HOLE =
  /(?:(?<!\d)20\d?)?(?:[xX×＊*□■◯]+(?:\.[xX×＊*]+)?)|(?<![〇○零一二三四五六七八九])○{2,}(?![〇○零一二三四五六七八九])|[_＿]{2,}(?:\.[_＿]+)?/g
const COUNTED =
  /^(?:余|多|几)?(?:万|亿|千|百|元|个|人|名|次|件|项(?!目)|处|期|条|所|届|户|场|家|台|起|篇|份|余|套|门|天|小时|公里|米|平方|亩|吨|分|位|节|岁|类|批|支|只|本|栋|辆|里|周|倍|班|层|幅|种|对|间|座|组|轮|例|张|％|%|‰|℃)/
const NAMED =
  /^(?:省|市|区|县|镇|乡|村|街道|社区|局|委|办|厅|部|院|校|学校|中学|小学|一中|二中|中|幼儿园|医院|公司|集团|科|处|站|所|队|路|教育|日报|晚报|电视台|新闻|平台|集团|党委|支部|同志|媒体)/

/** The holes of a paragraph. A sign between digits (3×4), in a Latin word (max) or in a term (X光) is none. */
export function holesIn(text: string): readonly Hole[] {
  return [...text.matchAll(HOLE)].flatMap((match): Hole[] => {
    const before = text[match.index - 1] ?? ''
    const after = text.slice(match.index + match[0].length)
    if (!isHole(match[0], before, after)) return []
    const signs = match[0].replace(/[^xX×＊*□■◯○_＿]/g, '').length
    const isRange = signs >= 8 && after.startsWith('年')
    return [{ at: match.index, text: match[0], kind: kindOf(before, after), isRange }]
  })
}

function isHole(text: string, before: string, after: string): boolean {
  if (/^[A-Za-z]/.test(after) || /[A-Za-z]/.test(before)) return false
  if (text.startsWith('20')) return after.startsWith('年') && /^20(?:[xX×＊*□]{2}|\d[xX×＊*□])$/.test(text)
  if (/\d/.test(before) && !/^[%％年月日]/.test(after) && /[×xX*＊]/.test(text) && /^\d/.test(after)) return false
  if (/^\d/.test(after) && /^[×xX*＊]$/.test(text)) return false
  // 1+X证书, N+X: the letter is part of the name.
  if (/^[xX]$/.test(text) && (/[+＋]/.test(before) || /^[+＋]/.test(after))) return false
  if (/^[xX]$/.test(text) && /^(?:光|射线|波段|荧光|衍射|线|轴|型|染色体|刀)/.test(after)) return false
  return !(/^□$/.test(text) && (before === '' || /^(?:是|否|有|无|男|女)/.test(after)))
}

function kindOf(before: string, after: string): SlotKind {
  if (after.startsWith('年')) return 'year'
  if (/^(?:月|日)/.test(after)) return 'date'
  if (before === '第' || COUNTED.test(after)) return 'number'
  return NAMED.test(after) ? 'organisation' : 'text'
}
