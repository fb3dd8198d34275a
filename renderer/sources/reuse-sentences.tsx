import { useMemo, useState } from 'react'
import { diffCharacters } from '#core/compare/diff-characters.ts'
import type { ReuseReport, ReuseSentence } from '../desk.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { goToSentence, sentencesIn, type ReusePart } from '../state/reuse.ts'
import { RowList } from '../widgets/row-list.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'

const KINDS = ['all', 'kept', 'rewritten', 'new'] as const
type Kind = (typeof KINDS)[number]

interface ReuseSentencesProps {
  readonly report: ReuseReport
  readonly part: ReusePart
}

/** The sentences of a section beside what they are like; Enter or a click goes to one in the paper. */
export function ReuseSentences({ report, part }: ReuseSentencesProps) {
  const labels = useLabels()
  const { label, number } = labels
  const [kind, setKind] = useState<Kind>('all')
  const sentences = useMemo(() => sentencesIn(report, part).filter(({ text }) => text.trim() !== ''), [report, part])
  const counts = (each: Kind) => (each === 'all' ? sentences : sentences.filter((one) => one.kind === each)).length
  const shown = kind === 'all' ? sentences : sentences.filter((one) => one.kind === kind)
  return (
    <div className="reuse-sentences" data-name="reuse-sentences">
      <div className="reuse-head">
        <SwitchTabs<Kind>
          label={label('reuse.kinds')}
          items={KINDS.map((id) => ({
            id,
            label: label(`reuse.kind.${id}`, { count: number(counts(id)) }),
            isDisabled: id !== 'all' && counts(id) === 0,
          }))}
          selected={kind}
          onSelect={setKind}
        />
        <div className="reuse-columns" aria-hidden>
          <span>{label('reuse.ours')}</span>
          <span>{label('reuse.theirs')}</span>
        </div>
      </div>
      <RowList
        key={kind}
        label={label('reuse.list')}
        heightPx={64}
        rows={shown.map((sentence, index) => ({
          id: String(index),
          words: `${label(`reuse.is.${sentence.kind}`)} ${sentence.text}`,
          content: <SentenceRow sentence={sentence} report={report} labels={labels} />,
        }))}
        onOpen={(id) => goToSentence(shown[Number(id)]!)}
        empty={<p>{label('reuse.no-sentences')}</p>}
      />
    </div>
  )
}

interface SentenceRowProps {
  readonly sentence: ReuseSentence
  readonly report: ReuseReport
  readonly labels: Labels
}

function SentenceRow({ sentence: { kind, text, match }, report, labels: { label } }: SentenceRowProps) {
  const paper = match && report.papers[match.paper]
  const spans = match && kind === 'rewritten' ? diffCharacters(match.text.trim(), text.trim()) : null
  return (
    <div className="reuse-row" data-kind={kind}>
      <div className="reuse-side">
        <small data-part={kind}>{label(`reuse.is.${kind}`)}</small>
        <p lang="zh-CN">
          {spans
            ? spans.map((span, index) =>
                span.kind === 'same' ? span.text : span.kind === 'new' && <ins key={index}>{span.text}</ins>,
              )
            : text.trim()}
        </p>
      </div>
      <div className="reuse-side">
        {match && paper && (
          <>
            <small lang="zh-CN" title={paper.title}>
              {[paper.year ?? '', label('sources.title', { title: paper.title }), match.section]
                .filter(Boolean)
                .join(' ')}
            </small>
            <p lang="zh-CN">
              {spans
                ? spans.map((span, index) =>
                    span.kind === 'same' ? span.text : span.kind === 'gone' && <del key={index}>{span.text}</del>,
                  )
                : match.text.trim()}
            </p>
          </>
        )}
      </div>
    </div>
  )
}
