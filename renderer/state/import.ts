import type {
  AppTrouble,
  ImportDetails,
  ImportedFile,
  ImportProgress,
  OpenedImport,
  PaperFacts,
  Reply,
} from '../desk.ts'
import { ask, hear } from '../desk.ts'
import { paperKey, type Choices } from '../import/found-papers.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { cover } from './app.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** One choosing, dropping or pasting, from the files to what was kept of them. */
export interface Importing extends Choices {
  readonly id: string
  readonly folder?: string
  readonly files: readonly ImportedFile[]
  readonly isReading: boolean
  /** The writer stopped the reading; the rest is still to be read. */
  readonly isStopped: boolean
  /** How far the reading or keeping is that is under way. */
  readonly progress: ImportProgress | null
  /** The file that is looked at; null shows the list of all. */
  readonly file: number | null
  /** The paper of that file that is shown. */
  readonly paper: number
}

/** Null while nothing is being imported. */
export const importing = createStore<Importing | null>(null)
/** The file that is looked at, with both its sides; null until it was opened. */
export const reviewed = createStore<ImportDetails | null>(null)
/** Why an import came to nothing as a whole; said in the window until the next one. */
export const importTrouble = createStore<AppTrouble | null>(null)
/** Closed a moment ago: the toast that says so can still bring it back. */
export const isClosing = createStore(false)

/** As the contract has them; a test holds the two together. */
export const MAX_BYTES = 64 * 1024 * 1024
export const MAX_FILES = 2_000

/** Hears how far an import is, until the returned function is called. */
export function followImport(): () => void {
  return hear('import.progress', (progress) => {
    importing.update((now) => (now?.id === progress.import ? { ...now, progress } : now))
  })
}

/** Asks for files or a folder and reads what is chosen. */
export async function chooseImport(what: 'files' | 'folder'): Promise<void> {
  const reply = await ask('import.choose', { what })
  if (reply.ok && !reply.value) return
  await begin(reply as Reply<OpenedImport>)
}

/** Reads files that were dropped. */
export async function importDropped(files: readonly File[]): Promise<void> {
  if (files.length > MAX_FILES) return fail({ code: 'import-too-many', params: { limit: MAX_FILES } })
  const taken = await Promise.all(files.map(bytesOf))
  await begin(await ask('import.take', { files: taken }))
}

/** Reads what was pasted where no paper is open to take it. */
export async function importPasted(text: string, html: string): Promise<void> {
  await begin(await ask('import.paste', { text, ...(html && { html }) }))
}

/** Reads what is waiting; once more after it was stopped. */
export async function readImport(): Promise<void> {
  const now = importing.get()
  if (!now || now.isReading) return
  change(now.id, { isReading: true, isStopped: false, progress: null })
  const reply = await ask('import.read', { import: now.id })
  if (!reply.ok) {
    change(now.id, { isReading: false, progress: null })
    return importing.get()?.id === now.id ? fail(reply.error) : undefined
  }
  const { files, isCancelled } = reply.value
  change(now.id, { files, isReading: false, isStopped: isCancelled, progress: null })
  showOnlyOne()
  sayRead()
}

/** Stops the reading or keeping; what is done by then stays. */
export function stopImport(): void {
  const id = importing.get()?.id
  if (id) void ask('import.cancel', { import: id })
}

/** Looks at one file, or with null goes back to the list. */
export function lookAtFile(file: number | null, paper = 0): void {
  importing.update((now) => now && { ...now, file, paper })
}

export function lookAtPaper(paper: number): void {
  importing.update((now) => now && { ...now, paper })
}

/** Corrects what was guessed of a paper. */
export function correctFacts(file: number, paper: number, facts: Partial<PaperFacts>): void {
  const key = paperKey(file, paper)
  importing.update((now) => now && { ...now, facts: new Map(now.facts).set(key, { ...now.facts.get(key), ...facts }) })
}

export function tickPapers(keys: readonly string[], isTicked: boolean): void {
  importing.update(
    (now) => now && { ...now, ticks: new Map([...now.ticks, ...keys.map((key) => [key, isTicked] as const)]) },
  )
}

/** Shows the import that is under way. */
export function showImport(): void {
  isClosing.set(false)
  cover.set('import')
}

/** Back to the paper; the reading goes on, and the status bar says how far it is. */
export function hideImport(): void {
  if (cover.get() === 'import') cover.set('none')
  returnToDesk()
}

/** Longer than the toast that can bring it back. */
const FORGET_MS = 9_000
let forgetting: ReturnType<typeof setTimeout> | undefined

/** Leaves an import for good; where the writer had begun with it, a toast can bring it back for a moment. */
export function closeImport(): void {
  const now = importing.get()
  importTrouble.set(null)
  hideImport()
  if (!now) return
  if (now.isReading) stopImport()
  const waiting = now.files.flatMap(({ papers }) => papers).length - now.kept.size
  if (waiting <= 0 || now.isReading) return forget()
  isClosing.set(true)
  clearTimeout(forgetting)
  forgetting = setTimeout(() => isClosing.get() && forget(), FORGET_MS)
  showToast({
    text: { key: 'import.closed', params: { count: waiting } },
    action: { key: 'drafts.undo', run: () => importing.get()?.id === now.id && showImport() },
  })
}

/** Changes what is known of an import, unless another has taken its place. */
export function change(id: string, part: Partial<Importing>): void {
  importing.update((now) => (now?.id === id ? { ...now, ...part } : now))
}

function forget(): void {
  clearTimeout(forgetting)
  const id = importing.get()?.id
  isClosing.set(false)
  importing.set(null)
  reviewed.set(null)
  if (id) void ask('import.close', { import: id })
}

async function begin(reply: Reply<OpenedImport>): Promise<void> {
  if (!reply.ok) return fail(reply.error)
  takeImport(reply.value)
  await readImport()
}

/** Puts an import in the place of the last one and shows it. */
export function takeImport({ import: id, folder, files }: OpenedImport): void {
  const last = importing.get()
  if (last?.isReading) stopImport()
  if (last) forget()
  importTrouble.set(null)
  importing.set({
    id,
    ...(folder !== undefined && { folder }),
    files,
    isReading: false,
    isStopped: false,
    progress: null,
    file: null,
    paper: 0,
    facts: new Map(),
    ticks: new Map(),
    kept: new Map(),
  })
  showImport()
}

/** Said in the window where it stands open for the import, else in passing. */
function fail(trouble: AppTrouble): void {
  if (cover.get() === 'import') importTrouble.set(trouble)
  else showTrouble(trouble)
}

/** A list of one file would only be in the way. */
export function showOnlyOne(): void {
  const now = importing.get()
  const [only] = now?.files ?? []
  if (now?.files.length === 1 && only?.state === 'read') lookAtFile(only.file)
}

/** The writer may have gone on with her paper meanwhile. */
function sayRead(): void {
  const now = importing.get()
  if (!now || cover.get() === 'import') return
  const count = now.files.flatMap(({ papers }) => papers).length
  showToast({ text: { key: 'import.read', params: { count } }, action: { key: 'import.look', run: showImport } })
}

async function bytesOf(file: File): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer>; size: number }> {
  const { size } = file
  const name = file.name.slice(-255) || '?'
  // A larger one is refused anyway; one that was taken away meanwhile comes back as empty.
  const bytes = size > MAX_BYTES ? new Uint8Array() : await file.arrayBuffer().then(toBytes, () => new Uint8Array())
  return { name, bytes, size }
}

const toBytes = (buffer: ArrayBuffer) => new Uint8Array(buffer)
