import { DraftsPane } from './drafts/drafts-pane.tsx'
import { OutlinePane } from './editor/outline/outline-pane.tsx'
import { useLabels } from './i18n/labels.ts'
import { leftPane } from './state/app.ts'
import { openPaper } from './state/document.ts'
import { useStore } from './state/store.ts'
import { SwitchTabs } from './widgets/switch-tabs.tsx'

/** The outline of the open paper, or the drafts, and the switch between them. */
export function LeftPane() {
  const { label } = useLabels()
  const chosen = useStore(leftPane, (value) => value)
  const hasPaper = useStore(openPaper, (paper) => paper !== null)
  const shown = hasPaper ? chosen : 'drafts'
  return (
    <nav className="pane pane-left" aria-label={label('pane.left')}>
      <h2 className="pane-title">{label(shown === 'outline' ? 'pane.outline' : 'pane.drafts')}</h2>
      <div className="pane-body">{shown === 'outline' ? <OutlinePane /> : <DraftsPane />}</div>
      <SwitchTabs
        label={label('pane.left')}
        items={[
          { id: 'outline', label: label('pane.outline'), isDisabled: !hasPaper },
          { id: 'drafts', label: label('pane.drafts') },
        ]}
        selected={shown}
        onSelect={leftPane.set}
      />
    </nav>
  )
}
