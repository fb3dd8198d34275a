import type { Document } from '../document/document.ts'
import { oneLine } from '../document/text.ts'
import { attachmentNoteIndent, NOTE_LABEL } from './parts.ts'
import type { Preset } from './presets.ts'
import { blankLines, formLine, setLine } from './set-line.ts'
import type { SetParagraph } from './set-paper.ts'

/** One empty line below the body, a name a line, without marks at their ends (GB/T 9704-2012, 7.3.4). */
export function composeAttachmentNote({ attachments }: Document, preset: Preset): readonly SetParagraph[] {
  if (!attachments.some(({ title }) => oneLine(title))) return []
  const lines = attachments.map(({ id, title }, index) => {
    const label = index ? '' : NOTE_LABEL
    const number = attachments.length > 1 ? `${index + 1}.` : ''
    const indent = attachmentNoteIndent(label, number, preset)
    return formLine('attachmentNote', label + number + oneLine(title), id, { indent })
  })
  return [...blankLines(1), ...lines]
}

/** The note below the date (GB/T 9704-2012, 7.3.6). */
export function composeNote({ note }: Document): readonly SetParagraph[] {
  return setLine('note', note ?? [], 'note')
}
