import type { Comparable } from './desk.ts'

/** Names a paper or a passage in a list. */
export function keyOf(of: Comparable): string {
  if ('draft' in of) return `draft ${of.draft}`
  return 'oldPaper' in of ? `old ${of.oldPaper}` : `passage ${of.passage}`
}

/** What a key names. */
export function namedBy(key: string): Comparable {
  const [shelf = '', id = ''] = key.split(' ')
  if (shelf === 'draft') return { draft: id }
  return shelf === 'old' ? { oldPaper: id } : { passage: id }
}
