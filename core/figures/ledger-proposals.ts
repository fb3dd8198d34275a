import type { Document, Table, TableCell } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf } from '../document/walk.ts'
import type { Figure, FigureType } from './figure.ts'
import { findFigures } from './find-figures.ts'
import type { FigureFacts } from './ledger.ts'
import { parseAmount, scaleOf } from './ledger-amount.ts'
import type { FieldInRuns } from './ledger-fields.ts'
import { fieldsIn } from './ledger-fields.ts'
import { sentenceAt } from './ledger-growth.ts'
import { proposeName } from './ledger-name.ts'
import type { Text } from './places.ts'
import { textsOf, wordsOf } from './places.ts'

/** A figure of a paper as it might be saved: what the ledger would say of it, and where it stands. */
export interface FigureProposal extends Pick<FigureFacts, 'name' | 'value' | 'unit' | 'period'> {
  readonly figure: Figure
  /** The figure of the ledger that its field shows already. */
  readonly ledger?: string
}

/** Statistics; dates, holes, sessions and names made of numbers are none. A number without a measure is one only where it is asked for. */
const KEPT: ReadonlySet<FigureType> = new Set<FigureType>(['percent', 'money', 'count', 'bignum'])

/** Every figure of a paper that a ledger may keep, in reading order; those that show a figure of it are left out. */
export function proposeFigures(d: Document): readonly FigureProposal[] {
  return proposalsOf(d, ({ type }) => KEPT.has(type)).filter(({ ledger }) => ledger === undefined)
}

/** What a paper says of a name: a figure of that sort that would be called so, else one whose name holds it or is held by it. */
export function proposeValue(
  d: Document,
  { name, ...amount }: Pick<FigureFacts, 'name' | 'value' | 'unit'>,
): FigureProposal | undefined {
  const { measure } = scaleOf(amount)
  const same = proposalsOf(d, ({ type }) => KEPT.has(type)).filter((each) => scaleOf(each).measure === measure)
  const isNear = (other: string) => other.length >= 2 && (other.includes(name) || name.includes(other))
  return same.find((each) => each.name === name) ?? same.find((each) => isNear(each.name))
}

/** The figure at a place of the paper's text, or else the nearest of its sentence; undefined where it has none. */
export function proposeFigureAt(
  d: Document,
  { place, offset }: { readonly place: string; readonly offset: number },
): FigureProposal | undefined {
  const text = textsOf(d).find((each) => each.place === place && contains(each, offset))
  if (!text) return undefined
  const words = wordsOf(text)
  const { sentence, at } = sentenceAt(words, offset - text.start)
  const from = offset - at
  const near = findFigures(d).filter(
    (figure) =>
      figure.place === place &&
      figure.start >= from &&
      figure.end <= from + sentence.length &&
      (KEPT.has(figure.type) || (figure.type === 'barenum' && figure.start <= offset && offset <= figure.end)),
  )
  const distance = ({ start, end }: Figure) => Math.max(start - offset, offset - end, 0)
  const [nearest] = near.toSorted((a, b) => distance(a) - distance(b))
  return nearest && proposalsOf(d, (figure) => figure.place === place && figure.start === nearest.start)[0]
}

function contains({ start, runs }: Text, offset: number): boolean {
  return start <= offset && offset <= start + textOf(runs).length
}

function proposalsOf(d: Document, isWanted: (figure: Figure) => boolean): readonly FigureProposal[] {
  const texts = textsOf(d)
  const tables = new Map(
    bodiesOf(d).flatMap((blocks) =>
      blocks.flatMap((each) => (each.type === 'table' ? [[each.id, each] as const] : [])),
    ),
  )
  let next = -1
  let end = -1
  let words = ''
  let fields: readonly FieldInRuns[] = []
  return findFigures(d).flatMap((figure): FigureProposal[] => {
    // Both are in reading order.
    while (end < figure.offset + figure.text.length && texts[++next]) {
      words = wordsOf(texts[next]!)
      fields = fieldsIn(texts[next]!.runs)
      end = texts[next]!.offset + words.length
    }
    const text = texts[next]
    if (!text || !isWanted(figure)) return []
    const table = tables.get(figure.place as Table['id'])
    const proposal = proposalOf(figure, { words, start: figure.start - text.start, year: d.year, table })
    const ledger = fields.find(({ at, text: shown }) => {
      return at <= figure.start - text.start && figure.start - text.start < at + shown.length
    })?.ledger
    return proposal ? [{ ...proposal, ...(ledger !== undefined && { ledger }) }] : []
  })
}

/** Where a figure stands. */
interface Around {
  readonly words: string
  readonly start: number
  readonly year: number
  readonly table: Table | undefined
}

/** Of a sentence without end no more is read than a sentence has. */
const FARTHEST = 300

function proposalOf(figure: Figure, { words, start, year, table }: Around): FigureProposal | undefined {
  const amount = parseAmount(figure.text.replace(/(?:左右|以上|以下)$/, ''))
  if (!amount) return undefined
  const from = Math.max(start - FARTHEST, 0)
  const { sentence, at } = sentenceAt(words.slice(from, start + FARTHEST), start - from)
  const said = table
    ? saidInTable(table, figure)
    : { name: proposeName(sentence, { start: at, end: at + figure.text.length }), unit: '' }
  const period = periodBefore(sentence.slice(0, at), year)
  return { figure, name: said.name, value: amount.value, unit: amount.unit || said.unit, period }
}

/** What the sentence says before the figure, unless it compares with it: 截至2025年底, 2025年上半年; else the paper's year. */
function periodBefore(words: string, year: number): string {
  const end = /(?:截[至止]|到|至)(\d{4})年[底末]/.exec(words)?.[1]
  if (end) return `截至${end}年底`
  const named = [
    ...words.matchAll(
      /(?<![较比自从]|\d)((?:19|20)\d{2})年(上半年|下半年|第?[一二三四]季度|[1１一][—\-至]\d{1,2}月)?/g,
    ),
  ].at(-1)
  if (named) return named[1] + '年' + (named[2] ?? '')
  const season = /(?<![去年])(上半年|下半年|第?[一二三四]季度)/.exec(words)?.[1]
  return `${year}年${season ?? ''}`
}

/** The words at the head of its row and of its column; the measure in the column's brackets. */
function saidInTable(table: Table, { start }: Figure): { readonly name: string; readonly unit: string } {
  let at = 0
  for (const row of table.rows) {
    for (const [column, cell] of row.cells.entries()) {
      const words = wordsOfCell(cell)
      if (start >= at && start < at + words.length) {
        const own = row.cells.map(wordsOfCell).find((each) => /[\u4e00-\u9fff]/.test(each) && each !== words) ?? ''
        const head = row === table.rows[0] ? '' : wordsOfCell(table.rows[0]!.cells[column])
        const unit = /[（(]([^（()）]+)[）)]/.exec(head)?.[1] ?? ''
        return { name: own + head.replace(/[（(].*/, '').replace(SAYS_NOTHING, ''), unit }
      }
      at += words.length
    }
  }
  return { name: '', unit: '' }
}

/** Heads of columns that only say that a number stands below. */
const SAYS_NOTHING = /^(?:数量|数值|数额|金额|指标值?|完成(?:数|值|情况)?|实际(?:数|值)|合计)$/

function wordsOfCell(cell: TableCell | undefined): string {
  return cell?.blocks.map(({ runs }) => textOf(runs)).join('') ?? ''
}
