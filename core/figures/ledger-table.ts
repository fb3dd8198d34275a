import type { Block, Table, TableCell } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { lastPeriod, yearOf } from './ledger-period.ts'
import { narrow } from './scan.ts'
import { UNIT } from './types/units.ts'

/** What the heads of its row and column say of a figure; an empty unit or period where they say none. */
export interface SaidInTable {
  readonly name: string
  readonly unit: string
  readonly period: string
}

/** Where a figure's cell is in its table, and where its text begins in the table's. */
interface Spot {
  readonly row: number
  readonly column: number
  readonly words: string
}

const IS_UNIT = new RegExp(`^[十百千万亿]*(?:${UNIT}|[美欧港日]?元|[%‰])(?:[/／].{1,5})?$`)
/** Heads of columns that only say that a number stands below. */
const SAYS_NOTHING = /^(?:数量|数值|数额|金额|数据|指标值?|完成(?:数|值|情况)?|实际(?:数|值|完成)?)$/
const NOT_A_NAME = /^(?:序号|编号|单位|计量单位|备注|说明|[\d.、()（）]*)$/
const CHANGES =
  /^(?:同比|环比|较上年|比上年|较去年|比去年)?(?:增减|增长|增幅|增速|变化|变动|升降)?(?:率|额|幅度|情况|数)?$/
const THIS_YEAR = /^(?:今年|本年度?|本期|本年累计|今年累计)$/
const LAST_YEAR = /^(?:去年|上年度?|上期|(?:上年|去年)同期)$/
const SUM = /^(?:合计|总计|共计|小计)$/
const WHEN = '(?:19|20)\\d{2}年(?:度|上半年|下半年|底|末|第?[一二三四]季度|\\d{1,2}(?:[—\\-至]\\d{1,2})?月)?'
const TIME = new RegExp(`^(?:截[至止])?${WHEN}`)
const TITLE_TIME = new RegExp(`(?:截[至止])?${WHEN}`)
const LONGEST_CAPTION = 40
const IS_UNIT_HEAD = /^(?:计量)?单位$/
/** A number and its measure, with nothing beside them. */
const AMOUNT = /^[-−－+±]?\d[\d,.]*[多余]?(.*)$/

/**
 * A figure is called by the head of its row and that of its column: 在校学生 and 人数（人） are 在校学生人数, counted in 人.
 * The measure stands in a head's brackets, or in a column of measures; a head that is a year is the period. Undefined for a
 * figure that stands among other words of its cell: they name it.
 */
export function saidInTable(table: Table, start: number, year: number): SaidInTable | undefined {
  const spot = spotOf(table, start)
  if (!spot || /[\u4e00-\u9fff]{2}[^\u4e00-\u9fff]*\d/.test(spot.words)) return undefined
  const heads = headRows(table)
  const unitAt = unitColumn(table, heads)
  const side = sideHeads(table, spot, unitAt)
  const top = topHeads(table, spot, heads)
  const now = latestHead(table, heads)?.period ?? `${year}年`
  const parts = [...side, ...top].map((head) => partOf(head, now))
  const own = parts.map((part) => part.period).find((each) => each !== '')
  const period = own ?? (parts.some(({ name }) => CHANGES.test(name)) ? now : '')
  const names = parts.map((part) => part.name).filter((name) => name !== '')
  const inColumn = unitAt < 0 ? '' : wordsAt(table, spot.row, unitAt)
  // Last year's column counts what this year's does.
  const isYear = parts.some((part) => part.period !== '') && names.length === side.length
  const beside = isYear ? (latestHead(table, heads)?.unit ?? '') : ''
  const unit =
    parts.map((part) => part.unit).find((each) => each !== '') ?? (IS_UNIT.test(inColumn) ? inColumn : beside)
  return { name: joined(names, spot.words + unit), unit, period }
}

/** 在校学生 and 人数; a change has the name of what changes, and a sum says so last. */
function joined(names: readonly string[], amount: string): string {
  const change = names.find((name) => CHANGES.test(name))
  const sum = names.find((name) => SUM.test(name))
  const things = names.filter((name) => name !== change && name !== sum)
  const name = things.reduce((all, each) => (all.endsWith(each) ? all : all + each), '')
  const isShare = /[%％‰]|百分点/.test(amount) || /率|幅|速/.test(change ?? '')
  return name + (change === undefined || name === '' ? '' : isShare ? '增幅' : '增量') + (sum ?? '')
}

/** A head without its number, its measure and its time. */
function partOf(head: string, now: string): SaidInTable {
  const bracket = [...head.matchAll(/[（(]([^（()）]+)[）)]/g)].find(([, inside]) => IS_UNIT.test(bare(inside!)))
  const unit = bracket ? bare(bracket[1]!) : ''
  const name = head
    .replace(bracket?.[0] ?? '', '')
    .replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d))/, '')
    .replace(/^其中[：:]?/, '')
  if (THIS_YEAR.test(name)) return { name: '', unit, period: now }
  const same = /^((?:19|20)\d{2})年同期$/.exec(name)
  if (same) return { name: '', unit, period: now.replace(/(?:19|20)\d{2}/, same[1]!) }
  if (LAST_YEAR.test(name)) return { name: '', unit, period: lastPeriod(now) }
  const time = TIME.exec(name)
  const rest = name.slice(time?.[0].length ?? 0)
  return { name: SAYS_NOTHING.test(rest) ? '' : rest, unit, period: time ? time[0].replace(/年度$/, '年') : '' }
}

