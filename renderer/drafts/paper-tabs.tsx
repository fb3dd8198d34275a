import { useLabels } from '../i18n/labels.ts'
import { bringToFront, openPaper, papers, type OpenPaper } from '../state/document.ts'
import { leaveDraft } from '../state/drafts.ts'
import { useStore } from '../state/store.ts'
import { Button, Toggle } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'

/** The open papers, once there are several; a dot marks one whose last words are not on disk yet. */
export function PaperTabs() {
  const { label } = useLabels()
  const open = useStore(papers, (value) => value)
  if (open.length < 2) return null
  return (
    <div className="paper-tabs" role="group" aria-label={label('tabs.label')}>
      {open.map((paper) => (
        <PaperTab key={paper.id} paper={paper} />
      ))}
    </div>
  )
}

function PaperTab({ paper }: { readonly paper: OpenPaper }) {
  const { label } = useLabels()
  const name = useStore(paper.name, (value) => value)
  const line = useStore(paper.derived, (value) => value.title)
  const title = name ?? (line || label('drafts.untitled'))
  const saved = useStore(paper.saveState, ({ kind }) => kind)
  const isSafe = saved === 'saved' || saved === 'read-only'
  const isFront = useStore(openPaper, (front) => front === paper)
  return (
    <div className="paper-tab" data-front={isFront || undefined} data-saved={saved}>
      <Toggle name="tab" isSelected={isFront} keys={title} onPress={() => bringToFront(paper.id)}>
        {isSafe ? title : `● ${title}`}
      </Toggle>
      <Button
        kind="quiet"
        icon={<Icon name="close" />}
        label={label('tabs.close', { title })}
        onPress={() => void leaveDraft(paper.id)}
      />
    </div>
  )
}
