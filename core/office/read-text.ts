import { NoteCollector } from '#core/docx/note-collector.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import { decodeText } from './decode-text.ts'

/** A text file, a line a line. */
export function readText(bytes: Uint8Array): Reading {
  const { text, encoding, isGuessed } = decodeText(bytes)
  return { value: sourceOfText(text), notes: textNotes(text, encoding, isGuessed), pictures: new Map() }
}

/** What there is to tell about characters alone. */
export function textNotes(text: string, encoding: string, isGuessed: boolean): Reading['notes'] {
  const notes = new NoteCollector()
  notes.addLost([text])
  const guess = { code: 'encoding-guessed', params: { count: 1, encoding } } as const
  return isGuessed ? [guess, ...notes.notes()] : notes.notes()
}
