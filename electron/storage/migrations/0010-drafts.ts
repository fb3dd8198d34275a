import type { Migration } from './migration.ts'

/** Drafts, settings and the write ids that were applied. */
export const drafts0010: Migration = {
  version: 10,
  name: '0010-drafts',
  up: (db) => {
    // The two long columns stand last: SQLite reads a row from its start, and the list needs none of the text.
    db.exec(`
      CREATE TABLE drafts (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        unit TEXT NOT NULL,
        characters INTEGER NOT NULL,
        format INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        caret TEXT,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX drafts_by_time ON drafts (updated_at DESC, id) WHERE deleted_at IS NULL;

      CREATE TABLE settings (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        updated_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE requests (
        id TEXT NOT NULL PRIMARY KEY,
        call TEXT NOT NULL,
        answer TEXT NOT NULL,
        applied_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX requests_by_time ON requests (applied_at);
    `)
  },
}
