import type { BlockId } from '#core/document/document.ts'
import type { Section } from '#core/outline/sections.ts'
import type { PlanItem } from '../desk.ts'

export interface MatrixColumn {
  readonly id: BlockId
  readonly name: string
}

/** What stands where an item and a section meet: the place of the answer among the item's, and whether it is last year's. */
export interface MatrixMark {
  readonly answer: number
  readonly isOld: boolean
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[]
  /** For each item by column id, the likest answer there. */
  readonly rows: readonly ReadonlyMap<BlockId, MatrixMark>[]
}

/** Items against the sections of the first two levels that look back; a chapter with sections only where something answers in itself. */
export function matrixOf(items: readonly PlanItem[], sections: readonly Section[], plan: ReadonlySet<BlockId>): Matrix {
  const shown = sections.filter(({ id, level }) => level <= 2 && !plan.has(id))
  const columnOf = columnsByHeading(sections)
  const rows = items.map((item) => marksOf(item, columnOf))
  const isHit = (id: BlockId) => rows.some((row) => row.has(id))
  const columns = shown.filter((section, at) => section.level === 2 || shown[at + 1]?.level !== 2 || isHit(section.id))
  return { columns: columns.map(({ id, number, title }) => ({ id, name: number + title })), rows }
}

/** The section of the first two levels that each heading belongs to. */
function columnsByHeading(sections: readonly Section[]): ReadonlyMap<BlockId, BlockId> {
  const columns = new Map<BlockId, BlockId>()
  let column: BlockId | undefined
  for (const { id, level } of sections) {
    if (level <= 2) column = id
    if (column) columns.set(id, column)
  }
  return columns
}

function marksOf(
  { state, answers }: PlanItem,
  columnOf: ReadonlyMap<BlockId, BlockId>,
): ReadonlyMap<BlockId, MatrixMark> {
  const marks = new Map<BlockId, MatrixMark>()
  if (state === 'dropped') return marks
  for (const [answer, { heading, isOld }] of answers.entries()) {
    const column = heading && columnOf.get(heading)
    if (column && !marks.has(column)) marks.set(column, { answer, isOld })
  }
  return marks
}
