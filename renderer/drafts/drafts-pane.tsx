import { useEffect } from 'react'
import type { DraftSummary } from '../desk.ts'
import { useEnterLeft } from '../enter-left.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import {
  draftFilters,
  drafts,
  draftView,
  isListUnread,
  loadDrafts,
  searchDrafts,
  shownDrafts,
  viewDrafts,
} from '../state/draft-list.ts'
import { openDraft, shownName } from '../state/drafts.ts'
import { runCommand } from '../state/commands.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList, type ListItem } from '../widgets/item-list.tsx'
import { binActions, draftActions } from './draft-actions.ts'
import { DraftTools } from './draft-tools.tsx'
import { BinFoot, BinHead } from './recycle-bin.tsx'

/** The drafts or the recycle bin: searched, narrowed, in the order of the writer's choice. */
export function DraftsPane() {
  const labels = useLabels()
  const shown = useStore(shownDrafts, (value) => value)
  const hasDrafts = useStore(drafts, (value) => value !== null && value.length > 0)
  const inBin = useStore(draftFilters, (value) => value.inBin)
  const { bin, sort } = useStore(draftView, (value) => value)
  const current = useStore(openPaper, (paper) => paper?.id)
  useEffect(() => void (drafts.get() !== null && loadDrafts()), [])
  useEnterLeft(shown !== null)
  if (shown === null) return null
  return (
    <div className="pane-stack">
      {bin && <BinHead />}
      {(bin ? inBin > 0 : hasDrafts) && <DraftTools />}
      <div className="draft-list">
        <ItemList
          label={labels.label(bin ? 'bin.title' : 'pane.drafts')}
          items={shown.map((draft) => toItem(draft, sort, labels))}
          current={current}
          {...(!bin && { onOpen: (id: string) => void openDraft(id) })}
          empty={<Empty />}
          isLong
          menu={{ label: labels.label('drafts.actions'), actions: bin ? binActions(labels) : draftActions(labels) }}
        />
      </div>
      {(bin || inBin > 0) && <BinFoot />}
    </div>
  )
}

function toItem(draft: DraftSummary, sort: string, { label, number, time }: Labels): ListItem {
  const { id, characters, excerpt, deletedAt } = draft
  const detail = deletedAt
    ? label('bin.detail', { date: time(deletedAt) })
    : label(sort === 'created' ? 'drafts.detail-created' : 'drafts.detail', {
        date: time(sort === 'created' ? draft.createdAt : draft.updatedAt),
        characters: number(characters),
      })
  return { id, title: shownName(draft) || label('drafts.untitled'), detail, excerpt }
}

/** Why there is nothing, and the next step. */
function Empty() {
  const { label } = useLabels()
  const { query, year, kind, bin } = useStore(draftView, (value) => value)
  const isUnread = useStore(isListUnread, (value) => value)
  if (isUnread)
    return (
      <>
        <p>{label('drafts.unread')}</p>
        <Button onPress={() => void loadDrafts()}>{label('trouble.retry')}</Button>
      </>
    )
  if (query.trim())
    return (
      <>
        <p>{label('drafts.none-found', { query: query.trim() })}</p>
        <Button onPress={() => searchDrafts('')}>{label('drafts.clear-search')}</Button>
      </>
    )
  if (bin) return <p>{label('bin.empty')}</p>
  if (year !== null || kind !== null)
    return (
      <>
        <p>{label('drafts.none-of-these')}</p>
        <Button onPress={() => viewDrafts({ year: null, kind: null })}>{label('drafts.show-all')}</Button>
      </>
    )
  return (
    <>
      <p>{label('drafts.empty')}</p>
      <Button icon={<Icon name="newPaper" />} onPress={() => runCommand('new')}>
        {label('drafts.new')}
      </Button>
    </>
  )
}
