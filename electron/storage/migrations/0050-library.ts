import type { Migration } from './migration.ts'

/** The library of passages: their earlier states, tags, uses and search. */
export const library0050: Migration = {
  version: 50,
  name: '0050-library',
  up: (db) => {
    // `place` is the order of the last changes, `touched` the hour of the last one and never less than that of the place
    // before. As everywhere, what is long stands last: a list reads no blocks.
    db.exec(`
      CREATE TABLE passages (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        touched INTEGER NOT NULL,
        uses INTEGER NOT NULL,
        is_favourite INTEGER NOT NULL,
        title TEXT NOT NULL,
        pinyin TEXT NOT NULL,
        initials TEXT NOT NULL,
        collection TEXT NOT NULL,
        shape TEXT NOT NULL,
        kind TEXT,
        year INTEGER,
        unit TEXT NOT NULL,
        tags TEXT NOT NULL,
        note TEXT NOT NULL,
        source TEXT,
        characters INTEGER NOT NULL,
        versions INTEGER NOT NULL,
        text_sha256 TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        text TEXT NOT NULL,
        blocks TEXT NOT NULL
      ) STRICT;
      CREATE INDEX passages_by_creation ON passages (created_at, id) WHERE deleted_at IS NULL;
      CREATE INDEX passages_by_title ON passages (pinyin = '', pinyin, title, place DESC);
      CREATE INDEX passages_in_bin ON passages (deleted_at DESC, place DESC) WHERE deleted_at IS NOT NULL;
      CREATE INDEX passages_raised ON passages (place, touched, is_favourite, uses) WHERE is_favourite + uses > 0;

      CREATE TABLE passage_versions (
        passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        saved_at TEXT NOT NULL,
        title TEXT NOT NULL,
        blocks TEXT NOT NULL,
        UNIQUE (passage, version)
      ) STRICT;

      CREATE TABLE passage_uses (
        passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        draft TEXT NOT NULL,
        used_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX passage_uses_by_passage ON passage_uses (passage, draft, used_at);
    `)
    createSearch(db)
  },
}

// No tombstones (contentless_delete): what they cover is looked up for every row of an answer, and after a thousand
// deletions a query took five times as long. Without them a row is taken out by naming the grams that it was put in with.
function createSearch(db: Parameters<Migration['up']>[0]): void {
  for (const [table, detail] of [
    ['passage_characters', 'none'],
    ['passage_pairs', 'full'],
  ] as const) {
    db.exec(`
      CREATE VIRTUAL TABLE ${table} USING fts5 (grams, content='', columnsize=0, detail=${detail}, tokenize='ascii');
      INSERT INTO ${table} (${table}, rank) VALUES ('automerge', 8);
    `)
  }
  db.exec('CREATE VIRTUAL TABLE passage_words USING fts5vocab (passage_characters, row)')
}
