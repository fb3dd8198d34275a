import { useState } from 'react'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { goToFigure, markFigures } from '../state/check.ts'
import type { Derived } from '../state/document.ts'
import { openPaper } from '../state/document.ts'
import type { OpenFigure } from '../state/open-figures.ts'
import { Button } from '../widgets/button.tsx'
import { Disclosure } from '../widgets/disclosure.tsx'
import { ItemList, type ListItem } from '../widgets/item-list.tsx'
import { SwitchTabs } from '../widgets/switch-tabs.tsx'
import { typeName } from './figure-words.ts'
import { groupFigures, type FigureGroup, type Grouping } from './group-figures.ts'
import { placeName } from './place-name.ts'

/** Up to so many figures every group is unfolded; of more, the first. */
const MOST_UNFOLDED = 40
const keep = (figures: readonly OpenFigure[]) => openPaper.get()?.editor.keepFigures(figures.map(({ id }) => id))

interface FiguresListProps {
  readonly state: Derived
  readonly onGo?: (id: string) => void
}

/** The figures that still wait, by section or by type: to go to one, to keep one, to keep a group. */
export function FiguresList({ state, onGo = goToFigure }: FiguresListProps) {
  const labels = useLabels()
  const { label, number } = labels
  const [by, setBy] = useState<Grouping>('section')
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map())
  const { open, settled } = state.figures
  if (open.length === 0) return <NoFigures settled={settled} />
  const groups = groupFigures(open, by)
  return (
    <>
      <p className="pane-note" data-name="figures-progress">
        {label('figures.progress', { settled: number(settled), total: number(settled + open.length) })}
      </p>
      <SwitchTabs
        label={label('figures.by')}
        items={[
          { id: 'section', label: label('figures.by-section') },
          { id: 'type', label: label('figures.by-type') },
        ]}
        selected={by}
        onSelect={setBy}
      />
      <div className="pane-body">
        {groups.map((group, index) => (
          <Group
            key={`${by} ${group.id}`}
            group={group}
            title={by === 'type' ? typeName(group.id, labels) : placeName(group.figures[0]!, state.sections, labels)}
            isOpen={folds.get(group.id) ?? (open.length <= MOST_UNFOLDED || index === 0)}
            onOpen={(isOpen) => setFolds(new Map(folds).set(group.id, isOpen))}
            onGo={onGo}
          />
        ))}
      </div>
    </>
  )
}

interface GroupProps {
  readonly group: FigureGroup
  readonly title: string
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onGo: (id: string) => void
}

function Group({ group: { figures }, title, isOpen, onOpen, onGo }: GroupProps) {
  const labels = useLabels()
  const { label, number } = labels
  const find = (id: string) => figures.filter((figure) => figure.id === id)
  return (
    <Disclosure
      name="figure-group"
      title={label('figures.group', { title, count: number(figures.length) })}
      isOpen={isOpen}
      onOpen={onOpen}
      beside={
        <Button
          kind="quiet"
          name="keep-group"
          label={label('figures.keep-group', { title })}
          onPress={() => keep(figures)}
        >
          {label('figures.keep-all')}
        </Button>
      }
    >
      <ItemList
        label={title}
        items={figures.map((figure) => itemOf(figure, labels))}
        onOpen={onGo}
        empty={null}
        menu={{
          label: label('figures.more'),
          actions: [{ id: 'keep', label: label('figures.keep'), run: (id) => keep(find(id)) }],
        }}
      />
    </Disclosure>
  )
}

function NoFigures({ settled }: { readonly settled: number }) {
  const { label, number } = useLabels()
  return (
    <div className="pane-body empty" data-name="figures-done">
      {settled > 0 ? (
        <>
          <p className="figures-done">{label('figures.done')}</p>
          <p>{label('figures.done-detail', { count: number(settled) })}</p>
        </>
      ) : (
        <>
          <p>{label('figures.none')}</p>
          <p>{label('figures.none-detail')}</p>
          <Button name="mark-figures" onPress={markFigures}>
            {label('figures.mark')}
          </Button>
        </>
      )}
    </div>
  )
}

function itemOf({ id, type, from, text, before, after }: OpenFigure, labels: Labels): ListItem {
  const detail = labels.label('figures.detail', { type: typeName(type, labels), from })
  return { id, title: before + text + after, detail, excerpt: { before, hit: text, after } }
}
