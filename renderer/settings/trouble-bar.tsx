import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { standingTrouble } from '../state/app.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

/** Trouble with the data as a whole; it stays until it has been read. */
export function TroubleBar() {
  const { label, command, trouble } = useLabels()
  const standing = useStore(standingTrouble, (value) => value)
  if (!standing) return null
  return (
    <div className="trouble-bar" role="alert" data-name="trouble">
      <span>{trouble(standing)}</span>
      <Button onPress={() => runCommand('show-profile')}>{command('show-profile')}</Button>
      <Button onPress={() => standingTrouble.set(null)}>{label('trouble.close')}</Button>
    </div>
  )
}
