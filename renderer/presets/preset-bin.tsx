import { useEffect } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { binnedPresets, presetNotice, restorePreset } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

/** The presets in the recycle bin, the last deleted first. */
export function PresetBin({ onDone }: { readonly onDone: () => void }) {
  const { label, language, time } = useLabels()
  const binned = useStore(binnedPresets, (value) => value)
  useEffect(() => presetNotice.set(null), [])
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
              name="restore-preset"
              onPress={() => {
                onDone()
                void restorePreset(id)
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
