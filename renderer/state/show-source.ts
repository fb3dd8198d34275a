import { findSource, type FoundSource, type SourcePlace } from '#core/compare/source-block.ts'
import type { Document } from '#core/document/document.ts'
import type { Comparable } from '../desk.ts'
import type { PaperEditor } from '../editor/paper-editor.ts'
import { openPaper } from './document.ts'
import { openDraft } from './drafts.ts'
import { readOldPaper } from './old-papers.ts'
import { openPassage, readPassage } from './passage-view.ts'
import { preview } from './preview.ts'
import { closeToast, showToast, toasts } from './toast.ts'

/** Shows a paper, draft or passage at the block that words came from; where that is gone, at the most like it, and says so. */
export async function showSource(of: Comparable, wanted: SourcePlace): Promise<void> {
  if ('oldPaper' in of) return readOldPaper(of.oldPaper, (document) => placeIn(document, wanted))
  if ('draft' in of) {
    if (!(await openDraft(of.draft))) return
    preview.set(false)
    const { editor } = openPaper.get()!
    return editor.show(placeIn(editor.document(), wanted) ?? 'title')
  }
  await readPassage(of.passage)
  const open = openPassage.get()
  if (open?.id === of.passage) showInPassage(open.editor, wanted)
}

/** A passage has no title to lead to. */
function showInPassage(editor: PaperEditor, wanted: SourcePlace): void {
  const document = editor.document()
  const place = placeIn(document, wanted) ?? document.blocks[0]?.id
  if (place) editor.show(place)
}

function placeIn(document: Document, wanted: SourcePlace): FoundSource['place'] {
  const { place, how } = findSource(document, wanted)
  // What was said of the step before would be taken for this one's.
  for (const { id, text } of toasts.get()) if ('key' in text && text.key.startsWith('sources.found.')) closeToast(id)
  if (how !== 'itself') showToast({ text: { key: `sources.found.${how}` } })
  return place
}
