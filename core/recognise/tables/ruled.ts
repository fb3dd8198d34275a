import { isFigure, MAX_COLUMNS, MAX_ROWS, type TypedTable } from './signs.ts'

const BETWEEN_BARS = /^[|｜│┃║].*[|｜│┃║]$/
const BAR = /(?<!\\)[|｜│┃║]/
const RULE = /^[+\-=─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╯╰:|｜│┃║ \u3000]+$/
const LEVEL = /[-=─━═┄┈]{2}/
const HAN_END = /[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]$/

/**
 * Lines between bars, drawn with rules (+--+, ┌─┐, Markdown's |---|) or not; without rows where their cells do not agree.
 */
export function ruledAt(lines: readonly string[], from: number): TypedTable | undefined {
  const groups: (readonly string[])[][] = [[]]
  let at = from
  for (; at < lines.length; at++) {
    const line = lines[at]!.trim()
    const cells = cellsOf(line)
    if (RULE.test(line) && LEVEL.test(line)) groups.push([])
    else if (cells) groups.at(-1)!.push(cells)
    else break
  }
  if (at === from) return undefined
  return { lines: at - from, rows: rowsOf(groups.filter((group) => group.length > 0)) }
}

function cellsOf(line: string): readonly string[] | undefined {
  if (!BETWEEN_BARS.test(line) || line.length < 3) return undefined
  return line
    .slice(1, -1)
    .split(BAR)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
}

function rowsOf(groups: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  // A rule under every row: what stands between two of them is one row, also where its words were wrapped.
  const isRuled = groups.length >= 3
  const rows = groups.flatMap((group) => (isRuled ? unwrapped(group) : group))
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const agree = rows.every((row) => row.length === columns || (row.length === 1 && row[0] !== ''))
  const whole = rows.filter((row) => row.length === columns)
  const isTable = agree && columns >= 2 && columns <= MAX_COLUMNS && whole.length >= 2 && rows.length <= MAX_ROWS
  return isTable ? rows : []
}

/** A line without a first cell goes on with the words above it; one with figures is a row of its own. */
function unwrapped(group: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (const row of group) {
    const last = rows.at(-1)
    if (last?.length === row.length && row[0] === '' && !row.some(isFigure))
      rows[rows.length - 1] = last.map((cell, column) => joined(cell, row[column]!))
    else rows.push(row)
  }
  return rows
}

function joined(before: string, after: string): string {
  return before + (before && after && !HAN_END.test(before) ? ' ' : '') + after
}
