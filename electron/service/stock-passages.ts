import type { NewId } from '#core/document/document.ts'
import type { StockPassage } from '#core/passage/stock.ts'
import { readStock } from '#core/passage/stock.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { insertPassages, openPassage } from '#electron/storage/passages.ts'
import { BUILT_IN, givenTo, isMissing, rememberGiven, type StockFile } from './missing-stock.ts'
import { namedId } from './named-id.ts'

export interface Stocking {
  readonly at: string
  readonly newBlockId: NewId
  readonly files?: readonly StockFile[]
}

/** Puts the stock that was never given to this library into it, in one transaction, and answers how many passages that were. */
export function giveStock(db: Writable, { at, newBlockId, files = BUILT_IN }: Stocking): number {
  return db
    .transaction((): number => {
      const given = givenTo(db)
      const waiting = files.filter((file) => isMissing(file, given)).flatMap((file) => stockIn(file, newBlockId))
      const fresh = waiting.filter(({ id }) => !given.has(id))
      if (fresh.length === 0) return 0
      const ready = fresh.map(({ id, passage }) => ({ id: stockId(id), passage }))
      // One that came from a colleague is here already, perhaps with other words.
      const absent = ready.filter(({ id }) => !openPassage(db, id).ok)
      const inserted = insertPassages(db, absent, at)
      if (!inserted.ok) throw new Error(`stock passages: ${inserted.error.code}`)
      rememberGiven(db, [...given, ...fresh.map(({ id }) => id)], at)
      return absent.length
    })
    .immediate()
}

// A slip in one file must not cost the others.
function stockIn(file: StockFile, newBlockId: NewId): readonly StockPassage[] {
  const read = readStock(file, newBlockId)
  if (read.ok) return read.value
  console.error('stock passages were left out:', read.error)
  return []
}

/** The same in every library, so that a colleague's stock is known again. */
const stockId = (id: string): string => namedId(`suigao stock ${id}`)
