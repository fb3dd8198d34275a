import type { ReadOptions } from '#core/docx/read-docx.ts'
import { readPackage } from '#core/docx/read-docx.ts'
import { settle } from '#core/docx/refusal.ts'
import type { Reading, ReadError } from '#core/recognise/reading.ts'
import type { Result, Trouble } from '#core/result.ts'
import { detect } from './detect.ts'
import { readDoc } from './read-doc.ts'
import { readHtml, readHtmlText } from './read-html.ts'
import { readMarkdown } from './read-markdown.ts'
import { readFlatOdt, readOdt } from './read-odt.ts'
import { readRtf } from './read-rtf.ts'
import { readText } from './read-text.ts'

export interface ReadFileOptions extends ReadOptions {
  /** The file's own name, without folders. */
  readonly name: string
}

/**
 * The lines of any file that a paper may come in, told by its content. A file that cannot be read is refused by a code;
 * whatever a reader could not keep is in the notes.
 */
export function readFile(bytes: Uint8Array, options: ReadFileOptions): Promise<Result<Reading, Trouble<ReadError>>> {
  return settle(async () => wellFormed(await read(bytes, options)))
}

function read(bytes: Uint8Array, options: ReadFileOptions): Reading | Promise<Reading> {
  switch (detect(bytes, options.name)) {
    case 'docx':
      return readPackage(bytes, options)
    case 'doc':
      return readDoc(bytes, options)
    case 'rtf':
      return readRtf(bytes, options)
    case 'odt':
      return readOdt(bytes, options)
    case 'flat-odt':
      return readFlatOdt(bytes, options)
    case 'html':
      return readHtml(bytes, options)
    case 'markdown':
      return readMarkdown(bytes, options)
    case 'text':
      return readText(bytes)
  }
}

/** Half characters, which no text may hold, as U+FFFD; no offset moves. */
function wellFormed(reading: Reading): Reading {
  if (reading.value.lines.every(({ text }) => text.isWellFormed())) return reading
  const lines = reading.value.lines.map((line) => ({ ...line, text: line.text.toWellFormed() }))
  return { ...reading, value: { ...reading.value, lines } }
}

/** The lines of what the clipboard holds as HTML; its plain text needs no reader, only `sourceOfText`. */
export function readPasted(html: string, options: ReadOptions): Promise<Result<Reading, Trouble<ReadError>>> {
  return settle(() => wellFormed(readHtmlText(html, options)))
}
