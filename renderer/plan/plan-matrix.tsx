import { useMemo, useRef } from 'react'
import { planBlocks } from '#core/roll-forward/plan-part.ts'
import type { PlanItem } from '../desk.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { TakeFocus } from '../import/take-focus.tsx'
import { derived, openPaper } from '../state/document.ts'
import { exportPlan, goFromMatrix, leaveMatrix, shownPlan } from '../state/plan.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { GridTable, type GridCell } from '../widgets/grid-table.tsx'
import { Icon } from '../widgets/icon.tsx'
import { matrixOf, type MatrixColumn, type MatrixMark } from './matrix.ts'
import { countWords, stateWords } from './plan-words.ts'
import { StateMark } from './state-mark.tsx'

/** Every plan item against every section of this year's summary, in the place of the paper. */
export default function PlanMatrix() {
  const labels = useLabels()
  const { label } = labels
  const place = useRef<HTMLElement>(null)
  const items = useStore(shownPlan, (shown) => shown?.plan.items) ?? NONE
  const sections = useStore(derived, (state) => state?.sections)
  const { columns, rows } = useMemo(() => {
    const paper = openPaper.get()
    return matrixOf(items, sections ?? [], paper ? planBlocks(paper.editor.document()) : new Set())
  }, [items, sections])
  return (
    <section
      ref={place}
      className="import plan-matrix"
      aria-label={label('pane.plan')}
      data-name="plan-cover"
      tabIndex={-1}
    >
      <div className="import-bar">
        <Button kind="quiet" name="leave-matrix" icon={<Icon name="back" />} onPress={leaveMatrix}>
          {label('hand-in.back')}
        </Button>
        <h2>
          {label('pane.plan')} · {label('plan.count', countWords(items, labels))}
        </h2>
        <Button name="matrix-export" onPress={() => void exportPlan()}>
          {label('plan.export')}
        </Button>
      </div>
      <div className="plan-matrix-scroll">
        <GridTable
          label={label('plan.matrix')}
          head={[label('plan.item'), ...columns.map(({ name }) => name)]}
          rows={items.map((item, at) => ({
            id: item.key,
            name: nameCell(item, labels),
            cells: columns.map((column) => markCell(item, { column, mark: rows[at]!.get(column.id) }, labels)),
          }))}
        />
      </div>
      <p className="plan-matrix-note">
        <Dot isOld={false} />
        {label('plan.state.answered')}
        <Dot isOld />
        {label('plan.is-old')}
        <span>{label('plan.matrix-note')}</span>
      </p>
      <TakeFocus place={place} />
    </section>
  )
}

const NONE: readonly PlanItem[] = []

function nameCell(item: PlanItem, labels: Labels): GridCell {
  return {
    label: `${item.number}${item.text}. ${stateWords(item, labels)}`,
    onPress: () => goFromMatrix(item, 0),
    content: (
      <div className="plan-matrix-item">
        <StateMark state={item.state} />
        <span lang="zh-CN">
          {item.number}
          {item.text}
        </span>
      </div>
    ),
  }
}

interface Crossing {
  readonly column: MatrixColumn
  readonly mark: MatrixMark | undefined
}

function markCell(item: PlanItem, { column, mark }: Crossing, { label }: Labels): GridCell {
  if (!mark) return { label: column.name, content: null }
  const words = label(mark.isOld ? 'plan.is-old' : 'plan.state.answered')
  return {
    label: `${column.name}: ${words}`,
    onPress: () => goFromMatrix(item, mark.answer),
    content: <Dot isOld={mark.isOld} />,
  }
}

/** Full where this year's words answer, a ring where last year's stand there. */
function Dot({ isOld }: { readonly isOld: boolean }) {
  return <span className="plan-dot" data-old={isOld || undefined} aria-hidden />
}
