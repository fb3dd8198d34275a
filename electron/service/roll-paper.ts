import type { BlockId, Document, Heading } from '#core/document/document.ts'
import { plainText, textOf } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { markCarried, unconfirmedFigures } from '#core/figures/carried.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Change } from '#core/roll-forward/change.ts'
import { planChapters } from '#core/roll-forward/plan-part.ts'
import { proposedYear } from '#core/roll-forward/proposed-year.ts'
import type { Rolled } from '#core/roll-forward/roll-forward.ts'
import { rollForward } from '#core/roll-forward/roll-forward.ts'
import type { PlanWish } from '#core/roll-forward/structure.ts'
import type { UnitProfile } from '#core/template/profile.ts'
import { newBlockId } from './new-ids.ts'

/** A paper that is to be rolled forward, and how. */
interface Rolling {
  readonly document: Document
  /** Where nothing is said, the year that follows. */
  readonly year?: number
  readonly keep: 'text' | 'structure'
  readonly plan: PlanWish
  readonly profile: UnitProfile
  readonly source: { readonly id: string; readonly sha256: string }
}

/** What would change. */
export interface ProposeJob extends Rolling {
  readonly name: 'propose-roll'
}

/** The draft. */
export interface RollJob extends Rolling {
  readonly name: 'roll'
  /** The changes to be made, each by `changeKey`; those that are certain where nothing is said. */
  readonly accepted?: ReadonlySet<string>
}

/** A change with the words of its sentence around it. */
export interface ChangeInPlace extends Omit<Change, 'start' | 'end' | 'place'> {
  readonly before: string
  readonly after: string
}

export interface Proposed extends Pick<Rolled, 'planItems' | 'years'> {
  /** The year that was asked for, or proposed. */
  readonly year: number
  readonly isYearGuessed: boolean
  /** Those that touch what is carried over. */
  readonly changes: readonly ChangeInPlace[]
  /** How many figures of the draft wait. */
  readonly figures: number
  readonly hasPlan: boolean
}

/** Names a change among all of its paper. */
export function changeKey({ kind, offset }: Pick<Change, 'kind' | 'offset'>): string {
  return `${kind}@${offset}`
}

/** The draft, its figures marked as carried. */
export function rollPaper({ accepted, ...rolling }: RollJob): Result<Document> {
  const accept = accepted && ((change: Change) => accepted.has(changeKey(change)))
  const rolled = roll(rolling, proposedYear(rolling.document).year, accept)
  return rolled.ok ? ok(rolled.value.draft) : rolled
}

/** Everything that the writer is shown of a paper before there is a draft. */
export function proposeRoll(job: ProposeJob): Result<Proposed> {
  const proposed = proposedYear(job.document)
  const year = job.year ?? proposed.year
  const rolled = roll(job, year)
  if (!rolled.ok) return rolled
  const { draft, changes, planItems, years } = rolled.value
  const text = plainText(rolled.value.source)
  const isCarried = carriedOver(rolled.value.source, job)
  return ok({
    planItems,
    years,
    year,
    isYearGuessed: proposed.isGuessed,
    changes: changes.filter(isCarried).map((change) => inPlace(change, text)),
    figures: new Set(unconfirmedFigures(draft).map(({ id }) => id)).size,
    hasPlan: planChapters(rolled.value.source).some(({ blocks }) => blocks.length > 0),
  })
}

function roll(
  { document, year, keep, plan, profile, source }: Rolling,
  proposed: number,
  accept?: (change: Change) => boolean,
): Result<Rolled> {
  return rollForward(document, {
    year: year ?? proposed,
    keep,
    plan,
    profile,
    source,
    newId: newBlockId,
    ...(accept && { accept }),
    mark: (paper, from) =>
      markCarried(paper, {
        from,
        newId: newBlockId,
      }),
  })
}

/** Whether a change stands in words that the draft keeps: not so in a text that only its headings are kept of. */
function carriedOver(source: Document, { keep, plan }: Pick<Rolling, 'keep' | 'plan'>): (change: Change) => boolean {
  if (keep === 'text' && plan === 'text') return () => true
  const inPlan = new Set<BlockId>(planChapters(source).flatMap(({ blocks }) => blocks.map(({ id }) => id)))
  const blocks = new Map(bodiesOf(source).flatMap((body) => body.map((block) => [block.id as string, block] as const)))
  return ({ place, start }) => {
    const block = blocks.get(place)
    if (!block) return true
    const isPlan = inPlan.has(block.id)
    if (isPlan && typeof plan !== 'string') return false
    if (keep === 'text' && !isPlan) return true
    return block.type === 'table' || (block.type === 'heading' && !isInRunIn(block, start))
  }
}

function isInRunIn({ runs, runIn }: Heading, start: number): boolean {
  return runIn !== undefined && start >= textOf(runs).length
}

/** More of a sentence than this is not read in a list. */
const AROUND = 48

function inPlace({ start: _start, end: _end, place: _place, ...change }: Change, text: string): ChangeInPlace {
  const { offset, from } = change
  const before = text.slice(Math.max(0, offset - AROUND), offset)
  const after = text.slice(offset + from.length, offset + from.length + AROUND)
  const begin = Math.max(...[...'\n。；！？'].map((mark) => before.lastIndexOf(mark))) + 1
  const end = /[\n。；！？]/.exec(after)
  return {
    ...change,
    before: (begin === 0 && offset > AROUND ? '…' : '') + before.slice(begin),
    after: end ? after.slice(0, end.index + (end[0] === '\n' ? 0 : 1)) : after + (after.length === AROUND ? '…' : ''),
  }
}
