import { useLabels, type Labels } from './i18n/labels.ts'
import { changeSettings, settings, slotsPane } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { derived, openPaper, saveState, selectedCharacters } from './state/document.ts'
import type { SaveState } from './state/autosave.ts'
import { useStore } from './state/store.ts'
import { Button } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'
import { ZoomSlider } from './widgets/zoom-slider.tsx'

/** 字数, whether it is saved, what is still open, and the zoom. */
export function StatusBar() {
  const { label } = useLabels()
  const hasPaper = useStore(openPaper, (paper) => paper !== null)
  return (
    <footer className="status-bar" aria-label={label('status.label')}>
      {hasPaper && (
        <>
          <Characters />
          <Saved />
          <Slots />
        </>
      )}
      <div className="toolbar-space" />
      <Zoom />
    </footer>
  )
}

function Characters() {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => value?.characters ?? 0)
  const selected = useStore(selectedCharacters, (value) => value)
  return (
    <span className="status-item" title={label('status.characters-tip')} data-name="characters">
      {label('status.characters', { count: number(count) })}
      {selected > 0 && label('status.selected', { count: number(selected) })}
    </span>
  )
}

function Saved() {
  const labels = useLabels()
  const state = useStore(saveState, (value) => value)
  return (
    <>
      <span className="status-item" data-name="saved" data-state={state.kind} role="status">
        {savedText(state, labels)}
      </span>
      {state.kind === 'failed' && (
        <>
          <span className="status-trouble">{labels.trouble(state.trouble)}</span>
          <Button kind="quiet" name="save-again" onPress={() => runCommand('save')}>
            {labels.label('trouble.retry')}
          </Button>
        </>
      )}
    </>
  )
}

function savedText(state: SaveState, { label, time }: Labels): string {
  return state.kind === 'saved' ? label('status.saved', { time: time(state.at) }) : label(`status.${state.kind}`)
}

function Slots() {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => value?.slots.length ?? 0)
  if (count === 0) return null
  return (
    <Button
      kind="quiet"
      name="slots"
      onPress={() => slotsPane.update((pane) => (pane === 'closed' ? 'open' : 'closed'))}
    >
      {label('status.slots', { count: number(count) })}
    </Button>
  )
}

function Zoom() {
  const { label } = useLabels()
  const zoom = useStore(settings, (value) => value.zoom)
  return (
    <div className="zoom">
      <Button kind="quiet" name="zoom-reset" label={label('status.zoom')} onPress={() => runCommand('zoom-reset')}>
        {`${zoom}%`}
      </Button>
      <Button kind="quiet" icon={<Icon name="minus" />} label="−" onPress={() => runCommand('zoom-out')} />
      <ZoomSlider label={label('status.zoom')} value={zoom} onChange={(value) => changeSettings({ zoom: value })} />
      <Button kind="quiet" icon={<Icon name="plus" />} label="+" onPress={() => runCommand('zoom-in')} />
    </div>
  )
}
