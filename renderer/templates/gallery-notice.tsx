import { useLabels } from '../i18n/labels.ts'
import { useStore } from '../state/store.ts'
import { galleryNotice } from '../state/templates.ts'
import { Button } from '../widgets/button.tsx'

/** What the last step in the gallery came to, with its way back. */
export function GalleryNotice() {
  const { label, trouble } = useLabels()
  const notice = useStore(galleryNotice, (value) => value)
  const isTrouble = notice !== null && (notice.trouble !== undefined || notice.key === 'templates.not-json')
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
