import type { Section } from '#core/outline/sections.ts'
import { openPaper } from './document.ts'
import { showToast } from './toast.ts'
import { offerUndo } from './undo-toast.ts'

/** Puts a section of the open paper on the clipboard; `title` is what the outline calls it. */
export function copySection(id: Section['id'], title: string): void {
  if (openPaper.get()?.editor.copySection(id)) showToast({ text: { key: 'outline.copied', params: { title } } })
}

/** Takes a section out of the open paper, with a way back. */
export function removeSection(id: Section['id'], title: string): void {
  const paper = openPaper.get()
  if (paper?.editor.removeSection(id))
    offerUndo(paper.editor, { key: 'outline.removed', params: { title } }, 'outline.too-late')
}
