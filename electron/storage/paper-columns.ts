import { countDocument } from '#core/document/count.ts'
import type { Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'

/** What the row of a draft and that of an old paper hold of the paper itself. */
export function paperColumns(document: Document) {
  return {
    title: oneLine(document.title).trim(),
    kind: document.kind,
    year: document.year,
    unit: document.unit,
    characters: countDocument(document),
    format: document.format,
    document: JSON.stringify(document),
  }
}
