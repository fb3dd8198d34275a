import { useLabels } from '../i18n/labels.ts'
import { settings } from '../state/app.ts'
import { runCommand } from '../state/commands.ts'
import { drafts } from '../state/draft-list.ts'
import { openDraft, resumePapers, shownName } from '../state/drafts.ts'
import { recentDrafts, resumable } from '../state/recent.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

const RECENT = 5

/** What stands in the middle while no paper is open: the door to a new one, the recent ones, and what the app promises. */
export function Start() {
  const { label } = useLabels()
  return (
    <div className="start">
      <h1>{label('start.title')}</h1>
      <p className="start-lead">{label('start.lead')}</p>
      <div className="start-doors">
        <Button
          kind="primary"
          icon={<Icon name="newPaper" />}
          name="start-new"
          autoFocus
          onPress={() => runCommand('new')}
        >
          {label('start.new')}
        </Button>
        <Button icon={<Icon name="rollForward" />} name="start-roll" onPress={() => runCommand('roll-forward')}>
          {label('start.roll')}
        </Button>
        <Button icon={<Icon name="import" />} name="start-import" onPress={() => runCommand('import')}>
          {label('start.import')}
        </Button>
        <Resume />
      </div>
      <p className="start-detail">
        {label('start.new-detail')}
        <br />
        {label('start.import-detail')}
      </p>
      <Recent />
      <p className="start-promise">
        {label('start.promise-1')}
        <br />
        {label('start.promise-2')}
      </p>
    </div>
  )
}

function Resume() {
  const { label } = useLabels()
  const all = useStore(drafts, (value) => value) ?? []
  const last = useStore(resumable, (value) => value)
  const there = last.flatMap((id) => all.find((draft) => draft.id === id) ?? [])
  const [first] = there
  if (!first) return null
  return (
    <Button name="start-resume" onPress={() => void resumePapers(there.map(({ id }) => id))}>
      {there.length > 1
        ? label('start.resume', { count: there.length })
        : label('start.resume-one', { title: shownName(first) || label('drafts.untitled') })}
    </Button>
  )
}

function Recent() {
  const { label, time } = useLabels()
  const all = useStore(drafts, (value) => value)
  const recent = useStore(settings, (value) => value.recent)
  if (!all?.length) return null
  return (
    <section className="start-recent">
      <h2>{label('start.recent')}</h2>
      {recentDrafts(all, recent, RECENT).map((draft) => (
        <Button key={draft.id} kind="link" onPress={() => void openDraft(draft.id)}>
          <b>{shownName(draft) || label('drafts.untitled')}</b>
          <small>{time(draft.updatedAt)}</small>
        </Button>
      ))}
    </section>
  )
}
