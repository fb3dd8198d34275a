import type { Readable, Writable } from './connection.ts'

interface AnswerRow {
  readonly key: string
  readonly value: string
}

/** Keeps answers by field key for the next paper; belongs inside `once`. */
export function rememberAnswers(db: Writable, answers: Readonly<Record<string, string>>, at: string): void {
  const statement = db.prepare(
    `INSERT INTO answers (key, value, used_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, used_at = excluded.used_at`,
  )
  for (const [key, value] of Object.entries(answers)) statement.run(key, value, at)
}

/** The last answer to each field key, in whichever template. */
export function readAnswers(db: Readable): Readonly<Record<string, string>> {
  const rows = db.prepare<[], AnswerRow>('SELECT key, value FROM answers').all()
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}
