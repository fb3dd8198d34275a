import type { PlanItem } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import type { ListItem } from '../widgets/item-list.tsx'
import { stateWords } from './plan-words.ts'
import { StateMark } from './state-mark.tsx'

/** An item of the plan as a list shows it: what was promised and what became of it. */
export function planListItem(item: PlanItem, labels: Labels): ListItem {
  return {
    id: item.key,
    title: item.number + item.text,
    detail: stateWords(item, labels),
    mark: <StateMark state={item.state} />,
  }
}
