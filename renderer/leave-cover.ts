import { cover, type Cover } from './state/app.ts'
import { leaveHandIn } from './state/export.ts'
import { importing, lookAtFile } from './state/import.ts'
import { leaveOldPaper } from './state/old-papers.ts'
import { leavePassage } from './state/passage-view.ts'
import { leaveMatrix } from './state/plan.ts'
import { leaveReuse } from './state/reuse.ts'
import { leaveRolling } from './state/roll-forward.ts'

const WAYS: Partial<Record<Cover, () => unknown>> = {
  'old-paper': leaveOldPaper,
  'roll-forward': leaveRolling,
  reuse: leaveReuse,
  'hand-in': leaveHandIn,
  plan: leaveMatrix,
  passage: leavePassage,
  import: () => (importing.get()?.files.length ?? 0) > 1 && lookAtFile(null),
}

/** Leaves what stands in the place of the paper; an import goes back to its list. */
export function leaveShownCover(): void {
  WAYS[cover.get()]?.()
}
