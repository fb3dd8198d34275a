import type { Note } from '../result.ts'

// Only marked; the text stays.
const MARKED = [
  'hole-found',
  'range-hole',
  'character-lost',
  'figure-lost',
  'number-out-of-order',
  'enumerator-out-of-order',
  'year-guessed',
  'footnote-kept',
] as const

/** What recognition does to a text or marks in it; core/words says each as `note.<code>`. The order is that of the rules. */
export const RECOGNISE_NOTES = [
  // Taken out.
  'invisible-dropped',
  'front-matter-dropped',
  'page-line-dropped',
  'page-chunk-dropped',
  'furniture-dropped',
  'tail-dropped',
  'title-repeated',
  'collection-title',
  'pinyin-dropped',
  'bracket-dropped',
  'bullet-dropped',
  'header-field',
  'imprint-field',
  'attachment-label',
  // Replaced.
  'simplified',
  'digits-narrowed',
  'punctuation-widened',
  'punctuation-repeated',
  'quotes-paired',
  'space-dropped',
  'spun-restored',
  'number-form',
  'number-restored',
  'table-read',
  // Joined and parted.
  'lines-joined',
  'line-parted',
  ...MARKED,
] as const
export type RecogniseCode = (typeof RECOGNISE_NOTES)[number]

/**
 * One thing done or marked: the words as they stood, where (`at`, `end`: UTF-16 offsets into textOfSource), and in `to` what
 * stands there now. Without `to` the words were only marked; an empty `to` means that they are gone.
 */
export interface RecogniseNote extends Note<RecogniseCode> {
  readonly text: string
  readonly at: number
  readonly end: number
  readonly to?: string
}

/** Codes that change no character; the only ones a verbatim reading gives. */
export const MARKS: ReadonlySet<RecogniseCode> = new Set<RecogniseCode>(MARKED)

/** A decision by its note's code and `at`. */
export interface NotePlace {
  readonly code: RecogniseCode
  readonly at: number
}

/** What the writer does not want done: whole kinds, single places, and the places of a refused kind that stay. */
export interface Refused {
  readonly codes: readonly RecogniseCode[]
  readonly places: readonly NotePlace[]
  readonly except: readonly NotePlace[]
}

/** Says of a decision whether it was refused. */
export type IsRefused = (code: RecogniseCode, at: number) => boolean

/** A quick answer for any number of refusals. */
export function refusalOf({ codes, places, except }: Refused): IsRefused {
  const keyOf = ({ code, at }: NotePlace) => `${code} ${at}`
  const kinds = new Set(codes)
  const single = new Set(places.map(keyOf))
  const kept = new Set(except.map(keyOf))
  return (code, at) => {
    const key = keyOf({ code, at })
    return single.has(key) || (kinds.has(code) && !kept.has(key))
  }
}
