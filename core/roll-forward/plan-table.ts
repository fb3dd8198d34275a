import type { Document, NewId, Paragraph, TableRow } from '../document/document.ts'
import { FORMAT } from '../document/document.ts'

/** One line of the table: a plan item and what became of it. */
export interface PlanTableRow {
  readonly text: string
  readonly state: 'answered' | 'open' | 'dropped'
  /** The section that answers it. */
  readonly section: string
  /** The words that answer it, or why it was dropped. */
  readonly note: string
}

interface PlanTable {
  /** The first year of the plan, and the unit whose it is. */
  readonly year: number
  readonly unit: string
  readonly rows: readonly PlanTableRow[]
}

const HEAD = ['序号', '计划事项', '兑现情况', '所在部分', '说明']
const STATES = { answered: '已写入总结', open: '未写入总结', dropped: '不再实施' } as const

/** The title of such a table. */
export function planTableTitle({ year, unit }: Pick<PlanTable, 'year' | 'unit'>): string {
  return `${unit}${year}年工作计划兑现情况表`
}

/** The items of a plan and what became of each, as a paper that can be handed in. */
export function planTable({ year, unit, rows }: PlanTable, newId: NewId): Document {
  const body = rows.map(({ text, state, section, note }, at) =>
    rowOf([String(at + 1), text, STATES[state], section, note], newId),
  )
  return {
    format: FORMAT,
    kind: 'other',
    year,
    unit,
    title: [{ text: planTableTitle({ year, unit }) }],
    recipients: [],
    blocks: [{ type: 'table', id: newId(), rows: [{ ...rowOf(HEAD, newId), header: true }, ...body] }],
    attachments: [],
    signatory: [],
    date: { text: '' },
    numbering: 'restart',
  }
}

function rowOf(words: readonly string[], newId: NewId): TableRow {
  const cells = words.map((text) => {
    const paragraph: Paragraph = { type: 'paragraph', id: newId(), runs: text ? [{ text }] : [] }
    return { id: newId(), colSpan: 1, rowSpan: 1, blocks: [paragraph] }
  })
  return { id: newId(), cells }
}
