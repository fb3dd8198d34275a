import { useState } from 'react'
import type { BlockId } from '#core/document/document.ts'
import type { BesideSentence } from '#core/compare/beside.ts'
import { useLabels } from '../i18n/labels.ts'
import { keyOf } from '../paper-key.ts'
import { besideTarget, chooseSection, removeBeside, takeOver, type BesideView } from '../state/beside.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Icon } from '../widgets/icon.tsx'
import { PickMenu } from '../widgets/pick-menu.tsx'
import { SentenceList, type SentenceParagraph } from '../widgets/sentence-list.tsx'
import { firstSentences, MOST_SENTENCES } from './first-sentences.ts'
import { sectionChoices } from './section-choices.ts'

interface BesideSheetProps {
  readonly view: BesideView
  readonly ours: BlockId | null
  readonly hasDifferences: boolean
}

const LEAD = 'lead'

/** One earlier paper: its section that answers ours, sentence by sentence. */
export function BesideSheet({ view, ours, hasDifferences }: BesideSheetProps) {
  const { label, number: digits } = useLabels()
  const { paper, shown } = view
  const paperKey = keyOf(paper.from)
  const selected = useStore(besideTarget, (target) =>
    target?.paper === paperKey ? idOf(target.block, target.start) : null,
  )
  const choices = sectionChoices(paper.document)
  const [limit, setLimit] = useState(MOST_SENTENCES)
  const all = paragraphsOf(view, hasDifferences)
  // The sentence that the keyboard is at is always among them.
  const at = selected === null ? -1 : all.flatMap(({ sentences }) => sentences).findIndex(({ id }) => id === selected)
  const { paragraphs, left } = firstSentences(all, Math.max(limit, at + 1))
  return (
    <section className="beside-sheet" aria-label={paper.title} data-name="beside-sheet" data-year={paper.year}>
      <div className="beside-head">
        <h3 title={paper.title}>{label('beside.paper', { year: paper.year })}</h3>
        <PickMenu
          label={label('beside.section')}
          name="beside-section"
          selected={shown ? (shown.theirs ?? LEAD) : ''}
          isMarked={shown?.isChosen ?? false}
          items={[
            ...(shown ? [] : [{ id: '', label: label('beside.no-section') }]),
            { id: LEAD, label: label('slots.place.lead') },
            ...choices.map(({ id, title }) => ({ id: id as string, label: title })),
          ]}
          onSelect={(id) => id !== '' && void chooseSection(paper, id === LEAD ? null : (id as BlockId))}
        />
        <Button
          kind="quiet"
          icon={<Icon name="close" />}
          label={label('beside.remove', { year: paper.year })}
          name="remove-beside"
          onPress={() => void removeBeside(paper.from)}
        />
      </div>
      {!shown && <p className="pane-note">{label(ours === null ? 'beside.no-lead' : 'beside.no-answer')}</p>}
      {shown && (
        <SentenceList
          label={label('beside.text', { year: paper.year })}
          paragraphs={paragraphs}
          selected={selected}
          onSelect={(id) => besideTarget.set(targetOf(view, id))}
          onOpen={() => void takeOver('sentence')}
        />
      )}
      {left > 0 && (
        <Button kind="link" name="beside-more" onPress={() => setLimit(Math.max(limit, at + 1) + MOST_SENTENCES)}>
          {label('beside.more', { count: digits(left) })}
        </Button>
      )}
      {shown?.section.children.map(({ id, number, title }) => (
        <Button key={id} kind="link" name="beside-child" onPress={() => void chooseSection(paper, id)}>
          {number + title}
        </Button>
      ))}
    </section>
  )
}

function paragraphsOf({ shown }: BesideView, hasDifferences: boolean): SentenceParagraph[] {
  return (shown?.section.blocks ?? [])
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ block, level, number, sentences }) => ({
      id: block,
      level,
      number,
      sentences: sentences.map((sentence) => ({
        id: idOf(block, sentence.start),
        text: sentence.text,
        state: sentence.state,
        ...(hasDifferences && sentence.spans && { content: <Differences spans={sentence.spans} /> }),
      })),
    }))
}

function Differences({ spans }: { readonly spans: NonNullable<BesideSentence['spans']> }) {
  return spans.map(({ text, kind }, index) =>
    kind === 'same' ? text : kind === 'gone' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>,
  )
}

function idOf(block: BlockId, start: number): string {
  return `${block} ${start}`
}

function targetOf({ paper, shown }: BesideView, id: string) {
  for (const { block, sentences } of shown?.section.blocks ?? [])
    for (const { start, end } of sentences)
      if (idOf(block, start) === id) return { paper: keyOf(paper.from), block, start, end }
  return null
}
