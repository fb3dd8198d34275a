import { useLabels } from '../i18n/labels.ts'
import type { OpenPassage } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'

/** Whether what is on the screen is on disk. */
export function SavedMark({ passage }: { readonly passage: OpenPassage }) {
  const { label, time, trouble } = useLabels()
  const state = useStore(passage.saveState, (value) => value)
  const words =
    state.kind === 'saved'
      ? label('status.saved', { time: time(state.at) })
      : state.kind === 'failed'
        ? label('status.failed')
        : label(state.kind === 'saving' ? 'status.saving' : 'status.unsaved')
  return (
    <span
      className="library-saved"
      role="status"
      data-name="passage-saved"
      data-state={state.kind}
      title={state.kind === 'failed' ? trouble(state.trouble) : undefined}
    >
      {words}
    </span>
  )
}
