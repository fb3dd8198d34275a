import type { Kind } from '#core/document/document.ts'
import type { Collection, PassageShape } from '#core/passage/passage.ts'
import { coded, pairsOf } from './search.ts'

/** What of a passage is searched: its row's columns. */
export interface Searched {
  readonly title: string
  readonly pinyin: string
  readonly initials: string
  readonly collection: Collection
  readonly shape: PassageShape
  readonly kind: Kind | null
  readonly year: number | null
  readonly unit: string
  /** As JSON. */
  readonly tags: string
  readonly note: string
  readonly text: string
  readonly is_favourite: number
  readonly uses: number
}

/** What a list is narrowed to. */
export interface Facets {
  readonly collection?: Collection | undefined
  readonly shape?: PassageShape | undefined
  readonly kind?: Kind | undefined
  readonly year?: number | undefined
  readonly unit?: string | undefined
  readonly tag?: string | undefined
  readonly isFavourite?: true | undefined
}

/** What the two tables of the index hold: what is asked for by itself, once; every two that stand side by side, in their order. */
export interface Grams {
  readonly passage_characters: string
  readonly passage_pairs: string
}

// All marks are from the private area. A text reaches that area only through `symbolsOf`, which uses other parts of it.
// Where a gram is from; the title and the words of a passage have no mark.
const WORDS = ''
const TITLE = '\ue300'
const BESIDE = '\ue301'
const INITIALS = '\ue302'
const SOUND = '\ue303'
/** Stands before the first letter of a sound. */
const START = '\ue310'
/** Of syllables four letters are one gram: nearly every title has a syllable with `an` or `ng`. */
const LETTERS = 4
const WHOLE_TITLE = '\ue320'
const WHOLE_TAG = '\ue321'
/** Before the values that a list is narrowed to. */
const FACET = {
  live: '\ue330',
  favourite: '\ue331',
  raised: '\ue332',
  collection: '\ue333',
  shape: '\ue334',
  kind: '\ue335',
  year: '\ue336',
  unit: '\ue337',
  tag: '\ue338',
} as const
export type FacetName = keyof typeof FACET
/** The words of all facets stand between the two. */
export const FACET_WORDS = { from: '\ue330', to: '\ue340' } as const

/** In every passage that is a favourite or was used: what lifts it above others. */
export const RAISED = quoted(FACET.raised)

/** A part of the query language of FTS5. */
export type Expression = string

/** Which passages are wanted, and by which table they are found. */
export interface Wanted {
  readonly table: keyof Grams
  readonly words: Expression
}

/** Everything that is live. */
export const EVERYTHING: Wanted = { table: 'passage_characters', words: quoted(FACET.live) }

/** FTS5 goes through the first and looks the others up: what holds for the fewest comes first. */
export const all = (...parts: readonly Expression[]): Expression => joined(parts, 'AND')
export const any = (...parts: readonly Expression[]): Expression => joined(parts, 'OR')
export const without = (wanted: Expression, unwanted: Expression): Expression => `(${wanted} NOT ${unwanted})`

/**
 * What is indexed of a row by itself: no two parts have a gram in common, so that one of them is taken out and put in again
 * where it alone changed. Favourites and tags of thousands are marked at once, and their words stay as they are.
 */
export interface Part {
  /** The same where the grams are. */
  readonly of: string
  readonly grams: () => Grams
}

/** The parts of a row, always as many and in the same order; the same grams for equal rows, so that a row can be taken out again. */
export function partsOf(row: Searched): readonly Part[] {
  const tags = JSON.parse(row.tags) as string[]
  const beside = [...tags, row.note].join('\n')
  return [
    part(`${row.title}\n${row.text}`, (words) => marked(WORDS, symbolsOf(words))),
    part(row.title, (title) => marked(TITLE, symbolsOf(title), wholeTitle(title))),
    part(`${row.tags}\n${row.note}`, () => marked(BESIDE, symbolsOf(beside), wholeTags(tags))),
    part(row.initials, (initials) => marked(INITIALS, [START, ...symbolsOf(initials)])),
    part(row.pinyin, (pinyin) => soundsOf([START, ...symbolsOf(pinyin)])),
    part(facetWords(row, tags).join(' '), (words) => ({ passage_characters: words, passage_pairs: words })),
  ]
}

function part(of: string, grams: (of: string) => Grams): Part {
  return { of, grams: () => grams(of) }
}

function marked(mark: string, symbols: readonly string[], whole: readonly string[] = []): Grams {
  const characters = [...new Set(symbols)].map((symbol) => mark + symbol)
  const pairs = pairsOf(symbols).map((pair) => mark + pair)
  return { passage_characters: [...characters, ...whole].join(' '), passage_pairs: [...pairs, ...whole].join(' ') }
}

function soundsOf(symbols: readonly string[]): Grams {
  const short = [1, 2, 3].flatMap((length) => [...new Set(soundGrams(symbols, length))])
  return { passage_characters: short.join(' '), passage_pairs: soundGrams(symbols, LETTERS).join(' ') }
}

/** Where a query of at least one character is asked, and how: the places that it may stand in, the best first. */
export interface Asked {
  readonly table: keyof Grams
  /** The whole title, in the title, a whole tag, in tags or note, in title or words. */
  readonly ways: readonly Expression[]
  /** What holds wherever one of the ways does. */
  readonly anywhere: Expression
}

