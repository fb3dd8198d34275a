import { charactersPerLine, linesPerPage } from '#core/layout/grid.ts'
import { CHARACTERS_PER_LINE, LINES_PER_PAGE, PAGE_NUMBER_BELOW_MM, TYPE_AREA_MM } from '#core/layout/page.ts'
import type { Preset } from '#core/layout/presets.ts'
import { GBT9704 } from '#core/layout/presets.ts'
import type { Line } from './pages.ts'
import { firstInkBelow, fontsOf, PT_PER_MM, readPages } from './pages.ts'
import type { Rendered } from './render.ts'
import { openWithPython } from './render.ts'

/** One measured statement; `measured` is printed beside it. */
export interface Check {
  readonly says: string
  readonly holds: boolean
  readonly measured: string
}

const CHARACTER_PT = (TYPE_AREA_MM.width * PT_PER_MM) / CHARACTERS_PER_LINE
const LEFT_PT = TYPE_AREA_MM.left * PT_PER_MM
const RIGHT_PT = LEFT_PT + TYPE_AREA_MM.width * PT_PER_MM
const BOTTOM_MM = TYPE_AREA_MM.top + TYPE_AREA_MM.height

/** The page as people count it: what stands in each of its lines, from 1; the page number is no line. */
function slotsOf(page: readonly Line[], { linePitch }: Preset = GBT9704): ReadonlyMap<number, Line> {
  const inside = page.filter((line) => line.yMiddle < BOTTOM_MM * PT_PER_MM)
  const pitchPt = linePitch / 20
  return new Map(inside.map((line) => [Math.ceil((line.yMiddle - TYPE_AREA_MM.top * PT_PER_MM) / pitchPt), line]))
}

export function checkCalibration({ name, pdf, preset }: Rendered): Check[] {
  const pages = readPages(pdf)
  const lines = pages.flatMap((page) => [...slotsOf(page, preset).values()])
  const perPage = pages.map((page) => slotsOf(page, preset).size)
  const wanted = linesPerPage(preset)
  const characters = charactersPerLine(preset)
  const full = lines.filter((_, index) => index > 0)
  const lengths = [...new Set(full.map((line) => line.text.length))]
  const left = Math.min(...full.map((line) => line.xMin)) / PT_PER_MM
  const right = Math.max(...full.map((line) => line.xMax)) / PT_PER_MM
  return [
    check(
      `${name}: every page has ${wanted} lines`,
      perPage.every((count) => count === wanted),
      perPage.join(' '),
    ),
    check(
      `${name}: every full line has ${characters} characters`,
      lengths.join() === `${characters}`,
      lengths.join(' '),
    ),
    check(
      `${name}: the left edge is 28 mm from the sheet`,
      near(left, TYPE_AREA_MM.left, 0.3),
      `${left.toFixed(2)} mm`,
    ),
    check(
      `${name}: the right edge is 184 mm from the sheet, no further`,
      near(right, 183.8, 0.4),
      `${right.toFixed(2)} mm`,
    ),
  ]
}

/** The named pages, counted from 1, are filled to their last line. */
export function checkFullPages({ name, pdf }: Rendered, fullPages: readonly number[]): Check[] {
  const pages = readPages(pdf)
  return fullPages.map((number) => {
    const slots = [...slotsOf(pages[number - 1] ?? []).keys()]
    const last = Math.max(...slots)
    const empty = LINES_PER_PAGE - slots.length
    // On the first page one line stays empty, between title and recipients.
    const holds = last === LINES_PER_PAGE && empty === (number === 1 ? 1 : 0)
    return check(
      `${name}, page ${number}: text down to line 22`,
      holds,
      `${slots.length} lines, the last is line ${last}`,
    )
  })
}

/** Pages of long papers that are looked at: the first ones, some in the middle, the last two. */
function sampled(count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1)
  return count <= 12 ? all : all.filter((page) => page <= 4 || page > count - 2 || page % 50 === 1)
}

