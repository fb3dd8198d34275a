import type { Migration } from './migration.ts'

/** The figures of the ledger (数据台账), and what each was before its changes. */
export const ledger0060: Migration = {
  version: 60,
  name: '0060-ledger',
  up: (db) => {
    db.exec(`
      CREATE TABLE figures (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        period TEXT NOT NULL,
        year INTEGER NOT NULL,
        value TEXT NOT NULL,
        number REAL,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT
      ) STRICT;
      CREATE UNIQUE INDEX figures_once ON figures (name, period, unit) WHERE deleted_at IS NULL;
      CREATE INDEX figures_by_year ON figures (year DESC, name, period, unit) WHERE deleted_at IS NULL;
      CREATE INDEX figures_in_bin ON figures (deleted_at DESC, id) WHERE deleted_at IS NOT NULL;

      CREATE TABLE figure_history (
        figure TEXT NOT NULL REFERENCES figures (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        changed_at TEXT NOT NULL,
        name TEXT NOT NULL,
        unit TEXT NOT NULL,
        period TEXT NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (figure, version)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
