import { openZip } from '#core/docx/open-zip.ts'
import { refuse } from '#core/docx/refusal.ts'
import type { ReadError } from '#core/recognise/reading.ts'
import { latin } from './latin.ts'
import { isOle, streamNames } from './ole-file.ts'

/** What a file can be read as. Plain text may still turn out to be a page or Markdown, by its first lines or its name. */
export const FORMATS = ['docx', 'doc', 'rtf', 'odt', 'flat-odt', 'html', 'markdown', 'text'] as const
export type Format = (typeof FORMATS)[number]

/** More than this is not a paper. */
export const MAX_FILE_BYTES = 100_000_000

/** Tells a file by its content; its name only parts Markdown from plain text. Refuses what no reader here can read. */
export function detect(bytes: Uint8Array, name: string): Format {
  if (bytes.length > MAX_FILE_BYTES) refuse('file-too-large', { limit: MAX_FILE_BYTES / 1_000_000 })
  const head = latin(bytes.subarray(0, 4096))
  if (!head.replace(/[\0\s]/g, '') && !latin(bytes).replace(/[\0\s]/g, '')) refuse('file-empty')
  if (head.startsWith('PK')) return detectZip(bytes)
  if (isOle(bytes)) return detectOle(bytes)
  if (/^\s*\{\\rtf/.test(head.replace(/^\xef\xbb\xbf/, ''))) return 'rtf'
  // Encrypted by an office's own system: on another computer nothing but this head can be read.
  if (head.startsWith('%TSD-Header')) refuse('file-protected')
  for (const [pattern, code] of FOREIGN) if (pattern.test(head)) refuse(code)
  return detectText(bytes, head, name)
}

const FOREIGN: readonly (readonly [RegExp, ReadError])[] = [
  [/^\s{0,64}%PDF-/, 'file-is-pdf'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|\xd7\xcd\xc6\x9a)/s, 'file-is-picture'],
  [/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh[1-9]|\xfd7zXZ)/s, 'file-is-archive'],
  // Word before 97 wrote files without a directory.
  [/^(\xdb\xa5|\x31\xbe\0\0|\xfe7\0#)/s, 'file-is-old-word'],
  [/^(MZ.{58}|\x7fELF|ID3|\0\0\0.ftyp|SQLite format 3)/s, 'file-is-unknown'],
]

function detectZip(bytes: Uint8Array): Format {
  const zip = openZip(bytes)
  const has = (name: string) => zip.names.includes(name)
  const type = latin(zip.read('mimetype') ?? new Uint8Array())
  if (type.startsWith('application/vnd.oasis.opendocument.')) return openDocument(type)
  if (has('OFD.xml')) refuse('file-is-ofd')
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) refuse('file-is-spreadsheet')
  if (has('ppt/presentation.xml')) refuse('file-is-slides')
  if (has('[Content_Types].xml')) return 'docx'
  return has('content.xml') ? 'odt' : refuse('file-is-archive')
}

function openDocument(type: string): Format {
  if (type.includes('.spreadsheet')) refuse('file-is-spreadsheet')
  if (type.includes('.presentation')) refuse('file-is-slides')
  return type.includes('.text') ? 'odt' : refuse('file-is-unknown')
}

function detectOle(bytes: Uint8Array): Format {
  const names = streamNames(bytes)
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.includes(name))
  if (has('EncryptedPackage', 'EncryptionInfo')) refuse('file-encrypted')
  if (has('WordDocument')) return 'doc'
  if (has('Workbook', 'Book')) refuse('file-is-spreadsheet')
  if (has('PowerPoint Document')) refuse('file-is-slides')
  return refuse('file-is-unknown')
}

function detectText(bytes: Uint8Array, head: string, name: string): Format {
  // UTF-16 keeps its ASCII readable between zeros.
  const start = head
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
  if (start.startsWith('<?xml')) {
    const root = latin(bytes.subarray(0, 65_536)).replaceAll('\0', '')
    if (/<office:document[\s>]/.test(root)) return 'flat-odt'
  }
  if (/^<(!doctype\s+html|html|head|body|meta|!--|\?xml|p|div|table|span|h[1-6])[\s>/]/i.test(start)) return 'html'
  if (/^Version:\d/.test(start) && /<(html|body|!--StartFragment)/i.test(head)) return 'html'
  return /\.(md|markdown)$/i.test(name) ? 'markdown' : 'text'
}