export function checkPageNumbers({ name, pdf, preset }: Rendered): Check[] {
  const pages = readPages(pdf)
  return sampled(pages.length).flatMap((number) => {
    const line = pages[number - 1]!.at(-1)!
    if (number === 1 && !preset.pageNumber.onFirstPage) {
      return [check(`${name}, page 1: no number`, line.yMiddle < BOTTOM_MM * PT_PER_MM, line.text)]
    }
    const isOdd = number % 2 === 1
    const edge = isOdd ? RIGHT_PT - line.xMax : line.xMin - LEFT_PT
    const below = firstInkBelow(pdf, number, BOTTOM_MM + 2).topMm - BOTTOM_MM
    const side = isOdd ? 'right' : 'left'
    return [
      check(
        `${name}, page ${number}: — ${number} — at the ${side}, one character in`,
        line.text === `—${number}—` && near(edge, CHARACTER_PT, 2.5),
        `${line.text}, ${(edge / CHARACTER_PT).toFixed(2)} characters`,
      ),
      check(
        `${name}, page ${number}: the dash is 7 mm below the type area`,
        near(below, PAGE_NUMBER_BELOW_MM, 0.5),
        `${below.toFixed(2)} mm`,
      ),
    ]
  })
}

/** No line reaches into a margin. */
export function checkMargins({ name, pdf }: Rendered): Check {
  const lines = readPages(pdf).flatMap((page) => [...slotsOf(page).values()])
  const left = Math.min(...lines.map((line) => line.xMin))
  const right = Math.max(...lines.map((line) => line.xMax))
  const measured = `${(left / PT_PER_MM).toFixed(2)} to ${(right / PT_PER_MM).toFixed(2)} mm`
  return check(`${name}: nothing outside the type area`, left > LEFT_PT - 1 && right < RIGHT_PT + 1, measured)
}

/** Where a signatory and a date stand to each other and to the right edge, in characters. */
export function checkSignature({ name, pdf }: Rendered, signatory: string, date: string): Check[] {
  const lines = readPages(pdf).flat()
  const first = lines.findLast((line) => line.text === signatory)
  const second = lines.findLast((line) => line.text === date)
  if (!first || !second) return [check(`${name}: signatory and date are there`, false, 'not found')]
  const step = (second.xMin - first.xMin) / CHARACTER_PT
  const isDateLonger = second.xMax - second.xMin > first.xMax - first.xMin
  const free = (RIGHT_PT - (isDateLonger ? second : first).xMax) / CHARACTER_PT
  return [
    check(`${name}: the date begins two characters right of the signatory`, near(step, 2, 0.1), step.toFixed(2)),
    check(
      `${name}: ${isDateLonger ? 'the longer date' : 'the signatory'} ends two characters from the right`,
      near(free, 2, 0.3),
      free.toFixed(2),
    ),
  ]
}

/** An attachment's label on line 1 and its title on line 3 of a page of its own. */
export function checkAttachment({ name, pdf }: Rendered, label: string, title: string): Check {
  const page = readPages(pdf).find((lines) => lines[0]?.text === label)
  const slots = page ? slotsOf(page) : new Map<number, Line>()
  const found = `${slots.get(1)?.text ?? 'no label'} / ${slots.get(3)?.text ?? 'no title'}`
  return check(`${name}: ${label} begins a page, its title on line 3`, slots.get(3)?.text === title, found)
}

/** A run-in heading and its text stand on one line. */
export function checkRunIn({ name, pdf }: Rendered, heading: string, text: string): Check {
  const line = readPages(pdf)
    .flat()
    .find((candidate) => candidate.text.startsWith(heading))
  return check(
    `${name}: «${heading}» goes on in its line`,
    line?.text.startsWith(heading + text) ?? false,
    line?.text ?? '',
  )
}

/** A table's head on each of its pages. */
export function checkRepeatedHead({ name, pdf }: Rendered, head: string): Check {
  const count = readPages(pdf)
    .flat()
    .filter((line) => line.text === head).length
  return check(`${name}: the table's head is repeated`, count >= 2, `${count} times`)
}

/** Measures mean nothing where another font stood in. */
export function checkFonts({ name, pdf }: Rendered): Check {
  const fonts = fontsOf(pdf)
  const strange = fonts.filter((font) => !/^(Fandol|LiberationSerif|NotoSerifCJK)/.test(font))
  return check(`${name}: set in the test fonts`, !strange.length && fonts.length > 0, fonts.join(' '))
}

export function checkPython({ name, docx }: Rendered, headings: number): Check {
  const view = openWithPython(docx)
  const holds =
    view?.margins.join() === '2098,1984,1587,1475' &&
    view.headings.length === headings &&
    view.evenFooter.startsWith('—')
  return check(
    `${name}: python-docx opens it`,
    holds,
    view ? `${view.margins.join(' ')}, ${view.headings.length} headings` : 'refused',
  )
}

export function near(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance
}

export function check(says: string, holds: boolean, measured: string): Check {
  return { says, holds, measured }
}
