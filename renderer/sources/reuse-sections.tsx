import { useMemo } from 'react'
import type { ReuseReport, ReuseShares } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { readPart, type ReusePart } from '../state/reuse.ts'
import { RowList, type ContentRow } from '../widgets/row-list.tsx'
import { percentsOf, shareWords } from './percents.ts'
import { ShareBar } from './share-bar.tsx'

/** The paper and its sections with their shares; the one that is chosen is read beside. */
export function ReuseSections({ report, part }: { readonly report: ReuseReport; readonly part: ReusePart }) {
  const { label } = useLabels()
  const rows = useMemo((): ContentRow[] => {
    const row = (id: string, { level, words }: { level: number; words: string }, shares: ReuseShares): ContentRow => ({
      id,
      words: `${words} ${label('sources.share.kept', { percent: percentsOf(shares).kept })}`,
      content: <SectionRow words={words} level={level} shares={shares} />,
    })
    return [
      row('all', { level: 0, words: label('reuse.all') }, report),
      ...report.sections.map((section) => {
        const { id, number, title, level } = section
        const words = id === null ? label('slots.place.lead') : [number, title].join(level === 0 ? ' ' : '')
        return row(id ?? 'lead', { level: section.level, words }, section)
      }),
    ]
  }, [report, label])
  return (
    <div className="reuse-sections" data-name="reuse-sections">
      <RowList
        label={label('reuse.sections')}
        rows={rows}
        heightPx={44}
        selected={part}
        onSelect={(id) => readPart(id as ReusePart)}
        empty={null}
      />
    </div>
  )
}

interface SectionRowProps {
  readonly words: string
  readonly level: number
  readonly shares: ReuseShares
}

function SectionRow({ words, level, shares }: SectionRowProps) {
  const labels = useLabels()
  return (
    <div className="reuse-section" data-level={level}>
      <span className="reuse-section-title" lang="zh-CN" title={words}>
        {words}
      </span>
      <ShareBar shares={shares} />
      <span className="reuse-section-numbers" aria-hidden>
        {shareWords(shares, labels).join(' ')}
      </span>
    </div>
  )
}
