import { useLabels, type Labels } from './i18n/labels.ts'
import { keysOf } from './keys.ts'
import { runCommand } from './state/commands.ts'
import { derived, openPaper, saveState, selectedCharacters } from './state/document.ts'
import type { SaveState } from './state/autosave.ts'
import { laidOut } from './state/preview.ts'
import { restoreAndSave, saveAsNewDraft } from './state/rescue.ts'
import { toggleRight } from './state/right-pane.ts'
import { useStore } from './state/store.ts'
import { ButtonPopover } from './widgets/button-popover.tsx'
import { Button } from './widgets/button.tsx'

/** What the status bar says of the paper on the desk: 字数, whether it is saved, what is still open. */
export function PaperStatus() {
  return (
    <>
      <Characters />
      <Saved />
      <Figures />
      <Slots />
      <Pages />
    </>
  )
}

function Characters() {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => value?.characters ?? 0)
  const selected = useStore(selectedCharacters, (value) => value)
  const word = label('status.characters', { count: number(count) })
  return (
    <ButtonPopover
      word={selected > 0 ? word + label('status.selected', { count: number(selected) }) : word}
      label={label('status.characters-title')}
      name="characters"
    >
      {label('status.characters-tip')}
    </ButtonPopover>
  )
}

function Saved() {
  const labels = useLabels()
  const state = useStore(saveState, (value) => value)
  const text = savedText(state, labels)
  // Only a failure is read aloud: the rest changes with every pause in typing.
  return (
    <span className="status-saved" data-name="saved" data-state={state.kind}>
      {state.kind === 'read-only' ? (
        <span className="status-item">{text}</span>
      ) : (
        <Button kind="quiet" name="save" keys={saveTip(labels)} onPress={() => runCommand('save')}>
          {text}
        </Button>
      )}
      {state.kind === 'failed' && (
        <>
          <span className="status-trouble" role="alert" title={labels.trouble(state.trouble)}>
            {labels.trouble(state.trouble)}
          </span>
          <WayOut code={state.trouble.code} />
        </>
      )}
    </span>
  )
}

/** What to do about a save that failed: again, or where the draft was deleted meanwhile, how to keep the text. */
function WayOut({ code }: { readonly code: string }) {
  const { label } = useLabels()
  const paper = useStore(openPaper, (value) => value)
  if (!paper) return null
  if (code === 'draft-in-bin')
    return (
      <Button name="restore-and-save" onPress={() => void restoreAndSave(paper)}>
        {label('rescue.restore')}
      </Button>
    )
  if (code === 'draft-missing')
    return (
      <Button name="save-as-new" onPress={() => void saveAsNewDraft(paper)}>
        {label('rescue.save-as-new')}
      </Button>
    )
  return (
    <Button name="save-again" onPress={() => runCommand('save')}>
      {label('trouble.retry')}
    </Button>
  )
}

function saveTip({ command }: Labels): string {
  return [command('save'), keysOf('save')].join('  ')
}

function savedText(state: SaveState, { label, time }: Labels): string {
  return state.kind === 'saved' ? label('status.saved', { time: time(state.at) }) : label(`status.${state.kind}`)
}

function Slots() {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => value?.slots.length ?? 0)
  if (count === 0) return null
  return (
    <Button kind="quiet" name="slots" keys={label('pane.slots-list')} onPress={() => toggleRight('slots')}>
      {label('status.slots', { count: number(count) })}
    </Button>
  )
}

function Figures() {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => value?.figures.open.length ?? 0)
  if (count === 0) return null
  return (
    <span className="status-figures">
      <Button
        kind="quiet"
        name="figures"
        keys={[label('pane.figures-list'), keysOf('next-figure')].join('  ')}
        onPress={() => toggleRight('figures')}
      >
        {label('status.figures', { count: number(count) })}
      </Button>
    </span>
  )
}

/** Counted after a pause in typing; the preview shows them. */
function Pages() {
  const { label, number } = useLabels()
  const count = useStore(laidOut, (value) => value?.pages.pages.length)
  if (count === undefined) return null
  return (
    <Button
      kind="quiet"
      name="pages"
      keys={[label('toolbar.preview'), keysOf('preview')].join('  ')}
      onPress={() => runCommand('preview')}
    >
      {label('status.pages', { count: number(count) })}
    </Button>
  )
}
