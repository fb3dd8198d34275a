import { useEffect } from 'react'
import { ask } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { appState, surface } from '../state/app.ts'
import { runCommand } from '../state/commands.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Dialog } from '../widgets/dialog.tsx'

/** Versions, where the data is, and that nothing went to any network. */
export default function About() {
  const { label } = useLabels()
  const state = useStore(appState, (value) => value)
  useEffect(() => {
    void ask('app.state', {}).then((reply) => reply.ok && appState.set(reply.value))
  }, [])
  if (!state) return null
  return (
    <Dialog title={label('about.title')} name="about" onClose={() => surface.set('none')}>
      <dl className="facts">
        <dt>{label('about.version')}</dt>
        <dd>
          {label('app.name')} {state.version} · Electron {state.electron} · Node {state.node} · SQLite {state.sqlite}
        </dd>
        <dt>{label('about.profile')}</dt>
        <dd>
          <span className="path">{state.profile}</span>{' '}
          <Button kind="link" onPress={() => runCommand('show-profile')}>
            {label('about.open-profile')}
          </Button>
        </dd>
        <dt>{label('about.network')}</dt>
        <dd>{state.networkAttempts}</dd>
      </dl>
      <div className="dialog-foot">
        <Button kind="primary" autoFocus onPress={() => surface.set('none')}>
          {label('about.close')}
        </Button>
      </div>
    </Dialog>
  )
}
