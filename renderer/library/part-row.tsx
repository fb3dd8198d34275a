import { COLLECTIONS } from '#core/passage/passage.ts'
import { useLabels } from '../i18n/labels.ts'
import { CellChoice, CellInput } from '../widgets/cells.tsx'
import { Tick } from '../widgets/tick.tsx'
import type { PaperPart, Proposal } from './paper-parts.ts'

interface PartRowProps {
  readonly part: PaperPart & Proposal
  readonly index: number
  readonly isTicked: boolean
  readonly onTick: (isTicked: boolean) => void
  readonly onType: (words: Partial<Proposal>) => void
}

/** One section or paragraph: whether it is kept, how it is called and where it belongs. */
export function PartRow({ part, index, isTicked, onTick, onType }: PartRowProps) {
  const { label, number } = useLabels()
  const { id, title, collection, place, words, characters } = part
  const name = title || label('library.untitled')
  return (
    <div role="row" aria-rowindex={index + 2} className="batch-row part-row" data-name="part">
      <div role="cell">
        <Tick name={`tick-${id}`} isSelected={isTicked} onChange={onTick}>
          <span className="unseen">{label('library.keep-one', { title: name })}</span>
        </Tick>
      </div>
      <div role="cell">
        <CellInput
          label={`${label('library.title')} ${name}`}
          name="part-title"
          value={title}
          hint={label('library.untitled')}
          onChange={(next) => onType({ title: next.slice(0, 200).toWellFormed() })}
        />
      </div>
      <div role="cell">
        <CellChoice
          label={`${label('library.collection')} ${name}`}
          name="part-collection"
          value={collection}
          items={COLLECTIONS.map((each) => ({ id: each, word: label(`library.collection.${each}`) }))}
          onChange={(next) => onType({ collection: next })}
        />
      </div>
      <div role="cell" className="part-words" lang="zh-CN" title={words.slice(0, 400)}>
        <span>{words}</span>
        <small>{place}</small>
      </div>
      <div role="cell" className="part-count">
        {number(characters)}
      </div>
    </div>
  )
}
