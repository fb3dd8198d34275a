import { outlineOf } from '#core/outline/outline.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { readDraft } from '../read-file.ts'

/** `outline`: the tree of a draft's headings. */
export function outlineDraft(call: Call, language: Language, note: (text: string) => void): Result<unknown> {
  const read = readDraft(call.file)
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  return ok(outlineOf(read.value.document))
}
