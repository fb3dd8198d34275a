import type { Document, Imprint } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import type { Preset } from './presets.ts'
import { formLine, gap } from './set-line.ts'
import type { SetParagraph, SetRule } from './set-paper.ts'

/** The first and the last rule 0.35 mm, the one between them 0.25 mm (GB/T 9704-2012, 7.4.1); Word counts in quarter points. */
const THICK_PT = 1
const THIN_PT = 0.75
const COPY_LABEL = '抄送：'
const PRINTED = '印发'

/** 版记 (GB/T 9704-2012, 7.4): copies, then printer and day of printing. Letters have the copies alone, without rules (10.1). */
export function composeImprint({ imprint }: Document, preset: Preset): readonly SetParagraph[] {
  if (!imprint || preset.form === 'plain') return []
  const copies = copyLines(imprint, preset)
  if (preset.form === 'letter') return copies
  const lines = [...copies, ...printLines(imprint, preset)]
  if (!lines.length) return []
  const ruled = lines.map((line, index) => ({ ...line, rule: rule('top', index ? THIN_PT : THICK_PT) }))
  return [...ruled, gap({ rule: rule('bottom', THICK_PT), place: 'imprint' })]
}

/** One character free at both sides, wrapped lines under the first name, a full stop at the end (GB/T 9704-2012, 7.4.2). */
function copyLines({ copyTo }: Imprint, preset: Preset): readonly SetParagraph[] {
  const text = cleanText(copyTo ?? '').trim()
  if (!text) return []
  const labelled = /^(抄送|主送)[：:]/.test(text) ? text : COPY_LABEL + text
  const ended = /[。．.！!]$/.test(labelled) ? labelled : `${labelled}。`
  const indent = { leftChars: chars(4, preset), rightChars: chars(1, preset), hangingChars: chars(3, preset) }
  return [formLine('imprint', ended, 'imprint', { indent })]
}

/** The printer one character from the left, the day one character from the right (GB/T 9704-2012, 7.4.3). */
function printLines({ printer, printed }: Imprint, preset: Preset): readonly SetParagraph[] {
  const by = cleanText(printer ?? '')
  const day = cleanText(printed?.text ?? '')
  if (!by && !day) return []
  const on = !day || day.endsWith(PRINTED) ? day : day + PRINTED
  const indent = { leftChars: chars(1, preset), rightChars: chars(1, preset), firstLineChars: 0 }
  return [
    { type: 'paragraph', place: 'imprint', role: 'imprint', runs: [{ text: `${by}\t${on}` }], align: 'left', indent },
  ]
}

function rule(side: SetRule['side'], widthPt: number): SetRule {
  return { side, style: 'single', widthPt, colour: 'black' }
}

/** So many characters of the imprint, in characters of the body. */
function chars(count: number, { looks }: Preset): number {
  return (count * looks.imprint.sizePt) / looks.body.sizePt
}
