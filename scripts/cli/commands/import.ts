import { extname, resolve } from 'node:path'
import { countDocument } from '#core/document/count.ts'
import type { Document } from '#core/document/document.ts'
import type { Outline } from '#core/outline/outline.ts'
import { outlineOf } from '#core/outline/outline.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import { placesOf } from '#core/recognise/places.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { say } from '#core/words/say.ts'
import type { Call } from '../call.ts'
import type { ReadPapers } from '../read-file.ts'
import { readPapers } from '../read-file.ts'
import { checkTarget, writeWhole } from '../write-file.ts'

/** `import`: what a file holds as a paper, what was taken out of it and what was done to it; the draft where one is asked for. */
export async function importFile(
  call: Call,
  language: Language,
  note: (text: string) => void,
): Promise<Result<unknown>> {
  const read = await readPapers(call.file, { clean: !call.noClean })
  if (!read.ok) return read
  if (read.value.readOnly) note(say(language, 'cli.note.newer', { path: call.file }))
  const { documents } = read.value
  const outs = call.values.out === undefined ? [] : outsOf(call.values.out, documents.length)
  const written = writeAll(documents, outs, call)
  if (!written.ok) return written
  const notes = notesOf(read.value, language)
  const told = documents.map((document, index) => ({
    ...(outs[index] === undefined ? {} : { out: outs[index] }),
    outline: outlineOf(document) satisfies Outline,
    ...notes[index]!,
    characters: countDocument(document),
  }))
  return ok(told.length === 1 ? told[0] : { documents: told })
}

/** One file as it was named, several with -1, -2 … before the extension. */
function outsOf(out: string, count: number): readonly string[] {
  if (count === 1) return [out]
  const extension = extname(out)
  const stem = out.slice(0, out.length - extension.length)
  return Array.from({ length: count }, (_, index) => `${stem}-${index + 1}${extension}`)
}

// Every target is looked at before the first is written: of several papers none is left behind where one cannot be.
function writeAll(documents: readonly Document[], outs: readonly string[], call: Call): Result<null> {
  const force = (out: string) => call.force && resolve(out) !== resolve(call.file)
  for (const out of outs) {
    const free = checkTarget(out, force(out))
    if (!free.ok) return free
  }
  for (const [index, out] of outs.entries()) {
    const written = writeWhole(out, `${JSON.stringify(documents[index], null, 2)}\n`, force(out))
    if (!written.ok) return written
  }
  return ok(null)
}

interface Told {
  readonly notes: readonly { readonly kind: string; readonly message: string; readonly text?: string }[]
  readonly noise: readonly { readonly kind: string; readonly text: string }[]
}

/** The notes of each paper: those of the file with the first, the others with the paper in which they stand. */
function notesOf({ documents, imported }: ReadPapers, language: Language): readonly Told[] {
  if (!imported) return documents.map(() => ({ notes: [], noise: [] }))
  const starts = placesOf(documents, imported.source, imported.notes).map(({ from }) => from)
  const ofFile = imported.readNotes.map(({ code, params, text }) => ({
    kind: code,
    message: say(language, `note.${code}`, params),
    ...(text === undefined ? {} : { text }),
  }))
  return documents.map((_, index) => {
    const own = imported.notes.filter(({ at }) => {
      return (index === 0 || at >= starts[index]!) && (index + 1 >= starts.length || at < starts[index + 1]!)
    })
    const others = own.filter((note) => !isNoise(note)).map((note) => toldOf(note, language))
    const noise = own.filter(isNoise).map(({ code, text }) => ({ kind: code, text }))
    return { notes: index === 0 ? [...ofFile, ...others] : others, noise }
  })
}

function toldOf({ code, params, text, to }: RecogniseNote, language: Language): Told['notes'][number] {
  return { kind: code, message: say(language, `note.${code}`, { text, to: to ?? '', ...params }), text }
}

/** Words that were taken out and have nothing in their place. */
function isNoise({ to }: RecogniseNote): boolean {
  return to === ''
}
