/** Two things that may be one another's counterpart, by their numbers in two lists; a greater weight is a better pair. */
export interface Candidate {
  readonly ours: number
  readonly theirs: number
  readonly weight: number
}

/**
 * The pairs that keep the order of both lists and weigh most together, then, of what is left, the best pairs that break it
 * (what was moved). Nothing is in two pairs; sorted by `ours`.
 */
export function pairUp(candidates: readonly Candidate[]): readonly Candidate[] {
  const pairs = [...inOrder(candidates)]
  const [ours, theirs] = [new Set(pairs.map((pair) => pair.ours)), new Set(pairs.map((pair) => pair.theirs))]
  for (const candidate of candidates.toSorted((a, b) => b.weight - a.weight)) {
    if (ours.has(candidate.ours) || theirs.has(candidate.theirs)) continue
    ours.add(candidate.ours)
    theirs.add(candidate.theirs)
    pairs.push(candidate)
  }
  return pairs.toSorted((a, b) => a.ours - b.ours)
}

interface Chain {
  readonly weight: number
  readonly last: Candidate
  readonly before: Chain | undefined
}

/** The heaviest chain of pairs that rises in both lists, in about n log n steps. */
function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const size = candidates.reduce((most, { theirs }) => Math.max(most, theirs + 1), 0)
  // The best chain that ends at or before a place of theirs, as a tree over its binary digits.
  const best: (Chain | undefined)[] = Array.from({ length: size + 1 })
  const upTo = (theirs: number): Chain | undefined => {
    let found: Chain | undefined
    for (let at = theirs; at > 0; at -= at & -at) found = heavier(found, best[at])
    return found
  }
  // Pairs of one of ours must not follow one another: later ones of theirs come first.
  for (const candidate of candidates.toSorted((a, b) => a.ours - b.ours || b.theirs - a.theirs)) {
    const before = upTo(candidate.theirs)
    const chain = { weight: candidate.weight + (before?.weight ?? 0), last: candidate, before }
    for (let at = candidate.theirs + 1; at <= size; at += at & -at) best[at] = heavier(best[at], chain)
  }
  const pairs: Candidate[] = []
  for (let chain = upTo(size); chain; chain = chain.before) pairs.push(chain.last)
  return pairs.toReversed()
}

function heavier(a: Chain | undefined, b: Chain | undefined): Chain | undefined {
  return !a || (b && b.weight > a.weight) ? b : a
}

/** A row of two lists laid side by side: a pair, or one of either alone. */
export type Row =
  | { readonly ours: number; readonly theirs: number }
  | { readonly ours: number; readonly theirs: null }
  | { readonly ours: null; readonly theirs: number }

/** Both lists as rows in the order of ours; what only they have stands behind what it follows there. */
export function sideBySide(
  counts: { readonly ours: number; readonly theirs: number },
  pairs: readonly Pick<Candidate, 'ours' | 'theirs'>[],
): readonly Row[] {
  const theirsOf = new Map(pairs.map((pair) => [pair.ours, pair.theirs]))
  const paired = new Set(pairs.map((pair) => pair.theirs))
  const alone = (from: number): Row[] => {
    const rows: Row[] = []
    for (let theirs = from; theirs < counts.theirs && !paired.has(theirs); theirs++) rows.push({ ours: null, theirs })
    return rows
  }
  const rows = alone(0)
  for (let ours = 0; ours < counts.ours; ours++) {
    const theirs = theirsOf.get(ours)
    if (theirs === undefined) rows.push({ ours, theirs: null })
    else rows.push({ ours, theirs }, ...alone(theirs + 1))
  }
  return rows
}
