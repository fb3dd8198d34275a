import { openZip } from '#core/docx/open-zip.ts'
import { NoteCollector } from '#core/docx/note-collector.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import { parseXml } from '#core/docx/parse-xml.ts'
import { isPageNumber } from '#core/docx/page-number.ts'
import { pictureSize } from '#core/docx/picture-size.ts'
import type { ReadOptions } from '#core/docx/read-docx.ts'
import { refuse } from '#core/docx/refusal.ts'
import { sha256 } from '#core/docx/sha256.ts'
import { charactersOf, childAt, elementsOf } from '#core/docx/walk-xml.ts'
import type { Reading } from '#core/recognise/reading.ts'
import type { OdtContext, OdtPicture } from './odt-context.ts'
import { OdtReader } from './odt-reader.ts'
import { readOdtStyles } from './odt-styles.ts'

/** An OpenDocument text, as LibreOffice and WPS write it. */
export async function readOdt(bytes: Uint8Array, { newId }: ReadOptions): Promise<Reading> {
  const zip = openZip(bytes)
  const encrypted = zip.read('META-INF/manifest.xml')
  if (encrypted && new TextDecoder().decode(encrypted).includes('encryption-data')) refuse('file-encrypted')
  const content = parseXml(zip.read('content.xml') ?? refuse('file-damaged'))
  const styles = zip.read('styles.xml')
  const pictures = new Map<string, OdtPicture>()
  for (const name of zip.names.filter((entry) => entry.startsWith('Pictures/'))) {
    const data = zip.read(name)
    if (data && pictureSize(data)) pictures.set(name, { asset: await sha256(data), bytes: data })
  }
  return readOpenDocument(content, styles && parseXml(styles), { newId, pictures })
}

/** The same as one XML file. */
export function readFlatOdt(bytes: Uint8Array, { newId }: ReadOptions): Reading {
  const root = parseXml(bytes)
  return readOpenDocument(root, root, { newId, pictures: new Map() })
}

function readOpenDocument(
  content: Xml,
  styles: Xml | undefined,
  options: Pick<OdtContext, 'newId' | 'pictures'>,
): Reading {
  const notes = new NoteCollector()
  const body = childAt(content, 'office:body', 'office:text') ?? refuse('file-damaged')
  const context: OdtContext = {
    ...options,
    notes,
    styles: readOdtStyles([styles, content].filter((part) => part !== undefined)),
    used: new Map(),
    deletions: deletionsOf(body),
  }
  const lines = new OdtReader(context).read(body)
  dropHeads(styles, notes)
  notes.addLost(lines.map(({ text }) => text))
  return { value: { origin: 'odt', lines }, notes: notes.notes(), pictures: context.used }
}

/** What was deleted stands apart from the text, by the id of the change. */
function deletionsOf(body: Xml): ReadonlyMap<string, Xml> {
  const deletions = new Map<string, Xml>()
  for (const region of elementsOf(childAt(body, 'text:tracked-changes'), 'text:changed-region')) {
    const id = region.attributes['text:id'] ?? region.attributes['xml:id'] ?? ''
    const deletion = childAt(region, 'text:deletion')
    if (deletion) deletions.set(id, deletion)
  }
  return deletions
}

function dropHeads(styles: Xml | undefined, notes: NoteCollector): void {
  const told = new Set<string>()
  for (const page of elementsOf(childAt(styles, 'office:master-styles'), 'style:master-page')) {
    for (const part of elementsOf(page)) {
      const kind = /^style:(header|footer)/.exec(part.name)?.[1]
      const text = charactersOf(part).trim()
      if (!kind || isPageNumber(text) || told.has(text)) continue
      told.add(text)
      notes.add(kind === 'header' ? 'headers-dropped' : 'footers-dropped', text)
    }
  }
}
