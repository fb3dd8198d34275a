import type { AppTrouble, ConflictDecision, ExchangePreview, Merged, OpenedExchange, Reply } from '../desk.ts'
import { ask, hear, newRequestId } from '../desk.ts'
import { surface } from './app.ts'
import { loadLibrary } from './library.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** A colleague's file, from its choosing to what was merged of it. */
export interface Exchanging {
  readonly handle: string
  readonly name: string
  readonly step: 'reading' | 'deciding' | 'merging'
  /** From 0 to 1; null while nobody knows. */
  readonly share: number | null
  readonly preview: ExchangePreview | null
  /** Why it came to nothing. */
  readonly trouble: AppTrouble | null
  /** What is done with every conflict that is not decided by itself. */
  readonly decision: ConflictDecision
  /** By the entry's number in the file. */
  readonly except: ReadonlyMap<number, ConflictDecision>
}

/** Null while no file is open. */
export const exchanging = createStore<Exchanging | null>(null)

/** As the contract has it; a test holds the two together. */
export const MAX_LIBRARY_BYTES = 256 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** Asks for a colleague's file and shows what it would bring. */
export async function openExchange(): Promise<void> {
  const reply = await ask('exchange.choose', {})
  if (reply.ok && !reply.value) return
  await begin(reply as Reply<OpenedExchange>)
}

/** Shows what a file would bring that was dropped. */
export async function takeLibraryFile(file: File): Promise<void> {
  if (file.size > MAX_LIBRARY_BYTES)
    return showTrouble({ code: 'file-too-large', params: { limit: MAX_LIBRARY_BYTES / MEGABYTE } })
  // One that was taken away meanwhile comes as empty, and is refused as such.
  const buffer = await file.arrayBuffer().catch(() => new ArrayBuffer())
  await begin(await ask('exchange.take', { name: file.name.slice(-255) || '?', bytes: new Uint8Array(buffer) }))
}

/** Writes these passages, or all, to a file of the writer's choosing. */
export async function saveLibrary(ids?: readonly string[]): Promise<void> {
  const reply = await ask('exchange.save', ids ? { ids: [...ids] } : {})
  if (!reply.ok) return showTrouble(reply.error)
  if (reply.value) showToast({ text: { key: 'exchange.saved', params: { count: reply.value.passages } } })
}

/** Decides all conflicts at once. */
export function decideAll(decision: ConflictDecision): void {
  exchanging.update((now) => now && { ...now, decision, except: new Map() })
}

/** Decides one conflict by itself. */
export function decideOne(index: number, decision: ConflictDecision): void {
  exchanging.update((now) => now && { ...now, except: new Map(now.except).set(index, decision) })
}

/** Merges as it is decided; a toast can take it back. */
export async function mergeLibrary(): Promise<void> {
  const now = exchanging.get()
  if (now?.step !== 'deciding' || !now.preview) return
  const { handle, decision, except } = now
  change(handle, { step: 'merging', share: null })
  const reply = await ask('exchange.merge', {
    requestId: newRequestId(),
    handle,
    conflicts: decision,
    except: [...except].map(([index, own]) => ({ index, decision: own })),
  })
  void loadLibrary()
  if (!reply.ok) return change(handle, { step: 'deciding', share: null, trouble: reply.error })
  if (exchanging.get()?.handle === handle) leave()
  sayMerged(handle, reply.value)
}

/** Stops reading or merging; what was merged by then stays. */
export function stopExchange(): void {
  const now = exchanging.get()
  if (now) void ask('exchange.cancel', { handle: now.handle })
}

/** Leaves the file without merging it. */
export function closeExchange(): void {
  const now = exchanging.get()
  if (!now) return
  // A merge goes on to where it can be stopped, and is said then.
  if (now.step === 'merging') return stopExchange()
  leave()
  void ask('exchange.close', { handle: now.handle })
}

async function begin(reply: Reply<OpenedExchange>): Promise<void> {
  if (!reply.ok) return showTrouble(reply.error)
  const { handle, name } = reply.value
  closeExchange()
  exchanging.set({
    handle,
    name,
    step: 'reading',
    share: null,
    preview: null,
    trouble: null,
    decision: 'keep-mine',
    except: new Map(),
  })
  surface.set('exchange')
  const read = await ask('exchange.read', { handle })
  if (!read.ok) return change(handle, { step: 'deciding', share: null, trouble: read.error })
  change(handle, { step: 'deciding', share: null, preview: read.value })
}

function leave(): void {
  exchanging.set(null)
  if (surface.get() === 'exchange') surface.set('none')
}

function change(handle: string, part: Partial<Exchanging>): void {
  exchanging.update((now) => (now?.handle === handle ? { ...now, ...part } : now))
}

/** Longer than the toast that can take it back. */
const FORGET_MS = 9_000

function sayMerged(handle: string, merged: Merged): void {
  const { added, replaced, kept, isCancelled } = merged
  const forget = setTimeout(() => void ask('exchange.close', { handle }), FORGET_MS)
  const undo = () => {
    clearTimeout(forget)
    void undoMerge(handle, merged)
  }
  const key = isCancelled ? 'exchange.stopped' : 'exchange.merged'
  const hasChanged = added + replaced > 0
  showToast({
    text: { key, params: { added, replaced, kept } },
    ...(hasChanged && { action: { key: 'drafts.undo', run: undo } }),
  })
}

async function undoMerge(handle: string, merged: Merged): Promise<void> {
  const reply = await ask('exchange.undo', { requestId: newRequestId(), handle })
  await loadLibrary()
  if (reply.ok) {
    showToast({ text: { key: 'exchange.undone' } })
    void ask('exchange.close', { handle })
    return
  }
  showTrouble(reply.error)
  // As long as the service has the file, what a full disk kept from being taken back can be taken back later.
  if (reply.error.code !== 'exchange-missing') sayMerged(handle, merged)
}

/** Hears how far reading or merging is, until the returned function is called. */
export function followExchange(): () => void {
  return hear('import.progress', ({ import: handle, done, total }) => change(handle, { share: done / total }))
}
