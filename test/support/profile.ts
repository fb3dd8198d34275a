import { randomUUID } from 'node:crypto'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '#core/document/document.ts'
import type { Passage } from '#core/passage/passage.ts'
import { closeDatabase, DATABASE_FILE, openDatabase } from '#electron/storage/database.ts'
import { connectReadable } from '#electron/storage/connection.ts'
import { listDrafts } from '#electron/storage/draft-list.ts'
import { insertDraft, openDraft } from '#electron/storage/drafts.ts'
import { insertOldPaper } from '#electron/storage/old-papers.ts'
import { insertPassages } from '#electron/storage/passages.ts'
import { giveToApp, temporaryFolder } from './launch.ts'

/** A profile folder that already holds these papers as drafts; their ids come in the same order. */
export function profileWith(...papers: readonly Document[]): {
  readonly profile: string
  readonly ids: readonly string[]
} {
  const profile = temporaryFolder('profile')
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  // Each a millisecond after the one before, so that the list has one order.
  const start = Date.now() - papers.length
  const ids = papers.map((paper, index) => {
    const id = randomUUID()
    insertDraft(opened.value.db, { id, document: paper, at: new Date(start + index).toISOString() })
    return id
  })
  closeDatabase(opened.value.db)
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  chmodSync(profile, 0o755)
  return { profile, ids }
}

/** Puts an old paper into a profile that no app has open. */
export function putOldPaper(profile: string, document: Document): string {
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const id = randomUUID()
  const importedAt = new Date().toISOString()
  insertOldPaper(opened.value.db, { id, document, importedAt, original: null, file: null, textSha256: id })
  closeDatabase(opened.value.db)
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  return id
}

/** Puts passages into the library of a profile that no app has open; their ids come in the same order. */
export function putPassages(profile: string, passages: readonly Passage[]): readonly string[] {
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const ready = passages.map((passage) => ({ id: randomUUID(), passage }))
  const inserted = insertPassages(opened.value.db, ready, new Date().toISOString())
  if (!inserted.ok) throw new Error(inserted.error.code)
  closeDatabase(opened.value.db)
  for (const name of readdirSync(profile)) giveToApp(join(profile, name))
  return ready.map(({ id }) => id)
}

/** The drafts of a profile as they are on disk, read while no app has it open or beside a running one. */
export function storedDrafts(profile: string): readonly Document[] {
  const db = connectReadable(join(profile, DATABASE_FILE))
  try {
    return listDrafts(db).map(({ id }) => {
      const draft = openDraft(db, id)
      if (!draft.ok) throw new Error(draft.error.code)
      return draft.value.document
    })
  } finally {
    db.close()
  }
}
