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
    if (surface.get() === 'none') void importFiles([...event.dataTransfer!.files])
  })
}

const STILL_THERE_MS = 600

/** A dialog's own place for files, such as the gallery's for templates. */
function isTakenElsewhere({ target }: DragEvent): boolean {
  return target instanceof Element && target.closest('[data-takes-files]') !== null
}

/** Imports drafts and opens them, in the order in which they came; says which files are none. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const isDraft = ({ name }: File) => name.toLowerCase().endsWith('.json')
  const refused = files.filter((file) => !isDraft(file))
  if (refused.length > 0) {
    showToast({ text: { key: 'drop.refused', params: { name: refused.map(({ name }) => name).join('、') } } })
  }
  for (const file of files.filter(isDraft)) {
    const trouble = await importFile(file)
    if (trouble) showTrouble(trouble)
  }
  await loadDrafts()
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
