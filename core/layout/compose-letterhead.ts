import type { Document } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import { markLeading, markLine, markSize, markTrailing, organsOf } from './mark.ts'
import { labelLines } from './compose-header.ts'
import type { Preset } from './presets.ts'
import { formLine, gap } from './set-line.ts'
import type { SetBlock, SetPaper, SetParagraph, SetRule } from './set-paper.ts'
import { mmToTwips } from './units.ts'

/** From the sheet's upper edge to that of the mark, and from the mark to the red rule (GB/T 9704-2012, 10.1). */
const MARK_FROM_SHEET_MM = 30
const RULE_BELOW_MM = 4
/** From the sheet's lower edge to the second rule; both are 170 mm wide, in the middle (GB/T 9704-2012, 10.1). */
const FOOT_FROM_SHEET_MM = 20
const RULE_MM = 170
/** From the rule to the number: 7/8 of a 三号 character (10.1), less what an exact line has above its characters. */
const NUMBER_BELOW = 82
const RULE_WIDTH_PT = 3

/** The letterhead: the mark without 文件, a red double rule, then the labels at the left and the number at the right. */
export function composeLetterhead({ header }: Document, preset: Preset): readonly SetBlock[] {
  if (!header) return []
  const organs = organsOf(header)
  const numbered = numberLines(labelLines(header), cleanText(header.documentNumber ?? ''))
  if (!organs.length) return numbered
  const sizePt = markSize(organs, preset)
  const before = mmToTwips(MARK_FROM_SHEET_MM) - preset.page.top - markLeading(sizePt)
  const marks = organs.map((organ, index) => ({ ...markLine(organ, sizePt), ...(index ? {} : { before }) }))
  const line = Math.max(20, mmToTwips(RULE_BELOW_MM) - markTrailing(sizePt))
  return [...marks, gap({ line, rule: doubleRule('thick-thin', preset), place: 'header' }), ...numbered]
}

/** The second rule, at the foot of the first page; only below a letterhead. */
export function letterFoot({ header }: Document, preset: Preset): Pick<SetPaper, 'firstPageFoot'> {
  if (!header || !organsOf(header).length) return {}
  const rule = doubleRule('thin-thick', preset)
  return { firstPageFoot: { rule, fromBottom: mmToTwips(FOOT_FROM_SHEET_MM) } }
}

function doubleRule(style: SetRule['style'], { page }: Preset): SetRule {
  const beyond = Math.round((mmToTwips(RULE_MM) - page.textWidth) / 2)
  return { side: 'bottom', style, widthPt: RULE_WIDTH_PT, colour: 'red', beyond }
}

// The number stands in the line of the first label.
function numberLines(labels: readonly SetParagraph[], number: string): readonly SetParagraph[] {
  const [first, ...rest] = labels.filter(({ role }) => role !== 'blank')
  if (!first && !number) return []
  const before = { before: NUMBER_BELOW }
  if (!first) return [formLine('documentNumber', number, 'header', { ...before, align: 'right' })]
  const runs = number ? [...first.runs, { text: `\t${number}`, role: 'documentNumber' as const }] : first.runs
  return [{ ...first, ...before, runs, align: 'left' }, ...rest]
}
