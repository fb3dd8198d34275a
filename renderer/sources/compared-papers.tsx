import { NoPaper, PaperSearch } from '../choose-paper.tsx'
import type { Comparable, ComparedPaper, ReuseReport } from '../desk.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { keyOf, namedBy } from '../paper-key.ts'
import { openPaper } from '../state/document.ts'
import { paperChoices, type PaperChoices } from '../state/paper-choices.ts'
import { compareWith, type Reusing } from '../state/reuse.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { ButtonPopover } from '../widgets/button-popover.tsx'
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
  const choices = useStore(paperChoices, (value) => value)
  const own = useStore(openPaper, (paper) => paper?.id)
  const groups = groupsOf({ choices, papers, own }, labels)
  const chosen = (against === 'sources' ? papers.map(({ of }) => of) : against).map(keyOf)
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const others = chosen.filter((id) => !ids.includes(id))
    compareWith((isTicked ? [...others, ...ids] : others).map(namedBy))
  }
  return (
    <div className="paper-popover reuse-choices">
      <PaperSearch name="reuse-search" />
      {groups.length > 0 ? (
        <TickTree
          label={label('reuse.choose')}
          groups={groups}
          ticked={new Set(chosen)}
          onTick={tick}
          countOf={(ticked, all) => label('reuse.ticked', { ticked, all })}
        />
      ) : (
        <div className="empty">
          <NoPaper />
        </div>
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
  readonly choices: PaperChoices
  readonly papers: readonly ComparedPaper[]
  readonly own: string | undefined
}

/** Passages are offered where the paper has taken some over; papers and drafts all are, itself apart. */
function groupsOf({ choices: { oldPapers, drafts }, papers, own }: Shelves, { label }: Labels): TickGroup[] {
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
  const ownKey = own === undefined ? null : keyOf({ draft: own })
  const passages = papers.flatMap(({ of, title, year }) => ('passage' in of ? [row(of, title, year)] : []))
  const groups = [
    {
      id: 'old-papers',
      title: label('pane.old-papers'),
      rows: oldPapers.map(({ from, title, year }) => row(from, title, year)),
    },
    {
      id: 'drafts',
      title: label('pane.drafts'),
      rows: drafts.filter(({ from }) => keyOf(from) !== ownKey).map(({ from, title, year }) => row(from, title, year)),
    },
    { id: 'passages', title: label('pane.passages'), rows: passages },
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}
