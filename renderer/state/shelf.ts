import type { AppTrouble, PresetSummary, TemplateSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { LabelKey } from '../i18n/labels.ts'
import { settings } from './app.ts'
import { readJsonFile } from './read-json.ts'
import { createStore, type Readable, type Store } from './store.ts'

/** What a dialog says in passing; a toast lies outside it, where no key reaches. */
export interface Notice {
  readonly key: LabelKey
  readonly params?: Readonly<Record<string, string | number>>
  readonly trouble?: AppTrouble
  readonly action?: { readonly key: LabelKey; readonly run: () => void }
}

interface Sorts {
  readonly templates: TemplateSummary
  readonly presets: PresetSummary
}

/** Templates or presets as the window has them: the built-in ones and the writer's own, what was last done with them, and their bin. */
export interface Shelf<T> {
  /** Those outside the bin, the built-in ones first; null until they were read. */
  readonly items: Readable<readonly T[] | null>
  readonly binned: Readable<readonly T[]>
  readonly notice: Store<Notice | null>
  readonly load: () => Promise<void>
  /** Makes a copy that can be changed; answers its id. */
  readonly duplicate: (id: string) => Promise<string | null>
  /** Imports a file as one of the writer's own; what is wrong with it is said by place and cause. */
  readonly take: (file: File) => Promise<string | null>
  /** Asks where, then writes one as a file. */
  readonly save: (id: string) => Promise<void>
  /** To the bin, with `undo` as the way back in the notice; false where that was refused. */
  readonly remove: (item: T, undo: () => void) => Promise<boolean>
  readonly restore: (id: string) => Promise<string | null>
}

/** `onTrouble` hears of lists that could not be read. */
export function createShelf<S extends keyof Sorts>(
  of: S,
  onTrouble: (trouble: AppTrouble) => void = () => {},
): Shelf<Sorts[S]> {
  // As one of the two: the types of the calls follow from their names.
  const sort: keyof Sorts = of
  const items = createStore<readonly Sorts[S][] | null>(null)
  const binned = createStore<readonly Sorts[S][]>([])
  const notice = createStore<Notice | null>(null)
  const say = (said: Notice): null => {
    notice.set(said)
    return null
  }
  const refused = (trouble: AppTrouble) => say({ key: 'shelf.failed', trouble })
  const load = async () => {
    const [all, bin] = await Promise.all([ask(`${sort}.list`, {}), ask(`${sort}.bin`, {})])
    if (bin.ok) binned.set(bin.value as unknown as Sorts[S][])
    if (all.ok) items.set(all.value as unknown as Sorts[S][])
    else onTrouble(all.error)
  }
  const made = async (id: string, what: 'duplicated' | 'imported' | 'restored') => {
    await load()
    const item = items.get()?.find((known) => known.id === id)
    say({ key: `shelf.${what}`, params: { name: item?.name[settings.get().language] ?? '' } })
    return id
  }
  return {
    items,
    binned,
    notice,
    load,
    duplicate: async (id) => {
      const reply = await ask(`${sort}.duplicate`, { requestId: newRequestId(), id })
      return reply.ok ? made(reply.value.id, 'duplicated') : refused(reply.error)
    },
    take: async (file) => {
      const params = { name: file.name }
      const read = await readJsonFile(file)
      if (!read.ok) return say({ key: 'shelf.not-json', params: { ...params, line: read.line } })
      const reply = await ask(`${sort}.import`, { requestId: newRequestId(), json: read.value })
      return reply.ok
        ? made(reply.value.id, 'imported')
        : say({ key: 'shelf.not-imported', params, trouble: reply.error })
    },
    save: async (id) => {
      const reply = await ask(`${sort}.export`, { id })
      if (!reply.ok) return void refused(reply.error)
      if (!reply.value) return
      const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
      say({ key: 'shelf.exported', params: { name } })
    },
    remove: async ({ id, name }, undo) => {
      const reply = await ask(`${sort}.remove`, { requestId: newRequestId(), id })
      if (!reply.ok) return refused(reply.error) !== null
      await load()
      say({
        key: 'shelf.removed',
        params: { name: name[settings.get().language] },
        action: { key: 'shelf.undo', run: undo },
      })
      return true
    },
    restore: async (id) => {
      const reply = await ask(`${sort}.restore`, { requestId: newRequestId(), id })
      return reply.ok ? made(id, 'restored') : refused(reply.error)
    },
  }
}
