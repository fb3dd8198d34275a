import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { OpenedPassage } from '#contract'
import { newBlockId } from '#electron/service/new-ids.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { giveStock } from '#electron/service/stock-passages.ts'
import type { Passage } from '#core/passage/passage.ts'
import { closeDatabase, openDatabase } from '#electron/storage/database.ts'
import { eachPassage, emptyPassageBin, removePassages } from '#electron/storage/passages.ts'
import { temporaryFolder } from './profile-folder.ts'
import { startService, valueOf } from './service-process.ts'

const AT = '2026-01-01T00:00:00.000Z'
export const request = () => ({ requestId: randomUUID() })

/** A service on a profile whose stock was thrown away for good. */
export function emptyLibrary(): { readonly client: ServiceClient; readonly profile: string } {
  const profile = join(temporaryFolder(), 'profile')
  const opened = openDatabase(profile, { now: () => new Date() })
  if (!opened.ok) throw new Error(opened.error.code)
  const { db } = opened.value
  giveStock(db, { at: AT, newBlockId })
  const ids = [...eachPassage(db)].map(({ id }) => id)
  removePassages(db, ids, AT)
  emptyPassageBin(db)
  closeDatabase(db)
  return { client: startService(profile).client, profile }
}

export async function add(client: ServiceClient, ...passages: readonly Passage[]): Promise<string[]> {
  return valueOf(await client.call('library.add', { ...request(), passages: passages as never })).ids
}

export async function read(client: ServiceClient, id: string): Promise<OpenedPassage> {
  return valueOf(await client.call('library.read', { id }))
}

/** The titles of a list, in its order. */
export async function titles(
  client: ServiceClient,
  args: Parameters<typeof client.call<'library.list'>>[1] = {},
): Promise<string[]> {
  return valueOf(await client.call('library.list', args)).passages.map(({ title }) => title)
}
