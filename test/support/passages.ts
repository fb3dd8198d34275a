import { randomUUID } from 'node:crypto'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Block } from '#core/document/document.ts'
import type { Passage, PassageFacts } from '#core/passage/passage.ts'
import { closeDatabase, DATABASE_FILE, openDatabase } from '#electron/storage/database.ts'
import { connectReadable } from '#electron/storage/connection.ts'
import { insertPassages, eachPassage, type StoredPassage } from '#electron/storage/passages.ts'
import type { PassageSummary } from '#contract'
import { doc } from './build.ts'
import { giveToApp } from './launch.ts'

const FACTS: PassageFacts = {
  title: '',
  collection: 'other',
  kind: null,
  year: 2024,
  unit: '',
  tags: [],
  note: '',
  source: null,
}

/** A passage of these blocks; what is not said of it is left open. */
export function passage(facts: Partial<PassageFacts>, ...blocks: readonly Block[]): Passage {
  return { ...FACTS, ...facts, blocks: doc(...blocks).blocks }
}

/** A row of the list of passages. */
export function summary(id: string): PassageSummary {
  const at = '2026-01-01T00:00:00.000Z'
  return {
    ...FACTS,
    tags: [],
    id,
    shape: 'paragraph',
    characters: 0,
    isFavourite: false,
    uses: 0,
    createdAt: at,
    updatedAt: at,
    excerpt: { before: '', hit: '', after: '' },
  }
}

/** Puts passages into the library of a profile that no app has open; the last is the newest. */
export function stockLibrary(profile: string, ...passages: readonly Passage[]): readonly string[] {
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const start = Date.now() - passages.length
  const ids = passages.map((each, index) => {
    const id = randomUUID()
    const added = insertPassages(opened.value.db, [{ id, passage: each }], new Date(start + index).toISOString())
    if (!added.ok) throw new Error(added.error.code)
    return id
  })
  closeDatabase(opened.value.db)
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  chmodSync(profile, 0o755)
  return ids
}

/** The library of a profile as it is on disk, the bin apart, the first that was added first. */
export function storedPassages(profile: string): readonly StoredPassage[] {
  const db = connectReadable(join(profile, DATABASE_FILE))
  try {
    return [...eachPassage(db)]
  } finally {
    db.close()
  }
}
