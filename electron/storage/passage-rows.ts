import type { Kind } from '#core/document/document.ts'
import { countText } from '#core/document/count.ts'
import type { Collection, Passage, PassageShape } from '#core/passage/passage.ts'
import { MAX_PASSAGE_CHARACTERS, passageSchema, shapeOf } from '#core/passage/passage.ts'
import { pinyinOf } from '#core/passage/pinyin.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'
import type { IndexedRow } from './passage-index.ts'
import { INDEXED, indexing } from './passage-index.ts'
import { hashOfText, textOfBlocks } from './passage-text.ts'

/** A passage with what the library knows of it. */
export interface StoredPassage extends Passage {
  readonly id: string
  readonly shape: PassageShape
  readonly characters: number
  readonly isFavourite: boolean
  readonly uses: number
  /** How many earlier states are kept. */
  readonly versions: number
  readonly createdAt: string
  readonly updatedAt: string
  /** Only of one in the bin. */
  readonly deletedAt?: string
}

/** What every reader of a passage's row needs. */
export interface FactsRow {
  readonly id: string
  readonly title: string
  readonly collection: Collection
  readonly shape: PassageShape
  readonly kind: Kind | null
  readonly year: number | null
  readonly unit: string
  readonly tags: string
  readonly note: string
  readonly source: string | null
  readonly characters: number
  readonly is_favourite: number
  readonly uses: number
  readonly created_at: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

export const FACTS = `id, title, collection, shape, kind, year, unit, tags, note, source, characters, is_favourite, uses,
  created_at, updated_at, deleted_at`

interface PassageRow extends FactsRow {
  readonly versions: number
  readonly blocks: string
}

const COLUMNS = `${FACTS}, versions, blocks`

/** JSON of one passage; a text of the longest kind with a mark on every other word has less. */
const MAX_JSON = 20 * MAX_PASSAGE_CHARACTERS

/** What a passage itself says, as it stands in its row. */
export interface PassageColumns extends Omit<Passage, 'tags' | 'source' | 'blocks'> {
  readonly tags: string
  readonly source: string | null
  readonly shape: PassageShape
  readonly characters: number
  readonly textSha256: string
  readonly pinyin: string
  readonly initials: string
  readonly text: string
  readonly blocks: string
}

/** A passage's columns as it is stored; or passage-too-large. */
export function toColumns(passage: Passage): Result<PassageColumns> {
  const text = textOfBlocks(passage.blocks)
  const blocks = JSON.stringify(passage.blocks)
  if (text.length > MAX_PASSAGE_CHARACTERS || blocks.length > MAX_JSON)
    return failed('passage-too-large', { max: MAX_PASSAGE_CHARACTERS })
  const { full: pinyin, initials } = pinyinOf(passage.title)
  return ok({
    ...passage,
    tags: JSON.stringify(passage.tags),
    source: passage.source && JSON.stringify(passage.source),
    shape: shapeOf(passage.blocks),
    characters: countText(text),
    textSha256: hashOfText(passage.title, text),
    pinyin,
    initials,
    text,
    blocks,
  })
}

/** The passage of that id, in the bin or not; undefined where there is none. */
export function findPassage(db: Readable, id: string): StoredPassage | undefined {
  const row = db.prepare<[string], PassageRow>(`SELECT ${COLUMNS} FROM passages WHERE id = ?`).get(id)
  return row && toPassage(row)
}

/** The next passages outside the bin by when they were added. */
export const NEXT_PASSAGES = `
  SELECT ${COLUMNS} FROM passages WHERE deleted_at IS NULL AND (created_at, id) > (@createdAt, @id)
  ORDER BY created_at, id LIMIT 100`

export function nextPassages(
  db: Readable,
  after: { readonly createdAt: string; readonly id: string },
): StoredPassage[] {
  return db.prepare<[object], PassageRow>(NEXT_PASSAGES).all(after).map(toPassage)
}

/** Writes to rows of passages that are there, and brings the index in step; rows in the bin stand outside of it. */
export function rewriting(db: Writable, run: (rewrite: (id: string, write: () => void) => void) => void): void {
  const read = db.prepare<[string], IndexedRow>(`SELECT ${INDEXED} FROM passages WHERE id = ? AND deleted_at IS NULL`)
  indexing(db, (index) =>
    run((id, write) => {
      const before = read.get(id)
      write()
      const after = read.get(id)
      if (before) index.remove(before)
      if (after) index.add(after)
    }),
  )
}

/** What of a row the list and the passage itself have in common. */
export function toFacts({ is_favourite, created_at, updated_at, deleted_at, tags, source, ...row }: FactsRow) {
  const facts = {
    ...row,
    tags: JSON.parse(tags) as string[],
    source: source === null ? null : (JSON.parse(source) as Passage['source']),
    isFavourite: is_favourite === 1,
    createdAt: created_at,
    updatedAt: updated_at,
  }
  return deleted_at === null ? facts : { ...facts, deletedAt: deleted_at }
}

/** Read by the schema, as every paper is: a block that this version does not know stays whole. */
export function blocksOf(text: string): Passage['blocks'] {
  return passageSchema.shape.blocks.parse(JSON.parse(text))
}

export interface PlacedPassage {
  readonly id: string
  readonly characters: number
  readonly isInBin: boolean
}

/** Those of the ids that are there, in the order of their places, in which they are written best. */
export function placed(db: Readable, ids: readonly string[]): PlacedPassage[] {
  return db
    .prepare<[string], Omit<PlacedPassage, 'isInBin'> & { readonly in_bin: number }>(
      `SELECT id, characters, deleted_at IS NOT NULL AS in_bin FROM passages
       WHERE id IN (SELECT value FROM json_each(?)) ORDER BY place`,
    )
    .all(JSON.stringify(ids))
    .map(({ in_bin, ...rest }) => ({ ...rest, isInBin: in_bin === 1 }))
}

/** Whether all of them are there and none is in the bin; else passage-missing or passage-in-bin. */
export function areLive(db: Readable, ids: readonly string[]): Result<null> {
  const state = db.prepare<[string], number>('SELECT deleted_at IS NOT NULL FROM passages WHERE id = ?').pluck()
  const states = ids.map((id) => state.get(id))
  if (states.includes(undefined)) return failed('passage-missing')
  return states.includes(1) ? failed('passage-in-bin') : ok(null)
}

function toPassage({ blocks, versions, ...row }: PassageRow): StoredPassage {
  return { ...toFacts(row), versions, blocks: blocksOf(blocks) }
}
