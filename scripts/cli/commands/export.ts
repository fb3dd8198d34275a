import { extname } from 'node:path'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { findPreset } from '../find-preset.ts'
import type { Paper } from '../formats.ts'
import { formatOf } from '../formats.ts'
import { readPaper as readFrom } from '../read-file.ts'
import type { Warning } from '../warnings.ts'
import { warningsOf } from '../warnings.ts'
import { checkTarget, writeVerified } from '../write-file.ts'

/** `export`: a draft as the file that its name asks for, with what the writer should still look at. */
export async function exportDraft(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const out = call.values.out!
  const extension = extname(out).toLowerCase()
  const make = formatOf(extension)
  if (!make) return failed('not-exportable-yet', { path: out, extension: extension || '—' })
  const free = checkTarget(out, call.force)
  if (!free.ok) return free
  const paper = await readPaper(call, language, note)
  if (!paper.ok) return paper
  const warnings = await warn(paper.value, extension, language)
  if (call.strict && warnings.length) {
    return failed('not-ready', { path: call.file, count: warnings.length, first: warnings[0]!.message })
  }
  const made = await make(paper.value)
  if (!made.ok) return made
  const { content, pages, check } = made.value
  const written = await writeVerified(out, { content, check }, call.force)
  return written.ok ? ok({ out, ...(pages === undefined ? {} : { pages }), warnings }) : written
}

async function readPaper(call: Call, language: Language, note: (text: string) => void): Promise<Result<Paper>> {
  const preset = findPreset(call.values.preset ?? 'gbt9704')
  if (!preset.ok) return preset
  const read = await readFrom(call.file, { clean: true })
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const pictures = read.value.imported?.pictures ?? new Map<string, Uint8Array>()
  return ok({ document: read.value.document, preset: preset.value, pictures })
}

async function warn(
  { document, preset, pictures }: Paper,
  extension: string,
  language: Language,
): Promise<readonly Warning[]> {
  const open = warningsOf(document, language)
  if (extension === '.txt') return open
  const { leftOut } = await import('#core/docx/left-out.ts')
  const lost = leftOut(document, (asset) => pictures.get(asset), preset).map(({ code }) => ({
    kind: code,
    message: say(language, `cli.warning.${code}`),
  }))
  return [...open, ...lost]
}
