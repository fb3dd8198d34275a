import { randomInt } from 'node:crypto'
import type { Decisions } from '#contract'
import { countDocument } from '#core/document/count.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import type { RecogniseNote } from '#core/recognise/notes.ts'
import type { PaperPlaces } from '#core/recognise/places.ts'
import { placesOf } from '#core/recognise/places.ts'
import type { ReadNote } from '#core/recognise/reading.ts'
import { recognise } from '#core/recognise/recognise.ts'
import type { SourceText } from '#core/recognise/source.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Contents, ReadPaper, Recognised } from './import-job.ts'
import { pack } from './packed.ts'
import { setLevels } from './set-levels.ts'
import { textHash } from './text-hash.ts'

/** Bytes of JSON that a draft may have. */
const MAX_BYTES = 32 * 1024 * 1024

/** What there is to recognise, and how. */
export interface ToRecognise {
  readonly source: SourceText
  readonly readNotes: readonly ReadNote[]
  readonly decisions: Decisions
  /** The notes as they were before any decision; absent where there is none yet. */
  readonly undecided?: readonly RecogniseNote[]
  readonly fallbackYear: number
}

/** The papers of a source under the writer's decisions; draft-too-large where one could not be kept. */
export function recogniseFile({
  source,
  readNotes,
  decisions,
  undecided,
  fallbackYear,
}: ToRecognise): Result<Recognised> {
  const { refused, levels } = decisions
  const { value, notes } = recognise(source, { newId, clean: true, fallbackYear, refused })
  const places = placesOf(value.documents, source, notes)
  const documents = value.documents.map((d, index) => setLevels(d, places[index]!.blocks, levels))
  if (documents.some((d) => Buffer.byteLength(JSON.stringify(d)) > MAX_BYTES))
    return failed('draft-too-large', { limit: MAX_BYTES / 1024 / 1024 })
  const contents: Contents = {
    source,
    readNotes,
    notes,
    undecided: undecided ?? notes,
    papers: documents.map((document, index) => ({ document, places: places[index]!.blocks })),
    decisions,
  }
  const papers = documents.map((d, index) => summarise(d, { places, index, notes }))
  return ok({ papers, notes: countsOf(readNotes, notes), packed: pack(contents) })
}

interface Found {
  readonly places: readonly PaperPlaces[]
  readonly index: number
  readonly notes: readonly RecogniseNote[]
}

function summarise(document: Document, { places, index, notes }: Found): ReadPaper {
  const from = index === 0 ? 0 : places[index]!.from
  const to = places[index + 1]?.from ?? Infinity
  return {
    title: oneLine(document.title).trim().slice(0, 400),
    kind: document.kind,
    year: document.year,
    unit: document.unit.slice(0, 200),
    isYearGuessed: notes.some(({ code, at }) => code === 'year-guessed' && at >= from && at < to),
    characters: countDocument(document),
    textSha256: textHash(document),
    hasPictures: bodiesOf(document).some((blocks) => blocks.some(({ type }) => type === 'picture')),
  }
}

function countsOf(readNotes: readonly ReadNote[], notes: readonly RecogniseNote[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  const add = (code: string, count: number) => (counts[code] = (counts[code] ?? 0) + count)
  for (const { code, params } of readNotes) add(code, Number(params?.['count'] ?? 1))
  for (const { code } of notes) add(code, 1)
  return counts
}

export function newId(): BlockId {
  return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('') as BlockId
}
