import type { RollSource } from '../desk.ts'

/** Names a paper that may stand beside. */
export function keyOf(from: RollSource): string {
  return 'draft' in from ? `draft ${from.draft}` : `old ${from.oldPaper}`
}