/** The newest of the years that its heads name, and what is counted under it: 上年同期 and 同比 are said of that. */
function latestHead(table: Table, heads: number): SaidInTable | undefined {
  const all = table.rows
    .slice(0, heads)
    .flatMap(({ cells }) => cells.map((cell) => partOf(wordsOf(cell), '')).filter(({ period }) => period !== ''))
  return all.toSorted((a, b) => (yearOf(b.period) ?? 0) - (yearOf(a.period) ?? 0))[0]
}

/** What the lines over a table say of all of it: 单位：万元, 2025年主要指标. */
export function captionOver(blocks: readonly Block[], table: Table): Omit<SaidInTable, 'name'> {
  const at = blocks.indexOf(table)
  const lines = blocks.slice(Math.max(at - 2, 0), Math.max(at, 0)).flatMap((block) => {
    const words = block.type === 'paragraph' ? textOf(block.runs).replace(/[\s\u3000]/g, '') : ''
    return words !== '' && words.length <= LONGEST_CAPTION && !/[。；]/.test(words) ? [words] : []
  })
  const unit = lines
    .map((words) => /单位[：:]([^，,（()）]+)/.exec(words)?.[1] ?? '')
    .find((each) => IS_UNIT.test(each))
  const period = lines.map((words) => TITLE_TIME.exec(words)?.[0] ?? '').find((each) => each !== '')
  return { unit: unit ?? '', period: period?.replace(/年度$/, '年') ?? '' }
}

function bare(inside: string): string {
  return inside.replace(/^(?:计量)?单位[：:]/, '').trim()
}

/** The column whose head is 单位; -1 without one. */
function unitColumn(table: Table, heads: number): number {
  const columns = table.rows
    .slice(0, heads)
    .map(({ cells }) => cells.findIndex((cell) => IS_UNIT_HEAD.test(wordsOf(cell))))
  return columns.find((column) => column >= 0) ?? -1
}

/** The words that stand before the figure's column in its row; those of a cell over several rows for each of them. */
function sideHeads(table: Table, { row, column }: Spot, unitAt: number): readonly string[] {
  const found: string[] = []
  for (let each = 0; each < column; each++) {
    const words = wordsAt(table, row, each)
    const isName = /[\u4e00-\u9fffA-Za-z]/.test(words) && !NOT_A_NAME.test(words) && each !== unitAt && !isAmount(words)
    if (isName && found.at(-1) !== words) found.push(words)
  }
  const of = found.at(-1)
  return of !== undefined && of.startsWith('其中') ? [...found.slice(0, -1), thingAbove(table, row, of), of] : found
}

/** What a row of 其中 is a part of: the nearest row above that is none. */
function thingAbove(table: Table, row: number, of: string): string {
  const column = table.rows[row]!.cells.findIndex((cell) => wordsOf(cell) === of)
  for (let above = row - 1; above >= 0; above--) {
    const words = wordsAt(table, above, column)
    if (words !== '' && !words.startsWith('其中')) return partOf(words, '').name
  }
  return ''
}

/** The heads over a column, the highest first; one that spans several columns is a head of each. */
function topHeads(table: Table, { row, column }: Spot, heads: number): readonly string[] {
  const found: string[] = []
  for (let head = 0; head < Math.min(heads, row); head++) {
    const words = wordsAt(table, head, column)
    if (words !== '' && !NOT_A_NAME.test(words) && found.at(-1) !== words) found.push(words)
  }
  return found
}

/** Rows at the top without an amount: those that repeat on each page, else as many as hold only words. */
function headRows({ rows }: Table): number {
  const marked = rows.findIndex((row) => !row.header)
  if (marked > 0) return marked
  const first = rows.findIndex(({ cells }) => cells.some((cell) => isAmount(wordsOf(cell))))
  return Math.max(first, 0)
}

function isAmount(words: string): boolean {
  const rest = TIME.test(words) ? undefined : AMOUNT.exec(narrow(words))?.[1]
  return rest === '' || (rest !== undefined && (IS_UNIT.test(rest) || rest === '个百分点'))
}

function spotOf(table: Table, start: number): Spot | undefined {
  let at = 0
  for (const [row, { cells }] of table.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const { length } = cell.blocks.map(({ runs }) => textOf(runs)).join('')
      if (start >= at && start < at + length) return { row, column, words: wordsOf(cell) }
      at += length
    }
  }
  return undefined
}

/** What is printed at a place; of one that another cell lies over, that cell's words. */
function wordsAt({ rows }: Table, row: number, column: number): string {
  for (let up = row; up >= 0; up--) {
    for (let left = column; left >= 0; left--) {
      const cell = rows[up]?.cells[left]
      if (cell && !cell.covered && up + cell.rowSpan > row && left + cell.colSpan > column) return wordsOf(cell)
    }
  }
  return ''
}

function wordsOf(cell: TableCell | undefined): string {
  const words = cell?.blocks.map(({ runs }) => textOf(runs)).join('') ?? ''
  return words.replace(/[\s\u3000]/g, '')
}
