import type { NewId } from '#core/document/document.ts'
import type { Reading, ReadError } from '#core/recognise/reading.ts'
import type { Result, Trouble } from '#core/result.ts'
import { contextOf } from './context-of.ts'
import { openPackage } from './open-package.ts'
import { readBody } from './read-body.ts'
import { dropComments, dropHeadersAndFooters } from './read-part-notes.ts'
import { settle } from './refusal.ts'

export interface ReadOptions {
  /** For the blocks that a reader makes ready: tables, pictures, page breaks. */
  readonly newId: NewId
}

/** The lines of any .docx, with what the file knows about them and notes on all that it holds besides. */
export function readDocx(bytes: Uint8Array, options: ReadOptions): Promise<Result<Reading, Trouble<ReadError>>> {
  return settle(() => readPackage(bytes, options))
}

/** The same for other readers: throws refusals. */
export async function readPackage(bytes: Uint8Array, { newId }: ReadOptions): Promise<Reading> {
  const file = openPackage(bytes)
  const context = await contextOf(file, newId)
  const { notes, pictures } = context
  const lines = readBody(file.zip.read(file.main)!, context)
  dropComments(file, notes)
  dropHeadersAndFooters(file, context)
  if (file.relations.some(({ type }) => type === 'vbaProject')) notes.add('macros-dropped')
  notes.addLost(lines.map(({ text }) => text))
  return { value: { origin: 'docx', lines }, notes: notes.notes(), pictures }
}
