import { late } from './late.ts'
import { loadPapers } from './state/document.ts'

/** The parts of the window that need the editor's code, which is half of all there is: the start page does without. */
export const Editor = late(async () => (await import('./editor/editor.tsx')).Editor)
export const OutlinePane = late(async () => (await import('./editor/outline/outline-pane.tsx')).OutlinePane)

/** Loads them while the writer looks at the start page. */
export async function loadEditor(): Promise<void> {
  await Promise.all([loadPapers(), Editor.ready(), OutlinePane.ready()])
}
