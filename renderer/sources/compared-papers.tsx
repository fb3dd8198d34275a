import { useEffect } from 'react'
import type { Comparable, ComparedPaper, ReuseReport } from '../desk.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { openPaper } from '../state/document.ts'
import { shownName } from '../state/drafts.ts'
import { compareWith, type Reusing } from '../state/reuse.ts'
import { loadRollSources, rollSources, searchRollSources, type RollSources } from '../state/roll-sources.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { ButtonPopover } from '../widgets/button-popover.tsx'
import { SearchInput } from '../widgets/search-input.tsx'
import { TickTree, type TickGroup } from '../widgets/tick-tree.tsx'

interface ComparedPapersProps {
  readonly against: Reusing['against']
  readonly report: ReuseReport
}

/** The button that says with how many papers this one is compared, and opens the choice of them. */
export function ComparedPapers({ against, report }: ComparedPapersProps) {
  const { label, number } = useLabels()
  const count = number(report.papers.length)
  return (
    <ButtonPopover
      word={label(against === 'sources' ? 'reuse.with-sources' : 'reuse.with', { count })}
      label={label('reuse.choose')}
      name="reuse-papers"
      placement="bottom start"
    >
      <Choices against={against} papers={report.papers} />
    </ButtonPopover>
  )
}

interface ChoicesProps {
  readonly against: Reusing['against']
  readonly papers: readonly ComparedPaper[]
}

function Choices({ against, papers }: ChoicesProps) {
  const labels = useLabels()
  const { label } = labels
  const sources = useStore(rollSources, (value) => value)
  const own = useStore(openPaper, (paper) => paper?.id)
  useEffect(() => void loadRollSources(), [])
  const groups = groupsOf({ sources, papers, own }, labels)
  const chosen = (against === 'sources' ? papers.map(({ of }) => of) : against).map(keyOf)
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const others = chosen.filter((id) => !ids.includes(id))
    compareWith((isTicked ? [...others, ...ids] : others).map(comparableOf))
  }
  return (
    <div className="reuse-choices">
      <SearchInput
        label={label('roll.search')}
        clear={label('drafts.clear-search')}
        value={sources.query}
        onChange={searchRollSources}
        name="reuse-search"
      />
      {groups.length > 0 ? (
        <TickTree
          label={label('reuse.choose')}
          groups={groups}
          ticked={new Set(chosen)}
          onTick={tick}
          countOf={(ticked, all) => label('reuse.ticked', { ticked, all })}
        />
      ) : (
        <p className="empty">{sources.isRead && label('reuse.no-papers')}</p>
      )}
      {against !== 'sources' && (
        <Button name="reuse-sources" onPress={() => compareWith('sources')}>
          {label('reuse.sources-again')}
        </Button>
      )}
    </div>
  )
}

interface Shelves {
  readonly sources: RollSources
  readonly papers: readonly ComparedPaper[]
  readonly own: string | undefined
}

/** Passages are offered where the paper has taken some over; papers and drafts all are, itself apart. */
function groupsOf({ sources: { oldPapers, drafts }, papers, own }: Shelves, { label }: Labels): TickGroup[] {
  const row = (of: Comparable, title: string, year: number | null) => ({
    id: keyOf(of),
    words: title,
    canTick: true,
    content: (
      <span className="reuse-choice">
        <span lang="zh-CN">{title || label('drafts.untitled')}</span>
        {year !== null && <small>{label('drafts.of-year', { year })}</small>}
      </span>
    ),
  })
  const passages = papers.flatMap(({ of, title, year }) => ('passage' in of ? [row(of, title, year)] : []))
  const groups = [
    {
      id: 'old-papers',
      title: label('pane.old-papers'),
      rows: oldPapers.map(({ id, title, year }) => row({ oldPaper: id }, title, year)),
    },
    {
      id: 'drafts',
      title: label('pane.drafts'),
      rows: drafts
        .filter(({ id }) => id !== own)
        .map((draft) => row({ draft: draft.id }, shownName(draft), draft.year)),
    },
    { id: 'passages', title: label('pane.passages'), rows: passages },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

function keyOf(of: Comparable): string {
  if ('draft' in of) return `draft ${of.draft}`
  return 'oldPaper' in of ? `old ${of.oldPaper}` : `passage ${of.passage}`
}

function comparableOf(key: string): Comparable {
  const [shelf = '', id = ''] = key.split(' ')
  if (shelf === 'draft') return { draft: id }
  return shelf === 'old' ? { oldPaper: id } : { passage: id }
}
