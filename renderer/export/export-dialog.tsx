import { useEffect, useState, type FormEvent } from 'react'
import type { ExportFormat } from '../desk.ts'
import { FormFoot } from '../form-foot.tsx'
import { useLabels } from '../i18n/labels.ts'
import { settings, surface } from '../state/app.ts'
import { derived, openPaper, type OpenPaper } from '../state/document.ts'
import { handOut, sectionToExport, showHandIn, type ExportChoice } from '../state/export.ts'
import { choosePreset, currentPreset, presetShelf } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Dialog } from '../widgets/dialog.tsx'
import { ChoiceInput } from '../widgets/field.tsx'
import { OneOf } from '../widgets/tick.tsx'
import { partOf, type RangeChoice } from './choices.ts'
import { FontNote } from './font-note.tsx'
import { RangeFields } from './range-fields.tsx'

/** The oftenest first. */
const FORMATS: readonly ExportFormat[] = ['docx', 'pdf', 'html', 'txt']
const close = () => surface.set('none')

/** What kind of file, by which preset and how much of the paper; Enter exports by the last choices. */
export default function ExportDialog() {
  const paper = openPaper.get()
  return paper && <ExportOf paper={paper} />
}

function ExportOf({ paper }: { readonly paper: OpenPaper }) {
  const { label } = useLabels()
  const [format, setFormat] = useState<ExportFormat>(settings.get().exportFormat)
  const [range, setRange] = useState(() => firstRange(paper))
  const preset = useStore(currentPreset, (value) => value)
  useEffect(() => void presetShelf.load(), [])
  const part = partOf(range)
  const choice = { format, ...(part && { part }) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close()
    void handOut(choice)
  }
  // A plain text has no form, and a web page takes its fonts from whoever reads it.
  const hasForm = format === 'docx' || format === 'pdf'
  return (
    <Dialog title={label('export.title')} name="export-dialog" onClose={close}>
      <form className="form" onSubmit={submit}>
        <div className="choice-row">
          <OneOf
            label={label('export.format')}
            name="format"
            items={FORMATS.map((id) => ({ id, word: label(`export.format.${id}`) }))}
            selected={format}
            onSelect={setFormat}
          />
        </div>
        {format !== 'txt' && <PresetInput />}
        <RangeFields choice={range} onChange={setRange} />
        {hasForm && <FontNote preset={preset} />}
        <Waiting of="slots" choice={choice} />
        <Waiting of="figures" choice={choice} />
        <FormFoot word={label('export.now')} name="export-now" onCancel={close} takesFocus />
      </form>
    </Dialog>
  )
}

function PresetInput() {
  const { label, language } = useLabels()
  const all = useStore(presetShelf.items, (value) => value)
  const current = useStore(currentPreset, (value) => value)
  const known = all ?? [current]
  return (
    <ChoiceInput
      label={label('preview.preset')}
      name="preset"
      empty={label('new.choose')}
      choices={known.map(({ id }) => id)}
      wordOf={(id) => known.find((preset) => preset.id === id)?.name[language] ?? id}
      value={current.id}
      onChange={choosePreset}
    />
  )
}

interface WaitingProps {
  readonly of: 'slots' | 'figures'
  readonly choice: ExportChoice
}

const WORDS = { slots: 'slots.before-export', figures: 'figures.before-export' } as const

/** What is still to fill or to confirm; the page of it takes the place of the dialog. */
function Waiting({ of, choice }: WaitingProps) {
  const { label, number } = useLabels()
  const count = useStore(derived, (value) => (of === 'slots' ? value?.slots : value?.figures.open)?.length ?? 0)
  if (count === 0) return null
  return (
    <p className="export-blanks" data-name={of === 'slots' ? 'export-blanks' : 'export-figures'}>
      <span>{label(WORDS[of], { count: number(count) })}</span>
      <Button
        kind="link"
        name={of === 'slots' ? 'see-blanks' : 'see-figures'}
        onPress={() => {
          close()
          showHandIn(choice)
        }}
      >
        {label('export.see')}
      </Button>
    </p>
  )
}

/** The whole paper, or the section that was asked for; with a selection, that is offered too. */
function firstRange({ editor, derived: state }: OpenPaper): RangeChoice {
  const asked = sectionToExport.get()
  const place = editor.caret()?.place
  const section = asked ?? (place && editor.headingOf(place)) ?? state.get().sections[0]?.id ?? ''
  return { range: asked ? 'section' : 'whole', section, selection: editor.selectedBlocks() }
}
