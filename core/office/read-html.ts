import { NoteCollector } from '#core/docx/note-collector.ts'
import type { ReadOptions } from '#core/docx/read-docx.ts'
import type { Reading } from '#core/recognise/reading.ts'
import { decodeText } from './decode-text.ts'
import { HtmlReader } from './html-reader.ts'
import { decodeWestern, latin } from './latin.ts'
import { parseHtml } from './parse-html.ts'

/** A page, or what a browser, Word or WPS puts on the clipboard. */
export function readHtml(bytes: Uint8Array, options: ReadOptions): Reading {
  const said = charsetOf(bytes)
  const decoded = said ?? decodeText(bytes)
  return readHtmlText(decoded.text, options)
}

/** The same, from text that is decoded already. */
export function readHtmlText(text: string, { newId }: ReadOptions): Reading {
  const notes = new NoteCollector()
  const reader = new HtmlReader(notes, newId)
  reader.read(parseHtml(fragmentOf(text)))
  notes.addLost(reader.lines.map((line) => line.text))
  return { value: { origin: 'html', lines: reader.lines }, notes: notes.notes(), pictures: new Map() }
}

/** The encoding that the page itself names, where its bytes fit. */
function charsetOf(bytes: Uint8Array): { readonly text: string } | undefined {
  const hasMark = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i.exec(latin(bytes.subarray(0, 8192)))?.[1]
  if (hasMark || !label || /^utf-?16/i.test(label)) return undefined
  if (/^(windows-1252|iso-8859-1|latin1|us-ascii|ascii)$/i.test(label)) return { text: decodeWestern(bytes) }
  try {
    return { text: new TextDecoder(/^gb/i.test(label) ? 'gb18030' : label, { fatal: true }).decode(bytes) }
  } catch {
    // An unknown name, or a page that is not what it says.
    return undefined
  }
}

/** Clipboards wrap what was copied; the wrapping is not what was copied. */
function fragmentOf(text: string): string {
  const start = text.indexOf('<!--StartFragment')
  const end = text.lastIndexOf('<!--EndFragment')
  if (start >= 0 && end > start) return text.slice(text.indexOf('-->', start) + 3, end)
  return /^\ufeff?Version:\d/.test(text) ? text.slice(Math.max(0, text.indexOf('<'))) : text
}
