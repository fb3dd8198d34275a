import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, BlockId, Document, NewId } from '#core/document/document.ts'
import { renewIds } from '#core/document/renew-ids.ts'
import { arbitraryDocument } from '../support/arbitrary-document.ts'
import { attachment, doc, h1, p, table } from '../support/build.ts'

const fresh = (): NewId => {
  let count = 0
  return () => `new${String(++count).padStart(9, '0')}` as BlockId
}

/** Every id that names a part of the paper. */
function idsOf(d: Document): BlockId[] {
  const of = (block: Block): BlockId[] => {
    const cells =
      block.type === 'table' ? block.rows.flatMap((row) => [row.id, ...row.cells.map((cell) => cell.id)]) : []
    const inside = block.type === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks)) : []
    return [block.id, ...cells, ...inside.flatMap(of)]
  }
  return [...d.blocks.flatMap(of), ...d.attachments.flatMap(({ id, blocks }) => [id, ...blocks.flatMap(of)])]
}

const without = (d: Document) =>
  JSON.stringify(d, (key, value) => (key === 'id' || key === 'ref' ? '' : (value as unknown)))

test('a copy shares no id with the paper, and nothing else differs', () => {
  fc.assert(
    fc.property(arbitraryDocument, (d) => {
      const copy = renewIds(d, fresh())
      const ids = idsOf(copy)
      expect(ids).toHaveLength(idsOf(d).length)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => id.startsWith('new'))).toBe(true)
      expect(without(copy)).toBe(without(d))
    }),
  )
})

test('a reference follows its block, from a cell and an attachment too; one to another paper stays', () => {
  const target = '000000000001' as BlockId
  const other = 'zzzzzzzzzzzz' as BlockId
  const to = (ref: BlockId) => [{ text: '见上', ref }]
  const d = doc(h1('目标'), p(to(target)), p(to(other)), table([[to(target)]]), attachment('附', p(to(target))))
  const refs = [...JSON.stringify(renewIds(d, fresh())).matchAll(/"ref":"(\w+)"/g)].map(([, ref]) => ref)
  expect(refs).toEqual(['new000000001', other, 'new000000001', 'new000000001'])
})

test('where two blocks of a damaged paper share an id, each gets its own and references go to the first', () => {
  const id = '000000000001' as BlockId
  const d = {
    ...doc(),
    blocks: [
      { ...p('甲'), id },
      { ...p('乙'), id },
      { ...p([{ text: '见', ref: id }]), id: 'x' as BlockId },
    ],
  }
  const copy = renewIds(d, fresh())
  expect(copy.blocks.map((block) => block.id)).toEqual(['new000000001', 'new000000002', 'new000000003'])
  expect(copy.blocks[2]).toMatchObject({ runs: [{ ref: 'new000000001' }] })
})
