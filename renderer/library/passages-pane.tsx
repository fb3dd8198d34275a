import { useEffect } from 'react'
import type { PassageSummary } from '../desk.ts'
import { useEnterLeft } from '../enter-left.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { ListBinFoot, ListBinHead } from '../list-bin.tsx'
import {
  chooseAll,
  chosenPassages,
  chooseUpTo,
  clearChosen,
  startRange,
  toggleChosen,
} from '../state/chosen-passages.ts'
import {
  askToEmptyLibraryBin,
  libraryFilters,
  libraryView,
  listTop,
  loadLibrary,
  passageRows,
  rowAt,
  seeRows,
  showLibraryBin,
} from '../state/library.ts'
import { favourPassages } from '../state/passage-changes.ts'
import { openPassage, readPassage } from '../state/passage-view.ts'
import { useStore } from '../state/store.ts'
import { PagedList, type PagedItem } from '../widgets/paged-list.tsx'
import { ChosenBar } from './chosen-bar.tsx'
import { EmptyLibrary } from './empty-library.tsx'
import { libraryBinActions, passageActions } from './passage-actions.ts'
import { PassageTools } from './passage-tools.tsx'

/** With the very first start the library is given its stock only after the window's own questions. */
const STOCK_MS = 2_000
/** As library.css draws a row. */
const ROW_PX = 84

/** The library or its bin: searched, narrowed, each passage to be read or put into the paper. */
export function PassagesPane() {
  const { label, number } = useLabels()
  const rows = useStore(passageRows, (value) => value)
  const filters = useStore(libraryFilters, (value) => value)
  const isBin = useStore(libraryView, ({ bin }) => bin)
  const isAsked = useStore(libraryView, ({ query }) => query.trim() !== '')
  useEffect(() => void loadLibrary(), [])
  useEnterLeft(rows !== null && filters !== null)
  const isBare = filters?.total === 0 && filters.inBin === 0
  useEffect(() => {
    if (!isBare) return undefined
    const timer = setTimeout(() => void loadLibrary(), STOCK_MS)
    return () => clearTimeout(timer)
  }, [isBare])
  if (rows === null || filters === null) return null
  const hasAny = isBin ? filters.inBin > 0 : filters.total > 0
  return (
    <div className="pane-stack" data-name="passages">
      {isBin && (
        <ListBinHead back={label('library.back')} name="leave-library-bin" onLeave={() => showLibraryBin(false)} />
      )}
      {hasAny && <PassageTools />}
      {hasAny && (
        <p className="library-count" role="status" data-name="library-count">
          {label(isAsked ? 'library.found' : 'library.count', { count: number(rows.total) })}
        </p>
      )}
      <ChosenBar />
      <List />
      {(isBin || filters.inBin > 0) && (
        <ListBinFoot
          inBin={filters.inBin}
          isInside={isBin}
          names={{ show: 'show-library-bin', empty: 'empty-library-bin' }}
          onShow={() => showLibraryBin(true)}
          onAsk={askToEmptyLibraryBin}
        />
      )}
    </div>
  )
}

function List() {
  const labels = useLabels()
  const { label } = labels
  const rows = useStore(passageRows, (value) => value)
  const isBin = useStore(libraryView, ({ bin }) => bin)
  const chosen = useStore(chosenPassages, (value) => value)
  const current = useStore(openPassage, (passage) => passage?.id)
  const list = useStore(listTop, (value) => value)
  if (!rows) return null
  return (
    <PagedList
      key={list}
      label={label(isBin ? 'library.bin' : 'pane.passages')}
      total={rows.total}
      heightPx={ROW_PX}
      itemAt={(index) => {
        const passage = rowAt(rows, index)
        return passage && toItem(passage, labels)
      }}
      onSight={seeRows}
      current={current}
      choosing={{
        chosen,
        onToggle: toggleChosen,
        onUpTo: (index) => void chooseUpTo(index),
        onStart: startRange,
        onAll: () => void chooseAll(),
        onClear: clearChosen,
      }}
      onOpen={isBin ? undefined : (id) => void readPassage(id)}
      star={
        isBin
          ? undefined
          : {
              on: label('library.favour'),
              off: label('library.unfavour'),
              onPress: ({ id, isStarred }) => void favourPassages([id], !isStarred),
            }
      }
      menu={{ label: label('drafts.actions'), actions: isBin ? libraryBinActions(labels) : passageActions(labels) }}
      empty={<EmptyLibrary />}
    />
  )
}

function toItem(passage: PassageSummary, { label, number, time }: Labels): PagedItem {
  const { id, title, collection, year, tags, characters, excerpt, deletedAt, isFavourite } = passage
  const detail = deletedAt
    ? label('bin.detail', { date: time(deletedAt) })
    : [
        label(`library.collection.${collection}`),
        year !== null && label('drafts.of-year', { year }),
        ...tags.map((tag) => `#${tag}`),
        label('import.characters', { count: number(characters) }),
      ]
        .filter(Boolean)
        .join(' · ')
  return { id, title: title || label('library.untitled'), detail, excerpt, isStarred: isFavourite }
}
