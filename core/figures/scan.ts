import type { Finder, Hit } from './finder.ts'
import { NOT_FIGURES } from './types/not-figures.ts'
import { ORDER } from './types/order.ts'
import { rhetoric } from './types/rhetoric.ts'

/** Stands for a character that is taken: no rule matches it, and none looks through it. */
const TAKEN = '\u0001'

/** Full-width digits, letters and signs as half-width ones, character for character, so that every place stays. */
export function narrow(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％＊＿]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.')
    .replaceAll('﹪', '%')
}

/** The figures of one text in order, never overlapping; with `withRhetoric` also those in Chinese numerals. */
export function scanText(text: string, withRhetoric = false): readonly Hit[] {
  if (!/[\dxX×*＊_＿□■◯○０-９ｘＸ一二两三四五六七八九十百千万亿年]/.test(text)) return []
  let rest = narrow(text)
  for (const pattern of NOT_FIGURES) rest = rest.replace(pattern, (match) => TAKEN.repeat(match.length))
  const hits: Hit[] = []
  for (const finder of withRhetoric ? [...ORDER, rhetoric] : ORDER) rest = take(finder, rest, hits)
  return hits.toSorted((a, b) => a.start - b.start)
}

/** Adds what one rule finds and gives back the text that is left for the rules after it. */
function take(finder: Finder, line: string, hits: Hit[]): string {
  const parts: string[] = []
  let done = 0
  for (const match of line.matchAll(finder.pattern)) {
    const [whole] = match
    const text = whole.slice(finder.skip?.(whole) ?? 0).trimEnd()
    const start = match.index + whole.length - whole.slice(finder.skip?.(whole) ?? 0).length
    if (text === '' || finder.accepts?.(text, line, start) === false) continue
    hits.push({ type: finder.type, start, end: start + text.length, ...finder.read?.(text) })
    parts.push(line.slice(done, start), TAKEN.repeat(text.length))
    done = start + text.length
  }
  return done === 0 ? line : parts.join('') + line.slice(done)
}
