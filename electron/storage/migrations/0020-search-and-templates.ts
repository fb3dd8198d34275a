import type { Document } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import type { Writable } from '../connection.ts'
import { indexDraft } from '../search.ts'
import type { Migration } from './migration.ts'

/** Names and a recycle bin for drafts, full-text search over them, the user's own templates, remembered answers. */
export const searchAndTemplates0020: Migration = {
  version: 20,
  name: '0020-search-and-templates',
  up: (db) => {
    rebuildDrafts(db)
    createSearch(db)
    db.exec(`
      CREATE TABLE templates (
        id TEXT NOT NULL PRIMARY KEY,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        template TEXT NOT NULL
      ) STRICT;

      CREATE TABLE answers (
        key TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL,
        used_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
    indexAll(db)
  },
}

// A column that is added to a table stands behind the papers' text, and the list would read through all of it.
function rebuildDrafts(db: Writable): void {
  db.exec(`
    CREATE TABLE drafts_with_names (
      id TEXT NOT NULL PRIMARY KEY,
      title TEXT NOT NULL,
      name TEXT,
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
    INSERT INTO drafts_with_names
      SELECT id, title, NULL, kind, year, unit, characters, format, revision, created_at, updated_at, deleted_at, caret,
        document
      FROM drafts ORDER BY rowid;
    DROP TABLE drafts;
    ALTER TABLE drafts_with_names RENAME TO drafts;
    CREATE INDEX drafts_by_time ON drafts (updated_at DESC, id) WHERE deleted_at IS NULL;
    CREATE INDEX drafts_in_bin ON drafts (deleted_at DESC, id) WHERE deleted_at IS NOT NULL;
    CREATE INDEX drafts_by_year ON drafts (year DESC, deleted_at) WHERE deleted_at IS NULL;
    CREATE INDEX drafts_by_kind ON drafts (kind, deleted_at) WHERE deleted_at IS NULL;
  `)
}

// The key of a line is a column: VACUUM may change a rowid that is none, and the index would point at other lines.
function createSearch(db: Writable): void {
  db.exec(`
    CREATE TABLE search_lines (
      line INTEGER PRIMARY KEY,
      draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX search_lines_by_draft ON search_lines (draft, place);
    CREATE VIRTUAL TABLE search_grams USING fts5 (
      grams, content='', contentless_delete=1, detail=none, tokenize='ascii'
    );
    CREATE TRIGGER search_lines_gone AFTER DELETE ON search_lines BEGIN
      DELETE FROM search_grams WHERE rowid = old.line;
    END;
  `)
}

function indexAll(db: Writable): void {
  const ids = db.prepare<[], string>('SELECT id FROM drafts').pluck().all()
  const text = db.prepare<[string], string>('SELECT document FROM drafts WHERE id = ?').pluck()
  for (const id of ids) {
    const document = fromJson(text.get(id) ?? '')
    if (document) indexDraft(db, { id, name: null, document })
  }
}

// A draft that cannot be read is left as it is: it can be found by its title in the list, not by its words.
function fromJson(text: string): Document | null {
  try {
    const read = readDocument(JSON.parse(text))
    return read.ok ? read.value.document : null
  } catch {
    return null
  }
}
