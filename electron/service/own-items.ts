import type { Bilingual } from '#contract'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import type { Readable, Writable } from '#electron/storage/connection.ts'
import type { Request } from '#electron/storage/requests.ts'
import { once } from '#electron/storage/requests.ts'
import type { Shelf } from '#electron/storage/shelf.ts'
import type { Context } from './context.ts'
import { copyName } from './copy-name.ts'
import { exportName } from './export-name.ts'
import { currentSettings } from './handlers/settings.ts'
import { withId } from './with-id.ts'
import { writeFileWhole } from './write-file.ts'

interface Owned {
  readonly id: string
  readonly name: Bilingual
}

interface Sorts<T> {
  readonly shelf: Shelf<T>
  readonly read: (json: unknown) => Result<T>
  /** Those that come with the app. */
  readonly builtIn: (context: Context) => readonly T[]
  /** The code that refuses to change one of them. */
  readonly refused: string
}

/** A write, and with what. */
export interface Asked {
  readonly db: Writable
  readonly request: Request
  readonly context: Context
}

type Made = Result<{ id: string }>

/** What is done with templates and presets as wholes: built-in ones that cannot be changed, and the user's own. */
export function createOwnItems<T extends Owned>({ shelf, read, builtIn, refused }: Sorts<T>) {
  const builtInOf = (context: Context, id: string) => builtIn(context).find((item) => item.id === id)
  const refuseBuiltIn = (context: Context, id: string): Result<never> | undefined =>
    builtInOf(context, id) && failed(refused)
  const find = (db: Readable, context: Context, id: string): Result<T> => {
    const known = builtInOf(context, id)
    if (known) return ok(known)
    const stored = shelf.find(db, id)
    return stored.ok ? ok(stored.value.item) : stored
  }
  // The id of what comes in is not looked at: it may be a built-in one's, or one that is already here.
  const add = ({ db, request, context }: Asked, json: unknown): Made => {
    const id = context.newUserId()
    const item = read(withId(json, id))
    if (!item.ok) return item
    shelf.insert(db, item.value, request.at)
    return ok({ id })
  }
  const nameOfCopy = ({ db, context }: Asked, { name }: T): Bilingual => {
    const taken = [...builtIn(context), ...shelf.list(db, false).map(({ item }) => item)].map((item) => item.name)
    const copied = (language: Language) =>
      copyName(language, name[language], (candidate) => taken.some((other) => other[language] === candidate))
    return { 'zh-CN': copied('zh-CN'), en: copied('en') }
  }
  return {
    find,
    /** Without an id a new one. */
    save: (asked: Asked, id: string | undefined, json: unknown): Made =>
      once(asked.db, asked.request, () => {
        if (id === undefined) return add(asked, json)
        const builtInOne = refuseBuiltIn(asked.context, id)
        if (builtInOne) return builtInOne
        const item = read(withId(json, id))
        if (!item.ok) return item
        const replaced = shelf.replace(asked.db, item.value, asked.request.at)
        return replaced.ok ? ok({ id }) : replaced
      }),
    add: (asked: Asked, json: unknown): Made => once(asked.db, asked.request, () => add(asked, json)),
    duplicate: (asked: Asked, id: string): Made =>
      once(asked.db, asked.request, () => {
        const original = find(asked.db, asked.context, id)
        if (!original.ok) return original
        return add(asked, { ...original.value, name: nameOfCopy(asked, original.value) })
      }),
    remove: (asked: Asked, id: string): Result<null> =>
      once(
        asked.db,
        asked.request,
        () => refuseBuiltIn(asked.context, id) ?? shelf.remove(asked.db, id, asked.request.at),
      ),
    restore: (asked: Asked, id: string): Result<null> =>
      once(asked.db, asked.request, () => shelf.restore(asked.db, id)),
    /** The name of its file, in the language of the settings. */
    fileName: (db: Readable, context: Context, id: string): Result<{ name: string }> => {
      const found = find(db, context, id)
      return found.ok ? ok({ name: exportName(found.value.name[currentSettings(db).language], '.json') }) : found
    },
    write: (db: Readable, context: Context, { id, path }: { readonly id: string; readonly path: string }) => {
      const found = find(db, context, id)
      if (!found.ok) return found
      return writeFileWhole(path, Buffer.from(`${JSON.stringify(found.value, null, 2)}\n`))
    },
  }
}
