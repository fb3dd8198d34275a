import type { Finder } from '../finder.ts'

// The X of 3+X waits for nobody: this rule stands before that of the holes.
const TERM = '(?:\\d+(?:\\.\\d+)?|[NnXx])'
const SUM = `(?<![\\dA-Za-z.])(?:${TERM}(?:[ \\u3000]?[+＋][ \\u3000]?${TERM})+|\\d+(?:[×xX]\\d+(?:\\.\\d+)?)+)(?![\\dA-Za-z])`

/** 政策数字 by its signs: “1+3”, 1+N+X, 4×4, 7×24. Soft: a name, not a statistic. */
export const signedPolicyNumber: Finder = {
  type: 'policyno',
  pattern: new RegExp(`“${SUM}”|"${SUM}"|${SUM}`, 'g'),
}

/** 政策数字 in quotation marks: “1235577”, “123”工程. A year is none. */
export const quotedPolicyNumber: Finder = {
  type: 'policyno',
  pattern: /“(?!(?:19|20)\d{2}”)\d{2,8}”|"(?!(?:19|20)\d{2}")\d{2,8}"/g,
}
