import { readMarker } from '../marker.ts'
import type { Edit, Line } from '../traced.ts'
import { linesOf } from '../traced.ts'
import type { About, Rule } from './rule.ts'
import { BLOCK } from './rule.ts'
import { DATE_LINE } from '../date-line.ts'

const SENTENCE_END = /[。！？!?；;：:”」』…）)】》.]$/

/**
 * Lines that were broken for a page or a screen go on in one paragraph. A width at which most torn lines end is looked for
 * first; apart from it only what cannot end a paragraph is joined: a comma, or words behind the last full stop.
 */
export const joinWraps: Rule = ({ text }, about) => {
  const lines = linesOf(text)
  const isFull = fullLines(lines)
  const isIndenting = indents(lines)
  const edits: Edit[] = []
  const title = titleLines(lines)
  const last = [0, 0, 0, 0, 0]
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (!line.text || index < title) return
    // 「…位居第⏎一、一大批…」: a number that is not the next one, behind a line torn in its sentence.
    const isOdd = next && isFull(line) && !SENTENCE_END.test(line.text) && isOutOfTurn(next, last)
    if (next?.text && (isOdd || goesOn(line, next, isFull, isIndenting, about))) edits.push(join(line, next, text))
    else if (next) count(next, last)
    const beyond = lines[index + 2]
    if (next && !next.text && beyond?.text && about.origin === 'text' && isTorn(line, beyond) && !beyond.isIndented)
      edits.push(join(line, beyond, text))
  })
  return edits
}

function isOutOfTurn(line: Line, last: readonly number[]): boolean {
  const marker = readMarker(line.text)
  if (!marker || marker.form !== 'standard') return false
  return marker.ordinal !== last[marker.level]! + 1 && !(marker.level > 1 && marker.ordinal === 1)
}

function count(line: Line, last: number[]): void {
  const marker = readMarker(line.text)
  if (!marker) return
  last[marker.level] = marker.ordinal
  for (let below = marker.level + 1; below <= 4; below++) if (below !== 3) last[below] = 0
}

function join(line: Line, next: Line, text: string): Edit {
  const isLatin = /[A-Za-z,]$/.test(line.text) && /^[A-Za-z]/.test(next.text)
  const put = isLatin ? ' ' : ''
  return {
    from: line.to,
    to: next.from,
    put,
    code: 'lines-joined',
    ...(text.slice(line.to, next.from) === put ? { isSilent: true } : {}),
  }
}

function goesOn(line: Line, next: Line, isFull: (line: Line) => boolean, isIndenting: boolean, about: About): boolean {
  if (startsNew(next) || line.text.includes(BLOCK) || (isIndenting && next.isIndented)) return false
  if (isFull(line)) return !(isIndenting && !line.isIndented && readMarker(line.text) && !/[。，]/.test(line.text))
  if (/^[，。、；：！？）”’》%％]/.test(next.text)) return true
  const isProcessor = /^(?:docx|doc|odt|rtf)$/.test(about.origin)
  return !isProcessor && isTorn(line, next)
}

/** Whether a line breaks off in the middle of a sentence, whatever its length. */
function isTorn(line: Line, next: Line): boolean {
  if (startsNew(next)) return false
  if (/[，、（“《—]$/.test(line.text)) return !next.text.startsWith('——')
  if (SENTENCE_END.test(line.text) || next.text.startsWith('——')) return false
  const behind = line.text.slice(line.text.lastIndexOf('。') + 1)
  if (readMarker(behind)) return false
  if (line.text.includes('。')) return line.text.length >= 20 && behind.length > 0 && !isShortEnd(next)
  return line.text.length > 45 && /，/.test(line.text) && !isShortEnd(next)
}

// A signature behind a paragraph that lost its full stop.
function isShortEnd(next: Line): boolean {
  return next.text.length <= 20 && !/[，。、；]/.test(next.text)
}

function startsNew(line: Line): boolean {
  return (
    line.text.includes(BLOCK) ||
    readMarker(line.text) !== undefined ||
    DATE_LINE.test(line.text.replaceAll(' ', '')) ||
    /^附件[\d一二三四五六七八九十]{0,2}(?:[:：]|$)/.test(line.text)
  )
}

/** Titles are broken into lines too, but for their own reasons. */
function titleLines(lines: readonly Line[]): number {
  const first = lines.findIndex((line) => line.text)
  let count = first < 0 ? 0 : first
  while (
    count < lines.length &&
    count < first + 6 &&
    lines[count]!.text.length <= 45 &&
    !/[。，；：]/.test(lines[count]!.text) &&
    !startsNew(lines[count]!)
  )
    count++
  return count
}

function indents(lines: readonly Line[]): boolean {
  const filled = lines.filter((line) => line.text.length > 10)
  return (
    filled.length >= 4 &&
    filled.filter((line) => line.isIndented && line.from - line.start >= 2).length >= filled.length * 0.2
  )
}

/** Says of a line whether it ends where the page broke it; never, where no such width is to be found. */
function fullLines(lines: readonly Line[]): (line: Line) => boolean {
  const torn = lines.filter((line, index) => line.text.length >= 12 && isLikelyTorn(line, lines[index + 1]))
  if (torn.length < 3 || !isWidest(torn, lines)) return () => false
  const byCount = commonest(torn.map(unitsOf))
  if (byCount.share >= 0.6 && byCount.value <= 80) return (line) => Math.abs(unitsOf(line) - byCount.value) <= 1
  const widths = torn.map(widthOf)
  const widest = commonest(widths.map((width) => Math.round(width / 2))).value * 2
  const near = widths.filter((width) => Math.abs(width - widest) <= 4).length
  if (near < torn.length * 0.6 || widest > 160) return () => false
  return (line) => Math.abs(widthOf(line) - widest) <= 4
}

function isLikelyTorn(line: Line, next: Line | undefined): boolean {
  if (!next?.text || startsNew(next) || SENTENCE_END.test(line.text)) return false
  // A heading of its own ends without a full stop too.
  return readMarker(line.text) ? /[。；]/.test(line.text) : line.text.length >= 20 || /[，。]/.test(line.text)
}

/** Where lines were broken at a width, hardly any is longer than that. */
function isWidest(torn: readonly Line[], lines: readonly Line[]): boolean {
  const widths = torn.map(widthOf).toSorted((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)]!
  const longer = lines.filter((line) => widthOf(line) > usual + 12).length
  return longer <= Math.max(1, lines.length * 0.03)
}

function unitsOf(line: Line): number {
  return line.to - line.start
}

function widthOf(line: Line): number {
  const width = [...line.text].reduce((sum, unit) => sum + (unit.charCodeAt(0) < 0x2000 ? 1 : 2), 0)
  return width + 2 * (line.from - line.start)
}

function commonest(values: readonly number[]): { readonly value: number; readonly share: number } {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [value, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))
  return { value, share: count / values.length }
}
