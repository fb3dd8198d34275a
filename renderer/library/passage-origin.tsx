import { useLabels } from '../i18n/labels.ts'
import type { OpenPassage } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { openSource, openUse } from './use-passage.ts'

/** Where a passage came from and which drafts it was put into; each leads there. */
export function PassageOrigin({ passage }: { readonly passage: OpenPassage }) {
  const { label, time } = useLabels()
  const { source, usedIn } = useStore(passage.opened, (value) => value)
  return (
    <div className="library-origin">
      {source && (
        <>
          <h3>{label('library.source')}</h3>
          <p data-name="passage-source">
            <Button kind="link" name="open-source" onPress={() => void openSource(passage)}>
              {source.title || label('drafts.untitled')}
            </Button>
            <small>
              {[label('drafts.of-year', { year: source.year }), source.section].filter(Boolean).join(' · ')}
            </small>
          </p>
        </>
      )}
      <h3>{label('library.used-in')}</h3>
      {usedIn.length === 0 ? (
        <p className="dialog-note">{label('library.not-used')}</p>
      ) : (
        <ul data-name="passage-uses">
          {usedIn.map(({ draft, title, at }) => (
            <li key={`${draft} ${at}`}>
              {title === null ? (
                label('library.draft-gone')
              ) : (
                <Button kind="link" onPress={() => void openUse(draft)}>
                  {title || label('drafts.untitled')}
                </Button>
              )}
              <small>{time(at)}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
