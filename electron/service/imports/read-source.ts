import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { MAX_IMPORT_BYTES } from '#electron/contract/limits.ts'
import { readDocument } from '#core/document/format.ts'
import { pictureSize } from '#core/docx/picture-size.ts'
import { readFile, readPasted } from '#core/office/read-file.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { sourceOfText } from '#core/recognise/source.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { FileSource, OriginalJob, OriginalValue, ReadJob, ReadPicture, ReadValue } from './import-job.ts'
import { NO_DECISIONS } from './no-decisions.ts'
import { newId, recogniseFile } from './recognise-file.ts'

/** Does the job of reading: the file, its lines, its papers. */
export async function readSource({ source, fileName, fallbackYear }: ReadJob): Promise<Result<ReadValue>> {
  const bytes = bytesOf(source)
  if (!bytes.ok) return bytes
  if (bytes.value && isDraft(bytes.value)) return failed('import-is-draft')
  const read = await linesOf(source, bytes.value, fileName)
  if (!read.ok) return read
  const { value, notes: readNotes } = read.value
  const recognised = recogniseFile({ source: value, readNotes, decisions: NO_DECISIONS, fallbackYear })
  if (!recognised.ok) return recognised
  const sha256 = bytes.value && sha256Of(bytes.value)
  return ok({ ...recognised.value, sha256, size: bytes.value?.length ?? 0 })
}

/** The file again, to be kept, with the pictures that the reader finds in it. */
export async function readOriginal(job: OriginalJob): Promise<Result<OriginalValue>> {
  const bytes = bytesOf(job.source)
  if (!bytes.ok) return bytes
  const file = bytes.value && { sha256: sha256Of(bytes.value), bytes: bytes.value }
  if (!job.wantsPictures) return ok({ file, pictures: [] })
  const read = await linesOf(job.source, bytes.value, job.fileName)
  return read.ok ? ok({ file, pictures: [...read.value.pictures].map(([name, data]) => toPicture(name, data)) }) : read
}

/** The bytes of a source, at most `limit` of them; null where the words were pasted. */
export function bytesOf(source: FileSource, limit: number = MAX_IMPORT_BYTES): Result<Uint8Array | null> {
  if ('pasted' in source) return ok(null)
  if ('bytes' in source) return ok(source.bytes)
  try {
    const found = statSync(source.path)
    // A pipe would be waited for, and no thread that waits so can be ended.
    if (!found.isFile()) return failed('import-file-unreadable', { cause: 'EISDIR' })
    if (found.size > limit) return failed('file-too-large', { limit: limit / 1024 / 1024 })
    return ok(readFileSync(source.path))
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error)
    return cause === 'ENOENT' ? failed('import-file-missing') : failed('import-file-unreadable', { cause })
  }
}

async function linesOf(source: FileSource, bytes: Uint8Array | null, name: string): Promise<Result<Reading>> {
  if (bytes) return readFile(bytes, { name, newId })
  const { text, html } = 'pasted' in source ? source.pasted : { text: '' }
  const read = html === undefined ? ok(textReading(text)) : await readPasted(html, { newId })
  const isEmpty = read.ok && read.value.value.lines.every((line) => !line.block && line.text.trim() === '')
  return isEmpty ? failed('file-empty') : read
}

/** Whether it is JSON that says of itself to be a paper of ours; any other text is for the readers. */
function isDraft(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 256))
  if (!/^\s*\{\s*"/.test(start)) return false
  try {
    const read = readDocument(JSON.parse(new TextDecoder().decode(bytes)))
    return read.ok || read.error.code === 'newer-document'
  } catch {
    return false
  }
}

function textReading(text: string): Reading {
  return { value: sourceOfText(text), notes: [], pictures: new Map() }
}

function toPicture(sha256: string, bytes: Uint8Array): ReadPicture {
  const { type = null, width = null, height = null } = pictureSize(bytes) ?? {}
  return { sha256, type, width, height, bytes }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
