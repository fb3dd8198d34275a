import { DraftsPane } from './drafts/drafts-pane.tsx'
import { OutlinePane } from './editor-parts.ts'
import { useLabels } from './i18n/labels.ts'
import { changeSettings, leftPane, previewSettings, settings } from './state/app.ts'
import { openPaper } from './state/document.ts'
import { draftView } from './state/draft-list.ts'
import { useStore } from './state/store.ts'
import { Splitter } from './widgets/splitter.tsx'
import { SwitchTabs } from './widgets/switch-tabs.tsx'

/** As the contract takes it. */
const OUTLINE_WIDTH = { min: 220, max: 360 } as const

/** The outline of the open paper, or the drafts, and the switch between them. */
export function LeftPane() {
  const { label } = useLabels()
  const chosen = useStore(leftPane, (value) => value)
  const width = useStore(settings, (value) => value.outlineWidth)
  const hasPaper = useStore(openPaper, (paper) => paper !== null)
  const list = useStore(draftView, ({ bin }) => (bin ? 'bin.title' : 'pane.drafts'))
  const shown = hasPaper ? chosen : 'drafts'
  return (
    <nav className="pane pane-left" aria-label={label('pane.left')}>
      <h2 className="pane-title">{label(shown === 'outline' ? 'pane.outline' : list)}</h2>
      {shown === 'outline' ? (
        <div className="pane-body">
          <OutlinePane />
        </div>
      ) : (
        <DraftsPane />
      )}
      <SwitchTabs
        label={label('pane.left')}
        items={[
          { id: 'outline', label: label('pane.outline'), isDisabled: !hasPaper },
          { id: 'drafts', label: label('pane.drafts') },
        ]}
        selected={shown}
        onSelect={leftPane.set}
      />
      <Splitter
        label={label('pane.width')}
        value={width}
        min={OUTLINE_WIDTH.min}
        max={OUTLINE_WIDTH.max}
        onMove={(next) => previewSettings({ outlineWidth: next })}
        onEnd={(next) => changeSettings({ outlineWidth: next })}
      />
    </nav>
  )
}
