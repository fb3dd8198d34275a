import type { Block, Document, NewId, Run } from '#core/document/document.ts'
import { attachmentLabel } from '#core/document/text.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'

/** Whether a text is worth recognising: a line is pasted as it is, whatever it holds. */
export function hasSeveralLines(text: string): boolean {
  return text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length > 1
}

/** What was pasted, as blocks for the place of the caret: title, signatory and the like stay lines of the text there. */
export function pastedBlocks(documents: readonly Document[], newId: NewId): readonly Block[] {
  const line = (runs: readonly Run[], align?: 'center' | 'right'): readonly Block[] =>
    runs.some(({ text }) => text) ? [{ type: 'paragraph', id: newId(), runs, ...(align && { align }) }] : []
  return documents.flatMap((d) => [
    ...line(d.title, 'center'),
    ...line(d.recipients),
    ...d.blocks,
    ...line(d.signatory, 'right'),
    ...line([{ text: d.date.text }], 'right'),
    ...line(d.note ?? []),
    ...d.attachments.flatMap(({ title, blocks }, index) => [
      ...line([{ text: attachmentLabel(index, d.attachments.length) }]),
      ...line(title, 'center'),
      ...blocks,
    ]),
  ])
}

/** How many things were changed, what was only marked left out. */
export function changesIn(notes: readonly RecogniseNote[]): number {
  return notes.filter(({ to }) => to !== undefined).length
}
