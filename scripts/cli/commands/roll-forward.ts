import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Document } from '#core/document/document.ts'
import { markCarried, unconfirmedFigures } from '#core/figures/carried.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Rolled } from '#core/roll-forward/roll-forward.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import { newId } from '../new-id.ts'
import { readPapers } from '../read-file.ts'
import { checkTarget, writeWhole } from '../write-file.ts'

/**
 * `roll-forward`: last year's paper as this year's draft, with every change proposed, the figures that wait and the tasks
 * of the old plan. A file of several papers gives DRAFT-1.json, DRAFT-2.json …
 */
export async function rollPaper(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const read = await readPapers(call.file, { clean: true })
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const { documents } = read.value
  const sha256 = createHash('sha256').update(readFileSync(call.file)).digest('hex')
  const rolled: Rolled[] = []
  for (const document of documents) {
    const one = roll(document, call, sha256)
    if (!one.ok) return { ok: false, error: { ...one.error, params: { ...one.error.params, file: call.file } } }
    rolled.push(one.value)
  }
  const written = writeAll(rolled, call)
  if (!written.ok) return written
  if (rolled.some(({ planItems }) => planItems.length === 0)) note(say(language, 'cli.note.plan-missing'))
  const told = rolled.map((one) => toldOf(one, language))
  return ok(
    told.length === 1 ? told[0] : { documents: told.map((one, index) => ({ out: written.value[index], ...one })) },
  )
}

function roll(document: Document, call: Call, sha256: string): Result<Rolled> {
  return rollForward(document, {
    year: Number(call.values.year),
    newId,
    keep: call.values.keep === 'structure' ? 'structure' : 'text',
    source: { sha256 },
    mark: (source, from) => markCarried(source, { from, newId }),
  })
}

/** Every target is looked at before the first is written; the paper that is rolled is never one of them. */
function writeAll(rolled: readonly Rolled[], call: Call): Result<readonly string[]> {
  const out = call.values.out!
  const stem = out.slice(0, out.length - extname(out).length)
  const outs = rolled.length === 1 ? [out] : rolled.map((_, index) => `${stem}-${index + 1}${extname(out)}`)
  const force = (path: string) => call.force && resolve(path) !== resolve(call.file)
  for (const path of outs) {
    const free = checkTarget(path, force(path))
    if (!free.ok) return free
  }
  for (const [index, path] of outs.entries()) {
    const written = writeWhole(path, `${JSON.stringify(rolled[index]!.draft, null, 2)}\n`, force(path))
    if (!written.ok) return written
  }
  return ok(outs)
}

function toldOf({ source, draft, changes, planItems }: Rolled, language: Language): object {
  const waiting = new Set(unconfirmedFigures(draft).map(({ id }) => id))
  return {
    changes: changes.map(({ kind, from, to, section, offset, certain, reason }) => {
      return { kind, from, to, section, offset, certain, reason: say(language, reason.code, reason.params) }
    }),
    figures: {
      toConfirm: unconfirmedFigures(source)
        .filter(({ id }) => waiting.has(id))
        .map(({ type, text, section, offset }) => ({ type, text, section, offset })),
    },
    planItems: planItems
      .filter(({ by }) => by === 'heading')
      .map(({ section, number, text }) => ({ section, number, text })),
  }
}
