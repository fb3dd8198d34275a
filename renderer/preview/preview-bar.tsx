import { keysOf } from '../keys.ts'
import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { choosePreset, currentPreset, presetShelf } from '../state/presets.ts'
import { laidOut, leavePreview, PAGE_ZOOMS, pageZoom, shownPageZoom, zoomPages } from '../state/preview.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { PickMenu } from '../widgets/pick-menu.tsx'
import { Toolbar } from '../widgets/toolbar.tsx'

/** Back, how many pages, by which preset, how large, and print. */
export function PreviewBar() {
  const { label, number } = useLabels()
  const count = useStore(laidOut, (value) => value?.pages.pages.length)
  return (
    <div className="pages-bar">
      <Toolbar label={label('preview.title')}>
        <Button kind="quiet" icon={<Icon name="back" />} keys="Esc" name="leave-preview" onPress={() => leavePreview()}>
          {label('preview.back')}
        </Button>
        <span className="status-item" role="status" data-name="page-count">
          {count === undefined ? '' : label('preview.count', { count: number(count) })}
        </span>
        <div className="toolbar-space" />
        <PresetChoice />
        <ZoomChoice />
        <Button
          kind="quiet"
          icon={<Icon name="print" />}
          keys={keysOf('print')}
          name="print"
          onPress={() => runCommand('print')}
        >
          {label('preview.print')}
        </Button>
      </Toolbar>
    </div>
  )
}

function PresetChoice() {
  const { label, language } = useLabels()
  const all = useStore(presetShelf.items, (value) => value)
  const current = useStore(currentPreset, (value) => value)
  const known = all ?? [current]
  return (
    <>
      <PickMenu
        label={label('preview.preset')}
        name="preview-preset"
        items={known.map(({ id, name }) => ({ id, label: name[language] }))}
        selected={current.id}
        onSelect={choosePreset}
      />
      <Button kind="quiet" name="open-presets" onPress={() => runCommand('presets')}>
        {label('preview.presets')}
      </Button>
    </>
  )
}

function ZoomChoice() {
  const { label, command } = useLabels()
  const zoom = useStore(pageZoom, (value) => value)
  const shown = useStore(shownPageZoom, (value) => value)
  const choices = ['fit', ...PAGE_ZOOMS.map(String)]
  return (
    <>
      <Button
        kind="quiet"
        icon={<Icon name="minus" />}
        label={command('zoom-out')}
        keys={keysOf('zoom-out')}
        name="pages-smaller"
        onPress={() => zoomPages(-1)}
      />
      <PickMenu
        label={label('status.zoom')}
        name="page-zoom"
        items={choices.map((id) => ({ id, label: id === 'fit' ? label('preview.fit', { zoom: shown }) : `${id}%` }))}
        selected={String(zoom)}
        onSelect={(id) => pageZoom.set(id === 'fit' ? 'fit' : Number(id))}
      />
      <Button
        kind="quiet"
        icon={<Icon name="plus" />}
        label={command('zoom-in')}
        keys={keysOf('zoom-in')}
        name="pages-larger"
        onPress={() => zoomPages(1)}
      />
    </>
  )
}
