import { useEffect, useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { beside, followBeside } from '../state/beside.ts'
import { openPaper } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Toggle } from '../widgets/button.tsx'
import { keysOf } from '../keys.ts'
import { AddBeside } from './add-beside.tsx'
import { BesideSheet } from './beside-sheet.tsx'

/** 去年: what earlier papers said in the place of the section at the caret, with what became of it, to be taken over. */
export function BesidePane() {
  const { label } = useLabels()
  const now = useStore(beside, (value) => value)
  const isReadOnly = useStore(openPaper, (paper) => paper?.isReadOnly ?? true)
  const [hasDifferences, setDifferences] = useState(true)
  useEffect(followBeside, [])
  if (!now) return null
  const hasPapers = now.views.length > 0
  return (
    <>
      <div className="beside-tools">
        <AddBeside shown={now.views.map(({ paper }) => paper.from)} />
        {hasPapers && (
          <Toggle name="beside-differences" isSelected={hasDifferences} onPress={() => setDifferences(!hasDifferences)}>
            {label('beside.differences')}
          </Toggle>
        )}
      </div>
      <div className="pane-body beside">
        {now.views.map((view) => (
          <BesideSheet
            key={view.paper.year + view.paper.title}
            view={view}
            ours={now.ours}
            hasDifferences={hasDifferences}
            isAlone={now.views.length === 1}
          />
        ))}
        {!hasPapers && <p className="empty">{label('beside.empty')}</p>}
      </div>
      {hasPapers && !isReadOnly && (
        <div className="pane-foot beside-foot">
          {TAKINGS.map((command) => (
            <Button key={command} name={command} keys={keysOf(command)} onPress={() => runCommand(command)}>
              {label(`beside.${command}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

const TAKINGS = ['take-sentence', 'take-paragraph', 'take-section'] as const
