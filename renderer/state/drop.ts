import type { AppTrouble } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { surface } from './app.ts'
import { loadDrafts } from './draft-list.ts'
import { openDraft } from './drafts.ts'
import { readJsonFile } from './read-json.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** Whether files are being held over the window. */
export const isDropping = createStore(false)

/** As the service refuses it; a larger file is not even read. */
const LIMIT_MB = 32

/**
 * Takes files that are dropped anywhere on the window. It hears them before the paper does: a file is never opened in the place
 * of the page, and never pasted into the text.
 */
export function takeDroppedFiles(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hide = () => isDropping.set(false)
  const hear = (name: 'dragenter' | 'dragover' | 'drop', listener: (event: DragEvent) => void) =>
    window.addEventListener(
      name,
      (event) => {
        if (!event.dataTransfer?.types.includes('Files') || isTakenElsewhere(event)) return
        event.preventDefault()
        event.stopPropagation()
        listener(event)
      },
      { capture: true },
    )
  const over = (event: DragEvent) => {
    const isTaken = surface.get() === 'none'
    event.dataTransfer!.dropEffect = isTaken ? 'copy' : 'none'
    isDropping.set(isTaken)
    // No event says for certain that files left the window; while they are over it, one comes every 350 ms at the latest.
    clearTimeout(timer)
    timer = setTimeout(hide, STILL_THERE_MS)
  }
  hear('dragenter', over)
  hear('dragover', over)
  hear('drop', (event) => {
    hide()
    if (surface.get() === 'none') void filesOf(event.dataTransfer!).then(importFiles)
  })
}

/** What is pasted where there is no paper to take it goes to the import window. */
export function takePastedText(): void {
  window.addEventListener('paste', (event) => {
    const { target, clipboardData } = event
    const isForField = target instanceof Element && target.closest('input, textarea, [contenteditable=true]') !== null
    // The paper has taken it, and may have drawn anew the line that it was pasted into.
    if (event.defaultPrevented || isForField || surface.get() !== 'none' || !clipboardData) return
    const text = clipboardData.getData('text/plain')
    event.preventDefault()
    if (clipboardData.files.length > 0) void importFiles([...clipboardData.files])
    else if (text.trim()) {
      const html = clipboardData.getData('text/html')
      void import('./import.ts').then(({ importPasted }) => importPasted(text, html))
    }
  })
}

/** The files, and those in folders that were dropped with them, named by the folder. */
async function filesOf({ items, files }: DataTransfer): Promise<readonly File[]> {
  // To be asked for at once: after the event there is nothing left.
  const entries = [...items].map((item) => item.webkitGetAsEntry())
  const plain = [...files]
  if (!entries.some((entry) => entry?.isDirectory)) return plain
  const found = (await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])))).flat()
  // A folder gives its entries in no order of its own.
  return found.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    )
    // Hidden files, and those that Word keeps beside an open one.
    if (!file || /^(?:\.|~\$)/.test(file.name)) return []
    return [new File([file], entry.fullPath.slice(1), { type: file.type })]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  for (;;) {
    // A folder comes in parts, and its end is an empty one.
    const part = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (part.length === 0) return found
    for (const each of part) found.push(...(await filesIn(each)))
  }
}

const STILL_THERE_MS = 600

/** A dialog's own place for files, such as the gallery's for templates. */
function isTakenElsewhere({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null
}

/**
 * Imports drafts and opens them, in the order in which they came, and shows what the first of a colleague's passages would
 * bring; all other files go to the import window together.
 */
export async function importFiles(files: readonly File[]): Promise<void> {
  const isDraft = ({ name }: File) => name.toLowerCase().endsWith('.json')
  const isLibrary = ({ name }: File) => name.toLowerCase().endsWith('.suigao')
  const others = files.filter((file) => !isDraft(file) && !isLibrary(file))
  const library = files.find(isLibrary)
  if (others.length > 0) void import('./import.ts').then(({ importDropped }) => importDropped(others))
  for (const file of files.filter(isDraft)) {
    const trouble = await importFile(file)
    if (trouble) showTrouble(trouble)
  }
  if (files.some(isDraft)) await loadDrafts()
  if (library) await (await import('./exchange.ts')).takeLibraryFile(library)
}

async function importFile(file: File): Promise<AppTrouble | null> {
  if (file.size > LIMIT_MB * 1024 * 1024) return { code: 'draft-too-large', params: { limit: LIMIT_MB } }
  const json = await readJsonFile(file)
  if (!json.ok) return { code: 'not-a-document' }
  const reply = await ask('drafts.import', { requestId: newRequestId(), json: json.value })
  if (!reply.ok) return reply.error
  if (await openDraft(reply.value.id)) showToast({ text: { key: 'drop.imported', params: { name: file.name } } })
  return null
}
