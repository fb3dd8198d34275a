import { ChoosePaper } from '../choose-paper.tsx'
import { CoverBar } from '../cover.tsx'
import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { closeRolling, rollForward } from '../state/roll-forward.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** Which paper is to be rolled forward. */
export function ChooseSource() {
  const { label } = useLabels()
  return (
    <div className="roll-choose">
      <CoverBar leave={{ name: 'leave-roll', onLeave: closeRolling }} title={label('roll.choose')}>
        <Import name="roll-import" />
      </CoverBar>
      <div className="roll-column">
        <ChoosePaper
          label={label('roll.choose')}
          name="roll-search"
          onChoose={(from) => void rollForward(from, { byList: true })}
          empty={
            <>
              <p>{label('roll.empty')}</p>
              <Import name="roll-import-first" />
            </>
          }
          takesFocus
        />
      </div>
    </div>
  )
}

function Import({ name }: { readonly name: string }) {
  const { label } = useLabels()
  return (
    <Button icon={<Icon name="import" />} name={name} onPress={() => runCommand('import')}>
      {label('roll.import')}
    </Button>
  )
}
