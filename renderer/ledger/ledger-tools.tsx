import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { ledgerFilters, ledgerView, searchLedger, viewLedgerYear } from '../state/ledger.ts'
import { showForm } from '../state/ledger-form.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { PickMenu } from '../widgets/pick-menu.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { newForm } from './form.ts'

/** The search field, the year that is looked at, and the ways to add figures. */
export function LedgerTools({ year }: { readonly year: number }) {
  const { label, number } = useLabels()
  const { years } = useStore(ledgerFilters, (value) => value)
  const query = useStore(ledgerView, (value) => value.query)
  const counts = new Map(years.map(({ year: each, figures }) => [each, figures]))
  const choices = [...new Set([year, ...counts.keys()])].toSorted((a, b) => b - a)
  return (
    <div className="pane-tools">
      <SearchInput
        label={label('ledger.search')}
        clear={label('drafts.clear-search')}
        value={query}
        onChange={searchLedger}
        name="ledger-search"
      />
      <div className="pane-row ledger-doors">
        <PickMenu
          label={label('drafts.year')}
          name="ledger-year"
          items={choices.map((each) => ({
            id: String(each),
            label: label('drafts.of-year', { year: each }),
            count: number(counts.get(each) ?? 0),
          }))}
          selected={String(year)}
          onSelect={(id) => viewLedgerYear(Number(id))}
        />
        <div className="toolbar-space" />
        <Button kind="quiet" name="ledger-many" onPress={() => runCommand('save-all-figures')}>
          {label('ledger.many')}
        </Button>
        <Button kind="quiet" name="ledger-add" icon={<Icon name="plus" />} onPress={() => showForm(newForm(year))}>
          {label('ledger.add')}
        </Button>
      </div>
    </div>
  )
}
