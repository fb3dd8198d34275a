import { extname } from 'node:path'
import type { Document } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import { PRESETS } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { readDraft } from '../read-file.ts'
import type { Warning } from '../warnings.ts'
import { warningsOf } from '../warnings.ts'
import { checkTarget, writeWhole } from '../write-file.ts'

interface Made {
  readonly content: string | Uint8Array
  /** What this kind of file has no place for. */
  readonly lost: readonly Warning[]
}

type Format = (d: Document, preset: string, language: Language) => Promise<Result<Made>>

const FORMATS: Readonly<Record<string, Format>> = {
  '.docx': makeDocx,
  '.txt': (d) => Promise.resolve(ok({ content: plainText(d), lost: [] })),
}

/** `export`: a draft as the file that its name asks for, with what the writer should still look at. */
export async function exportDraft(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const out = call.values.out!
  const extension = extname(out).toLowerCase()
  const format = Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
  if (!format) return failed('not-exportable-yet', { path: out, extension: extension || '—' })
  const free = checkTarget(out, call.force)
  if (!free.ok) return free
  const read = readDraft(call.file)
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const { document } = read.value
  const made = await format(document, call.values.preset ?? 'gbt9704', language)
  if (!made.ok) return made
  const warnings = [...warningsOf(document, language), ...made.value.lost]
  if (call.strict && warnings.length) {
    return failed('not-ready', { path: call.file, count: warnings.length, first: warnings[0]!.message })
  }
  const written = writeWhole(out, made.value.content, call.force)
  return written.ok ? ok({ out, warnings }) : written
}

async function makeDocx(d: Document, id: string, language: Language): Promise<Result<Made>> {
  const preset = Object.hasOwn(PRESETS, id) ? PRESETS[id] : undefined
  if (!preset) return failed('preset-missing', { preset: id, known: Object.keys(PRESETS).join(' ') })
  // The writer of Word files is the heaviest part; the other commands start without it.
  const [{ writeDocx }, { leftOut }] = await Promise.all([
    import('#core/docx/write-docx.ts'),
    import('#core/docx/left-out.ts'),
  ])
  const content = await writeDocx(d, { preset, clock: new Date().toISOString() })
  const lost = leftOut(d).map(({ code }): Warning => ({ kind: code, message: say(language, `cli.warning.${code}`) }))
  return ok({ content, lost })
}
