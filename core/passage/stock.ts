import { z } from 'zod'
import type { NewId, Run, SlotKind } from '../document/document.ts'
import { KINDS, SLOT_KINDS } from '../document/document.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { hasOddBrackets, piecesOf } from '../template/inline.ts'
import { openRun } from '../template/slots.ts'
import type { Passage } from './passage.ts'
import { COLLECTIONS } from './passage.ts'

/** A passage that comes with the app; `id` is its name there for ever (templates/README.md). */
export interface StockPassage {
  readonly id: string
  readonly passage: Passage
}

const words = z.string().min(1).max(2_000)
const shape = z.strictObject({
  collection: z.enum(COLLECTIONS),
  fields: z.record(
    z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/),
    z.strictObject({ kind: z.enum(SLOT_KINDS), label: words }),
  ),
  passages: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      title: words,
      kind: z.enum(KINDS).nullable(),
      tags: z.array(words.max(40)),
      /** Template text: {{key}} for fields, [[…]] for guidance (template/inline.ts). */
      paragraphs: z.array(words).min(1),
    }),
  ),
})
type Stock = z.infer<typeof shape>

/** What every stock passage is tagged with. */
export const STOCK_TAG = '自带'
const COLLECTION_TAGS: Readonly<Record<Passage['collection'], string>> = {
  openings: '开头',
  closings: '结尾',
  problems: '问题',
  'next-year': '下一年',
  transitions: '过渡',
  other: '其他',
}

/** Reads a file of stock passages; stock-shape with the place where it cannot be used. */
export function readStock(json: unknown, newId: NewId): Result<readonly StockPassage[]> {
  const parsed = shape.safeParse(json)
  if (!parsed.success) return failed('stock-shape', { place: parsed.error.issues[0]!.path.join('.') || '/' })
  const stock = parsed.data
  const odd = stock.passages.find((each) => each.paragraphs.some((text) => !isSound(text, stock)))
  if (odd) return failed('stock-shape', { place: odd.id })
  return ok(stock.passages.map((each) => ({ id: each.id, passage: passageOf(each, stock, newId) })))
}

function isSound(text: string, { fields }: Stock): boolean {
  const isKnown = (key: string, shift: number) => Object.hasOwn(fields, key) && shift === 0
  return (
    !hasOddBrackets(text) && piecesOf(text).every((piece) => piece.type !== 'field' || isKnown(piece.key, piece.shift))
  )
}

function passageOf({ title, kind, tags, paragraphs }: Stock['passages'][number], stock: Stock, newId: NewId): Passage {
  return {
    title,
    collection: stock.collection,
    kind,
    year: null,
    unit: '',
    tags: [STOCK_TAG, COLLECTION_TAGS[stock.collection], ...tags],
    note: '',
    source: null,
    blocks: paragraphs.map((text) => ({ type: 'paragraph', id: newId(), runs: runsOf(text, stock.fields) })),
  }
}

type Fields = Readonly<Record<string, { readonly kind: SlotKind; readonly label: string }>>

function runsOf(text: string, fields: Fields): readonly Run[] {
  return piecesOf(text).map((piece): Run => {
    if (piece.type === 'field') return openRun({ ...fields[piece.key]!, key: piece.key })
    if (piece.type === 'guidance') return openRun({ kind: 'text', label: piece.text })
    return piece.type === 'hole' ? { text: piece.text, slot: { kind: 'text' } } : { text: piece.text }
  })
}
