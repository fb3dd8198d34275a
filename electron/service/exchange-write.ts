import { setImmediate } from 'node:timers/promises'
import type { ExchangedPassage, ExchangedPicture } from '#core/passage/exchange.ts'
import { MAX_EXCHANGE_BYTES, writeExchange } from '#core/passage/exchange.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { findAsset } from '#electron/storage/assets.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { placed } from '#electron/storage/passage-rows.ts'
import type { StoredPassage } from '#electron/storage/passages.ts'
import { eachPassage, openPassage } from '#electron/storage/passages.ts'
import { writeFileWhole } from './write-file.ts'

export interface Handing {
  readonly path: string
  /** All that are not in the bin where nothing is said. */
  readonly ids?: readonly string[] | undefined
  /** ISO time in UTC. */
  readonly savedAt: string
}

const SLICE_MS = 30
/** As one part of the file is written. */
const PART_CHARACTERS = 500_000

/** Writes passages to a .suigao file, whole or not at all, with the pictures that they show. */
export async function writeExchangeFile(
  db: Readable,
  { path, ids, savedAt }: Handing,
): Promise<Result<{ path: string; passages: number }>> {
  if (ids && placed(db, ids).length < new Set(ids).size) return failed('passage-missing')
  const shown = new Set<string>()
  let passages = 0
  function* counted(): Generator<ExchangedPassage> {
    for (const passage of ids ? chosen(db, ids) : eachPassage(db)) {
      passages++
      for (const block of passage.blocks) if (block.type === 'picture') shown.add(block.asset)
      yield exchanged(passage)
    }
  }
  const parts: Buffer[] = []
  let waiting = ''
  let size = 0
  let started = performance.now()
  for (const piece of writeExchange(counted(), { savedAt, pictures: picturesOf(db, shown) })) {
    waiting += piece
    if (waiting.length < PART_CHARACTERS && performance.now() - started < SLICE_MS) continue
    const part = Buffer.from(waiting)
    waiting = ''
    parts.push(part)
    size += part.length
    if (size > MAX_EXCHANGE_BYTES) return failed('exchange-too-large', { limit: MAX_EXCHANGE_BYTES / 1024 / 1024 })
    await setImmediate()
    started = performance.now()
  }
  const written = await writeFileWhole(path, [...parts, Buffer.from(waiting)])
  return written.ok ? ok({ path: written.value.path, passages }) : written
}

function* chosen(db: Readable, ids: readonly string[]): Generator<StoredPassage> {
  for (const id of new Set(ids)) {
    const found = openPassage(db, id)
    if (found.ok) yield found.value
  }
}

/** Only what belongs to the passage: how often the writer used it and what she likes stays with her. */
function exchanged({ id, createdAt, updatedAt, ...stored }: StoredPassage): ExchangedPassage {
  const { title, collection, kind, year, unit, tags, note, source, blocks } = stored
  return { id, createdAt, updatedAt, title, collection, kind, year, unit, tags, note, source, blocks }
}

function* picturesOf(db: Readable, shown: ReadonlySet<string>): Generator<ExchangedPicture> {
  for (const sha256 of shown) {
    const found = findAsset(db, sha256)
    if (found) yield { sha256, base64: Buffer.from(found.bytes).toString('base64') }
  }
}
