import type { Readable, Writable } from './connection.ts'

interface SettingRow {
  readonly key: string
  readonly value: string
}

/** Every stored setting by its key, as it was stored; what a key may hold is the contract's business. */
export function readSettings(db: Readable): ReadonlyMap<string, unknown> {
  const rows = db.prepare<[], SettingRow>('SELECT key, value FROM settings').all()
  return new Map(rows.flatMap(fromRow))
}

/** Stores the given settings and leaves the others; belongs inside `once`. */
export function writeSettings(db: Writable, settings: Readonly<Record<string, unknown>>, at: string): void {
  const statement = db.prepare(
    `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
  )
  for (const [key, value] of Object.entries(settings)) {
    if (value !== undefined) statement.run(key, JSON.stringify(value), at)
  }
}

// A row that is no JSON counts as not there: a broken setting must not keep the window from opening.
function fromRow({ key, value }: SettingRow): [string, unknown][] {
  try {
    return [[key, JSON.parse(value) as unknown]]
  } catch {
    return []
  }
}
