/** What is asked for by quick insertion, and where it was typed: UTF-16 units in the text before the caret. */
export interface QuickQuery {
  readonly query: string
  readonly start: number
  /** All that was typed, `//` included. */
  readonly typed: string
}

/** Characters of a query, with room for the two signs before it and for the one before those. */
const LONGEST = 20
/** `//`, its full-width form, and 、、: what the same key gives while a Chinese keyboard writes Chinese punctuation. */
const ASKED = /(?:\/\/|／／|、、)([A-Za-z\p{Script=Han}]{1,20})$/u
/** An address (http://), a path (a//b), a fraction or date (3//4): there `//` is a part of the text. */
const PART_OF_TEXT = /[\p{Nd}\p{Script=Latin}:：/／、\\.]$/u

/** Without these nothing is asked. The tables of all characters take 3 ms to be made, and the first key that is typed would wait for them. */
const SIGNS = ['//', '／／', '、、']

/** The query that ends where the caret stands, by the text before it; null where none does. */
export function quickQuery(before: string): QuickQuery | null {
  const tail = before.slice(-(2 * LONGEST + 3))
  if (!SIGNS.some((sign) => tail.includes(sign))) return null
  const found = ASKED.exec(tail)
  if (!found || PART_OF_TEXT.test(tail.slice(0, found.index))) return null
  return { query: found[1]!, start: before.length - found[0].length, typed: found[0] }
}
