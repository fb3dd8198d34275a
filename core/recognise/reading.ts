import type { Note, Noted } from '../result.ts'
import type { SourceText } from './source.ts'

/** Why a file could not be read at all; core/words says each as `error.<code>`. */
export const READ_ERRORS = [
  'file-empty',
  'file-too-large',
  'file-unpacks-too-large',
  'file-too-complex',
  'file-damaged',
  'file-encrypted',
  // An office's own encryption, which only its own computers undo.
  'file-protected',
  'file-unsafe',
  'file-is-picture',
  'file-is-pdf',
  'file-is-ofd',
  'file-is-spreadsheet',
  'file-is-slides',
  'file-is-archive',
  'file-is-old-word',
  'file-is-unknown',
] as const
export type ReadError = (typeof READ_ERRORS)[number]

/** What a reader did not keep, or kept in another place; core/words says each as `note.<code>` with {count}. */
export const READ_NOTES = [
  'insertions-accepted',
  'deletions-dropped',
  'formatting-changes',
  'comments-dropped',
  'notes-moved',
  'text-boxes-moved',
  'headers-dropped',
  'footers-dropped',
  'links-dropped',
  'hidden-text-dropped',
  'contents-dropped',
  'symbols-unknown',
  'formulas-flattened',
  'drawings-dropped',
  'objects-dropped',
  'pictures-dropped',
  'nested-tables-flattened',
  'readings-dropped',
  'macros-dropped',
  'scripts-dropped',
  'embedded-files-dropped',
  'tables-as-text',
  'characters-lost',
  'encoding-guessed',
  'file-truncated',
] as const
export type ReadNoteCode = (typeof READ_NOTES)[number]
export type ReadNote = Note<ReadNoteCode>

/** What every reader hands over; `pictures` are the bytes behind the picture blocks, by their sha256. */
export interface Reading extends Noted<SourceText, ReadNote> {
  readonly pictures: ReadonlyMap<string, Uint8Array>
}
