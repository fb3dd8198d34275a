import type { Zippable } from 'fflate'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export interface Finishing {
  /** ISO time. */
  readonly clock: string
  /** What stands in w:numbering, instead of the library's. */
  readonly numbering: string | undefined
}

/** The library's file with what it cannot write itself; the same input gives the same bytes. */
export function finish(packed: Uint8Array, { clock, numbering }: Finishing): Uint8Array {
  const parts = unzipSync(packed)
  if (numbering !== undefined) edit(parts, 'word/numbering.xml', (xml) => withContent(xml, numbering))
  edit(parts, 'word/settings.xml', addSettings)
  edit(parts, 'docProps/core.xml', (xml) => setTimes(xml, clock))
  // The first day a zip can name. fflate reads it in local time, so every time zone writes the same bytes.
  const mtime = new Date(1980, 0, 1)
  const files: Zippable = {}
  for (const name of Object.keys(parts)) files[name] = [parts[name]!, { mtime, level: isPicture(name) ? 0 : 6 }]
  return zipSync(files)
}

// Both stand at fixed places in the schema's sequence: before and after w:compat.
const SPACING_CONTROL = '<w:characterSpacingControl w:val="compressPunctuation"/>'
const THEME_LANGUAGE = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'

function addSettings(xml: string): string {
  const withSpacing = replaceOnce(xml, '<w:compat>', `${SPACING_CONTROL}<w:compat>`)
  return replaceOnce(withSpacing, '</w:compat>', `</w:compat>${THEME_LANGUAGE}`)
}

function setTimes(xml: string, clock: string): string {
  const time = `${new Date(clock).toISOString().slice(0, 19)}Z`
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`)
}

function edit(parts: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const part = parts[name]
  if (!part) throw new Error(`the library wrote no ${name}`)
  parts[name] = strToU8(change(strFromU8(part)))
}

function replaceOnce(xml: string, anchor: string, replacement: string): string {
  if (xml.split(anchor).length !== 2) throw new Error(`${anchor} does not stand exactly once`)
  return xml.replace(anchor, () => replacement)
}

function withContent(xml: string, content: string): string {
  return xml.replace(
    /(<w:numbering[^>]*>).*(<\/w:numbering>)/s,
    (_, head: string, tail: string) => head + content + tail,
  )
}

// They are compressed already; 50 MB of them would take seconds for nothing.
function isPicture(name: string): boolean {
  return name.startsWith('word/media/')
}
