import type { Level } from '#core/document/document.ts'
import type { RecogniseCode } from '#core/recognise/notes.ts'
import type { Decisions, ImportDetails, OpenedImport } from '../desk.ts'
import { ask } from '../desk.ts'
import { accept, acceptKind, refuse, refuseKind, setLevel } from '../import/decide.ts'
import { change, importing, importTrouble, reviewed, showOnlyOne, takeImport } from './import.ts'
import { createStore } from './store.ts'
import { showTrouble } from './toast.ts'

/** Whether a decision is being taken into account. */
export const isDeciding = createStore(false)

interface Past {
  readonly past: readonly Decisions[]
  readonly future: readonly Decisions[]
}
/** What was decided before, for undo and redo. */
export const decided = createStore<Past>({ past: [], future: [] })

/** Opens a file of the import with both sides. */
export async function openFile(file: number): Promise<void> {
  const id = importing.get()?.id
  if (!id) return
  reviewed.set(null)
  decided.set({ past: [], future: [] })
  const reply = await ask('import.open', { import: id, file })
  if (importing.get()?.id !== id || importing.get()?.file !== file) return
  if (reply.ok) reviewed.set(reply.value)
  else importTrouble.set(reply.error)
}

/** Shows a file that was read and opened already. */
export function showRead(opened: OpenedImport, details: ImportDetails): void {
  takeImport(opened)
  decided.set({ past: [], future: [] })
  reviewed.set(details)
  showOnlyOne()
}

type Place = Pick<Decisions['refused']['places'][number], 'code' | 'at'>

/** Leaves a place of the source as it was, or does again what recognition would do there. */
export function setRefused(place: Place, isRefused: boolean): void {
  decide((now) => (isRefused ? refuse(now, place) : accept(now, place)))
}

export function setKindRefused(code: RecogniseCode, isRefused: boolean): void {
  decide((now) => (isRefused ? refuseKind(now, code) : acceptKind(now, code)))
}

export function setBlockLevel(at: number, level: Level | 0): void {
  decide((now) => setLevel(now, at, level))
}

/** Takes the last decision back. */
export function undoDecision(): void {
  const now = reviewed.get()
  const { past, future } = decided.get()
  const last = past.at(-1)
  if (!now || !last || isDeciding.get()) return
  decided.set({ past: past.slice(0, -1), future: [now.decisions, ...future] })
  void send(last)
}

export function redoDecision(): void {
  const now = reviewed.get()
  const { past, future } = decided.get()
  const [next, ...rest] = future
  if (!now || !next || isDeciding.get()) return
  decided.set({ past: [...past, now.decisions], future: rest })
  void send(next)
}

function decide(next: (now: Decisions) => Decisions): void {
  const now = reviewed.get()
  // One after the other: each is worked out from the answer to the one before.
  if (!now || isDeciding.get()) return
  decided.update(({ past }) => ({ past: [...past, now.decisions], future: [] }))
  void send(next(now.decisions))
}

async function send(decisions: Decisions): Promise<void> {
  const id = importing.get()?.id
  const before = reviewed.get()
  if (!id || !before) return
  isDeciding.set(true)
  const reply = await ask('import.decide', { import: id, file: before.file, decisions })
  isDeciding.set(false)
  if (reviewed.get() !== before) return
  if (!reply.ok) return showTrouble(reply.error)
  reviewed.set(reply.value)
  takeFound(id, reply.value)
}

/** What was guessed of the papers may have changed with a decision, and how many there are. */
function takeFound(id: string, { file, papers }: ImportDetails): void {
  const now = importing.get()
  if (now?.id !== id) return
  const found = papers.map(({ document: _document, places: _places, ...paper }) => paper)
  const files = now.files.map((known) => (known.file === file ? { ...known, papers: found } : known))
  change(id, { files, paper: Math.min(now.paper, Math.max(0, found.length - 1)) })
}
