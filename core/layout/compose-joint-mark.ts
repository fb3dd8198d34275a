import { markLeading, markLine, markPitch, markSize } from './mark.ts'
import type { Preset } from './presets.ts'
import { gap } from './set-line.ts'
import type { SetBlock, SetCell, SetParagraph, SetRow } from './set-paper.ts'
import { ptToTwips } from './units.ts'

const ENDING = '文件'
/** Between the names and 文件, and between one name and the next, in parts of their size. */
const BETWEEN = 0.2
const APART = 0.2

/**
 * The mark of a joint paper (GB/T 9704-2012, 7.2.4): the names one a line, spread to one width, and 文件 to the right of
 * them, in the middle of their height. `above` is what should stand above the characters, in twips.
 */
export function composeJointMark(organs: readonly string[], above: number, preset: Preset): readonly SetBlock[] {
  const longest = Math.max(...organs.map((organ) => [...organ].length))
  const sizePt = markSize(
    organs.map((organ) => `${organ}${ENDING}　`),
    preset,
  )
  const em = ptToTwips(sizePt)
  const ending = Math.round((2 + BETWEEN) * em) + SLACK
  const names = Math.min(longest * em + SLACK, preset.page.textWidth - ending - 2 * MARGIN)
  const side = Math.floor((preset.page.textWidth - names - ending) / 2)
  const columns = [side, names, ending, preset.page.textWidth - side - names - ending]
  const rows = organs.map((organ, index): SetRow => {
    const name = { ...spread(organ, longest, sizePt), ...(index ? { before: Math.round(APART * em) } : {}) }
    const own = index ? { isContinued: true as const, lines: [gap()] } : { lines: [markLine(ENDING, sizePt)] }
    return {
      cells: [
        emptyCell(0),
        { column: 1, colSpan: 1, rowSpan: 1, lines: [name] },
        { column: 2, colSpan: 1, rowSpan: organs.length, ...own },
        emptyCell(3),
      ],
    }
  })
  // A table has no space above it of its own.
  const space = gap({ line: Math.max(20, above - markLeading(sizePt)) })
  return [space, { type: 'table', place: 'header', isOpen: true, columns, rows }]
}

/** Room in a column for rounding, so that no name wraps; and the least that stands at both sides of the mark. */
const SLACK = 120
const MARGIN = 20

function emptyCell(column: number): SetCell {
  return { column, colSpan: 1, rowSpan: 1, lines: [gap()] }
}

function spread(organ: string, longest: number, sizePt: number): SetParagraph {
  const line = { ...markLine(organ, sizePt), line: markPitch(sizePt) }
  const characters = [...organ]
  const more = Math.floor(((longest - characters.length) * ptToTwips(sizePt)) / Math.max(1, characters.length - 1))
  const [run] = line.runs
  if (!more || characters.length < 2 || !run) return line
  const last = { ...run, text: characters.at(-1)! }
  return { ...line, runs: [{ ...run, text: characters.slice(0, -1).join(''), spread: more }, last] }
}
