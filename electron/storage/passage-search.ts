import type { Readable } from './connection.ts'
import type { Asked, Expression, Facets, Wanted } from './passage-grams.ts'
import { all, any, askedFor, EVERYTHING, narrowedTo, without } from './passage-grams.ts'
import type { Order, Window } from './passage-index.ts'
import { countWanted, latestWanted, orderedWanted, wantedByTitle } from './passage-index.ts'

export type PassageSort = 'relevance' | 'updated' | 'used' | 'title'

export interface Search extends Window {
  /** One line; empty, nothing is asked. */
  readonly query: string
  readonly facets: Facets
  /** `relevance` where a query is asked, else `updated`. */
  readonly sort?: PassageSort | undefined
}

/** The places (passages.place) of some of the passages that are asked for, in order, and how many there are in all. */
export function searchPassages(
  db: Readable,
  { query, facets, sort, ...window }: Search,
): { readonly places: number[]; readonly total: number } {
  const asked = query === '' ? undefined : askedFor(query.toWellFormed())
  const narrowed = narrowedTo(facets)
  const everything: Wanted = {
    table: asked?.table ?? EVERYTHING.table,
    words: asked ? all(...narrowed, asked.anywhere) : narrowed.length > 0 ? all(...narrowed) : EVERYTHING.words,
  }
  const by = sort ?? (asked ? 'relevance' : 'updated')
  if (by === 'updated' || by === 'title') {
    const list = by === 'title' ? wantedByTitle : latestWanted
    return { places: list(db, everything, window), total: countWanted(db, everything) }
  }
  const tiers = asked && by !== 'used' ? tiersOf(asked, narrowed) : [everything]
  return inTiers(db, tiers, by === 'used' ? 'used' : 'lively', window)
}

/** The first places that a query finds, the nearest first and among those what the writer likes and uses most. */
export function findLiked(db: Readable, query: string, limit: number): number[] {
  if (query === '') return findByWays(db, [EVERYTHING], limit)
  const { table, ways } = askedFor(query.toWellFormed())
  const wanted = ways.map((words) => ({ table, words }))
  return findByWays(db, wanted, limit)
}

/** The same for ways of asking, the best first. */
export function findByWays(db: Readable, ways: readonly Wanted[], limit: number): number[] {
  const found = new Set<number>()
  for (const wanted of ways) {
    if (found.size >= limit) break
    // Of these the ones that were found in a better way are left out.
    const { places } = orderedWanted(db, wanted, 'liked', { offset: 0, limit: limit + found.size })
    for (const place of places) found.add(place)
  }
  return [...found].slice(0, limit)
}

/** Each passage in the nearest way that finds it. */
function tiersOf({ table, ways }: Asked, narrowed: readonly Expression[]): Wanted[] {
  return ways.map((way, index) => {
    const nearer = ways.slice(0, index)
    const wanted = all(...narrowed, way)
    return { table, words: nearer.length > 0 ? without(wanted, any(...nearer)) : wanted }
  })
}

function inTiers(db: Readable, tiers: readonly Wanted[], order: Order, { offset, limit }: Window) {
  const places: number[] = []
  let total = 0
  for (const tier of tiers) {
    const window = { offset: Math.max(0, offset - total), limit: limit - places.length }
    const found = orderedWanted(db, tier, order, window)
    places.push(...found.places)
    total += found.size ?? countWanted(db, tier)
  }
  return { places, total }
}
