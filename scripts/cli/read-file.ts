import { readFileSync, statSync } from 'node:fs'
import { readDocument, type ReadDocument } from '#core/document/format.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

/** Far above any paper or template; a larger file is a mistake, and reading it would only exhaust the memory. */
const MAX_BYTES = 64 * 1024 * 1024

/** Reads a saved draft by its content, whatever its name; other kinds of file are refused by their kind. */
export function readDraft(path: string): Result<ReadDocument> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes
  const kind = kindOf(bytes.value)
  if (kind) return failed('not-importable-yet', { path, kind })
  const json = parseJson(path, bytes.value)
  if (!json.ok) return json
  const read = readDocument(json.value)
  return read.ok ? read : { ok: false, error: { ...read.error, params: { ...read.error.params, file: path } } }
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

const SIGNATURES: readonly (readonly [kind: string, start: string])[] = [
  ['docx/wps/odt', 'PK\u0003\u0004'],
  ['doc/wps', '\u00d0\u00cf\u0011\u00e0'],
  ['rtf', '{\\rtf'],
  ['pdf', '%PDF'],
]

/** What a file is by its first bytes; undefined where it can only be JSON. */
function kindOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 8).toString('latin1')
  const signature = SIGNATURES.find(([, sign]) => start.startsWith(sign))
  if (signature) return signature[0]
  const text = bytes
    .subarray(0, 1024)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (text.startsWith('<')) return 'html'
  return /^[[{"\d]/.test(text) || text === '' ? undefined : 'txt'
}
