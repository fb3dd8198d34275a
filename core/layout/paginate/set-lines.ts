import { charsToTwips } from '../grid.ts'
import type { Preset } from '../presets.ts'
import type { SetParagraph, SetRun } from '../set-paper.ts'
import type { LineRange } from './break-lines.ts'
import { breakLines } from './break-lines.ts'
import { isLatin } from './kinsoku.ts'
import type { Fragment, LineText } from './pages.ts'
import type { TypedText } from './typed-text.ts'
import { lookOf, typeText } from './typed-text.ts'

/** A line's text in its box; x is from wherever the paragraph's own x was taken. */
export interface SetLine extends LineText {
  readonly x: number
  readonly width: number
}

/** Where a paragraph's lines may stand: from `x`, `width` wide, in twips. */
export interface Measure {
  readonly x: number
  readonly width: number
}

interface Indents {
  readonly left: number
  readonly right: number
  /** Where the first line begins from `left`; negative on a hanging indent. */
  readonly first: number
}

/** The lines of a paragraph from top to bottom; what stands right of a tab is a line of its own beside the other. */
export function setLines(paragraph: SetParagraph, measure: Measure, preset: Preset): SetLine[][] {
  const indents = indentsOf(paragraph, preset)
  const align = paragraph.align ?? lookOf(paragraph.role, preset).align
  const rows: SetLine[][] = []
  for (const runs of split(runsOf(paragraph), '\n')) {
    const setting: Setting = { paragraph, measure, indents, align, preset, first: rows.length ? 0 : indents.first }
    rows.push(...setHardLine(runs, setting))
  }
  return rows
}

interface Setting {
  readonly paragraph: SetParagraph
  readonly measure: Measure
  readonly indents: Indents
  readonly align: LineText['align']
  readonly preset: Preset
  readonly first: number
}

function setHardLine(runs: readonly SetRun[], setting: Setting): SetLine[][] {
  const [before = [], ...after] = split(runs, '\t')
  const rows = setText(before, setting)
  if (!after.length) return rows
  const last = rows.at(-1)![0]!
  if (setting.paragraph.tabChars !== undefined) {
    const [beside, ...below] = setAtTab(joinAfterTab(after), last, setting)
    return [...rows.slice(0, -1), [last, ...beside!], ...below]
  }
  const right = setText(joinAfterTab(after), { ...setting, align: 'right', first: 0 })
  const beside = right[0]![0]!
  // A line that is too long for its right part gives it the line below.
  if (widthOf(last) + widthOf(beside) + last.x - setting.measure.x > setting.measure.width - setting.indents.right)
    return [...rows, ...right]
  return [...rows.slice(0, -1), [last, beside], ...right.slice(1)]
}

/** Text from a place of its own on; where the line is already past it, from where the line ends. */
function setAtTab(runs: readonly SetRun[], last: SetLine, setting: Setting): SetLine[][] {
  const { measure, indents, preset, paragraph } = setting
  const tab = measure.x + charsToTwips(paragraph.tabChars ?? 0, preset)
  const x = Math.max(tab, last.x + widthOf(last))
  const width = measure.x + measure.width - indents.right - x
  return setText(runs, {
    ...setting,
    measure: { x, width },
    indents: { left: 0, right: 0, first: 0 },
    align: 'left',
    first: 0,
  })
}

/** Only the first tab of a line has a place to go to; further ones are spaces. */
function joinAfterTab(parts: readonly (readonly SetRun[])[]): SetRun[] {
  return parts.flatMap((part, index) => (index ? [{ text: ' ' }, ...part] : part))
}

function setText(runs: readonly SetRun[], { paragraph, measure, indents, align, preset, first }: Setting): SetLine[][] {
  const text = typeText(runs, paragraph.role, preset)
  // However narrow the place, a character stands in it.
  const smallest = lookOf(paragraph.role, preset).sizePt * 20
  const width = Math.max(smallest, measure.width - indents.left - indents.right)
  const firstWidth = Math.max(smallest, width - first)
  const ranges = breakLines(text, firstWidth, width)
  return ranges.map((range, index) => {
    const box = { x: measure.x + indents.left + (index ? 0 : first), width: index ? width : firstWidth }
    return [setLine(text, range, box, align === 'both' && index === ranges.length - 1 ? 'left' : align)]
  })
}

function setLine(text: TypedText, range: LineRange, box: Measure, align: LineText['align']): SetLine {
  const free = box.width - range.width
  const begin = align === 'center' ? free / 2 : align === 'right' ? free : 0
  return {
    ...box,
    align,
    justify: align === 'both' ? Math.max(0, free) : 0,
    fragments: fragmentsOf(text, range, box.x + begin),
  }
}

function fragmentsOf({ text, widths, spaces, types, begins }: TypedText, range: LineRange, x: number): Fragment[] {
  const fragments: Fragment[] = []
  let at = range.start
  let type = typeAt(begins, at)
  let from = x
  const end = x + range.width
  while (at < range.end) {
    while (begins[type + 1]! <= at) type++
    const start = at
    const latin = isLatin(text.charCodeAt(at))
    const space = start > range.start ? spaces[start]! : 0
    const stop = Math.min(range.end, begins[type + 1]!)
    let width = 0
    do width += widths[at++]!
    while (at < stop && (widths[at] === 0 || isLatin(text.charCodeAt(at)) === latin))
    from += space
    fragments.push({
      text: text.slice(start, at),
      ...types[type]!,
      ...(latin ? { latin } : {}),
      ...(space ? { spaced: true as const } : {}),
      // Spaces at the line's end stand at it, without a width.
      x: Math.min(from, Math.max(x, end)),
      width: Math.max(0, Math.min(width, end - from)),
    })
    from += width
  }
  return fragments
}

function typeAt(begins: readonly number[], at: number): number {
  let type = 0
  while (type + 1 < begins.length - 1 && begins[type + 1]! <= at) type++
  return type
}

function widthOf({ fragments }: SetLine): number {
  const last = fragments.at(-1)
  return last ? last.x + last.width - fragments[0]!.x : 0
}

/** A paragraph's runs with its automatic number, where it has one. */
function runsOf({ runs, number }: SetParagraph): readonly SetRun[] {
  return number ? [{ ...runs[0], text: number.text }, ...runs] : runs
}

function indentsOf({ indent, role }: SetParagraph, preset: Preset): Indents {
  if (!indent) return { left: 0, right: 0, first: charsToTwips(firstLineOf(role, preset), preset) }
  const { leftChars = 0, rightChars = 0, firstLineChars = 0, hangingChars = 0 } = indent
  return {
    left: charsToTwips(leftChars, preset),
    right: charsToTwips(rightChars, preset),
    first: charsToTwips(firstLineChars, preset) - charsToTwips(hangingChars, preset),
  }
}

function firstLineOf(role: SetParagraph['role'], preset: Preset): number {
  return role === 'blank' || role === 'gap' ? 0 : preset.looks[role].firstLineChars
}

function split(runs: readonly SetRun[], separator: '\n' | '\t'): (readonly SetRun[])[] {
  if (!runs.some((run) => run.text.includes(separator))) return [runs]
  const parts: SetRun[][] = [[]]
  for (const run of runs) {
    run.text.split(separator).forEach((text, index) => {
      if (index) parts.push([])
      parts.at(-1)!.push({ ...run, text })
    })
  }
  return parts
}
