import { NoteCollector } from '#core/docx/note-collector.ts'
import type { ReadOptions } from '#core/docx/read-docx.ts'
import { refuse } from '#core/docx/refusal.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { openDoc } from './doc-file.ts'
import { DocReader } from './doc-reader.ts'

/** A .doc of Word 97 or later, or a .wps, which is the same but for its name. */
export function readDoc(bytes: Uint8Array, { newId }: ReadOptions): Reading {
  const notes = new NoteCollector()
  try {
    const lines = new DocReader(openDoc(bytes), notes, newId).read()
    notes.addLost(lines.map(({ text }) => text))
    return { value: { origin: 'doc', lines }, notes: notes.notes(), pictures: new Map() }
  } catch (error) {
    // Every offset in the file is a claim; one that leads outside is found by the view that is asked for it.
    if (error instanceof RangeError) return refuse('file-damaged')
    throw error
  }
}
