import type { Edit } from '../traced.ts'
import type { Rule } from './rule.ts'

/** Straight quotation marks become “ ” and ‘ ’ in turn, a paragraph at a time, where they come in pairs; 「」 become “ ”. */
export const pairQuotes: Rule = ({ text }) => {
  let start = 0
  const edits = text.split('\n').flatMap((line) => {
    const from = start
    start += line.length + 1
    const single = /[\u3400-\u9fff]/.test(line) ? paired(line, from, /(?<![A-Za-z])'|'(?![A-Za-z])/g, '‘’') : []
    return paired(line, from, /["＂]/g, '“”').concat(single, corners(line, from))
  })
  return edits.toSorted((a, b) => a.from - b.from)
}

function paired(line: string, start: number, pattern: RegExp, pair: string): Edit[] {
  const found = [...line.matchAll(pattern)]
  if (found.length % 2 || !/[\u3400-\u9fff]/.test(line)) return []
  return found.map((match, index) => ({
    from: start + match.index,
    to: start + match.index + 1,
    put: pair[index % 2]!,
    code: 'quotes-paired',
  }))
}

const CORNERS: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' }

function corners(line: string, start: number): Edit[] {
  return [...line.matchAll(/[「」『』]/g)].map((match) => ({
    from: start + match.index,
    to: start + match.index + 1,
    put: CORNERS[match[0]]!,
    code: 'quotes-paired',
  }))
}
