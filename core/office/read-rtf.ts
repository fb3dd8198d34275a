import { NoteCollector } from '#core/docx/note-collector.ts'
import type { ReadOptions } from '#core/docx/read-docx.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { RtfReader } from './rtf-reader.ts'
import { rtfTokens } from './rtf-tokens.ts'

/** Rich text as Word, WPS and WordPad write it. */
export function readRtf(bytes: Uint8Array, { newId }: ReadOptions): Reading {
  const notes = new NoteCollector()
  const reader = new RtfReader(notes, newId)
  for (const token of rtfTokens(bytes)) reader.token(token)
  const lines = reader.finish()
  notes.addLost(lines.map(({ text }) => text))
  return { value: { origin: 'rtf', lines }, notes: notes.notes(), pictures: new Map() }
}
