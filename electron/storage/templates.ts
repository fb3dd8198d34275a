import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'

/** A template of the user's own. */
export interface StoredTemplate {
  readonly template: Template
  readonly updatedAt: string
  readonly deletedAt?: string
}

interface TemplateRow {
  readonly id: string
  readonly template: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

/** The user's templates, or those in the bin; one that this version cannot use is left out and stays stored. */
export function listTemplates(db: Readable, bin: boolean): StoredTemplate[] {
  const rows = db
    .prepare<[number], TemplateRow>(
      `SELECT id, template, updated_at, deleted_at FROM templates
       WHERE (deleted_at IS NOT NULL) = ? ORDER BY deleted_at DESC, created_at, id`,
    )
    .all(Number(bin))
  return rows.flatMap((row) => {
    const stored = toStored(row)
    if (stored.ok) return [stored.value]
    console.error(`the template ${row.id} was left out:`, stored.error)
    return []
  })
}

/** A template that is not in the bin: template-missing, or the trouble of readTemplate. */
export function findTemplate(db: Readable, id: string): Result<StoredTemplate> {
  const row = db
    .prepare<[string], TemplateRow>(
      'SELECT id, template, updated_at, deleted_at FROM templates WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id)
  return row ? toStored(row) : missing(id)
}

/** Stores a new template under its own id. */
export function insertTemplate(db: Writable, template: Template, at: string): void {
  db.prepare('INSERT INTO templates (id, created_at, updated_at, template) VALUES (?, ?, ?, ?)').run(
    template.id,
    at,
    at,
    JSON.stringify(template),
  )
}

/** Puts a template in the place of the one with its id: template-missing where there is none outside the bin. */
export function replaceTemplate(db: Writable, template: Template, at: string): Result<null> {
  const { changes } = db
    .prepare('UPDATE templates SET template = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL')
    .run(JSON.stringify(template), at, template.id)
  return changes ? ok(null) : missing(template.id)
}

/** Puts a template into the bin; one that is there already stays as it is. */
export function removeTemplate(db: Writable, id: string, at: string): Result<null> {
  const { changes } = db.prepare('UPDATE templates SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?').run(at, id)
  return changes ? ok(null) : missing(id)
}

/** Takes a template out of the bin. */
export function restoreTemplate(db: Writable, id: string): Result<null> {
  const { changes } = db.prepare('UPDATE templates SET deleted_at = NULL WHERE id = ?').run(id)
  return changes ? ok(null) : missing(id)
}

function missing(id: string): Result<never> {
  return failed('template-missing', { template: id })
}

function toStored(row: TemplateRow): Result<StoredTemplate> {
  const read = readTemplate(fromJson(row.template))
  if (!read.ok) return read
  const stored = { template: read.value, updatedAt: row.updated_at }
  return ok(row.deleted_at === null ? stored : { ...stored, deletedAt: row.deleted_at })
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
