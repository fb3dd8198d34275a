import { reuseOf } from '#core/compare/reuse.ts'
import type { Document } from '#core/document/document.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { readPapers } from '../read-file.ts'

/**
 * `compare`: how much of the first paper stands in the second already, as a whole and section by section. All papers of the
 * second file count; a first file of several papers gives one answer for each.
 */
export async function comparePapers(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const read: (readonly Document[])[] = []
  for (const path of call.files) {
    const one = await readPapers(path, { clean: true })
    if (!one.ok) return one
    if (one.value.readOnly) note(say(language, 'cli.note.newer', { path }))
    read.push(one.value.documents)
  }
  const [ours, theirs] = [read[0] ?? [], read[1] ?? []]
  const others = theirs.map((document, index) => ({ id: String(index), document }))
  const told = ours.map((document) => toldOf(reuseOf(document, others)))
  return ok(told.length === 1 ? told[0] : { documents: told })
}

function toldOf({ reuse, sections }: ReturnType<typeof reuseOf>): object {
  return {
    reuse,
    sections: sections.map(({ section, kept, rewritten, new: fresh, reuse }) => {
      return { section, kept, rewritten, new: fresh, reuse }
    }),
  }
}
