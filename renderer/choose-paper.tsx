import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { RollSource } from './desk.ts'
import { useLabels, type Labels } from './i18n/labels.ts'
import { keyOf } from './paper-key.ts'
import { loadPaperChoices, paperChoices, searchPaperChoices, type PaperChoice } from './state/paper-choices.ts'
import { useStore } from './state/store.ts'
import { Button } from './widgets/button.tsx'
import { ItemList, type ListItem } from './widgets/item-list.tsx'
import { SearchInput } from './widgets/search-input.tsx'
import { SwitchTabs } from './widgets/switch-tabs.tsx'

interface ChoosePaperProps {
  readonly label: string
  /** Of the search field. */
  readonly name: string
  readonly onChoose: (from: RollSource) => void
  /** Papers that are no choice here. */
  readonly without?: readonly RollSource[]
  /** Said where there is no paper at all, with the next step. */
  readonly empty?: ReactNode
  /** The newest paper is one Enter away. */
  readonly takesFocus?: boolean
}

/** The old papers and the drafts, to choose one of them. */
export function ChoosePaper({ label: words, name, onChoose, without = [], empty, takesFocus }: ChoosePaperProps) {
  const labels = useLabels()
  const { label } = labels
  const { oldPapers, drafts, isRead } = useStore(paperChoices, (value) => value)
  const [chosen, setShelf] = useState<keyof typeof shelves | null>(null)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus && isRead) focusFirst(list.current)
  }, [takesFocus, isRead])
  const taken = new Set(without.map(keyOf))
  const free = (papers: readonly PaperChoice[]) => papers.filter(({ from }) => !taken.has(keyOf(from)))
  const shelves = { 'old-papers': free(oldPapers), drafts: free(drafts) }
  const shelf = chosen ?? (shelves['old-papers'].length > 0 || shelves.drafts.length === 0 ? 'old-papers' : 'drafts')
  return (
    <div className="choose-paper">
      <PaperSearch name={name} />
      <SwitchTabs<typeof shelf>
        label={label('choose.shelves')}
        items={[
          { id: 'old-papers', label: label('choose.old-papers', { count: shelves['old-papers'].length }) },
          { id: 'drafts', label: label('choose.drafts', { count: shelves.drafts.length }) },
        ]}
        selected={shelf}
        onSelect={setShelf}
      />
      <div className="draft-list" ref={list}>
        <ItemList
          key={shelf}
          label={words}
          items={shelves[shelf].map((paper) => itemOf(paper, labels))}
          onOpen={(id) => {
            const paper = shelves[shelf].find(({ from }) => keyOf(from) === id)
            if (paper) onChoose(paper.from)
          }}
          empty={<NoPaper>{empty}</NoPaper>}
          isLong
        />
      </div>
    </div>
  )
}

/** Searches the papers that may be chosen; they are read as it comes into sight. */
export function PaperSearch({ name }: { readonly name: string }) {
  const { label } = useLabels()
  const query = useStore(paperChoices, (value) => value.query)
  useEffect(() => void loadPaperChoices(), [])
  return (
    <SearchInput
      label={label('choose.search')}
      clear={label('drafts.clear-search')}
      value={query}
      onChange={searchPaperChoices}
      name={name}
    />
  )
}

/** Why there is nothing, and the next step. */
export function NoPaper({ children }: { readonly children?: ReactNode }) {
  const { label } = useLabels()
  const isRead = useStore(paperChoices, (value) => value.isRead)
  const query = useStore(paperChoices, (value) => value.query.trim())
  if (!isRead) return null
  if (!query) return children ?? <p>{label('choose.none')}</p>
  return (
    <>
      <p>{label('choose.none-found', { query })}</p>
      <Button onPress={() => searchPaperChoices('')}>{label('drafts.clear-search')}</Button>
    </>
  )
}

function itemOf(paper: PaperChoice, { label, number }: Labels): ListItem {
  const { from, title, year, kind, unit, characters, excerpt } = paper
  const facts = [
    label('drafts.of-year', { year }),
    label(`kind.${kind}`),
    unit,
    label('import.characters', { count: number(characters) }),
  ]
  return {
    id: keyOf(from),
    title: title || label('drafts.untitled'),
    detail: facts.filter(Boolean).join(' · '),
    excerpt,
  }
}

/** The rows come a frame later. */
function focusFirst(list: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const row = list?.querySelector<HTMLElement>('[role=row]')
    if (row && !document.activeElement?.closest('input')) row.focus()
  })
}
