import { setImmediate } from 'node:timers/promises'
import type { ConflictSide, ExchangeConflict, ExchangePreview } from '#contract'
import { MAX_LISTED, MAX_SHOWN_CHARACTERS } from '#electron/contract/exchange.ts'
import type { ExchangedPassage } from '#core/passage/exchange.ts'
import type { Passage } from '#core/passage/passage.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { openPassage } from '#electron/storage/passages.ts'
import { textOfBlocks } from '#electron/storage/passage-text.ts'
import { toAppTrouble } from './app-trouble.ts'
import type { EntryHead, ExchangeValue } from './exchange-job.ts'
import type { Relation } from './exchange-known.ts'
import { readKnown } from './exchange-known.ts'
import { unpack } from './imports/packed.ts'

type Counts = Omit<ExchangePreview, 'handle' | 'name'>

/** What a file would bring, compared with the library as it is now; exchange-cancelled where `signal` says so. */
export async function previewExchange(
  db: Readable,
  { savedAt, total, chunks, bad, badCount }: ExchangeValue,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (done: number) => void },
): Promise<Result<Counts>> {
  const known = await readKnown(db)
  const conflicts: ExchangeConflict[] = []
  const count = { fresh: 0, same: 0, conflict: 0 }
  for (const [done, chunk] of chunks.entries()) {
    if (signal.aborted) return failed('exchange-cancelled')
    tell(done)
    let passages: readonly string[] | undefined
    for (const [at, head] of unpack<EntryHead[]>(chunk.heads).entries()) {
      const relation = known.relationOf(head)
      count[relation.is]++
      if (relation.is === 'fresh') known.take(head, relation.id ?? head.id)
      if (relation.is !== 'conflict' || conflicts.length >= MAX_LISTED) continue
      passages ??= unpack<string[]>(chunk.passages)
      const theirs = JSON.parse(passages[at]!) as ExchangedPassage
      conflicts.push(...conflictOf(db, { head, relation, theirs }))
    }
    await setImmediate()
  }
  return ok({
    savedAt,
    total,
    fresh: count.fresh,
    same: count.same,
    conflictCount: count.conflict,
    conflicts,
    badCount,
    bad: bad.map(({ index, ...why }) => ({ index, why: toAppTrouble(why) })),
  })
}

interface Met {
  readonly head: EntryHead
  readonly relation: Extract<Relation, { is: 'conflict' }>
  readonly theirs: ExchangedPassage
}

function conflictOf(db: Readable, { head, relation: { by, mine }, theirs }: Met): ExchangeConflict[] {
  const found = openPassage(db, mine)
  if (!found.ok) return []
  return [{ index: head.index, by, theirs: sideOf(theirs), mine: { ...sideOf(found.value), id: mine } }]
}

function sideOf({ updatedAt, ...passage }: Passage & { readonly updatedAt: string }): ConflictSide {
  const { title, collection, kind, year, unit, blocks } = passage
  const text = textOfBlocks(blocks).slice(0, MAX_SHOWN_CHARACTERS).toWellFormed()
  return { title, collection, kind, year, unit, text, updatedAt }
}
