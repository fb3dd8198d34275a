import { setImmediate } from 'node:timers/promises'
import type { Readable } from '#electron/storage/connection.ts'
import { passageHeads } from '#electron/storage/passage-heads.ts'
import type { EntryHead } from './exchange-job.ts'

/** What an entry of a file is to the library that it comes into. */
export type Relation =
  | {
      readonly is: 'fresh'
      /** The id that it gets; undefined where its own is taken. */ readonly id?: string
      readonly isInBin: boolean
    }
  | { readonly is: 'same' }
  | { readonly is: 'conflict'; readonly by: 'id' | 'title'; readonly mine: string }

interface KnownPassage {
  readonly sha256: string
  readonly isInBin: boolean
  /** It came with the file itself: two entries of one file are no conflict. */
  readonly isNew: boolean
}

/** The library by what passages are known again by, in memory: an entry is looked up in no time. */
export class Known {
  private readonly byId = new Map<string, KnownPassage>()
  private readonly words = new Set<string>()
  private readonly byTitle = new Map<string, string>()

  relationOf({ id, title, collection, sha256 }: EntryHead): Relation {
    const own = this.byId.get(id)
    if (own && !own.isInBin && own.sha256 === sha256) return { is: 'same' }
    if (own && !own.isInBin && !own.isNew) return { is: 'conflict', by: 'id', mine: id }
    if (this.words.has(sha256)) return { is: 'same' }
    const mine = this.byTitle.get(`${collection} ${title}`)
    if (mine !== undefined) return { is: 'conflict', by: 'title', mine }
    if (own && !own.isInBin) return { is: 'fresh', isInBin: false }
    return { is: 'fresh', id, isInBin: own !== undefined }
  }

  /** An entry that has, or would have, a place in the library now. */
  take({ sha256 }: EntryHead, id: string): void {
    this.byId.set(id, { sha256, isInBin: false, isNew: true })
    this.words.add(sha256)
  }

  add({ id, title, collection, sha256, isInBin }: ReturnType<typeof passageHeads>['heads'][number]): void {
    this.byId.set(id, { sha256, isInBin, isNew: false })
    if (isInBin) return
    this.words.add(sha256)
    // Where two have the title, the one that was changed last stands for it.
    if (title !== '') this.byTitle.set(`${collection} ${title}`, id)
  }
}

/** Reads what is known of the library, page by page, so that other answers come between. */
export async function readKnown(db: Readable): Promise<Known> {
  const known = new Known()
  let after: number | undefined = 0
  while (after !== undefined) {
    const page: ReturnType<typeof passageHeads> = passageHeads(db, after)
    for (const head of page.heads) known.add(head)
    after = page.after
    await setImmediate()
  }
  return known
}
