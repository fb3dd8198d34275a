import type { Document } from '#core/document/document.ts'
import type { Figure } from './figure.ts'
import type { Hit } from './finder.ts'
import type { Text } from './places.ts'
import { holesOf, textsOf, wordsOf } from './places.ts'
import { scanText } from './scan.ts'

/**
 * Every figure of a paper in reading order, never two over one character: `plainText(d).slice(offset, offset + text.length)`
 * is its text. `rhetoric` asks for counts in Chinese numerals too, which are no statistics.
 */
export function findFigures(
  d: Document,
  { rhetoric = false }: { readonly rhetoric?: boolean } = {},
): readonly Figure[] {
  const isSerial = serialNumbers()
  return textsOf(d).flatMap((text) => {
    const words = wordsOf(text)
    const hits = hitsIn(text, words, rhetoric)
    if (isSerial(text, words)) return []
    return hits.map((hit) => figureOf(text, words, text.column === undefined ? hit : cellHit(hit, words)))
  })
}

function hitsIn(text: Text, words: string, withRhetoric: boolean): readonly Hit[] {
  const holes = holesOf(text)
  if (holes.length === 0) return scanText(words, withRhetoric)
  let rest = words
  for (const [start, end] of holes) rest = rest.slice(0, start) + '\u0001'.repeat(end - start) + rest.slice(end)
  const found = holes.map(([start, end]): Hit => ({ type: 'placeholder', start, end }))
  return [...found, ...scanText(rest, withRhetoric)].toSorted((a, b) => a.start - b.start)
}

function figureOf(text: Text, words: string, hit: Hit): Figure {
  return {
    ...hit,
    text: words.slice(hit.start, hit.end),
    section: text.section,
    offset: text.offset + hit.start,
    place: text.place,
    start: text.start + hit.start,
    end: text.start + hit.end,
  }
}

/** A number alone in a cell is a figure, its sign apart: its measure stands at the head of the column. */
function cellHit(hit: Hit, words: string): Hit {
  return hit.type === 'barenum' && words.trim().replace(/^[-+−－＋±]/, '') === words.slice(hit.start, hit.end)
    ? { ...hit, type: 'count' }
    : hit
}

/** Tells the 序号 1, 2, 3 … of a first column from figures, cell by cell in reading order. */
function serialNumbers(): (text: Text, words: string) => boolean {
  let last = 0
  return ({ column }, words) => {
    if (column !== 0) return false
    const number = /^\d{1,3}$/.test(words.trim()) ? Number(words) : 0
    const isNext = number === 1 || (last > 0 && number === last + 1)
    last = isNext ? number : 0
    return isNext
  }
}
