import type { Header } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import { charactersPerLine, twipsToChars } from './grid.ts'
import type { Preset } from './presets.ts'
import { formLine } from './set-line.ts'
import type { SetParagraph, SetRun } from './set-paper.ts'
import { textWidth } from './text-width.ts'

/** What stays free at both sides of number and signers, in characters (GB/T 9704-2012, 7.2.5 and 7.2.6). */
const FREE_CHARS = 1
const LABEL = '签发人：'
const NAMES_PER_LINE = 2

/**
 * The document number in the middle (GB/T 9704-2012, 7.2.5), or, on a paper going upward, at the left in the line of the last
 * signers, whose names stand two a line, those below under the first (7.2.6).
 */
export function composeDocumentNumber(
  { documentNumber = '', signers = [] }: Header,
  preset: Preset,
): readonly SetParagraph[] {
  const number = cleanText(documentNumber)
  const names = signers.map(cleanText).filter(Boolean)
  if (!names.length) return number ? [formLine('documentNumber', number, 'header')] : []
  const rows = pairsOf(padded(names))
  const widest = Math.max(...rows.map((row) => textWidth(LABEL + row.join(''), preset)))
  const labelChars = Math.max(0, charactersPerLine(preset) - FREE_CHARS - twipsToChars(widest, preset))
  const nameChars = labelChars + twipsToChars(textWidth(LABEL, preset), preset)
  return rows.map((row, index) => {
    const runs = signerRuns(row, index === 0)
    const startChars = index ? nameChars : labelChars
    const line = { type: 'paragraph', place: 'header', role: 'documentNumber', align: 'left' } as const
    if (index < rows.length - 1) return { ...line, runs, indent: { leftChars: startChars, firstLineChars: 0 } }
    const all = [{ text: `${number}\t` }, ...runs]
    const indent = { leftChars: FREE_CHARS, firstLineChars: 0 }
    if (rows.length === 1) return { ...line, runs: all, indent: { ...indent, rightChars: FREE_CHARS } }
    return { ...line, runs: all, indent, tabChars: startChars }
  })
}

function signerRuns(row: readonly string[], isFirst: boolean): readonly SetRun[] {
  return [...(isFirst ? [{ text: LABEL }] : []), { text: row.join(''), role: 'signer' }]
}

/** Names of two characters and of three, brought to one width, a space of one character after those that have a neighbour. */
function padded(names: readonly string[]): readonly string[] {
  const longest = Math.max(...names.map((name) => [...name].length))
  return names.map((name, index) => {
    const isLastOfLine = index % NAMES_PER_LINE === NAMES_PER_LINE - 1 || index === names.length - 1
    return isLastOfLine ? name : name + '　'.repeat(longest - [...name].length + 1)
  })
}

function pairsOf(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / NAMES_PER_LINE)
  return Array.from({ length: count }, (_, line) => names.slice(line * NAMES_PER_LINE, (line + 1) * NAMES_PER_LINE))
}
