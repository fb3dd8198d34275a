import type { Attachment, Block, BlockId, Document, NewId, Paragraph, Run, Table } from './document.ts'

/** The same paper with fresh ids throughout; a reference inside the paper follows its block, any other stays. */
export function renewIds(d: Document, newId: NewId): Document {
  const renewed = new Map<BlockId, BlockId>()
  const renew = (id: BlockId) => {
    const fresh = newId()
    // Where two blocks of a damaged paper share an id, references go to the first.
    if (!renewed.has(id)) renewed.set(id, fresh)
    return fresh
  }
  return withRefs(
    {
      ...d,
      blocks: d.blocks.map((block) => blockWith(block, renew)),
      attachments: d.attachments.map((attachment) => ({
        ...attachment,
        id: renew(attachment.id),
        blocks: attachment.blocks.map((block) => blockWith(block, renew)),
      })),
    },
    renewed,
  )
}

function blockWith(block: Block, renew: (id: BlockId) => BlockId): Block {
  const id = renew(block.id)
  return block.type === 'table' ? { ...tableWith(block, renew), id } : { ...block, id }
}

function tableWith(table: Table, renew: (id: BlockId) => BlockId): Table {
  const rows = table.rows.map((row) => ({
    ...row,
    id: renew(row.id),
    cells: row.cells.map((cell) => ({
      ...cell,
      id: renew(cell.id),
      blocks: cell.blocks.map((paragraph) => ({ ...paragraph, id: renew(paragraph.id) })),
    })),
  }))
  return { ...table, rows }
}

function withRefs(d: Document, renewed: ReadonlyMap<BlockId, BlockId>): Document {
  const runs = (given: readonly Run[]) =>
    given.map((run) => (run.ref === undefined ? run : { ...run, ref: renewed.get(run.ref) ?? run.ref }))
  const paragraph = (given: Paragraph): Paragraph => ({ ...given, runs: runs(given.runs) })
  const block = (given: Block): Block => {
    if (given.type === 'paragraph') return paragraph(given)
    if (given.type === 'table') {
      const cells = (row: Table['rows'][number]) =>
        row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(paragraph) }))
      return { ...given, rows: given.rows.map((row) => ({ ...row, cells: cells(row) })) }
    }
    if (given.type !== 'heading') return given
    const heading = { ...given, runs: runs(given.runs) }
    return given.runIn ? { ...heading, runIn: runs(given.runIn) } : heading
  }
  const attachment = (given: Attachment): Attachment => ({
    ...given,
    title: runs(given.title),
    blocks: given.blocks.map(block),
  })
  return {
    ...d,
    title: runs(d.title),
    recipients: runs(d.recipients),
    blocks: d.blocks.map(block),
    attachments: d.attachments.map(attachment),
    signatory: runs(d.signatory),
    ...(d.note ? { note: runs(d.note) } : {}),
  }
}
