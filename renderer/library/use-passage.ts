import type { PassageSource } from '#core/passage/passage.ts'
import { blockOfSection } from '#core/roll-forward/sections-by-block.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { cover } from '../state/app.ts'
import { openPaper, type OpenPaper } from '../state/document.ts'
import { drafts } from '../state/draft-list.ts'
import { openDraft } from '../state/drafts.ts'
import { readOldPaper } from '../state/old-papers.ts'
import { closePassage } from '../state/passage-view.ts'
import { insertPassageById } from '../state/passages.ts'

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

/** The paper that a passage was taken from, at its section: a draft or an old paper. */
export async function openSource({ paper, section }: PassageSource): Promise<void> {
  // One that is not there leaves the passage on the screen.
  if (!drafts.get()?.some(({ id }) => id === paper)) return readOldPaper(paper, section)
  if (!(await closePassage()) || !(await openDraft(paper))) return
  const editor = openPaper.get()?.editor
  const first = editor && blockOfSection(editor.document(), section)
  // The sheet is drawn by then.
  if (first) requestAnimationFrame(() => editor.goTo(first))
}

/** A draft that a passage was put into. */
export async function openUse(draft: string): Promise<void> {
  if (await closePassage()) await openDraft(draft)
}
