import { cover } from './state/app.ts'
import { openPaper } from './state/document.ts'

/** Where the keyboard goes when what stood in the place of the paper is gone: into the text, or to the doors. */
export function returnToDesk(): void {
  // The sheet is shown again by then.
  requestAnimationFrame(() => {
    // Unless another thing has taken its place by then.
    if (cover.get() !== 'none') return
    const paper = openPaper.get()
    if (paper) paper.editor.focus()
    else document.querySelector<HTMLElement>('.start .button')?.focus()
  })
}
