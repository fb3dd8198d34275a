import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'

/** A write that was asked for: its id, made by the window, and the call it belongs to. */
export interface Request {
  readonly id: string
  readonly call: string
  /** ISO time in UTC. */
  readonly at: string
}

interface RequestRow {
  readonly call: string
  readonly answer: string
}

/**
 * Does a write once: the write and its request id commit together, and a repeated id gets the first answer again.
 * Expected trouble is not remembered, since nothing was written. The id of another call is refused as bad-call.
 */
export function once<T>(db: Writable, request: Request, write: () => Result<T>): Result<T> {
  return db
    .transaction((): Result<T> => {
      const first = findRequest(db, request.id)
      if (first) return first.call === request.call ? ok(JSON.parse(first.answer) as T) : failed('bad-call')
      const result = write()
      if (result.ok) insertRequest(db, request, JSON.stringify(result.value))
      return result
    })
    .immediate()
}

/** The answer that a write with this id got; undefined where it was not done yet. */
export function answerTo<T>(db: Readable, { id, call }: Pick<Request, 'id' | 'call'>): Result<T> | undefined {
  const first = findRequest(db, id)
  if (!first) return undefined
  return first.call === call ? ok(JSON.parse(first.answer) as T) : failed('bad-call')
}

/** Forgets the ids of writes older than the given time; no retry comes so late. */
export function pruneRequests(db: Writable, before: string): number {
  return db.prepare('DELETE FROM requests WHERE applied_at < ?').run(before).changes
}

function findRequest(db: Readable, id: string): RequestRow | undefined {
  return db.prepare<[string], RequestRow>('SELECT call, answer FROM requests WHERE id = ?').get(id)
}

function insertRequest(db: Writable, { id, call, at }: Request, answer: string): void {
  db.prepare('INSERT INTO requests (id, call, answer, applied_at) VALUES (?, ?, ?, ?)').run(id, call, answer, at)
}
