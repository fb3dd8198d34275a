import type { Writable } from '../connection.ts'
import type { IndexedRow } from '../passage-index.ts'
import { INDEXED, indexing } from '../passage-index.ts'
import type { Migration } from './migration.ts'

/** Pieces of the index: below the second, nothing is joined while somebody waits. */
const JOINED_FROM = 8
const MOST_PIECES = 256
const AT_ONCE = 500

/** Titles and words, tags and note, and filters of a passage stand apart in its index; its pieces are joined in steps. */
export const libraryIndex0080: Migration = {
  version: 80,
  name: '0080-library-index',
  up: (db) => {
    for (const table of ['passage_characters', 'passage_pairs'])
      db.exec(`
        INSERT INTO ${table} (${table}) VALUES ('delete-all');
        INSERT INTO ${table} (${table}, rank) VALUES ('automerge', 0);
        INSERT INTO ${table} (${table}, rank) VALUES ('usermerge', ${JOINED_FROM});
        INSERT INTO ${table} (${table}, rank) VALUES ('crisismerge', ${MOST_PIECES});
      `)
    indexAll(db)
  },
}

function indexAll(db: Writable): void {
  const next = db.prepare<[number], IndexedRow>(
    `SELECT ${INDEXED} FROM passages WHERE place > ? AND deleted_at IS NULL ORDER BY place LIMIT ${AT_ONCE}`,
  )
  for (let rows = next.all(-1); rows.length > 0; rows = next.all(rows.at(-1)!.place))
    indexing(db, (index) => {
      for (const row of rows) index.add(row)
    })
}
