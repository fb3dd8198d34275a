import type { PlanItem } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import { countAnswered } from '../state/plan.ts'

/** What became of an item, in one line. */
export function stateWords({ state, isByHand, reason, answers }: PlanItem, { label }: Labels): string {
  const [first] = answers
  const section = first ? first.section || label('slots.place.lead') : ''
  if (state === 'dropped') return reason ? label('plan.dropped-for', { reason }) : label('plan.dropped')
  if (state === 'answered') return label(isByHand ? 'plan.answered-by-hand' : 'plan.answered-in', { section })
  return first?.isOld ? label('plan.old-in', { section }) : label('plan.open')
}

/** How many items are answered and how many are to be, as words show it. */
export function countWords(items: readonly PlanItem[], { number }: Labels) {
  const { answered, wanted } = countAnswered(items)
  return { answered: number(answered), wanted: number(wanted) }
}
