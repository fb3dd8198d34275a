import { Cover, CoverBar } from '../cover.tsx'
import { useLabels } from '../i18n/labels.ts'
import { derived } from '../state/document.ts'
import { compare, leaveReuse, reusing, type Reusing } from '../state/reuse.ts'
import { useStore } from '../state/store.ts'
import { TryAgain } from '../try-again.tsx'
import { Progress } from '../widgets/progress.tsx'
import { ComparedPapers } from './compared-papers.tsx'
import { ReuseSections } from './reuse-sections.tsx'
import { ReuseSentences } from './reuse-sentences.tsx'

/** 查重报告 in the place of the paper: its sections and what became of them, and the sentences side by side. */
export default function ReuseWindow() {
  const { label } = useLabels()
  const now = useStore(reusing, (value) => value)
  const title = useStore(derived, (paper) => paper?.title)
  return (
    <Cover label={label('reuse.title')} name="reuse">
      <CoverBar
        leave={{ name: 'leave-reuse', onLeave: leaveReuse }}
        title={label('reuse.of', { title: title || label('drafts.untitled') })}
        tip={title}
      >
        {now?.report && <ComparedPapers against={now.against} report={now.report} />}
      </CoverBar>
      {now && <Content now={now} />}
    </Cover>
  )
}

function Content({ now: { report, trouble, isAsking, part } }: { readonly now: Reusing }) {
  const { label } = useLabels()
  if (report)
    return (
      <>
        {report.papers.length === 0 && <p className="reuse-nothing">{label('reuse.nothing')}</p>}
        <div className="reuse-sides" aria-busy={isAsking}>
          <ReuseSections report={report} part={part} />
          <ReuseSentences key={part} report={report} part={part} />
        </div>
      </>
    )
  if (!trouble || isAsking)
    return (
      <div className="cover-waiting">
        <Progress label={label('sources.comparing')} />
      </div>
    )
  return <TryAgain trouble={trouble} name="reuse-again" onAgain={() => void compare()} className="cover-waiting" />
}
