import { useEffect, useState } from 'react'
import type { Preset } from '#core/layout/presets.ts'
import type { AppTrouble, PresetSummary } from '../desk.ts'
import { FormTrouble } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { choosePreset, createPresetSaver, currentPreset, presetShelf, removePreset } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { MenuButton } from '../widgets/menu-button.tsx'
import { DepartureList } from './departure-list.tsx'
import { faultsOf, formOf, presetFrom, type PresetForm } from './preset-form.ts'
import { PresetFields } from './preset-fields.tsx'
import { SamplePage } from './sample-page.tsx'

interface PresetEditorProps {
  readonly summary: PresetSummary
  readonly stored: Preset
  /** A copy was made and is to be shown. */
  readonly onMade: (id: string | null) => void
}

/** One preset: its values, to be changed where it is the writer's own, what is not the standard's, and a page set by it. */
export function PresetEditor({ summary, stored, onMade }: PresetEditorProps) {
  const { label, language } = useLabels()
  const isOwn = summary.origin === 'user'
  // The name is typed in the language that the dialog opened in, also when the window changes its own.
  const [named] = useState(language)
  const [form, setForm] = useState(() => formOf(stored, named))
  const [preset, setPreset] = useState(stored)
  const [refusal, setRefusal] = useState<AppTrouble | null>(null)
  const [saver] = useState(() => createPresetSaver(setRefusal))
  useEffect(() => saver.flush, [saver])
  const faults = faultsOf(form)
  const change = (part: Partial<PresetForm>) => {
    const next = { ...form, ...part }
    presetShelf.notice.set(null)
    setForm(next)
    if (Object.keys(faultsOf(next)).length > 0) return
    const good = presetFrom(next, stored, named)
    setPreset(good)
    saver.save(good)
  }
  return (
    <>
      <div className="preset-values">
        <Head summary={summary} onMade={onMade} />
        <div className="preset-scroll form" role="region" aria-label={summary.name[language]} tabIndex={0}>
          {isOwn ? (
            <PresetFields form={form} faults={faults} preset={preset} onChange={change} />
          ) : (
            <BuiltIn id={summary.id} onMade={onMade} />
          )}
          <FormTrouble trouble={refusal} />
          <DepartureList preset={preset} />
        </div>
      </div>
      <SamplePage preset={preset} label={label('presets.sample')} />
    </>
  )
}

function Head({ summary, onMade }: Omit<PresetEditorProps, 'stored'>) {
  const { label, language } = useLabels()
  const { id, name, origin } = summary
  const isCurrent = useStore(currentPreset, (preset) => preset.id === id)
  const copy = {
    id: 'duplicate-preset',
    word: label('presets.copy'),
    onPress: () => void presetShelf.duplicate(id).then(onMade),
  }
  const take = { id: 'export-preset', word: label('templates.export'), onPress: () => void presetShelf.save(id) }
  const remove = { id: 'remove-preset', word: label('templates.remove'), onPress: () => void removePreset(summary) }
  return (
    <div className="gallery-head">
      <h3 title={name[language]}>{name[language]}</h3>
      {!isCurrent && (
        <Button name="use-preset" onPress={() => choosePreset(id)}>
          {label('presets.use')}
        </Button>
      )}
      <MenuButton
        label={label('templates.menu', { name: name[language] })}
        name="preset-menu"
        items={origin === 'user' ? [copy, take, remove] : [copy, take]}
      />
    </div>
  )
}

function BuiltIn({ id, onMade }: { readonly id: string; readonly onMade: PresetEditorProps['onMade'] }) {
  const { label } = useLabels()
  return (
    <div className="preset-built-in">
      <p className="field-note">{label('presets.built-in-note')}</p>
      <Button kind="primary" name="copy-preset" onPress={() => void presetShelf.duplicate(id).then(onMade)}>
        {label('presets.copy-to-change')}
      </Button>
    </div>
  )
}
