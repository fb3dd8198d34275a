import type { SourceLine } from '#core/recognise/source.ts'
import type { NoteCollector } from './note-collector.ts'
import type { Package } from './open-package.ts'
import { partOf } from './open-package.ts'
import { isPageNumber } from './page-number.ts'
import type { Xml } from './parse-xml.ts'
import { parseXml } from './parse-xml.ts'
import { flatText } from './read-flat.ts'
import type { ReadContext } from './read-context.ts'
import { elementsOf } from './walk-xml.ts'
import { wordsIn } from './words-in.ts'

/** Every footnote and endnote of a file by kind and id. */
export function readPartNotes(file: Package): ReadonlyMap<string, Xml> {
  const notes = new Map<string, Xml>()
  for (const kind of ['footnote', 'endnote']) {
    const part = partOf(file, `${kind}s`)
    for (const element of part ? elementsOf(parseXml(part), `w:${kind}`) : []) {
      // The other types are the lines that Word draws between text and notes.
      const isOwn = (element.attributes['w:type'] ?? 'normal') === 'normal'
      if (isOwn) notes.set(`${kind} ${element.attributes['w:id'] ?? ''}`, element)
    }
  }
  return notes
}

/** A note as a line of its own behind the paragraph that calls it. */
export function noteLines(key: string, context: ReadContext): readonly SourceLine[] {
  const note = context.partNotes.get(key)
  if (!note || context.toldNotes.has(key)) return []
  context.toldNotes.add(key)
  const text = flatText(note, context).join('\n').trim()
  if (!text) return []
  context.notes.add('notes-moved')
  return [{ text, hints: { part: 'footnote' } }]
}

/** Tells every comment; none of them is part of the paper. */
export function dropComments(file: Package, notes: NoteCollector): void {
  const part = partOf(file, 'comments')
  for (const comment of part ? elementsOf(parseXml(part), 'w:comment') : []) {
    notes.add('comments-dropped', wordsIn(comment))
  }
}

/** Tells what stands at the head and foot of the pages, each text once; bare page numbers are not worth telling. */
export function dropHeadersAndFooters(file: Package, context: ReadContext): void {
  for (const kind of ['header', 'footer'] as const) {
    const texts = file.relations
      .filter(({ type, isExternal }) => type === kind && !isExternal)
      .map(({ target }) => headText(file, target, context))
    for (const text of new Set(texts)) if (!isPageNumber(text)) context.notes.add(`${kind}s-dropped`, text)
  }
}

function headText(file: Package, target: string, context: ReadContext): string {
  const part = file.zip.read(target)
  const lines = part ? flatText(parseXml(part), context) : []
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
}
