import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { useStore } from '../state/store.ts'
import { binnedTemplates, galleryNotice, restoreTemplate } from '../state/templates.ts'
import { Button } from '../widgets/button.tsx'

/** The templates in the recycle bin, the last deleted first. */
export function TemplateBin({ onDone }: { readonly onDone: () => void }) {
  const { label, language, time } = useLabels()
  const binned = useStore(binnedTemplates, (value) => value)
  useEffect(() => galleryNotice.set(null), [])
  return (
    <div className="gallery-page">
      <ul className="bin-list">
        {binned.map(({ id, name, deletedAt }, index) => (
          <li key={id}>
            <span className="item-title">{name[language]}</span>
            <span className="item-detail">
              {label('templates.deleted', { time: deletedAt ? time(deletedAt) : '' })}
            </span>
            <Button
              autoFocus={index === 0}
              name="restore-template"
              onPress={() => {
                onDone()
                void restoreTemplate(id)
              }}
            >
              {label('templates.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        <Button onPress={onDone}>{label('templates.back')}</Button>
      </div>
    </div>
  )
}
