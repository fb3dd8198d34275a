import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { chooseQuick, quickList } from '../state/quick-passages.ts'
import { useStore } from '../state/store.ts'
import { CaretList } from '../widgets/caret-list.tsx'
import { itemOf } from './passage-item.ts'

const CHOSEN = 'quick-passage'

/** The passages that `//` in the text asks for, under what was typed; the paper keeps the keyboard. */
export function QuickPassages() {
  const labels = useLabels()
  const shown = useStore(quickList, (value) => value)
  const isShown = shown !== null
  useEffect(() => {
    const paper = document.querySelector('[data-name=paper]')
    if (!isShown || !paper) return undefined
    // A screen reader follows the choice while the caret stays in the text.
    paper.setAttribute('aria-controls', `${CHOSEN}-list`)
    paper.setAttribute('aria-activedescendant', CHOSEN)
    return () => {
      paper.removeAttribute('aria-controls')
      paper.removeAttribute('aria-activedescendant')
    }
  }, [isShown])
  if (!shown) return null
  return (
    <CaretList
      label={labels.label('passages.quick')}
      id={CHOSEN}
      items={shown.passages.map((passage) => itemOf(passage, labels, ''))}
      chosen={shown.chosen}
      box={quickBox}
      onTake={chooseQuick}
      foot={<p className="caret-list-foot">{labels.label('passages.quick-keys')}</p>}
    />
  )
}

const quickBox = () => openPaper.get()?.editor.quickBox() ?? null
