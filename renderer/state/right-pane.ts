import { createStore } from './store.ts'

/** What can stand at the right of the paper, in the order of the rail. */
export const RIGHT_TABS = ['beside', 'passages', 'plan', 'ledger', 'sources', 'figures', 'slots'] as const
export type RightTab = (typeof RIGHT_TABS)[number]

/** Null while the pane is folded; the rail stays. */
export const rightPane = createStore<RightTab | null>(null)

/** Shows a tab, or folds the pane where it is the one that is shown. */
export function toggleRight(tab: RightTab): void {
  rightPane.update((shown) => (shown === tab ? null : tab))
}
