import type { BlockId, Document, Table } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf } from '../document/walk.ts'
import type { Figure, FigureType } from './figure.ts'
import { findFigures } from './find-figures.ts'
import type { FigureFacts } from './ledger.ts'
import { parseAmount, scaleOf } from './ledger-amount.ts'
import type { FieldInRuns, FigureStretch } from './ledger-fields.ts'
import { fieldsIn } from './ledger-fields.ts'
import { sentenceAt } from './ledger-growth.ts'
import { isPartOfName } from './ledger-clause.ts'
import { proposeName } from './ledger-name.ts'
import type { SaidInTable } from './ledger-table.ts'
import { captionOver, saidInTable } from './ledger-table.ts'
import type { Text } from './places.ts'
import { textsOf, wordsOf } from './places.ts'

/** A figure of a paper as it might be saved: what the ledger would say of it, and where it stands. */
export interface FigureProposal extends Pick<FigureFacts, 'name' | 'value' | 'unit' | 'period'> {
  readonly figure: Figure
  /** The figure of the ledger that its field shows already. */
  readonly ledger?: string
}

/** The words that a proposal was taken from, as they may be linked; the date of the paper is no run. */
export function wordsOfProposal({ figure, unit }: FigureProposal): FigureStretch | undefined {
  if (figure.place === 'date') return undefined
  return { place: figure.place, start: figure.start, text: exactly(figure.text), unit }
}

/** The minus of a table's cell; in a sentence it may be a dash. */
function withSign(figure: Figure, words: string): Figure {
  return { ...figure, text: words[0]! + figure.text, offset: figure.offset - 1, start: figure.start - 1 }
}

/** 300万元以上 is 300万元 and what is said of it. */
function exactly(text: string): string {
  return text.replace(/(?:左右|以上|以下)$/, '')
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
  const texts = textsOf(d).filter((each) => each.place === place && contains(each, offset))
  // Where the text of one cell ends, that of the next begins.
  const text = texts.at(-1)
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
      blocks.flatMap((each) =>
        each.type === 'table' ? [[each.id, { table: each, caption: captionOver(blocks, each) }] as const] : [],
      ),
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
    const from = figure.start - text.start
    if (isPartOfName(words, { start: from, end: from + figure.text.length })) return []
    const inTable = tables.get(figure.place as BlockId)
    const proposal = proposalOf(figure, { words, start: from, year: d.year, inTable })
    const ledger = fields.find(({ at, text: shown }) => {
      return at <= from && from < at + shown.length
    })?.ledger
    return proposal ? [{ ...proposal, ...(ledger !== undefined && { ledger }) }] : []
  })
}

/** Where a figure stands. */
interface Around {
  readonly words: string
  readonly start: number
  readonly year: number
  readonly inTable: { readonly table: Table; readonly caption: Omit<SaidInTable, 'name'> } | undefined
}

/** Of a sentence without end no more is read than a sentence has. */
const FARTHEST = 300

function proposalOf(found: Figure, { words, start, year, inTable }: Around): FigureProposal | undefined {
  const figure = inTable && start === 1 && /^[-−－]/.test(words) ? withSign(found, words) : found
  const amount = parseAmount(exactly(figure.text))
  if (!amount) return undefined
  const from = Math.max(start - FARTHEST, 0)
  const { sentence, at } = sentenceAt(words.slice(from, start + FARTHEST), start - from)
  const said = inTable && saidInTable(inTable.table, figure.start, year)
  const name = said?.name ?? proposeName(sentence, { start: at, end: at + figure.text.length })
  const unit = amount.unit || said?.unit || inTable?.caption.unit || ''
  const period = said?.period || inTable?.caption.period || periodBefore(sentence.slice(0, at), year)
  return { figure, name, value: amount.value, unit, period }
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
