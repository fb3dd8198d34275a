import { typeName } from '../../check/figure-words.ts'
import { useLabels, type Labels } from '../../i18n/labels.ts'
import { runCommand } from '../../state/commands.ts'
import { openPaper, runInPaper, selectedFigure } from '../../state/document.ts'
import { useStore } from '../../state/store.ts'
import { Button } from '../../widgets/button.tsx'
import { Icon } from '../../widgets/icon.tsx'
import type { SelectedFigure } from './selected-figure.ts'

/** What can be done with the figure that F8 selected, and by which key; only as long as it is selected. */
export function FigureBar() {
  const labels = useLabels()
  const { label } = labels
  const figure = useStore(selectedFigure, (value) => value)
  if (!figure) return null
  const isHole = figure.type === 'placeholder'
  return (
    <div className="figure-bar" role="toolbar" aria-label={label('figures.bar')} data-name="figure-bar">
      <span className="figure-bar-words" role="status" data-state={figure.state}>
        {wordsOf(figure, labels)}
      </span>
      {figure.state === 'unconfirmed' && !isHole && (
        <>
          <Act name="keep-figure" word={label('figures.keep')} keys="Enter" />
          <Act name="keep-paragraph-figures" word={label('figures.keep-paragraph')} />
          <Act name="keep-type" word={label('figures.keep-type')} />
        </>
      )}
      {!figure.isFramed && (
        <span className="figure-bar-item">
          {label('figures.change')} <kbd>{label('figures.change-how')}</kbd>
        </span>
      )}
      {!isHole && (
        <Button
          kind="quiet"
          name="save-figure"
          icon={<Icon name="ledger" />}
          label={label('ledger.keep')}
          onPress={() => runCommand('save-figure')}
        />
      )}
      <Act name="remove-figure" word={label('figures.remove')} keys="Delete" />
      <Button kind="quiet" name="leave-figure" onPress={() => openPaper.get()?.editor.leaveFigure()}>
        {label('figures.leave')} <kbd>Esc</kbd>
      </Button>
    </div>
  )
}

interface ActProps {
  readonly name: 'keep-figure' | 'keep-paragraph-figures' | 'keep-type' | 'remove-figure'
  readonly word: string
  readonly keys?: string
}

function Act({ name, word, keys }: ActProps) {
  return (
    <Button kind="quiet" name={name} onPress={() => void runInPaper(name)}>
      {word} {keys && <kbd>{keys}</kbd>}
    </Button>
  )
}

function wordsOf({ text, type, from, state }: SelectedFigure, labels: Labels): string {
  const said = labels.label('figures.detail', { type: typeName(type, labels), from })
  const done = state === 'unconfirmed' ? '' : labels.label(`figures.${state}`)
  return labels.label('figures.selected', { text, said: done || said })
}
