import { useEffect } from 'react'
import { say } from '#core/words/say.ts'
import type { Preset } from '#core/layout/presets.ts'
import { useLabels } from '../i18n/labels.ts'
import { fonts, loadFonts } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { missingFonts } from './choices.ts'

/** What this computer lacks of a preset's fonts, in one calm line; what is shown in their place is folded under it. */
export function FontNote({ preset }: { readonly preset: Preset }) {
  const { label, language } = useLabels()
  const families = useStore(fonts, (value) => value)
  useEffect(() => void loadFonts(), [])
  if (!families) return null
  const missing = missingFonts(preset, families)
  if (missing.length === 0) return <p className="field-note">{label('export.fonts-all')}</p>
  const names = missing.map(({ font }) => font).join(language === 'zh-CN' ? '、' : ', ')
  return (
    <details className="font-note" data-name="font-note">
      <summary>{label('export.fonts-missing', { names })}</summary>
      <ul>
        {missing.map(({ font, code, shown }) => (
          <li key={font}>{say(language, code, { font, shown })}</li>
        ))}
      </ul>
    </details>
  )
}
