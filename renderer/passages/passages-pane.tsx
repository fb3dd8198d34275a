import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { keysOf } from '../keys.ts'
import { caretState } from '../state/document.ts'
import { keepParagraph } from '../state/keep-passages.ts'
import {
  chosenAfterSearch,
  chosenPassage,
  choosePassage,
  followCaret,
  insertPassageById,
  isSearchingPassages,
  loadPassages,
  passagesAsked,
  passageSearch,
  searchPassages,
  type InsertHow,
} from '../state/passages.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { enterOf, PickList, type EnterWith } from '../widgets/pick-list.tsx'
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
    <div ref={pane} className="pane-stack" role="presentation" onKeyDown={(event) => onSearchKey(event, pane.current)}>
      <div className="pane-tools">
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

/** Down from the search goes to the chosen passage, Enter takes it: of what was found for all that was typed, however fast. */
function onSearchKey(event: KeyboardEvent, pane: HTMLElement | null): void {
  const { target, key } = event
  if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
  if (key === 'Enter' && target.value.trim() !== '') {
    const how = HOW[enterOf(event)]
    event.preventDefault()
    void chosenAfterSearch().then((id) => id !== null && insertPassageById(id, how))
  }
  if (key !== 'ArrowDown') return
  event.preventDefault()
  if (isSearchingPassages())
    void chosenAfterSearch().then((id) => id !== null && requestAnimationFrame(() => walkDown(pane)))
  else walkDown(pane)
}

function walkDown(pane: HTMLElement | null): void {
  const chosen = pane?.querySelector<HTMLElement>('[role=option][aria-selected=true]')
  ;(chosen ?? pane?.querySelector<HTMLElement>('[role=option]'))?.focus()
}

function Empty({ query }: { readonly query: string }) {
  const { label } = useLabels()
  if (query.trim() !== '')
    return <p className="pane-body empty">{label('passages.none-found', { query: query.trim() })}</p>
  return (
    <div className="pane-body empty">
      <p>{label('passages.empty', { keys: keysOf('keep-selection') ?? '' })}</p>
      <Button name="keep-first" onPress={() => void keepParagraph()}>
        {label('passages.keep-now')}
      </Button>
    </div>
  )
}
