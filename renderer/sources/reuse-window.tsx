import { useRef } from 'react'
import { useLabels } from '../i18n/labels.ts'
import { TakeFocus } from '../import/take-focus.tsx'
import { derived } from '../state/document.ts'
import { compare, leaveReuse, reusing, type Reusing } from '../state/reuse.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { Progress } from '../widgets/progress.tsx'
import { ComparedPapers } from './compared-papers.tsx'
import { ReuseSections } from './reuse-sections.tsx'
import { ReuseSentences } from './reuse-sentences.tsx'

/** 查重报告 in the place of the paper: its sections and what became of them, and the sentences side by side. */
export default function ReuseWindow() {
  const { label } = useLabels()
  const place = useRef<HTMLElement>(null)
  const now = useStore(reusing, (value) => value)
  const title = useStore(derived, (paper) => paper?.title)
  return (
    <section ref={place} className="import reuse" aria-label={label('reuse.title')} data-name="reuse" tabIndex={-1}>
      <div className="import-bar">
        <Button kind="quiet" name="leave-reuse" icon={<Icon name="back" />} onPress={leaveReuse}>
          {label('old.leave')}
        </Button>
        <h2 title={title}>{label('reuse.of', { title: title || label('drafts.untitled') })}</h2>
        {now?.report && <ComparedPapers against={now.against} report={now.report} />}
      </div>
      {now && <Content now={now} />}
      <TakeFocus place={place} />
    </section>
  )
}

function Content({ now: { report, trouble, isAsking, part } }: { readonly now: Reusing }) {
  const { label, trouble: words } = useLabels()
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
      <div className="reuse-waiting">
        <Progress label={label('sources.comparing')} />
      </div>
    )
  return (
    <div className="reuse-waiting" role="alert">
      <p>{words(trouble)}</p>
      <Button name="reuse-again" onPress={() => void compare()}>
        {label('trouble.retry')}
      </Button>
    </div>
  )
}
