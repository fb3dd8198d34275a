import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { drafts, openDraft } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

const RECENT = 5

/** What stands in the middle while no paper is open: the door to a new one, the recent ones, and what the app promises. */
export function Start() {
  const { label, time } = useLabels()
  const all = useStore(drafts, (value) => value)
  return (
    <div className="start">
      <h1>{label('start.title')}</h1>
      <p className="start-lead">{label('start.lead')}</p>
      {all && (
        <Button
          kind="primary"
          icon={<Icon name="newPaper" />}
          name="start-new"
          autoFocus
          onPress={() => runCommand('new')}
        >
          {label('start.new')}
        </Button>
      )}
      <p className="start-detail">{label('start.new-detail')}</p>
      {all !== null && all.length > 0 && (
        <section className="start-recent">
          <h2>{label('start.recent')}</h2>
          {all.slice(0, RECENT).map((draft) => (
            <Button key={draft.id} kind="link" onPress={() => void openDraft(draft.id)}>
              {draft.title || label('drafts.untitled')}
              <small>{time(draft.updatedAt)}</small>
            </Button>
          ))}
        </section>
      )}
      <p className="start-promise">
        {label('start.promise-1')}
        <br />
        {label('start.promise-2')}
      </p>
    </div>
  )
}
