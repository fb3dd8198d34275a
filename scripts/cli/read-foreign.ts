import { basename } from 'node:path'
import { readFile } from '#core/office/read-file.ts'
import { recognise } from '#core/recognise/recognise.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import { newId } from './new-id.ts'
import type { ReadOptions, ReadPapers } from './read-file.ts'

/** The papers in the bytes of any file but a draft; a refusal names the file. */
export async function readForeign(
  path: string,
  bytes: Uint8Array,
  { clean }: ReadOptions,
): Promise<Result<ReadPapers>> {
  const read = await readFile(bytes, { name: basename(path), newId })
  if (!read.ok) return { ok: false, error: { ...read.error, params: { ...read.error.params, path, file: path } } }
  const source = read.value.value
  const { value, notes } = recognise(source, { newId, clean, fallbackYear: new Date().getFullYear() })
  return ok({
    documents: value.documents,
    readOnly: false,
    imported: { source, readNotes: read.value.notes, notes, pictures: read.value.pictures },
  })
}
