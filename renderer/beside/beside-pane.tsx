import { useEffect, useState } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { keysOf } from '../keys.ts'
import { keyOf } from '../paper-key.ts'
import { beside, followBeside } from '../state/beside.ts'
import { runCommand } from '../state/commands.ts'
import { openPaper } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { Button, Toggle } from '../widgets/button.tsx'
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
      <div className="pane-tools pane-row">
        <AddBeside shown={now.views.map(({ paper }) => paper.from)} />
        {hasPapers && (
          <Toggle name="beside-differences" isSelected={hasDifferences} onPress={() => setDifferences(!hasDifferences)}>
            {label('beside.differences')}
          </Toggle>
        )}
      </div>
      <div className="pane-body">
        {now.views.map((view) => (
          <BesideSheet key={keyOf(view.paper.from)} view={view} ours={now.ours} hasDifferences={hasDifferences} />
        ))}
        {!hasPapers && <p className="empty">{label(now.isBaseAway ? 'beside.base-away' : 'beside.empty')}</p>}
      </div>
      {hasPapers && !isReadOnly && (
        <div className="pane-foot">
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
