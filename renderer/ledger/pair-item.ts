import { printAmount } from '#core/figures/ledger-amount.ts'
import type { Change } from '#core/figures/ledger-change.ts'
import { seasonOf } from '#core/figures/ledger-period.ts'
import type { FigurePair } from '#core/figures/ledger.ts'
import type { Labels } from '../i18n/labels.ts'
import type { ListItem } from '../widgets/item-list.tsx'

/** A name of the ledger as a row: last year's value, this year's, what became of it. */
export function pairItem(id: string, { name, now, last, change }: FigurePair, label: Labels['label']): ListItem {
  const season = seasonOf((now ?? last)!.period)
  const none = label('ledger.none')
  return {
    id,
    title: season === '年' ? name : `${name}（${season}）`,
    detail: '',
    columns: [last ? printAmount(last) : none, now ? printAmount(now) : none, change ? changeWords(change) : ''],
  }
}

/** +8.3%, -8.3%, +1.3个百分点, or the sign of no change. */
export function changeWords({ direction, percent, difference }: Change): string {
  if (direction === 0) return '='
  if (percent === undefined) return difference
  return direction > 0 ? `+${percent}` : percent
}
