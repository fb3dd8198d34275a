import type { CommandId } from '#core/command.ts'
import { ExportButton } from './export/export-button.tsx'
import { keysOf } from './keys.ts'
import { useLabels, type LabelKey } from './i18n/labels.ts'
import { runCommand } from './state/commands.ts'
import { cover } from './state/app.ts'
import { caretState, derived, history, openPaper } from './state/document.ts'
import { preview } from './state/preview.ts'
import { useStore } from './state/store.ts'
import { Button, Toggle } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'
import { Toolbar, ToolbarGroup, ToolbarLine } from './widgets/toolbar.tsx'

const LEVELS = [1, 2, 3, 4] as const
const ALIGNS = [
  ['align-justify', undefined, 'alignJustify', 'toolbar.justify'],
  ['align-center', 'center', 'alignCenter', 'toolbar.center'],
  ['align-right', 'right', 'alignRight', 'toolbar.right'],
] as const

/** The commands of every day. Each is in the menu too; this is a view of core/command.ts. */
export function MainToolbar() {
  const { label } = useLabels()
  const isCovered = useStore(cover, (value) => value !== 'none')
  const isChangeable = useStore(openPaper, (paper) => paper !== null && !paper.isReadOnly) && !isCovered
  const isPreview = useStore(preview, (value) => value)
  const isEditable = isChangeable && !isPreview
  return (
    <Toolbar label={label('toolbar.label')}>
      <FileGroup />
      <ToolbarLine />
      <HistoryGroup isEditable={isEditable} />
      <ToolbarLine />
      <LevelGroup isEditable={isEditable} />
      <ToolbarLine />
      <FormatGroup isEditable={isEditable} />
      <ToolbarLine />
      <SlotButton />
      <ToolbarLine />
      <PageGroup isEditable={isChangeable} />
      <div className="toolbar-space" />
      <ExportButton />
    </Toolbar>
  )
}

function FileGroup() {
  const { label } = useLabels()
  return (
    <ToolbarGroup label={label('toolbar.file')}>
      <Button
        kind="quiet"
        icon={<Icon name="newPaper" />}
        keys={keysOf('new')}
        name="new"
        onPress={() => runCommand('new')}
      >
        {label('toolbar.new')}
      </Button>
      <Button
        kind="quiet"
        icon={<Icon name="open" />}
        keys={keysOf('open')}
        name="open"
        onPress={() => runCommand('open')}
      >
        {label('toolbar.open')}
      </Button>
    </ToolbarGroup>
  )
}

interface Editable {
  readonly isEditable: boolean
}

function HistoryGroup({ isEditable }: Editable) {
  const { label } = useLabels()
  const { canUndo, canRedo } = useStore(history, (value) => value)
  const button = (id: 'undo' | 'redo', isOn: boolean) => (
    <Button
      kind="quiet"
      icon={<Icon name={id} />}
      label={label(`toolbar.${id}`)}
      keys={keysOf(id)}
      name={id}
      isDisabled={!isEditable || !isOn}
      onPress={() => runCommand(id)}
    />
  )
  return (
    <ToolbarGroup label={label('toolbar.history')}>
      {button('undo', canUndo)}
      {button('redo', canRedo)}
    </ToolbarGroup>
  )
}

function LevelGroup({ isEditable }: Editable) {
  const { label } = useLabels()
  // Nothing is pressed of a paper that cannot be seen.
  const role = useStore(caretState, (state) => (isEditable && state?.role) || null)
  const level = useStore(caretState, (state) => (isEditable && state?.level) || null)
  const isRunIn = useStore(caretState, (state) => isEditable && state?.isRunIn === true)
  const isFlow = isEditable && (role === 'heading' || role === 'body')
  const toggle = (id: CommandId, key: LabelKey, isSelected: boolean, isOn = isFlow, tip?: string) => (
    <Toggle
      key={id}
      name={id}
      keys={[tip, keysOf(id)].filter(Boolean).join('  ')}
      isSelected={isSelected}
      isDisabled={!isOn}
      onPress={() => runCommand(id)}
    >
      {label(key)}
    </Toggle>
  )
  return (
    <ToolbarGroup label={label('toolbar.level')}>
      {toggle('body', 'toolbar.body', role === 'body')}
      {LEVELS.map((each) => toggle(`level-${each}`, `toolbar.level-${each}`, level === each))}
      {toggle('run-in', 'toolbar.run-in', isRunIn, isEditable && role === 'heading', label('toolbar.run-in-tip'))}
    </ToolbarGroup>
  )
}

function FormatGroup({ isEditable }: Editable) {
  const { label } = useLabels()
  const isBold = useStore(caretState, (state) => state?.isBold ?? false)
  const isBody = useStore(caretState, (state) => state?.role === 'body')
  const align = useStore(caretState, (state) => state?.align)
  return (
    <ToolbarGroup label={label('toolbar.format')}>
      <Toggle
        icon={<Icon name="bold" />}
        label={label('toolbar.bold')}
        keys={keysOf('bold')}
        name="bold"
        isSelected={isBold}
        isDisabled={!isEditable}
        onPress={() => runCommand('bold')}
      />
      {ALIGNS.map(([id, value, icon, key]) => (
        <Toggle
          key={id}
          icon={<Icon name={icon} />}
          label={label(key)}
          keys={keysOf(id)}
          name={id}
          isSelected={isBody && align === value}
          isDisabled={!isEditable || !isBody}
          onPress={() => runCommand(id)}
        />
      ))}
    </ToolbarGroup>
  )
}

function SlotButton() {
  const { label } = useLabels()
  const isCovered = useStore(cover, (value) => value !== 'none')
  const count = useStore(derived, (value) => value?.slots.length ?? 0)
  return (
    <Button
      kind="quiet"
      icon={<Icon name="slot" />}
      keys={[label('toolbar.slot-tip'), keysOf('next-slot')].join('  ')}
      name="next-slot"
      isDisabled={count === 0 || isCovered}
      onPress={() => runCommand('next-slot')}
    >
      {label('toolbar.slot')}
    </Button>
  )
}

/** What the paper says of itself, and how it will stand on the page. */
function PageGroup({ isEditable }: Editable) {
  const { label, command } = useLabels()
  const isCovered = useStore(cover, (value) => value !== 'none')
  const hasPaper = useStore(openPaper, (paper) => paper !== null) && !isCovered
  const isPreview = useStore(preview, (value) => value)
  return (
    <ToolbarGroup label={label('toolbar.page')}>
      <Button
        kind="quiet"
        icon={<Icon name="details" />}
        keys={command('file-details')}
        name="open-details"
        isDisabled={!isEditable}
        onPress={() => runCommand('file-details')}
      >
        {label('toolbar.details')}
      </Button>
      <Toggle
        icon={<Icon name="preview" />}
        keys={[command('preview'), keysOf('preview')].join('  ')}
        name="preview"
        isSelected={isPreview}
        isDisabled={!hasPaper}
        onPress={() => runCommand('preview')}
      >
        {label('toolbar.preview')}
      </Toggle>
    </ToolbarGroup>
  )
}
