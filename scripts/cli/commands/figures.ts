import type { Document } from '#core/document/document.ts'
import { findFigures } from '#core/figures/find-figures.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { readPapers } from '../read-file.ts'

/**
 * `figures`: every figure of a paper with its type, section and place in the plain text. A file that holds several papers
 * gives one list, each figure with the number of its paper, in whose text its offset counts.
 */
export async function listFigures(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const read = await readPapers(call.file, { clean: false })
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const { documents } = read.value
  if (documents.length === 1) return ok(told(documents[0]!))
  return ok(documents.flatMap((d, index) => told(d).map((figure) => ({ ...figure, document: index + 1 }))))
}

function told(d: Document): readonly object[] {
  return findFigures(d).map(({ type, text, section, offset, value, unit }) => ({
    type,
    text,
    section,
    offset,
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
  }))
}
