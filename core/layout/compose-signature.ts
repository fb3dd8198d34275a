import type { Document, Run } from '../document/document.ts'
import { printedSignatory } from '../document/signatory.ts'
import { textOf } from '../document/text.ts'
import { placeSealed, placeSignature, placeStamped } from './parts.ts'
import type { Preset } from './presets.ts'
import { blankLines, setLine } from './set-line.ts'
import type { SetParagraph } from './set-paper.ts'

/** Empty lines above the signatory, where the seal needs room: its upper edge is then within a line of the text (7.3.5.1). */
const ABOVE_SEAL = 2
/** Empty lines above the stamp (GB/T 9704-2012, 7.3.5.3), and the height of the stamp itself, in lines. */
const ABOVE_STAMP = 2
const STAMP_LINES = 2

/** Signatory and issue date in the three cases of GB/T 9704-2012, 7.3.5: under a seal, by name alone, beside a stamp. */
export function composeSignature(d: Document, preset: Preset): readonly SetParagraph[] {
  if (d.signing?.by === 'stamp') return composeStamped(d, preset)
  if (!textOf(d.signatory) && !d.date.text) return []
  return d.signing?.by === 'seal' && textOf(d.signatory) ? composeSealed(d, preset) : composeNamed(d, preset)
}

/** One empty line below the body (GB/T 9704-2012, 7.3.5.2). */
function composeNamed(d: Document, preset: Preset): readonly SetParagraph[] {
  const { signatoryChars, dateChars } = placeSignature(textOf(d.signatory), d.date.text, preset)
  return [
    ...keptBlanks(1),
    ...setLine('signatory', d.signatory, 'signatory').map((line) => kept({ ...line, ...from(signatoryChars) })),
    ...dateLine(d, dateChars),
  ]
}

function composeSealed(d: Document, preset: Preset): readonly SetParagraph[] {
  const lines = linesOf(d.signatory)
  const { signatoryChars, dateChars } = placeSealed(lines.map(textOf), d.date.text, preset)
  const signatories = lines.flatMap((runs, index) =>
    setLine('signatory', runs, 'signatory').map((line) => kept({ ...line, ...from(signatoryChars[index]!) })),
  )
  return [...keptBlanks(ABOVE_SEAL), ...signatories, ...dateLine(d, dateChars)]
}

// The stamp stands to the right of it, half of its height above and below.
function composeStamped(d: Document, preset: Preset): readonly SetParagraph[] {
  const post = printedSignatory(d)
  if (!textOf(post) && !d.date.text) return []
  const { signatoryChars, dateChars } = placeStamped(textOf(post), d.date.text, preset)
  const half = Math.round(((STAMP_LINES - 1) * preset.linePitch) / 2)
  return [
    ...keptBlanks(ABOVE_STAMP),
    ...setLine('signatory', post, 'signatory').map((line) => kept({ ...line, ...from(signatoryChars), before: half })),
    ...blankLines(1).map((line) => kept({ ...line, line: half })),
    ...keptBlanks(1),
    ...dateLine(d, dateChars),
  ]
}

function dateLine({ date }: Document, leftChars: number): readonly SetParagraph[] {
  return setLine('date', [{ text: date.text }], 'date').map((line) => ({ ...line, ...from(leftChars) }))
}

function from(leftChars: number): Pick<SetParagraph, 'indent'> {
  return { indent: { leftChars, firstLineChars: 0 } }
}

function keptBlanks(count: number): readonly SetParagraph[] {
  return blankLines(count).map(kept)
}

// The date alone on a page would be a signature without a paper.
function kept(line: SetParagraph): SetParagraph {
  return { ...line, keepNext: true }
}

/** Runs parted at their line breaks; lines without text are gone. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index) lines.push([])
      if (text) lines.at(-1)!.push({ ...run, text })
    })
  }
  return lines.filter((line) => line.length)
}
