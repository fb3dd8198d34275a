import type { Document, Header } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import { composeJointMark } from './compose-joint-mark.ts'
import { composeDocumentNumber } from './document-number.ts'
import { markLine, markLeading, markSize, markText, organsOf } from './mark.ts'
import type { Preset } from './presets.ts'
import { blankLines, formLine, gap } from './set-line.ts'
import type { SetBlock, SetParagraph } from './set-paper.ts'
import { mmToTwips } from './units.ts'

/** From the upper edge of the type area to that of the mark (GB/T 9704-2012, 7.2.4 and 10.3). */
const MARK_BELOW_MM = 35
/** From the document number to the red rule (GB/T 9704-2012, 7.2.7). */
const RULE_BELOW_MM = 4
/** How much of that the number's own line has below its digits: a fifth of the pitch, less their descent; measured. */
const BELOW_NUMBER_MM = 1.45
/** The standard gives no width; 1 pt is 0.35 mm, as in the imprint. */
const RED_RULE = { side: 'bottom', style: 'single', widthPt: 1, colour: 'red' } as const

/**
 * 版头 of papers and minutes (GB/T 9704-2012, 7.2): copy number, secrecy and urgency a line each, the mark, two empty lines,
 * number and signers, the red rule. Empty where nothing of it is given.
 */
export function composeHeader({ header }: Document, preset: Preset): readonly SetBlock[] {
  if (!header) return []
  const labels = labelLines(header)
  const mark = composeMark(header, labels.length, preset)
  const number = composeDocumentNumber(header, preset)
  if (![...labels, ...mark, ...number].length) return []
  const rule = gap({ line: mmToTwips(RULE_BELOW_MM - BELOW_NUMBER_MM), rule: RED_RULE, place: 'header' })
  return [...labels, ...mark, ...(number.length ? blankLines(2) : []), ...number, rule]
}

/** Copy number, secrecy, urgency, a line each; secrecy stands on the second line even without a copy number (7.2.2). */
export function labelLines({ copyNumber, secrecy, urgency }: Header): readonly SetParagraph[] {
  const lines = [...labelled('copyNumber', copyNumber)]
  if (secrecy && !lines.length) lines.push(...blankLines(1))
  return [...lines, ...labelled('secrecy', secrecy), ...labelled('secrecy', urgency)]
}

function labelled(role: 'copyNumber' | 'secrecy', text: string | undefined): readonly SetParagraph[] {
  return cleanText(text ?? '') ? [formLine(role, text ?? '', 'header')] : []
}

function composeMark(header: Header, linesAbove: number, preset: Preset): readonly SetBlock[] {
  const organs = organsOf(header)
  if (!organs.length) return []
  const above = mmToTwips(MARK_BELOW_MM) - linesAbove * preset.linePitch
  if (organs.length > 1 && !header.mark && preset.form === 'document') return composeJointMark(organs, above, preset)
  const texts = organs.map((organ, index) => (index < organs.length - 1 ? organ : markText(organ, header, preset)))
  const sizePt = markSize(texts, preset)
  return texts.map((text, index) => {
    const before = index ? {} : { before: Math.max(0, above - markLeading(sizePt)) }
    return { ...markLine(text, sizePt), ...before }
  })
}
