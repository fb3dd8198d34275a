import { DraftsPane } from './drafts/drafts-pane.tsx'
import { late } from './late.ts'
import { OutlinePane } from './late-parts.ts'
import { useLabels } from './i18n/labels.ts'
import { changeSettings, leftPane, type LeftPane as Shown, previewSettings, settings } from './state/app.ts'
import { openPaper } from './state/document.ts'
import { draftView } from './state/draft-list.ts'
import { useStore } from './state/store.ts'
import { Splitter } from './widgets/splitter.tsx'
import { SwitchTabs } from './widgets/switch-tabs.tsx'

const OldPapersPane = late(async () => (await import('./old-papers/old-papers-pane.tsx')).OldPapersPane)
const OldPapersTitle = late(async () => (await import('./old-papers/old-papers-title.tsx')).OldPapersTitle)
const PassagesTitle = late(async () => (await import('./library/passages-title.tsx')).PassagesTitle)
const PassagesPane = late(async () => (await import('./library/passages-pane.tsx')).PassagesPane)

/** As the contract takes it. */
const OUTLINE_WIDTH = { min: 220, max: 360 } as const

/** The outline of the open paper, the drafts, the old papers or the passages, and the switch between them. */
export function LeftPane() {
  const { label } = useLabels()
  const chosen = useStore(leftPane, (value) => value)
  const width = useStore(settings, (value) => value.outlineWidth)
  const hasPaper = useStore(openPaper, (paper) => paper !== null)
  const shown: Shown = !hasPaper && chosen === 'outline' ? 'drafts' : chosen
  return (
    <nav className="pane pane-left" aria-label={label('pane.left')}>
      <h2 className="pane-title">
        <PaneTitle shown={shown} />
      </h2>
      {shown === 'outline' ? (
        <div className="pane-body">
          <OutlinePane />
        </div>
      ) : shown === 'drafts' ? (
        <DraftsPane />
      ) : shown === 'old-papers' ? (
        <OldPapersPane />
      ) : (
        <div className="pane-stack">
          <PassagesPane />
        </div>
      )}
      <SwitchTabs
        label={label('pane.left')}
        items={[
          { id: 'outline', label: label('pane.outline'), isDisabled: !hasPaper },
          { id: 'drafts', label: label('pane.drafts') },
          { id: 'old-papers', label: label('pane.old-papers') },
          { id: 'passages', label: label('pane.passages') },
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

function PaneTitle({ shown }: { readonly shown: Shown }) {
  const { label } = useLabels()
  const isDraftBin = useStore(draftView, ({ bin }) => bin)
  if (shown === 'outline') return label('pane.outline')
  if (shown === 'drafts') return label(isDraftBin ? 'bin.title' : 'pane.drafts')
  return shown === 'passages' ? <PassagesTitle /> : <OldPapersTitle />
}
