import { useLabels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import { derived, openPaper } from '../state/document.ts'
import { useStore } from '../state/store.ts'
import { PlainButton } from '../widgets/button.tsx'
import { headerLine } from './details.ts'

/** A line in the sheet's upper margin that says what the header holds; it is drawn on the pages, not in the text. */
export function HeaderMark() {
  const { label } = useLabels()
  const text = useStore(derived, (value) => headerLine(value?.header))
  const isReadOnly = useStore(openPaper, (paper) => paper?.isReadOnly ?? true)
  if (!text) return null
  return (
    <div className="header-mark">
      <PlainButton
        className="header-mark-line"
        name="header-mark"
        isDisabled={isReadOnly}
        onPress={() => runCommand('file-details')}
      >
        <span>{label('details.mark', { text })}</span>
      </PlainButton>
    </div>
  )
}
