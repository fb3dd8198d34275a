import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportProgress, Merged } from '#contract'
import { MAX_EXCHANGE_BYTES } from '#core/passage/exchange.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { answerTo, once } from '#electron/storage/requests.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import type { ExchangeValue } from '../exchange-job.ts'
import { mergeExchange, undoMerge } from '../exchange-merge.ts'
import { previewExchange } from '../exchange-preview.ts'
import type { Exchanging } from '../exchange-session.ts'
import { writeExchangeFile } from '../exchange-write.ts'
import { tidySoon } from '../tidy-library.ts'

type ExchangeCall = `exchange.${'take' | 'takePath' | 'read' | 'merge' | 'undo' | 'cancel' | 'close' | 'write'}`

export const exchangeHandlers: Handlers<ExchangeCall> = {
  'exchange.take': ({ name, bytes }, { exchanges }) =>
    ok(tell(exchanges.open({ source: { bytes }, name, size: bytes.length, done: { added: [], replaced: [] } }))),
  'exchange.takePath': async ({ path }, { exchanges }) => {
    const size = await sizeOf(path)
    if (!size.ok) return size
    return ok(
      tell(
        exchanges.open({
          source: { path },
          name: basename(path),
          size: size.value,
          done: { added: [], replaced: [] },
        }),
      ),
    )
  },
  'exchange.read': withData<'exchange.read'>((db, { handle }, context) => {
    const found = context.exchanges.find(handle)
    if (!found.ok) return found
    return context.exchanges.work(found.value, async (signal) => {
      const read = await readOnce(found.value, signal, context)
      if (!read.ok) return read
      const seen = await previewExchange(db, read.value, { signal, tell: progressOf('read', found.value, context) })
      return seen.ok ? ok({ handle, name: found.value.name, ...seen.value }) : seen
    })
  }),
  'exchange.merge': withData<'exchange.merge'>(async (db, { requestId, handle, conflicts, except }, context) => {
    const request = requestOf('exchange.merge', requestId, context)
    const before = answerTo<Merged>(db, request)
    if (before) return before
    const found = context.exchanges.find(handle)
    if (!found.ok) return found
    const { read, done } = found.value
    if (!read) return failed('exchange-missing')
    const decided = new Map(except.map(({ index, decision }) => [index, decision]))
    const merged = await context.exchanges.work(found.value, (signal) =>
      mergeExchange(read, {
        db,
        at: request.at,
        newId: context.newDraftId,
        decide: (index) => decided.get(index) ?? conflicts,
        signal,
        tell: progressOf('keep', found.value, context),
        done,
      }),
    )
    tidySoon(db)
    // One that was stopped is not remembered: the same request again goes on with it.
    return merged.ok && !merged.value.isCancelled ? once(db, request, () => merged) : merged
  }),
  'exchange.undo': withData<'exchange.undo'>(async (db, { requestId, handle }, context) => {
    const request = requestOf('exchange.undo', requestId, context)
    const before = answerTo<null>(db, request)
    if (before) return before
    const found = context.exchanges.find(handle)
    if (!found.ok) return found
    await undoMerge(db, found.value.done, request.at)
    tidySoon(db)
    return once(db, request, () => ok(null))
  }),
  'exchange.cancel': ({ handle }, { exchanges }) => {
    const found = exchanges.find(handle)
    if (found.ok) found.value.running?.abort()
    return ok(null)
  },
  'exchange.close': ({ handle }, { exchanges }) => {
    exchanges.close(handle)
    return ok(null)
  },
  'exchange.write': withData<'exchange.write'>((db: Readable, { path, ids }, { now }) =>
    writeExchangeFile(db, { path, ids, savedAt: now().toISOString() }),
  ),
}

function tell({ id, name, size }: Exchanging) {
  return { handle: id, name, size }
}

async function sizeOf(path: string): Promise<Result<number>> {
  try {
    const { size } = await stat(path)
    if (size > MAX_EXCHANGE_BYTES) return failed('file-too-large', { limit: MAX_EXCHANGE_BYTES / 1024 / 1024 })
    return ok(size)
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error)
    return cause === 'ENOENT' ? failed('import-file-missing') : failed('import-file-unreadable', { cause })
  }
}

/** The reader speaks of papers that are imported. */
const CODES: Readonly<Record<string, string>> = {
  'import-too-slow': 'exchange-too-slow',
  'import-out-of-memory': 'exchange-out-of-memory',
  'import-cancelled': 'exchange-cancelled',
  'import-failed': 'exchange-failed',
}

async function readOnce(found: Exchanging, signal: AbortSignal, context: Context): Promise<Result<ExchangeValue>> {
  if (found.read) return ok(found.read)
  if (!found.source) return failed('exchange-missing')
  const read = await context.reading.run({ name: 'exchange', source: found.source }, signal)
  if (!read.ok) return { ok: false, error: { ...read.error, code: CODES[read.error.code] ?? read.error.code } }
  found.read = read.value
  found.source = null
  return read
}

function progressOf(step: ImportProgress['step'], { id, name, read }: Exchanging, { tellImport }: Context) {
  let last = 0
  return (done: number) => {
    const total = Math.max(1, read?.chunks.length ?? 1)
    // More often than the eye can follow only costs time.
    if (performance.now() - last < 50 && done < total) return
    last = performance.now()
    tellImport({ import: id, step, done, total, name })
  }
}
