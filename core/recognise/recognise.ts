import type { Document, NewId } from '../document/document.ts'
import type { Noted } from '../result.ts'
import { clean } from './clean/clean.ts'
import { markLost } from './clean/lost.ts'
import { BLOCK } from './clean/rule.ts'
import { holesIn } from './holes.ts'
import type { IsRefused, RecogniseNote, Refused } from './notes.ts'
import { MARKS, refusalOf } from './notes.ts'
import type { SourceText } from './source.ts'
import { textOfSource } from './source.ts'
import { buildPaper } from './structure/build.ts'
import type { Piece, Span } from './structure/piece.ts'
import { piecesOf } from './structure/piece.ts'
import { readPaper } from './structure/read-paper.ts'
import type { Marks } from './structure/runs.ts'
import type { Element, Sketch } from './structure/sketch.ts'
import { splitPapers } from './structure/split-papers.ts'
import { cleanWords, noteOn, verbatimWords } from './structure/words.ts'
import { readTables } from './tables/read-tables.ts'
import type { Traced } from './traced.ts'
import { endInSource, traced } from './traced.ts'

export interface RecogniseOptions {
  readonly newId: NewId
  /** False: structure is recognised and no character changes, as proofreading and the figures need it. */
  readonly clean: boolean
  /** The year of a paper that names none. */
  readonly fallbackYear?: number
  /** Decisions that are not to be made. */
  readonly refused?: Refused
}

/** The papers of a file, one as a rule, and a note for everything that was dropped, joined, parted, replaced or marked. */
export function recognise(
  given: SourceText,
  options: RecogniseOptions,
): Noted<{ readonly documents: readonly Document[] }, RecogniseNote> {
  const notes: RecogniseNote[] = []
  const isRefused: IsRefused = options.refused ? refusalOf(options.refused) : () => false
  // A verbatim reading keeps the lines of a typed table, bars and all.
  const source = options.clean ? readTables(given, { newId: options.newId, notes, isRefused }) : given
  const t = clean(sourceWithBlocks(source), { origin: source.origin }, notes, isRefused)
  markLost(t, notes)
  const { collection, papers } = splitPapers(piecesOf(t, source))
  if (options.clean) for (const piece of collection) notes.push(noteOn(t, piece, 'collection-title', ''))
  noteHoles(t, notes, isRefused)
  const sketches = papers.map(readPaper)
  const spans = [...collection, ...sketches.flatMap(spansOf)]
  const text = textOfSource(source)
  const words = options.clean ? cleanWords(t) : verbatimWords(t, text, spans)
  const building = {
    t,
    words,
    marks: { ...marksOf(source), isRefused },
    newId: options.newId,
    isClean: options.clean,
    isRefused,
    fallbackYear: options.fallbackYear ?? 2000,
    notes,
  }
  const built = sketches.map((sketch) => buildPaper(sketch, building))
  const documents = options.clean ? built : withLeftOver(built, collection, words, options.newId)
  const kept = options.clean ? notes : notes.filter((note) => MARKS.has(note.code))
  return { value: { documents }, notes: kept.toSorted((a, b) => a.at - b.at) }
}

/** Tables and pictures stand in the text as one character on their line. */
function sourceWithBlocks(source: SourceText): Traced {
  const t = traced(textOfSource(source).replaceAll(BLOCK, ' '))
  const parts: string[] = []
  const at: number[] = []
  let start = 0
  for (const line of source.lines) {
    const length = (line.hints?.number?.length ?? 0) + line.text.length
    parts.push(line.block ? BLOCK : t.text.slice(start, start + length))
    if (line.block) at.push(start)
    else for (let unit = 0; unit < length; unit++) at.push(start + unit)
    parts.push('\n')
    at.push(start + length)
    start += length + 1
  }
  return { text: parts.join('').slice(0, -1), at: Uint32Array.from(at) }
}

function marksOf(source: SourceText): Pick<Marks, 'bold'> {
  const bold: [number, number][] = []
  let start = 0
  for (const line of source.lines) {
    const from = start + (line.hints?.number?.length ?? 0)
    for (const [begin, end] of line.hints?.bold ?? []) bold.push([from + begin, from + end])
    start = from + line.text.length + 1
  }
  return { bold }
}

function noteHoles(t: Traced, notes: RecogniseNote[], isRefused: IsRefused): void {
  for (const hole of holesIn(t.text)) {
    const to = hole.at + hole.text.length
    const code = hole.isRange ? 'range-hole' : 'hole-found'
    if (!isRefused(code, t.at[hole.at]!))
      notes.push({ code, text: hole.text, at: t.at[hole.at]!, end: endInSource(t, hole.at, to) })
  }
}

function spansOf(sketch: Sketch): readonly Span[] {
  const own = [sketch.recipients, sketch.date, sketch.note].filter((span) => span !== undefined)
  const attached = sketch.attachments.flatMap(({ label, title, body }) => [
    ...(label ? [label] : []),
    ...title,
    ...body.flatMap(spansIn),
  ])
  const form = [...(sketch.header?.lines ?? []), ...(sketch.imprint?.lines ?? [])].flatMap(spansIn)
  return [...form, ...sketch.title, ...own, ...sketch.signatory, ...sketch.body.flatMap(spansIn), ...attached]
}

function spansIn(element: Element): readonly Span[] {
  if (element.type === 'block') return []
  if (element.type === 'paragraph') return [element.span]
  return [element.marker, element.title, ...(element.runIn ? [element.runIn] : [])]
}

/** Lines of a verbatim reading that no paper covers stand before the first and behind the last. */
function withLeftOver(
  documents: readonly Document[],
  collection: readonly Piece[],
  words: ReturnType<typeof cleanWords>,
  newId: NewId,
): readonly Document[] {
  const lines = (texts: readonly string[]) =>
    texts.map((text) => ({ type: 'paragraph', id: newId(), runs: [{ text }] }) as const)
  const before = collection.flatMap((piece) => [...words.before(piece), words.of(piece)])
  return documents.map((d, index) => {
    const head = index === 0 ? lines(before) : []
    const tail = index === documents.length - 1 ? lines(words.after()) : []
    return { ...d, blocks: [...head, ...d.blocks, ...tail] }
  })
}
