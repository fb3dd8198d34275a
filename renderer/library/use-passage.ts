import { returnToDesk } from '../return-to-desk.ts'
import { cover } from '../state/app.ts'
import type { OpenPaper } from '../state/document.ts'
import { drafts } from '../state/draft-list.ts'
import { openDraft } from '../state/drafts.ts'
import { closePassage, type OpenPassage } from '../state/passage-view.ts'
import { insertPassageById } from '../state/passages.ts'
import { showSource } from '../state/show-source.ts'

/** Whether there is a paper that a passage can be put into. */
export function canInsert(paper: OpenPaper | null): boolean {
  return paper !== null && !paper.isReadOnly
}

/** Puts a passage into the paper at the caret, or as a section of its own; the paper is in sight then. */
export async function insertFromLibrary(id: string, how: 'caret' | 'section'): Promise<void> {
  if (!(await closePassage())) return
  cover.set('none')
  if (await insertPassageById(id, how)) returnToDesk()
}

/** The paper that a passage was taken from, at the words it begins with: a draft or an old paper. */
export async function openSource({ opened }: OpenPassage): Promise<void> {
  const { source, blocks } = opened.get()
  if (!source) return
  const { paper, section } = source
  const isDraft = drafts.get()?.some(({ id }) => id === paper)
  // One that is not there leaves the passage on the screen.
  if (isDraft && !(await closePassage())) return
  await showSource(isDraft ? { draft: paper } : { oldPaper: paper }, { section, words: blocks.slice(0, 1) })
}

/** A draft that a passage was put into. */
export async function openUse(draft: string): Promise<void> {
  if (await closePassage()) await openDraft(draft)
}
