import { readFileSync, statSync } from 'node:fs'
import type { Document } from '#core/document/document.ts'
import { readDocument } from '#core/document/format.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import type { ReadNote } from '#core/recognise/reading.ts'
import type { SourceText } from '#core/recognise/source.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

/** Far above any paper or template; a larger file is a mistake, and reading it would only exhaust the memory. */
const MAX_BYTES = 64 * 1024 * 1024

export interface ReadOptions {
  /** Whether a foreign file is cleaned, or read verbatim: structure recognised, no character changed. A draft never is. */
  readonly clean: boolean
}

/** The papers of a file, one as a rule. */
export interface ReadPapers {
  readonly documents: readonly Document[]
  /** A draft of a newer version, of which only the known parts can be read. */
  readonly readOnly: boolean
  /** Only of a foreign file: what it held, and what reading and recognition did. */
  readonly imported?: {
    readonly source: SourceText
    readonly readNotes: readonly ReadNote[]
    readonly notes: readonly RecogniseNote[]
    /** The bytes of its pictures by their sha256. */
    readonly pictures: ReadonlyMap<string, Uint8Array>
  }
}

/** Reads a saved draft or any file that a paper may come in, told by its content and never by its name. */
export async function readPapers(path: string, options: ReadOptions): Promise<Result<ReadPapers>> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes
  if (!isJson(bytes.value)) {
    // The readers of other formats are heavy; a draft does without them.
    const { readForeign } = await import('./read-foreign.ts')
    return readForeign(path, bytes.value, options)
  }
  const json = parseJson(path, bytes.value)
  if (!json.ok) return json
  const read = readDocument(json.value)
  if (!read.ok) return { ok: false, error: { ...read.error, params: { ...read.error.params, file: path } } }
  return ok({ documents: [read.value.document], readOnly: read.value.readOnly })
}

/** What `readPapers` gives for a file of one paper; `several-papers` where it holds more. */
export async function readPaper(
  path: string,
  options: ReadOptions,
): Promise<Result<ReadPapers & { readonly document: Document }>> {
  const read = await readPapers(path, options)
  if (!read.ok) return read
  const [document, ...others] = read.value.documents
  if (!document || others.length) return failed('several-papers', { path, count: read.value.documents.length })
  return ok({ ...read.value, document })
}

/** Reads a JSON file; `not-json` where it is none. */
export function readJson(path: string): Result<unknown> {
  const bytes = readBytes(path)
  return bytes.ok ? parseJson(path, bytes.value) : bytes
}

function readBytes(path: string): Result<Buffer> {
  try {
    if (statSync(path).size > MAX_BYTES) return failed('file-too-large', { path, limit: MAX_BYTES / 1024 / 1024 })
    return ok(readFileSync(path))
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error)
    return cause === 'ENOENT' ? failed('file-missing', { path }) : failed('file-unreadable', { path, cause })
  }
}

function parseJson(path: string, bytes: Buffer): Result<unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return ok(JSON.parse(text) as unknown)
  } catch {
    return failed('not-json', { path })
  }
}

// A draft that was cut off is still a draft. A text may begin with a bracket as well, so there the whole has to be JSON.
function isJson(bytes: Buffer): boolean {
  const start = bytes
    .subarray(0, 1024)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  return /^\{\s*(["}]|$)/.test(start) || (start.startsWith('[') && parseJson('', bytes).ok)
}
