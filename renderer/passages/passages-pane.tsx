import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { keysOf } from '../keys.ts'
import { caretState } from '../state/document.ts'
import { keepParagraph } from '../state/keep-passages.ts'
import {
  chosenPassage,
  choosePassage,
  followCaret,
  insertPassageById,
  loadPassages,
  passagesAsked,
  passageSearch,
  searchPassages,
  type InsertHow,
} from '../state/passages.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { PickList, type EnterWith } from '../widgets/pick-list.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { itemOf } from './passage-item.ts'
import { PassagePreview } from './passage-preview.tsx'

const HOW: Readonly<Record<EnterWith, InsertHow>> = { none: 'caret', ctrl: 'section', shift: 'replace' }

/** 素材 beside the paper: searched by a few characters, looked at, put in by Enter. */
export function PassagesPane() {
  const labels = useLabels()
  const { label } = labels
  const { query, groups } = useStore(passageSearch, (value) => value)
  const chosen = useStore(chosenPassage, (passage) => passage?.id ?? null)
  const pane = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useFollowing(pane)
  const focusSearch = () => pane.current?.querySelector<HTMLElement>('[data-field=passage-search]')?.focus()
  return (
    <div ref={pane} className="passages" role="presentation" onKeyDown={(event) => walkDown(event, list.current)}>
      <div className="passages-search">
        <SearchInput
          label={label('passages.search')}
          clear={label('drafts.clear-search')}
          value={query}
          onChange={searchPassages}
          name="passage-search"
        />
      </div>
      {groups?.length === 0 && <Empty query={query} />}
      {groups !== null && groups.length > 0 && (
        <>
          <PickList
            list={list}
            label={label('passages.list')}
            groups={groups.map(({ name, passages }) => ({
              id: name,
              title: label(`passages.group.${name}`),
              items: passages.map((passage) => itemOf(passage, labels, query)),
            }))}
            chosen={chosen}
            onChoose={choosePassage}
            onTake={(id, enter) => void insertPassageById(id, HOW[enter])}
            onLeaveTop={focusSearch}
          />
          <PassagePreview />
        </>
      )}
      <p className="pane-note passages-hint">{label('passages.hint')}</p>
    </div>
  )
}

/** Follows the caret from section to section, and takes the keyboard into the search when it is asked for. */
function useFollowing(pane: RefObject<HTMLDivElement | null>): void {
  const asked = useStore(passagesAsked, (count) => count)
  const seen = useRef(0)
  useEffect(() => caretState.subscribe(followCaret), [])
  useEffect(() => {
    void loadPassages()
    if (asked === seen.current) return
    seen.current = asked
    const field = pane.current?.querySelector<HTMLInputElement>('[data-field=passage-search]')
    field?.focus()
    field?.select()
  }, [asked, pane])
}

/** Down from the search goes to the chosen passage; Enter there takes the first that was found. */
function walkDown(event: KeyboardEvent, list: HTMLElement | null): void {
  const isSearch = event.target instanceof HTMLInputElement
  if (!isSearch || event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
  const option = list?.querySelector<HTMLElement>('[role=option][aria-selected=true]')
  ;(option ?? list?.querySelector<HTMLElement>('[role=option]'))?.focus()
  event.preventDefault()
}

function Empty({ query }: { readonly query: string }) {
  const { label } = useLabels()
  if (query.trim() !== '') return <p className="empty">{label('passages.none-found', { query: query.trim() })}</p>
  return (
    <div className="empty">
      <p>{label('passages.empty', { keys: keysOf('keep-selection') ?? '' })}</p>
      <Button name="keep-first" onPress={() => void keepParagraph()}>
        {label('passages.keep-now')}
      </Button>
    </div>
  )
}
