import { isHead, isKnownHead, isOtherThing, isVerse, MAX_COLUMNS, MAX_ROWS, type TypedTable } from './signs.ts'

/** A cell with the columns of the screen that it takes: full-width characters take two. */
interface Cell {
  readonly text: string
  readonly start: number
  readonly end: number
}

type Row = readonly Cell[]

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u
const RULE = /^[-=─━═_ \u3000]{6,}$/
/** Spaces that part two cells; three where names are spaced out to one width, as on lists of people. */
const GAPS = [2, 3]
const LONGEST_CELL = 48
const FIRST_ROWS = 12
const SPACE = /[ \u3000\u00a0]/
const GAP = /[^ \u3000\u00a0](?:\u3000|[ \u00a0]{2}|[ \u00a0]\u3000)/

/**
 * Finds lines whose cells stand under one another, a head over them: the table that begins at a line, undefined where none
 * does. What a line's cells are is found once.
 */
export function alignedReader(lines: readonly string[]): (from: number) => TypedTable | undefined {
  const readers = GAPS.map((gap) => {
    const known = new Map<number, Row>()
    return (at: number) => {
      const row = known.get(at) ?? rowOf(lines[at]!, gap)
      known.set(at, row)
      return row
    }
  })
  return (from) => {
    for (const rowAt of readers) {
      const found = tableAt(lines, from, rowAt)
      if (found) return found
    }
    return undefined
  }
}

function tableAt(lines: readonly string[], from: number, rowAt: (at: number) => Row): TypedTable | undefined {
  const head = rowAt(from)
  if (!isRow(head)) return undefined
  const rows = [head]
  let end = from + 1
  for (let at = end; at < lines.length && rows.length <= MAX_ROWS; at++) {
    // What is no table in its first rows is none further on: a long list in columns is not read anew from each line.
    if (rows.length === FIRST_ROWS && !gridOf(rows)) return undefined
    const isRule = RULE.test(lines[at]!)
    const row = isRule ? undefined : rowAt(at)
    if (row && !isRow(row)) break
    if (row) rows.push(row)
    // A rule at the end closes the table.
    end = at + 1
  }
  const table = gridOf(rows)
  return table && rows.length <= MAX_ROWS ? { lines: end - from, rows: table } : undefined
}

function isRow(row: Row): boolean {
  const isCells = row.every(({ text, start, end }) => end - start <= LONGEST_CELL && !/[。；！？]/.test(text))
  return row.length >= 2 && row.length <= MAX_COLUMNS && isCells
}

/** The words of each row by column, where all keep to the same columns and the first row is their head. */
function gridOf(rows: readonly Row[]): readonly (readonly string[])[] | undefined {
  const columns = Math.max(...rows.map((row) => row.length))
  const whole = rows.filter((row) => row.length === columns)
  if (rows.length < 3 || whole.length < 2 || rows[0]!.length < columns - 1) return undefined
  const spans = Array.from({ length: columns }, (_, column) => spanOf(whole.map((row) => row[column]!)))
  if (spans.some((span, column) => column > 0 && span.start < spans[column - 1]!.end)) return undefined
  const body = whole.filter((row) => row !== rows[0])
  if (!Array.from({ length: columns }, (_, column) => body.map((row) => row[column]!)).every(standUnder))
    return undefined
  const grid = rows.map((row) => placed(row, spans))
  if (grid.some((row) => row === undefined)) return undefined
  const [first, ...others] = grid as string[][]
  if (isVerse(grid as string[][])) return undefined
  return isHead(first!, others) && (isKnownHead(first!) || !isOtherThing(others)) ? (grid as string[][]) : undefined
}

function spanOf(cells: readonly Cell[]): { readonly start: number; readonly end: number } {
  return { start: Math.min(...cells.map(({ start }) => start)), end: Math.max(...cells.map(({ end }) => end)) }
}

/** Flush left, flush right or centred, to a half-width space. */
function standUnder(cells: readonly Cell[]): boolean {
  const near = (of: (cell: Cell) => number) => Math.max(...cells.map(of)) - Math.min(...cells.map(of)) <= 1
  return near(({ start }) => start) || near(({ end }) => end) || near(({ start, end }) => (start + end) / 2)
}

/** A row by its columns, empty where it has no cell; undefined where a cell stands in none, or in two. */
function placed(
  row: Row,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly string[] | undefined {
  const words = spans.map(() => '')
  for (const { text, start, end } of row) {
    const under = spans.flatMap((span, column) => (start < span.end && end > span.start ? [column] : []))
    if (under.length !== 1 || words[under[0]!] !== '') return undefined
    words[under[0]!] = text
  }
  return words
}

function rowOf(line: string, gap: number): Row {
  if (!GAP.test(line) || line.includes('\t')) return []
  const cells: Cell[] = []
  let column = 0
  let spaces = gap
  let between = ''
  let open: { text: string; start: number; end: number } | undefined
  for (const character of line) {
    const width = WIDE.test(character) ? 2 : 1
    if (SPACE.test(character)) {
      spaces += width
      between += character
    } else {
      if (!open || spaces >= gap) cells.push((open = { text: character, start: column, end: 0 }))
      else open.text += between + character
      open.end = column + width
      spaces = 0
      between = ''
    }
    column += width
  }
  return cells
}
