import type { Header } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import type { Preset } from './presets.ts'
import type { SetParagraph } from './set-paper.ts'
import { textWidth } from './text-width.ts'
import { ptToTwips } from './units.ts'

/** The height of the mark's line and where its characters' upper edge stands in it, in parts of its size. A fifth of an exact line is below its base. */
const LINE = 1.15
const LEADING = 0.135
/** The height of its largest characters. */
const INK = 0.96
/** What follows the organ's name in the mark (GB/T 9704-2012, 7.2.4 and 10.3). */
const ENDINGS = { document: '文件', minutes: '纪要', letter: '', plain: '' } as const
/** The type area's height that the names of several organs may take, so that text still stands on the first page. */
const MAX_HEIGHT_PT = 255
/** Below it a mark is no longer one; longer names then take two lines. */
const MIN_PT = 18

/** The organs' names that are given. */
export function organsOf({ organs }: Header): readonly string[] {
  return organs.map((organ) => cleanText(organ).replaceAll('\n', '')).filter(Boolean)
}

/** What the form puts behind the names of organs. */
export function markEnding({ mark }: Header, { form }: Preset): string {
  return mark === 'name' ? '' : ENDINGS[form]
}

/** An organ's name as the mark has it; an ending that it has already is not put behind it again. */
export function markText(organ: string, header: Header, preset: Preset): string {
  const ending = markEnding(header, preset)
  return organ.endsWith(ending) ? organ : organ + ending
}

/** The type size in points at which the longest of the lines fills the type area, at most the look's. */
export function markSize(lines: readonly string[], preset: Preset): number {
  const fitting = Math.min(...lines.map((line) => fittingSize(line, preset)), MAX_HEIGHT_PT / (lines.length * LINE))
  return Math.max(MIN_PT, Math.min(preset.looks.mark.sizePt, Math.floor(fitting * 2) / 2))
}

function fittingSize(line: string, preset: Preset): number {
  const SAMPLE_PT = 100
  return (SAMPLE_PT * preset.page.textWidth) / Math.max(1, textWidth(line, { ...preset, squeeze: 0 }, SAMPLE_PT))
}

/** One red line of the mark. */
export function markLine(text: string, sizePt: number): SetParagraph {
  const line = markPitch(sizePt)
  return { type: 'paragraph', place: 'header', role: 'mark', runs: [{ text, colour: 'red', sizePt }], line }
}

/** The height of one of its lines, in twips. */
export function markPitch(sizePt: number): number {
  return ptToTwips(sizePt * LINE)
}

/** From the top of the mark's line to the upper edge of its characters, in twips. */
export function markLeading(sizePt: number): number {
  return ptToTwips(sizePt * LEADING)
}

/** From the lower edge of the mark's characters to the bottom of its line, in twips. */
export function markTrailing(sizePt: number): number {
  return ptToTwips(sizePt * (LINE - LEADING - INK))
}
