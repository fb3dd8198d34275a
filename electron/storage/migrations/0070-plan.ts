import type { Migration } from './migration.ts'

/** What writers say of last year's plan items, and which paper's plan a draft is held against. */
export const plan0070: Migration = {
  version: 70,
  name: '0070-plan',
  up: (db) => {
    // No reference to the plan's paper: it may be an old paper or a draft, and what was said outlives it.
    db.exec(`
      CREATE TABLE plan_sources (
        draft TEXT NOT NULL PRIMARY KEY REFERENCES drafts (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('draft', 'oldPaper')),
        paper TEXT NOT NULL,
        chosen_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE plan_answers (
        draft TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
        paper TEXT NOT NULL,
        item TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('answered', 'dropped', 'open')),
        block TEXT,
        reason TEXT,
        settled_at TEXT NOT NULL,
        PRIMARY KEY (draft, paper, item)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
