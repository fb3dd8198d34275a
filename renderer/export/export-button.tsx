import type { CommandId } from '#core/command.ts'
import { keysOf } from '../keys.ts'
import { useLabels } from '../i18n/labels.ts'
import { cover } from '../state/app.ts'
import { runCommand } from '../state/commands.ts'
import { openPaper } from '../state/document.ts'
import { exportProgress } from '../state/export-progress.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { MoreMenu } from '../widgets/more-menu.tsx'

const OTHERS = ['export-docx', 'export-pdf', 'export-html', 'export-txt', 'print', 'export-choose'] as const

/** Word at one press, the other ways out in the menu beside it. */
export function ExportButton() {
  const { label, command } = useLabels()
  const isCovered = useStore(cover, (value) => value !== 'none')
  const hasPaper = useStore(openPaper, (paper) => paper !== null) && !isCovered
  const isBusy = useStore(exportProgress, (value) => value !== null)
  const item = (id: CommandId) => ({
    id,
    word: command(id),
    keys: keysOf(id),
    isApart: id === 'print',
    onPress: () => runCommand(id),
  })
  return (
    <div className="split-button">
      <Button
        kind="primary"
        icon={<Icon name="export" />}
        keys={keysOf('export-docx')}
        name="export"
        isDisabled={!hasPaper || isBusy}
        onPress={() => runCommand('export-docx')}
      >
        {isBusy ? label('export.busy') : label('toolbar.export')}
      </Button>
      <MoreMenu
        label={label('toolbar.export-more')}
        name="export-more"
        isDisabled={!hasPaper || isBusy}
        items={OTHERS.map(item)}
      />
    </div>
  )
}