/** For characters as they are written. */
export function askedFor(query: string): Asked {
  const symbols = symbolsOf(query)
  const whole = symbols.join('')
  const beside = phrase(BESIDE, symbols)
  const words = phrase(WORDS, symbols)
  const ways = [quoted(WHOLE_TITLE + whole), phrase(TITLE, symbols), quoted(WHOLE_TAG + whole), beside, words]
  return { table: tableFor(symbols), ways, anywhere: any(words, beside) }
}

/** For letters that are the sound of a title: initials from the first on, syllables from the first on, either inside. */
export function askedForSound(letters: string): readonly Wanted[] {
  const inside = symbolsOf(letters)
  const started = [START, ...inside]
  return [
    { table: 'passage_pairs', words: phrase(INITIALS, started) },
    askedForSyllables(started),
    { table: tableFor(inside), words: phrase(INITIALS, inside) },
    askedForSyllables(inside),
  ]
}

function askedForSyllables(symbols: readonly string[]): Wanted {
  const length = Math.min(symbols.length, LETTERS)
  const table = length < LETTERS ? 'passage_characters' : 'passage_pairs'
  return { table, words: quoted(soundGrams(symbols, length).join(' ')) }
}

/** What narrows a list; nothing narrows it to all that is live. */
export function narrowedTo({ collection, shape, kind, year, unit, tag, isFavourite }: Facets): readonly Expression[] {
  const values = { collection, shape, kind, year, unit, tag }
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return [
    ...given.map(([name, value]) => quoted(facetWord(name as FacetName, String(value)))),
    ...(isFavourite ? [quoted(FACET.favourite)] : []),
  ]
}

/** Which facet a word of the index stands for, and with which value. */
export function facetOf(word: string): { readonly name: FacetName; readonly value: string } | undefined {
  const name = (Object.keys(FACET) as FacetName[]).find((candidate) => FACET[candidate] === word[0])
  return name && { name, value: decoded(word.slice(1)) }
}

function joined(parts: readonly Expression[], operator: 'AND' | 'OR'): Expression {
  return parts.length === 1 ? parts[0]! : `(${parts.join(` ${operator} `)})`
}

function quoted(words: string): Expression {
  return `"${words}"`
}

function tableFor(symbols: readonly string[]): keyof Grams {
  return symbols.length === 1 ? 'passage_characters' : 'passage_pairs'
}

// Pairs that follow each other overlap by a character: the phrase stands where the text itself does, and nothing has to be
// compared with the text afterwards.
function phrase(mark: string, symbols: readonly string[]): Expression {
  const grams = symbols.length === 1 ? symbols : pairsOf(symbols)
  return quoted(grams.map((gram) => mark + gram).join(' '))
}

function soundGrams(symbols: readonly string[], length: number): string[] {
  return symbols.slice(length - 1).map((_, index) => SOUND + symbols.slice(index, index + length).join(''))
}

function wholeTitle(title: string): readonly string[] {
  return title === '' ? [] : [WHOLE_TITLE + symbolsOf(title).join('')]
}

function wholeTags(tags: readonly string[]): readonly string[] {
  return tags.map((tag) => WHOLE_TAG + symbolsOf(tag).join(''))
}

function facetWords(row: Searched, tags: readonly string[]): string[] {
  const { collection, shape, kind, year, unit, is_favourite, uses } = row
  return [
    FACET.live,
    ...(is_favourite ? [FACET.favourite] : []),
    ...(is_favourite || uses ? [FACET.raised] : []),
    facetWord('collection', collection),
    facetWord('shape', shape),
    ...(kind === null ? [] : [facetWord('kind', kind)]),
    ...(year === null ? [] : [facetWord('year', String(year))]),
    ...(unit === '' ? [] : [facetWord('unit', unit)]),
    ...tags.map((tag) => facetWord('tag', tag)),
  ]
}

// A search finds letters in either case; what a list is narrowed to is itself and nothing else.
function facetWord(name: FacetName, value: string): string {
  const capitals = escaped(value).replace(/[A-Z]/g, (c) => String.fromCharCode(0xe040 + c.charCodeAt(0)))
  return FACET[name] + coded(capitals)
}

function decoded(symbols: string): string {
  return symbols
    .replace(/[\ue081-\ue09a]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xe040))
    .replace(/[\ue000-\ue07f]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xe000))
    .replace(/\ue0ff[\ue100-\ue2ff]{2}/g, (three) =>
      String.fromCharCode(0xe000 + ((three.charCodeAt(1) - 0xe100) << 7) + (three.charCodeAt(2) - 0xe200)),
    )
}

/** Different for different texts, and a part of a text's symbols exactly where the text is a part of it, but for case. */
function symbolsOf(text: string): string[] {
  return [...coded(escaped(text))]
}

// What stands in the private area already, as in old fonts, would be taken for what `coded` moves there.
function escaped(text: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (c) => {
    const place = c.charCodeAt(0) - 0xe000
    return `\ue0ff${String.fromCharCode(0xe100 + (place >> 7), 0xe200 + (place & 127))}`
  })
}
