import { useLabels } from '../i18n/labels.ts'
import { presetNotice } from '../state/presets.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

/** What the last step in the dialog came to, with its way back. */
export function PresetNotice() {
  const { label, trouble } = useLabels()
  const notice = useStore(presetNotice, (value) => value)
  const isTrouble = notice !== null && (notice.trouble !== undefined || notice.key === 'presets.not-json')
  return (
    <div className="gallery-notice" role="status" data-trouble={isTrouble || undefined} hidden={notice === null}>
      {notice && (
        <>
          <span>
            {label(notice.key, notice.params)}
            {notice.trouble && ` ${trouble(notice.trouble)}`}
          </span>
          {notice.action && (
            <Button kind="link" name="notice-action" onPress={notice.action.run}>
              {label(notice.action.key)}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
