import { useLabels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { drafts, openDraft, removeDraft } from '../state/drafts.ts'
import { runCommand } from '../state/commands.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList } from '../widgets/item-list.tsx'

/** The drafts, newest first. */
export function DraftsPane() {
  const { label, number, time } = useLabels()
  const all = useStore(drafts, (value) => value)
  const current = useStore(openPaper, (paper) => paper?.id)
  if (all === null) return null
  return (
    <ItemList
      label={label('pane.drafts')}
      items={all.map((draft) => ({
        id: draft.id,
        title: draft.title || label('drafts.untitled'),
        detail: label('drafts.detail', { date: time(draft.updatedAt), characters: number(draft.characters) }),
      }))}
      current={current}
      onOpen={(id) => void openDraft(id)}
      empty={
        <>
          <p>{label('drafts.empty')}</p>
          <Button kind="plain" onPress={() => runCommand('new')}>
            {label('drafts.new')}
          </Button>
        </>
      }
      action={{
        label: label('drafts.remove'),
        icon: <Icon name="remove" />,
        onPress: (id) => {
          const draft = all.find((candidate) => candidate.id === id)
          if (draft) void removeDraft(draft)
        },
      }}
    />
  )
}
