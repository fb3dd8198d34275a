import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

/** Characters nobody sees: control characters, zero-width ones, marks of writing direction; odd spaces become plain ones. */
export const invisible: Rule = ({ text }) =>
  replaceAll(
    text,
    /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]|[\t\u00a0\u202f\u205f]|[\u000b\u000c\u0085\u2028\u2029]/g,
    (match) => {
      const edit = { from: match.index, to: match.index + 1, code: 'invisible-dropped' } as const
      if (/[\t\u00a0\u202f\u205f]/.test(match[0])) return { ...edit, put: ' ', isSilent: true }
      if (/[\u000b\u000c\u0085\u2028\u2029]/.test(match[0])) return { ...edit, put: '\n', isSilent: true }
      return { ...edit, put: '' }
    },
  )
