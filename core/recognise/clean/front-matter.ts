import { linesOf } from '../traced.ts'
import type { Rule } from './rule.ts'

/** What a collector put before the text: «key: value» lines in Latin letters, closed by a line of dashes. */
export const frontMatter: Rule = ({ text }) => {
  const lines = linesOf(text.slice(0, 6000)).slice(0, 60)
  const isPair = (line: string) => /^(?:[-*] )?[a-z][\w.-]{1,40}[ ]?: ?\S/i.test(line)
  const pairs = lines.filter((line) => isPair(line.text)).length
  if (pairs < 2) return []
  const last = lines.findLastIndex((line) => isPair(line.text))
  const isOnly = lines.slice(0, last).every(({ text: line }) => !line || isPair(line) || /^(#+ |-{3,}$)/.test(line))
  const close = lines.findIndex((line, index) => index > last && /^-{3,}$/.test(line.text))
  if (!isOnly || close < 0 || lines.slice(last + 1, close).some((line) => line.text)) return []
  return [{ from: 0, to: Math.min(lines[close]!.next, text.length), put: '', code: 'front-matter-dropped' }]
}
