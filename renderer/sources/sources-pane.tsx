import { useEffect } from 'react'
import type { ReuseReport } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { showReuse } from '../state/reuse.ts'
import {
  followSources,
  loadShares,
  sharesTrouble,
  sourcesHere,
  sourceShares,
  type SourcesHere,
} from '../state/sources.ts'
import { useStore } from '../state/store.ts'
import { TryAgain } from '../try-again.tsx'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'
import { ShareBar } from './share-bar.tsx'
import { SourceChain } from './source-chain.tsx'

/** 来源 beside the paper: where the block at the caret came from, and how much of its section and of the paper is new. */
export function SourcesPane() {
  const { label } = useLabels()
  const here = useStore(sourcesHere, (value) => value)
  useEffect(followSources, [])
  return (
    <>
      <div className="pane-body sources" data-name="sources">
        {here && <Here here={here} />}
        <Shares here={here} />
      </div>
      <div className="pane-foot">
        <Button name="reuse-report" onPress={showReuse}>
          {label('sources.report')}
        </Button>
      </div>
    </>
  )
}

function Here({ here: { steps, isBody, paper } }: { readonly here: SourcesHere }) {
  const { label } = useLabels()
  return (
    <section className="sources-part" aria-label={label('sources.block')}>
      <h3>{label('sources.block')}</h3>
      {!isBody && <p className="pane-note">{label('sources.no-block')}</p>}
      {isBody && steps.length === 0 && (
        <p className="pane-note" data-name="source-new">
          {label('sources.new')}
        </p>
      )}
      {isBody && steps.length > 0 && <SourceChain steps={steps} year={paper.editor.settings().year} />}
    </section>
  )
}

function Shares({ here }: { readonly here: SourcesHere | null }) {
  const { label } = useLabels()
  const report = useStore(sourceShares, (shown) => shown?.report ?? null)
  const trouble = useStore(sharesTrouble, (value) => value)
  if (report) return <Told report={report} here={here} />
  if (!trouble) return <Progress label={label('sources.comparing')} />
  return <TryAgain trouble={trouble} name="shares-again" onAgain={() => void loadShares()} />
}

function Told({ report, here }: { readonly report: ReuseReport; readonly here: SourcesHere | null }) {
  const { label, number } = useLabels()
  // In the title or the signature there is no section.
  const shares = here?.isBody ? report.sections.find(({ id }) => id === here.section) : undefined
  const name = shares && (shares.id === null ? label('slots.place.lead') : shares.number + shares.title)
  return (
    <>
      {shares && (
        <section className="sources-part" aria-label={label('sources.section')} data-name="section-shares">
          <h3 title={name}>
            <small>{label('sources.section')}</small>
            <span lang="zh-CN">{name}</span>
          </h3>
          <ShareBar shares={shares} hasNumbers />
        </section>
      )}
      <section className="sources-part" aria-label={label('sources.paper')} data-name="paper-shares">
        <h3>{label('sources.paper')}</h3>
        <ShareBar shares={report} hasNumbers />
        <p className="pane-note">
          {report.papers.length > 0
            ? label('sources.compared', { count: number(report.papers.length) })
            : label('sources.none')}
          {report.missing > 0 && <> {label('sources.missing', { count: number(report.missing) })}</>}
        </p>
      </section>
    </>
  )
}
