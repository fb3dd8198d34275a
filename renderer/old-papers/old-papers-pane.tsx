import { useEffect } from 'react'
import type { OldPaperSummary } from '../desk.ts'
import { useEnterLeft } from '../enter-left.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { runCommand } from '../state/commands.ts'
import {
  draftFromOld,
  loadOldPapers,
  oldPaperFilters,
  oldPaperView,
  openOldPaper,
  readOldPaper,
  removeOldPaper,
  restoreOldPaper,
  saveOriginal,
  searchOldPapers,
  shownOldPapers,
  viewOldPapers,
} from '../state/old-papers.ts'
import { rollForward } from '../state/roll-forward.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { ItemList, type ListItem } from '../widgets/item-list.tsx'
import type { ItemAction } from '../widgets/item-menu.tsx'
import { OldBinFoot, OldBinHead } from './old-bin.tsx'
import { OldPaperTools } from './old-paper-tools.tsx'

/** The old papers or their bin: by year and kind, searched, each to be read or made a draft of. */
export function OldPapersPane() {
  const labels = useLabels()
  const shown = useStore(shownOldPapers, (value) => value)
  const filters = useStore(oldPaperFilters, (value) => value)
  const isBin = useStore(oldPaperView, ({ bin }) => bin)
  const current = useStore(openOldPaper, (paper) => paper?.id)
  useEffect(() => void loadOldPapers(), [])
  useEnterLeft(shown !== null)
  if (shown === null) return null
  const hasAny = isBin ? filters.inBin > 0 : filters.years.length > 0
  return (
    <div className="pane-stack" data-name="old-papers">
      {isBin && <OldBinHead />}
      {hasAny && <OldPaperTools />}
      <div className="draft-list">
        <ItemList
          label={labels.label(isBin ? 'old.bin' : 'pane.old-papers')}
          items={shown.map((paper) => toItem(paper, labels))}
          current={current}
          {...(!isBin && { onOpen: (id: string) => void readOldPaper(id) })}
          empty={<Empty />}
          isLong
          menu={{ label: labels.label('drafts.actions'), actions: isBin ? binActions(labels) : actions(labels) }}
        />
      </div>
      {(isBin || filters.inBin > 0) && <OldBinFoot />}
    </div>
  )
}

function toItem(paper: OldPaperSummary, { label, number, time }: Labels): ListItem {
  const { id, title, year, kind, unit, characters, excerpt, deletedAt } = paper
  const detail = deletedAt
    ? label('bin.detail', { date: time(deletedAt) })
    : [
        label('drafts.of-year', { year }),
        label(`kind.${kind}`),
        unit,
        label('import.characters', { count: number(characters) }),
      ]
        .filter(Boolean)
        .join(' · ')
  return { id, title: title || label('drafts.untitled'), detail, excerpt }
}

function actions({ label }: Labels): ItemAction[] {
  return [
    { id: 'read', label: label('old.read'), run: (id) => void readOldPaper(id) },
    { id: 'roll', label: label('roll.start'), run: (id) => void rollForward({ oldPaper: id }) },
    { id: 'copy', label: label('old.copy'), run: (id) => void draftFromOld(id) },
    { id: 'original', label: label('old.original'), run: (id) => void saveOriginal({ oldPaper: id }) },
    { id: 'remove', label: label('drafts.remove'), key: 'Delete', run: (id) => void removeOldPaper(id) },
  ]
}

function binActions({ label }: Labels): ItemAction[] {
  return [{ id: 'restore', label: label('bin.restore'), run: (id) => void restoreOldPaper(id) }]
}

/** Why there is nothing, and the next step. */
function Empty() {
  const { label } = useLabels()
  const { query, year, kind, unit, bin } = useStore(oldPaperView, (value) => value)
  if (query.trim())
    return (
      <>
        <p>{label('old.none-found', { query: query.trim() })}</p>
        <Button onPress={() => searchOldPapers('')}>{label('drafts.clear-search')}</Button>
      </>
    )
  if (bin) return <p>{label('bin.empty')}</p>
  if (year !== null || kind !== null || unit !== null)
    return (
      <>
        <p>{label('old.none-of-these')}</p>
        <Button onPress={() => viewOldPapers({ year: null, kind: null, unit: null })}>
          {label('drafts.show-all')}
        </Button>
      </>
    )
  return (
    <>
      <p>{label('old.empty')}</p>
      <div className="empty-doors">
        <Button icon={<Icon name="import" />} name="old-import-folder" onPress={() => runCommand('import-folder')}>
          {label('old.import-folder')}
        </Button>
        <Button name="old-import" onPress={() => runCommand('import')}>
          {label('old.import')}
        </Button>
      </div>
    </>
  )
}
