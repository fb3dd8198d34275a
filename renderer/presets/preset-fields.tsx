import type { Preset } from '#core/layout/presets.ts'
import { useLabels, type LabelKey } from '../i18n/labels.ts'
import { fonts } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { ChoiceInput, TextInput } from '../widgets/field.tsx'
import { OneOf, Tick } from '../widgets/tick.tsx'
import { FONT_ROLES, gridOf, MARGINS, PAGE_NUMBER_PLACES, type PresetFaults, type PresetForm } from './preset-form.ts'
import { fontChoices, LATIN_FONTS } from './font-choices.ts'

interface PresetFieldsProps {
  readonly form: PresetForm
  readonly faults: PresetFaults
  /** The last good one; what it comes to is said under the pitch. */
  readonly preset: Preset
  readonly onChange: (change: Partial<PresetForm>) => void
}

/** What of an own preset can be changed. */
export function PresetFields(props: PresetFieldsProps) {
  return (
    <>
      <NameField {...props} />
      <FontFields {...props} />
      <SpaceFields {...props} />
      <NumberFields {...props} />
    </>
  )
}

function NameField({ form, faults, onChange }: PresetFieldsProps) {
  const { label } = useLabels()
  const fault = useFault(faults)
  return (
    <TextInput
      label={label('presets.name')}
      name="preset-name"
      maxLength={100}
      error={fault('name')}
      value={form.name}
      onChange={(name) => onChange({ name })}
    />
  )
}

function FontFields({ form, faults, onChange }: PresetFieldsProps) {
  const { label } = useLabels()
  const fault = useFault(faults)
  return (
    <>
      <h3>{label('presets.fonts')}</h3>
      <div className="preset-row">
        <FontInput
          name="bodyFont"
          label={label('presets.body')}
          value={form.bodyFont}
          onChange={(bodyFont) => onChange({ bodyFont })}
        />
        <SizeInput
          name="bodySize"
          error={fault('bodySize')}
          value={form.bodySize}
          onChange={(bodySize) => onChange({ bodySize })}
        />
      </div>
      {FONT_ROLES.map((role) => (
        <div key={role} className="preset-row">
          <FontInput
            name={`font-${role}`}
            label={label(`presets.role.${role}`)}
            value={form.fonts[role]}
            onChange={(font) => onChange({ fonts: { ...form.fonts, [role]: font } })}
          />
          {role === 'title' ? (
            <SizeInput
              name="titleSize"
              error={fault('titleSize')}
              value={form.titleSize}
              onChange={(titleSize) => onChange({ titleSize })}
            />
          ) : (
            <Tick
              name={`bold-${role}`}
              isSelected={form.bold[role]}
              onChange={(bold) => onChange({ bold: { ...form.bold, [role]: bold } })}
            >
              {label('toolbar.bold')}
            </Tick>
          )}
        </div>
      ))}
      <ChoiceInput
        label={label('presets.latin')}
        name="latinFont"
        empty={label('presets.latin-own')}
        none={label('presets.latin-own')}
        choices={
          form.latinFont && !LATIN_FONTS.includes(form.latinFont) ? [...LATIN_FONTS, form.latinFont] : LATIN_FONTS
        }
        value={form.latinFont}
        onChange={(latinFont) => onChange({ latinFont })}
      />
    </>
  )
}

function SpaceFields({ form, faults, preset, onChange }: PresetFieldsProps) {
  const { label } = useLabels()
  const fault = useFault(faults)
  return (
    <>
      <h3>{label('presets.space')}</h3>
      <TextInput
        label={label('presets.pitch')}
        name="linePitch"
        maxLength={8}
        error={fault('linePitch')}
        note={label('presets.grid', gridOf(preset))}
        value={form.linePitch}
        onChange={(linePitch) => onChange({ linePitch })}
      />
      <div className="preset-margins">
        {MARGINS.map((side) => (
          <TextInput
            key={side}
            label={label(`presets.margin.${side}`)}
            name={`margin-${side}`}
            maxLength={8}
            error={fault(side)}
            value={form.margins[side]}
            onChange={(value) => onChange({ margins: { ...form.margins, [side]: value } })}
          />
        ))}
      </div>
    </>
  )
}

function NumberFields({ form, onChange }: PresetFieldsProps) {
  const { label } = useLabels()
  return (
    <>
      <h3>{label('presets.numbers-part')}</h3>
      <ChoiceInput
        label={label('presets.page-number')}
        name="page-number"
        empty={label('new.choose')}
        choices={PAGE_NUMBER_PLACES}
        wordOf={(place) => label(`presets.page-number.${place}` as LabelKey)}
        value={form.pageNumberPlace}
        onChange={(place) => onChange({ pageNumberPlace: place as PresetForm['pageNumberPlace'] })}
      />
      {form.pageNumberPlace !== 'none' && (
        <>
          <Tick name="dashes" isSelected={form.hasDashes} onChange={(hasDashes) => onChange({ hasDashes })}>
            {label('presets.dashes')}
          </Tick>
          <Tick name="first-page" isSelected={form.onFirstPage} onChange={(onFirstPage) => onChange({ onFirstPage })}>
            {label('presets.first-page')}
          </Tick>
        </>
      )}
      <OneOf
        label={label('presets.numbers')}
        name="numbers"
        items={(['literal', 'automatic'] as const).map((id) => ({ id, word: label(`presets.numbers.${id}`) }))}
        selected={form.numbers}
        onSelect={(numbers) => onChange({ numbers })}
      />
      <Tick name="contents" isSelected={form.contents} onChange={(contents) => onChange({ contents })}>
        {label('presets.contents')}
      </Tick>
    </>
  )
}

interface OneFieldProps {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function FontInput({ label, ...field }: OneFieldProps & { readonly label: string }) {
  const labels = useLabels()
  const families = useStore(fonts, (value) => value)
  const choices = fontChoices(families ?? [], field.value)
  return (
    <ChoiceInput
      {...field}
      label={label}
      empty={labels.label('new.choose')}
      choices={choices.map(({ name }) => name)}
      wordOf={(name) => {
        const isHere = !families || choices.find((choice) => choice.name === name)?.isHere
        return isHere ? name : labels.label('presets.not-here', { name })
      }}
    />
  )
}

/** The Chinese sizes that official papers use, in points. */
const SIZES: Readonly<Record<string, LabelKey>> = {
  '22': 'presets.size.2',
  '18': 'presets.size.2s',
  '16': 'presets.size.3',
  '15': 'presets.size.3s',
  '14': 'presets.size.4',
  '12': 'presets.size.4s',
}

function SizeInput({ error, ...field }: OneFieldProps & { readonly error: string | undefined }) {
  const { label } = useLabels()
  const choices = Object.keys(SIZES).toSorted((a, b) => Number(b) - Number(a))
  return (
    <ChoiceInput
      {...field}
      label={label('presets.size')}
      error={error}
      empty={label('new.choose')}
      choices={choices.includes(field.value) ? choices : [field.value, ...choices]}
      wordOf={(size) => {
        const known = SIZES[size]
        return known ? label(known, { size }) : label('presets.points', { size })
      }}
    />
  )
}

function useFault(faults: PresetFaults): (name: string) => string | undefined {
  const { label } = useLabels()
  return (name) => {
    const fault = faults[name]
    return fault && label(`presets.fault.${fault}`)
  }
}
