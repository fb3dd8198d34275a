import type { Migration } from './migration.ts'

/** The user's own presets. */
export const presets0030: Migration = {
  version: 30,
  name: '0030-presets',
  up: (db) => {
    db.exec(`
      CREATE TABLE presets (
        id TEXT NOT NULL PRIMARY KEY,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        preset TEXT NOT NULL
      ) STRICT;
    `)
  },
}
