import { outlineOf } from '#core/outline/outline.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { readPapers } from '../read-file.ts'

/** `outline`: the tree of a paper's headings, or one for each paper of a file that holds several. */
export async function outlineDraft(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const read = await readPapers(call.file, { clean: true })
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const trees = read.value.documents.map(outlineOf)
  return ok(trees.length === 1 ? trees[0] : { documents: trees })
}
