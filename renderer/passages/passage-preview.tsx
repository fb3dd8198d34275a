import { useMemo } from 'react'
import { paperOf } from '#core/passage/paper-of.ts'
import { useLabels } from '../i18n/labels.ts'
import { paperRows } from '../import/paper-rows.ts'
import { ReadRow } from '../import/read-row.tsx'
import { favourPassages } from '../state/passage-changes.ts'
import { chosenPassage, insertPassageById, reloadShown } from '../state/passages.ts'
import { useStore } from '../state/store.ts'
import { Button, Toggle } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** The words of the chosen passage, and the ways to use it. */
export function PassagePreview() {
  const { label } = useLabels()
  const passage = useStore(chosenPassage, (value) => value)
  const rows = useMemo(() => passage && paperRows(paperOf(passage.blocks, passage.year ?? 0)), [passage])
  if (!passage || !rows) return null
  const { id, title, isFavourite } = passage
  return (
    <section className="passage-preview" aria-label={label('passages.preview')} data-name="passage-preview">
      <div className="passage-words" role="region" aria-label={title} lang="zh-CN" tabIndex={0}>
        {rows.map((row) => (
          <ReadRow key={row.id} row={row} />
        ))}
      </div>
      <div className="pane-foot passage-acts">
        <Button kind="primary" name="insert-passage" keys="Enter" onPress={() => void insertPassageById(id, 'caret')}>
          {label('passages.insert')}
        </Button>
        <Button name="passage-section" keys="Ctrl+Enter" onPress={() => void insertPassageById(id, 'section')}>
          {label('passages.as-section')}
        </Button>
        <Button name="passage-replace" keys="Shift+Enter" onPress={() => void insertPassageById(id, 'replace')}>
          {label('passages.replace')}
        </Button>
        <Toggle
          name="star-passage"
          icon={<Icon name="star" />}
          label={label(isFavourite ? 'library.unfavour' : 'library.favour')}
          isSelected={isFavourite}
          onPress={() => void star(id, !isFavourite)}
        />
      </div>
    </section>
  )
}

async function star(id: string, isFavourite: boolean): Promise<void> {
  chosenPassage.update((passage) => (passage?.id === id ? { ...passage, isFavourite } : passage))
  await favourPassages([id], isFavourite)
  reloadShown()
}
