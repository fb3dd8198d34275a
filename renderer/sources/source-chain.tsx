import { useLabels } from '../i18n/labels.ts'
import { openSource, type SourceStep } from '../state/sources.ts'
import { Button } from '../widgets/button.tsx'

/** The way that a block has come, the earliest first, and this paper at its end. */
export function SourceChain({ steps, year }: { readonly steps: readonly SourceStep[]; readonly year: number }) {
  const { label } = useLabels()
  return (
    <ol className="source-chain" data-name="source-chain">
      {steps.map((step, index) => (
        <li key={index} data-gone={!step.name?.of || step.name.inBin || undefined}>
          <Step step={step} />
        </li>
      ))}
      <li data-here>
        <span>{label('sources.here', { year })}</span>
      </li>
    </ol>
  )
}

function Step({ step }: { readonly step: SourceStep }) {
  const { label } = useLabels()
  const { source, name } = step
  const isPassage = name?.of ? 'passage' in name.of : source.passage !== undefined
  const title = name?.title ?? label('sources.unknown')
  const year = isPassage
    ? label('sources.passage', { year: source.year })
    : label('drafts.of-year', { year: source.year })
  const words = (
    <>
      <small>{year}</small>
      <span lang="zh-CN">{label('sources.title', { title })}</span>
      {source.section && <span lang="zh-CN">{source.section}</span>}
    </>
  )
  const isThere = name?.of && !name.inBin
  if (isThere)
    return (
      <Button kind="quiet" name="open-source" onPress={() => openSource(step)}>
        {words}
      </Button>
    )
  return (
    <span className="source-gone">
      {words}
      <small>{label(name?.inBin ? 'sources.in-bin' : 'sources.gone')}</small>
    </span>
  )
}
