import { enumeratorsIn } from '../outline/outline.ts'

// Between digits a mark tells numbers apart (5.6 and 56), and 3% is not 3; thousands are parted by taste.
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g
const NO_WORDS = /(?!(?<=\d)[^\s](?=\d)|-\d|[%‰])[\p{P}\p{Z}\p{Cc}\p{Cf}]/gu
const FIGURES = /\d+(?:\P{L}\d+)*/gu

/**
 * The words of a text, by which two texts are the same: without punctuation, spaces, differences of width, and the numbers
 * of items (一是, 二要), which follow from their order.
 */
export function wordsKey(text: string): string {
  return withoutItems(text).normalize('NFKC').replace(THOUSANDS, '').replace(NO_WORDS, '')
}

function withoutItems(text: string): string {
  const parts: string[] = []
  let done = 0
  for (const item of enumeratorsIn(text)) {
    parts.push(text.slice(done, item.at))
    done = item.at + item.text.length
  }
  return parts.join('') + text.slice(done)
}

/** A key with every figure as one sign: near copies differ first of all in their figures. */
export function skeletonOf(key: string): string {
  return key.replace(FIGURES, '0')
}

/** How many characters a key has; what shares are reckoned in. */
export function charactersOf(key: string): number {
  return Array.from(key).length
}
