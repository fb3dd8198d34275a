import type { OriginalFile } from '#contract'
import { failed, ok } from '#core/result.ts'
import { findAsset, sizesOfAssets } from '#electron/storage/assets.ts'
import type { Original } from '#electron/storage/originals.ts'
import { originalBytes, originalOf } from '#electron/storage/originals.ts'
import type { Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { writeFileWhole } from '../write-file.ts'

type OriginalCall = `original.${'read' | 'write'}` | `assets.${'sizes' | 'read'}`

export const originalHandlers: Handlers<OriginalCall> = {
  'original.read': withData<'original.read'>((db, owner) => ok(tellOriginal(originalOf(db, owner)))),
  'original.write': withData<'original.write'>(async (db, { of, path }) => {
    const found = originalOf(db, of)
    const bytes = found && originalBytes(db, found.sha256)
    return bytes ? writeFileWhole(path, bytes) : failed('original-missing')
  }),
  'assets.sizes': withData<'assets.sizes'>((db, { assets }) => ok(sizesOfAssets(db, assets))),
  'assets.read': withData<'assets.read'>((db, { asset }) => {
    const found = findAsset(db, asset)
    const type = KINDS.find((kind) => kind === found?.type)
    return ok(found && type ? { type, bytes: new Uint8Array(found.bytes) } : null)
  }),
}

const KINDS = ['png', 'jpg', 'gif'] as const

/** An original as the window is told of it: its hash is our own affair. */
export function tellOriginal(found: Original | undefined): OriginalFile | null {
  return found ? { name: found.name, size: found.size, addedAt: found.addedAt } : null
}
