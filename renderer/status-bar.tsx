import { useLabels } from './i18n/labels.ts'
import { keysOf } from './keys.ts'
import { PaperStatus, RunningWork } from './late-parts.ts'
import { changeSettings, cover, previewSettings, settings } from './state/app.ts'
import { runCommand } from './state/commands.ts'
import { openPaper } from './state/document.ts'
import { preview } from './state/preview.ts'
import { useStore } from './state/store.ts'
import { Button, Toggle } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'
import { ZoomSlider } from './widgets/zoom-slider.tsx'

/** 字数, whether it is saved, what is still open, and the zoom. */
export function StatusBar() {
  const { label } = useLabels()
  const isCovered = useStore(cover, (value) => value !== 'none')
  const hasPaper = useStore(openPaper, (paper) => paper !== null) && !isCovered
  const isPreview = useStore(preview, (value) => value)
  return (
    <footer className="status-bar" aria-label={label('status.label')}>
      <LeftPaneToggle />
      {hasPaper && <PaperStatus />}
      <RunningWork />
      <div className="toolbar-space" />
      {!isPreview && <Zoom />}
    </footer>
  )
}

function LeftPaneToggle() {
  const { label } = useLabels()
  const isShown = useStore(settings, (value) => value.outline)
  return (
    <Toggle
      icon={<Icon name="leftPane" />}
      label={label('pane.left')}
      keys={keysOf('toggle-outline')}
      name="toggle-outline"
      isSelected={isShown}
      onPress={() => runCommand('toggle-outline')}
    />
  )
}

function Zoom() {
  const { label, command } = useLabels()
  const zoom = useStore(settings, (value) => value.zoom)
  return (
    <div className="zoom">
      <Button kind="quiet" name="zoom-reset" keys={keysOf('zoom-reset')} onPress={() => runCommand('zoom-reset')}>
        {`${zoom}%`}
      </Button>
      <Button
        kind="quiet"
        icon={<Icon name="minus" />}
        label={command('zoom-out')}
        keys={keysOf('zoom-out')}
        onPress={() => runCommand('zoom-out')}
      />
      <ZoomSlider
        label={label('status.zoom')}
        value={zoom}
        onMove={(value) => previewSettings({ zoom: value })}
        onEnd={(value) => changeSettings({ zoom: value })}
      />
      <Button
        kind="quiet"
        icon={<Icon name="plus" />}
        label={command('zoom-in')}
        keys={keysOf('zoom-in')}
        onPress={() => runCommand('zoom-in')}
      />
    </div>
  )
}
