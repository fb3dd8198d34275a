import type { Preset } from '#core/layout/presets.ts'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from './connection.ts'

/** A preset of the user's own. */
export interface StoredPreset {
  readonly preset: Preset
  readonly updatedAt: string
  readonly deletedAt?: string
}

interface PresetRow {
  readonly id: string
  readonly preset: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

/** The user's presets, or those in the bin; one that this version cannot use is left out and stays stored. */
export function listPresets(db: Readable, bin: boolean): StoredPreset[] {
  const rows = db
    .prepare<[number], PresetRow>(
      `SELECT id, preset, updated_at, deleted_at FROM presets
       WHERE (deleted_at IS NOT NULL) = ? ORDER BY deleted_at DESC, created_at, id`,
    )
    .all(Number(bin))
  return rows.flatMap((row) => {
    const stored = toStored(row)
    if (stored.ok) return [stored.value]
    console.error(`the preset ${row.id} was left out:`, stored.error)
    return []
  })
}

/** A preset that is not in the bin: preset-missing, or the trouble of readPreset. */
export function findPreset(db: Readable, id: string): Result<StoredPreset> {
  const row = db
    .prepare<[string], PresetRow>(
      'SELECT id, preset, updated_at, deleted_at FROM presets WHERE id = ? AND deleted_at IS NULL',
    )
    .get(id)
  return row ? toStored(row) : missing(id)
}

/** Stores a new preset under its own id. */
export function insertPreset(db: Writable, preset: Preset, at: string): void {
  db.prepare('INSERT INTO presets (id, created_at, updated_at, preset) VALUES (?, ?, ?, ?)').run(
    preset.id,
    at,
    at,
    JSON.stringify(preset),
  )
}

/** Puts a preset in the place of the one with its id: preset-missing where there is none outside the bin. */
export function replacePreset(db: Writable, preset: Preset, at: string): Result<null> {
  const { changes } = db
    .prepare('UPDATE presets SET preset = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL')
    .run(JSON.stringify(preset), at, preset.id)
  return changes ? ok(null) : missing(preset.id)
}

/** Puts a preset into the bin; one that is there already stays as it is. */
export function removePreset(db: Writable, id: string, at: string): Result<null> {
  const { changes } = db.prepare('UPDATE presets SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?').run(at, id)
  return changes ? ok(null) : missing(id)
}

/** Takes a preset out of the bin. */
export function restorePreset(db: Writable, id: string): Result<null> {
  const { changes } = db.prepare('UPDATE presets SET deleted_at = NULL WHERE id = ?').run(id)
  return changes ? ok(null) : missing(id)
}

function missing(id: string): Result<never> {
  return failed('preset-missing', { preset: id })
}

function toStored(row: PresetRow): Result<StoredPreset> {
  const read = readPreset(fromJson(row.preset))
  if (!read.ok) return read
  const stored = { preset: read.value, updatedAt: row.updated_at }
  return ok(row.deleted_at === null ? stored : { ...stored, deletedAt: row.deleted_at })
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
