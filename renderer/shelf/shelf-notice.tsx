import { useLabels } from '../i18n/labels.ts'
import type { Shelf } from '../state/shelf.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'

/** What the last step with templates or presets came to, with its way back. */
export function ShelfNotice({ shelf }: { readonly shelf: Pick<Shelf<never>, 'notice'> }) {
  const { label, trouble } = useLabels()
  const notice = useStore(shelf.notice, (value) => value)
  const isTrouble = notice !== null && (notice.trouble !== undefined || notice.key === 'shelf.not-json')
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
