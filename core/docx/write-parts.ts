import type { Attachment, Document, Run } from '#core/document/document.ts'
import { attachmentLabel, oneLine, textOf } from '#core/document/text.ts'
import { attachmentNoteIndent, NOTE_LABEL, placeSignature } from '#core/layout/parts.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { Role } from '#core/layout/styles.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { BLANK_LINE, ROLE_STYLES } from './style-ids.ts'
import type { Written, Writing } from './write-blocks.ts'
import { writeBlocks } from './write-blocks.ts'
import { writeRuns, writeText } from './write-runs.ts'

/** Title and, one empty line below it, the recipients (GB/T 9704-2012, 7.3.1 and 7.3.2). */
export function writeOpening(d: Document): Written[] {
  const title = line('title', d.title)
  return [...title, ...(title.length ? [blankLine()] : []), ...line('recipients', d.recipients)]
}

/** One empty line below the body, a name a line, without marks at their ends (GB/T 9704-2012, 7.3.4). */
export function writeAttachmentNote(d: Document, preset: Preset): Written[] {
  const names = d.attachments.map(({ title }) => oneLine(title))
  if (!names.some(Boolean)) return []
  const lines = names.map((name, index) => {
    const label = index ? '' : NOTE_LABEL
    const number = names.length > 1 ? `${index + 1}.` : ''
    return new OfficialParagraph(
      { style: ROLE_STYLES.attachmentNote.id, children: writeText(label + number + name) },
      { indent: attachmentNoteIndent(label, number, preset) },
    )
  })
  return [blankLine(), ...lines]
}

/** Signatory and issue date of a paper without a seal, one empty line below the body (GB/T 9704-2012, 7.3.5.2). */
export function writeSignature(d: Document, preset: Preset): Written[] {
  const signatory = textOf(d.signatory)
  if (!signatory && !d.date.text) return []
  const { signatoryChars, dateChars } = placeSignature(signatory, d.date.text, preset)
  const written: Written[] = [blankLine(true)]
  if (signatory) written.push(placed('signatory', d.signatory, signatoryChars))
  if (d.date.text) written.push(placed('date', [{ text: d.date.text }], dateChars))
  return written
}

/** The note below the date (GB/T 9704-2012, 7.3.6). */
export function writeNote(d: Document): Written[] {
  return line('note', d.note ?? [])
}

/** One attachment from a new page on: its label on the first line, its title on the third (GB/T 9704-2012, 7.3.7). */
export function writeAttachment(attachment: Attachment, label: string, writing: Writing): Written[] {
  const head = new OfficialParagraph({
    style: ROLE_STYLES.attachmentLabel.id,
    pageBreakBefore: true,
    children: writeText(label),
  })
  const title = line('attachmentTitle', attachment.title)
  const titled = title.length ? [blankLine(), ...title, blankLine()] : []
  return [head, ...titled, ...writeBlocks(attachment.blocks, writing)]
}

/** Every attachment of a paper. */
export function writeAttachments(d: Document, writing: Writing): Written[] {
  return d.attachments.flatMap((attachment, index) =>
    writeAttachment(attachment, attachmentLabel(index, d.attachments.length), writing),
  )
}

function line(role: Role, runs: readonly Run[]): OfficialParagraph[] {
  if (!textOf(runs)) return []
  return [new OfficialParagraph({ style: ROLE_STYLES[role].id, children: writeRuns(runs) })]
}

function placed(role: Role, runs: readonly Run[], leftChars: number): OfficialParagraph {
  const indent = { leftChars, firstLineChars: 0 }
  return new OfficialParagraph({ style: ROLE_STYLES[role].id, children: writeRuns(runs) }, { indent })
}

function blankLine(keepNext = false): OfficialParagraph {
  return new OfficialParagraph({ style: BLANK_LINE.id, ...(keepNext ? { keepNext } : {}) })
}
