import type { OpenPaper } from './document.ts'
import { createStore } from './store.ts'

/** The issue date of the paper on the desk where it still is that of the one it was rolled forward from; null otherwise. */
export const oldDate = createStore<string | null>(null)

/** Compares the two dates; a date is no figure that could wait by itself, and last year's would go out unseen. */
export async function findOldDate(paper: OpenPaper): Promise<string | null> {
  const { date, basedOn } = paper.editor.document()
  const text = date.text.trim()
  const { firstPapers } = await import('./beside-papers.ts')
  const [last] = basedOn && text ? await firstPapers(paper) : []
  oldDate.set(last?.document.date.text.trim() === text ? text : null)
  return oldDate.get()
}
