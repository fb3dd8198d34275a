import type { Migration } from './migration.ts'

/** Old papers with a search of their own, the files that papers came from, and the pictures in them. */
export const imports0040: Migration = {
  version: 40,
  name: '0040-imports',
  up: (db) => {
    // As everywhere, what is long stands last: a list reads none of it.
    db.exec(`
      CREATE TABLE originals (
        sha256 TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;

      CREATE TABLE assets (
        sha256 TEXT NOT NULL PRIMARY KEY,
        type TEXT,
        width INTEGER,
        height INTEGER,
        added_at TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;

      CREATE TABLE old_papers (
        id TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        unit TEXT NOT NULL,
        characters INTEGER NOT NULL,
        format INTEGER NOT NULL,
        original TEXT REFERENCES originals (sha256),
        file TEXT,
        text_sha256 TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        deleted_at TEXT,
        document TEXT NOT NULL
      ) STRICT;
      CREATE INDEX old_papers_by_year ON old_papers (year DESC, imported_at DESC, id) WHERE deleted_at IS NULL;
      CREATE INDEX old_papers_in_bin ON old_papers (deleted_at DESC, id) WHERE deleted_at IS NOT NULL;
      CREATE INDEX old_papers_by_kind ON old_papers (kind, deleted_at) WHERE deleted_at IS NULL;
      CREATE INDEX old_papers_by_unit ON old_papers (unit, deleted_at) WHERE deleted_at IS NULL;
      CREATE INDEX old_papers_by_original ON old_papers (original);
      CREATE INDEX old_papers_by_text ON old_papers (text_sha256);

      CREATE TABLE draft_originals (
        draft TEXT NOT NULL PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
        original TEXT NOT NULL REFERENCES originals (sha256),
        file TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX draft_originals_by_original ON draft_originals (original);

      CREATE TABLE old_lines (
        line INTEGER PRIMARY KEY,
        paper TEXT NOT NULL REFERENCES old_papers (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX old_lines_by_paper ON old_lines (paper, place);
      CREATE VIRTUAL TABLE old_grams USING fts5 (
        grams, content='', contentless_delete=1, detail=none, tokenize='ascii'
      );
      CREATE TRIGGER old_lines_gone AFTER DELETE ON old_lines BEGIN
        DELETE FROM old_grams WHERE rowid = old.line;
      END;

      ${dropUnused('draft_originals')}
      ${dropUnused('old_papers')}
    `)
  },
}

/** A file goes with the last paper that came from it. */
function dropUnused(table: 'draft_originals' | 'old_papers'): string {
  return `
    CREATE TRIGGER ${table}_gone AFTER DELETE ON ${table} WHEN old.original IS NOT NULL BEGIN
      DELETE FROM originals WHERE sha256 = old.original
        AND NOT EXISTS (SELECT 1 FROM draft_originals WHERE original = old.original)
        AND NOT EXISTS (SELECT 1 FROM old_papers WHERE original = old.original);
    END;`
}
