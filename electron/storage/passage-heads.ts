import type { Collection } from '#core/passage/passage.ts'
import type { Readable } from './connection.ts'

/** What a passage is known again by. */
export interface PassageHead {
  readonly id: string
  readonly title: string
  readonly collection: Collection
  /** Of title and words (passage-text.ts). */
  readonly sha256: string
  readonly isInBin: boolean
}

interface HeadRow extends Omit<PassageHead, 'isInBin'> {
  readonly place: number
  readonly in_bin: number
}

/** The next heads in the order of the last changes, those of the bin among them; `after` is where the last page ended. */
export function passageHeads(
  db: Readable,
  after = 0,
): { readonly heads: readonly PassageHead[]; readonly after: number | undefined } {
  const rows = db
    .prepare<[number], HeadRow>(
      `SELECT place, id, title, collection, text_sha256 AS sha256, deleted_at IS NOT NULL AS in_bin
       FROM passages WHERE place > ? ORDER BY place LIMIT 2000`,
    )
    .all(after)
  return {
    heads: rows.map(({ place: _place, in_bin, ...head }) => ({ ...head, isInBin: in_bin === 1 })),
    after: rows.at(-1)?.place,
  }
}
