/** A text of an index that is like the one asked for; `likeness` from 0 to 1. */
export interface Like {
  /** Its number in the list that the index was made of. */
  readonly entry: number
  readonly likeness: number
}

export interface BigramIndex {
  /** The texts whose likeness is `least` or more, best first. Exact: none is missed. */
  readonly like: (text: string, least: number) => readonly Like[]
  /** The one text that is most alike, or several that are equally so; none where the most alike is less than `least`. */
  readonly mostLike: (text: string, least: number) => readonly Like[]
  /** The numbers of the texts that hold this one, in order. */
  readonly holding: (text: string) => readonly number[]
}

/** The pairs of neighbouring characters of a text, each once and in order; a text of one character is its own pair. */
export function bigramsOf(text: string): Uint32Array {
  if (text.length === 1) return Uint32Array.of(text.charCodeAt(0))
  const pairs = new Set<number>()
  for (let at = 1; at < text.length; at++) pairs.add(text.charCodeAt(at - 1) * 0x10000 + text.charCodeAt(at))
  return Uint32Array.from(pairs).toSorted()
}

/** How alike two texts are by their pairs, from 0 to 1: twice those that both have, by those of both. */
export function likenessOf(a: Uint32Array, b: Uint32Array): number {
  const both = a.length + b.length
  return both === 0 ? 0 : (2 * common(a, b)) / both
}

/** How many values two sorted lists share. */
function common(a: Uint32Array, b: Uint32Array): number {
  let [i, j, count] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const difference = a[i]! - b[j]!
    if (difference === 0) count++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return count
}

/** Finds among many texts those that are like one, without looking at all of them. */
export function indexBigrams(texts: readonly string[]): BigramIndex {
  const pairs = texts.map(bigramsOf)
  const postings = new Map<number, number[]>()
  for (const [entry, bigrams] of pairs.entries()) {
    for (const bigram of bigrams) {
      const there = postings.get(bigram)
      if (there) there.push(entry)
      else postings.set(bigram, [entry])
    }
  }
  const seen = new Uint32Array(texts.length)
  let round = 0
  const rarity = (bigrams: Uint32Array) =>
    Array.from(bigrams, (bigram) => postings.get(bigram) ?? []).toSorted((a, b) => a.length - b.length)

  const search = (text: string, atLeast: number, isBestOnly: boolean): Like[] => {
    const own = bigramsOf(text)
    const found: Like[] = []
    let least = atLeast
    round++
    for (const [nth, posting] of rarity(own).entries()) {
      // To be so alike, a text has to share so many pairs: one that had none of those before has too few left to share.
      if (own.length - nth < (least * own.length) / (2 - least) - 1e-9) break
      for (const entry of posting) {
        if (seen[entry] === round) continue
        seen[entry] = round
        const other = pairs[entry]!
        if (2 * Math.min(own.length, other.length) < least * (own.length + other.length)) continue
        const value = likenessOf(own, other)
        if (value < least) continue
        found.push({ entry, likeness: value })
        if (isBestOnly) least = value
      }
    }
    return found.toSorted((a, b) => b.likeness - a.likeness || a.entry - b.entry)
  }

  const like = (text: string, least: number) => search(text, least, false)
  const mostLike = (text: string, least: number) => {
    const found = search(text, least, true)
    return found.filter(({ likeness }) => likeness === found[0]!.likeness)
  }
  const holding = (text: string): readonly number[] => {
    const rarest = rarity(bigramsOf(text))[0] ?? []
    return rarest.filter((entry) => texts[entry]!.includes(text))
  }
  return { like, mostLike, holding }
}
