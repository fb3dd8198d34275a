import type { Block, Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'

/** Spaces of every kind and what nobody sees: a paper drops them without a word. */
const UNSEEN =
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff]/

/**
 * The characters of a source that are neither in the papers made of it nor in a note that says they were changed; spaces and
 * characters nobody sees apart.
 */
export function lostCharacters(
  source: string,
  documents: readonly Document[],
  notes: readonly RecogniseNote[],
): string {
  const told = new Uint8Array(source.length)
  for (const note of notes) if (note.to !== undefined) told.fill(1, note.at, note.end)
  const counts = countsOf(documents.map(writtenOf).join('\n'))
  let lost = ''
  for (let index = 0; index < source.length; index++) {
    const unit = source[index]!
    if (told[index] || UNSEEN.test(unit)) continue
    const left = counts.get(unit) ?? 0
    if (left > 0) counts.set(unit, left - 1)
    else lost += unit
  }
  return lost
}

/** Characters of the papers that the source does not have; for readings that may change nothing. */
export function addedCharacters(source: string, documents: readonly Document[]): string {
  const counts = countsOf(source)
  return documents
    .map(writtenOf)
    .join('')
    .split('')
    .filter((unit) => {
      if (UNSEEN.test(unit)) return false
      const left = counts.get(unit) ?? 0
      counts.set(unit, left - 1)
      return left <= 0
    })
    .join('')
}

function writtenOf(d: Document): string {
  return plainText(d) + formOf(d) + d.blocks.map(altOf).join('')
}

/** What a header and an imprint print: their words, and those that the form adds. */
function formOf({ header, imprint }: Document): string {
  const { organs = [], signers = [], ...more } = header ?? {}
  const form = `${organs.join('')}文件签发人：${signers.join('')}№${Object.values(more).join('')}`
  return `${header ? form : ''}${imprint ? `抄送：${imprint.copyTo}${imprint.printer}${imprint.printed?.text}印发` : ''}`
}

function altOf(block: Block): string {
  return block.type === 'picture' ? block.alt : ''
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let index = 0; index < text.length; index++) counts.set(text[index]!, (counts.get(text[index]!) ?? 0) + 1)
  return counts
}
