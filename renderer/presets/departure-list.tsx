import { departures, type Departure } from '#core/layout/departures.ts'
import type { Preset } from '#core/layout/presets.ts'
import { say } from '#core/words/say.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'

/** Where a preset departs from the standard, clause by clause: habit is never called the standard. */
export function DepartureList({ preset }: { readonly preset: Preset }) {
  const labels = useLabels()
  const { label, language } = labels
  const found = departures(preset)
  return (
    <section data-name="departures">
      <h3>{label('presets.departures')}</h3>
      {found.length === 0 ? (
        <p className="field-note">{label('presets.no-departures')}</p>
      ) : (
        <table className="departures">
          <thead>
            <tr>
              <th scope="col">{label('presets.departure-of')}</th>
              <th scope="col">{label('presets.departure-standard')}</th>
              <th scope="col">{label('presets.departure-here')}</th>
              <th scope="col">{label('presets.departure-clause')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((departure) => (
              <tr key={departure.field}>
                <th scope="row">{say(language, `departure.${departure.field}`)}</th>
                <td>{valueText(departure.standard, labels)}</td>
                <td>{valueText(departure.value, labels)}</td>
                <td>{departure.clause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A code is said, a figure gets its unit in the writer's language, a name stands as it is. */
function valueText(value: Departure['value'], { label, language }: Labels): string {
  const [, figure, unit] = /^([\d.]+) (pt|mm)$/.exec(value) ?? []
  if (figure !== undefined)
    return unit === 'pt' ? label('presets.points', { size: figure }) : label('presets.mm', { length: figure })
  const code = `departure.value.${value}`
  const said = say(language, code)
  return said === code ? value : said
}
