import type { NoteCollector } from '#core/docx/note-collector.ts'
import { isPageNumber } from '#core/docx/page-number.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import type { DocFile } from './doc-file.ts'
import { PLACES, positionsOf } from './doc-file.ts'
import type { DocText } from './doc-text.ts'
import { storyRange } from './doc-text.ts'

/** Footnotes and endnotes in the order of the places that call them; `take` gives those called before a place, once. */
export interface DocNotes {
  readonly take: (to: number) => readonly string[]
}

export function readDocNotes(file: DocFile, text: DocText): DocNotes {
  const notes = [
    ...notesOf(file, text, { calls: PLACES.footnoteCalls, texts: PLACES.footnoteTexts, story: 'footnotes' }),
    ...notesOf(file, text, { calls: PLACES.endnoteCalls, texts: PLACES.endnoteTexts, story: 'endnotes' }),
  ]
  const inOrder = notes.toSorted((a, b) => a.at - b.at)
  let next = 0
  return {
    take(to) {
      const taken: string[] = []
      while (next < inOrder.length && inOrder[next]!.at < to) taken.push(inOrder[next++]!.words)
      return taken
    },
  }
}

function notesOf(
  file: DocFile,
  text: DocText,
  { calls, texts, story }: { calls: number; texts: number; story: 'footnotes' | 'endnotes' },
): { readonly at: number; readonly words: string }[] {
  const places = positionsOf(file, file.place(calls), 2)
  const ranges = positionsOf(file, file.place(texts), 0)
  const [begin] = storyRange(file, story)
  return places.slice(0, -1).flatMap((at, index) => {
    const words = plainOf(text, begin + (ranges[index] ?? 0), begin + (ranges[index + 1] ?? 0))
    return words ? [{ at, words }] : []
  })
}

/** Tells the heads, feet and comments; text boxes, whose places are not known, become lines at the end. */
export function tellOtherStories(file: DocFile, text: DocText, notes: NoteCollector): readonly SourceLine[] {
  tellHeads(file, text, notes)
  const [from, to] = storyRange(file, 'comments')
  for (const comment of plainOf(text, from, to).split('\n')) if (comment) notes.add('comments-dropped', comment)
  const boxes = plainOf(text, ...storyRange(file, 'boxes'))
    .split('\n')
    .filter(Boolean)
  if (boxes.length) notes.add('text-boxes-moved')
  return boxes.map((words) => ({ text: words, hints: { part: 'text-box' } }))
}

/** Six texts a section stand one behind the other: even, odd and first page, head and foot. The first six are rules. */
function tellHeads(file: DocFile, text: DocText, notes: NoteCollector): void {
  const ranges = positionsOf(file, file.place(PLACES.headTexts), 0)
  const [begin] = storyRange(file, 'heads')
  const told = new Set<string>()
  for (let index = 6; index + 1 < ranges.length; index++) {
    const words = plainOf(text, begin + ranges[index]!, begin + ranges[index + 1]!)
    const isHead = [0, 1, 4].includes(index % 6)
    if (isPageNumber(words) || told.has(words)) continue
    told.add(words)
    notes.add(isHead ? 'headers-dropped' : 'footers-dropped', words)
  }
}

/** A story without fields' codes and marks. */
function plainOf({ characters }: DocText, from: number, to: number): string {
  return characters
    .slice(from, Math.min(to, characters.length))
    .replace(/\x13[^\x13-\x15]*(?:\x14|\x15)/g, '')
    .replace(/[\r\x07\x0b\x0c]/g, '\n')
    .replace(/[\x00-\x08\x0e-\x1f]/g, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
