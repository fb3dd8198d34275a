import type { Block, BlockId, Document, Run } from '#core/document/document.ts'
import { textOf } from '#core/document/text.ts'
import { openSlots } from '#core/document/walk.ts'
import { carriedFigures, markCarried } from '#core/figures/carried.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import type { PassageFacts } from '#core/passage/passage.ts'
import { newBlockId } from '../editor/block-id.ts'

type Facts = Omit<PassageFacts, 'source'>

const FACTS = ['title', 'collection', 'kind', 'year', 'unit', 'tags', 'note'] as const

export function factsOf(passage: Facts): Facts {
  const { title, collection, kind, year, unit, tags, note } = passage
  return { title, collection, kind, year, unit, tags, note }
}

/** As they are stored: without the spaces that typing leaves at the ends. */
export function factsToSave(facts: Facts): Facts {
  return { ...facts, title: facts.title.trim(), unit: facts.unit.trim(), note: facts.note.trimEnd() }
}

/** What the writer changed of them. */
export function changedFacts(facts: Facts, known: Facts): { -readonly [K in keyof Facts]?: MutableTags<Facts[K]> } {
  return Object.fromEntries(
    FACTS.filter((key) => JSON.stringify(facts[key]) !== JSON.stringify(known[key])).map((key) => [key, facts[key]]),
  )
}

type MutableTags<T> = T extends readonly string[] ? string[] : T

/** Tags out of a line as people type them, parted by commas, semicolons or spaces; each once. */
export function tagsIn(line: string): string[] {
  const tags = line.split(/[\s,，、;；]+/u).map((tag) =>
    tag
      .replace(/^[#＃]/, '')
      .slice(0, LONGEST_TAG)
      .toWellFormed(),
  )
  return [...new Set(tags.filter(Boolean))]
}

/** As the contract takes them. */
export const LONGEST_TAG = 40
export const MOST_TAGS = 30

interface Tagged {
  readonly id: string
  /** Null where it is not known what it had. */
  readonly tags: readonly string[] | null
}

export interface TagChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/**
 * What takes a change of tags back: a tag comes off those alone that had not had it, and on to those that had. Null where it is
 * not known what every passage had.
 */
export function tagsBack(before: readonly Tagged[], { add, remove }: TagChange) {
  if (before.some(({ tags }) => tags === null)) return null
  const having = (tag: string, had: boolean) =>
    before.flatMap(({ id, tags }) => (tags!.includes(tag) === had ? [id] : []))
  const one = (tag: string): readonly string[] => [tag]
  return [
    ...add.map((tag) => ({ ids: having(tag, false), add: [] as readonly string[], remove: one(tag) })),
    ...remove.map((tag) => ({ ids: having(tag, true), add: one(tag), remove: [] as readonly string[] })),
  ].filter(({ ids }) => ids.length > 0)
}

/**
 * All words of a paper that holds a passage alone. What was pasted into a line of its own (a title, a signature) stands as a
 * paragraph where it was seen: nothing of it is lost.
 */
export function wordsOf(d: Document): readonly Block[] {
  const line = (runs: readonly Run[]): readonly Block[] =>
    textOf(runs).trim() === '' ? [] : [{ type: 'paragraph', id: newBlockId(), runs }]
  return [
    ...line(d.title),
    ...line(d.recipients),
    ...d.blocks,
    ...line(d.signatory),
    ...line([{ text: d.date.text }]),
    ...line(d.note ?? []),
    ...d.attachments.flatMap(({ title, blocks }) => [...line(title), ...blocks]),
  ]
}

/** Longer than this, counting after every save would be felt while typing. */
const LONGEST_COUNTED = 20_000

interface Words {
  readonly blocks: readonly Block[]
  readonly characters: number
}

/** How many blanks these words hold, and how many figures that will want a second look in a paper; none is said of very long ones. */
export function waitingIn({ blocks, characters }: Words): { readonly slots: number; readonly figures: number } {
  if (characters > LONGEST_COUNTED) return { slots: 0, figures: 0 }
  const paper = markCarried(paperOf(blocks, 2000), { from: 1999, newId: newBlockId })
  const marks = carriedFigures(paper).filter(({ type }) => type !== 'placeholder')
  return { slots: openSlots(paper).length, figures: new Set(marks.map(({ id }) => id)).size }
}

interface CaretPlace {
  readonly role: string | null
  readonly selected: string
}

/** Where the caret belongs that got into an empty line that a passage does not show; null where it stands well. */
export function placeWithin(
  { role, selected }: CaretPlace,
  words: () => Document,
): { readonly id: BlockId; readonly offset: number } | null {
  const isOwn = role !== null && role !== 'body' && role !== 'heading'
  if (!isOwn || selected !== '') return null
  const d = words()
  const lines: Readonly<Record<string, string>> = {
    title: textOf(d.title),
    recipients: textOf(d.recipients),
    signatory: textOf(d.signatory),
    date: d.date.text,
    note: textOf(d.note ?? []),
  }
  if (lines[role] !== '') return null
  const isBefore = role === 'title' || role === 'recipients'
  const lined = d.blocks.filter(({ type }) => type === 'heading' || type === 'paragraph')
  const block = isBefore ? lined[0] : lined.at(-1)
  return block ? { id: block.id, offset: isBefore ? 0 : Number.MAX_SAFE_INTEGER } : null
}
