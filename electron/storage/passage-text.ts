import { createHash } from 'node:crypto'
import type { Block } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import { oneLine, plainLines } from '#core/document/text.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import type { Passage } from '#core/passage/passage.ts'
import { folded } from './search.ts'

/**
 * What is read of a passage and searched: a line a paragraph. Headings come without numbers, which are those of the paper
 * that the passage stands in.
 */
export function textOfBlocks(blocks: readonly Block[]): string {
  // Any year will do: no line of these shows it.
  const lines = plainLines(paperOf(blocks, 2000)).map(({ runs, origin }) => {
    const isHeading = typeof origin === 'object' && 'type' in origin && origin.type === 'heading'
    return oneLine(isHeading ? runs.slice(1) : runs)
  })
  return lines.filter((line) => line !== '').join('\n')
}

/** By which a passage is known again: SHA-256 of its title and words, however they were set. */
export function hashOfPassage({
  title,
  blocks,
}: {
  readonly title: string
  readonly blocks: readonly Block[]
}): string {
  return hashOfText(title, textOfBlocks(blocks))
}

/** The same, where the words are at hand. */
export function hashOfText(title: string, text: string): string {
  return createHash('sha256')
    .update(`${title}\n${text}`.replace(/[^\S\n]+/g, ''))
    .digest('hex')
}

/** Facts as they are kept: on one line but for the note, without what no line of a paper holds, each tag once. */
export function cleanPassage(passage: Passage): Passage {
  const { title, unit, note, tags } = passage
  const facts = { title: lineOf(title), unit: lineOf(unit), note: cleanText(note).trim(), tags: cleanTags(tags) }
  return { ...passage, ...facts }
}

/** Tags without spaces around them, each once, in whichever case it came first. */
export function cleanTags(tags: readonly string[]): string[] {
  const clean = new Map<string, string>()
  for (const tag of tags.map(lineOf)) if (tag !== '' && !clean.has(folded(tag))) clean.set(folded(tag), tag)
  return [...clean.values()]
}

function lineOf(text: string): string {
  return cleanText(text).replaceAll('\n', '').trim()
}
