import { useMemo } from 'react'
import { planBlocks } from '#core/roll-forward/plan-part.ts'
import { Cover, CoverBar } from '../cover.tsx'
import type { PlanItem } from '../desk.ts'
import { useLabels, type Labels } from '../i18n/labels.ts'
import { derived, openPaper } from '../state/document.ts'
import { exportPlan, goFromMatrix, leaveMatrix, shownPlan } from '../state/plan.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { GridTable, type GridCell } from '../widgets/grid-table.tsx'
import { matrixOf, type MatrixColumn, type MatrixMark } from './matrix.ts'
import { countWords, stateWords } from './plan-words.ts'
import { StateMark } from './state-mark.tsx'

/** Every plan item against every section of this year's summary, in the place of the paper. */
export default function PlanMatrix() {
  const labels = useLabels()
  const { label } = labels
  const items = useStore(shownPlan, (shown) => shown?.plan.items) ?? NONE
  const sections = useStore(derived, (state) => state?.sections)
  const { columns, rows } = useMemo(() => {
    const paper = openPaper.get()
    return matrixOf(items, sections ?? [], paper ? planBlocks(paper.editor.document()) : new Set())
  }, [items, sections])
  return (
    <Cover label={label('pane.plan')} name="plan-cover">
      <CoverBar
        leave={{ name: 'leave-matrix', word: label('hand-in.back'), onLeave: leaveMatrix }}
        title={`${label('pane.plan')} · ${label('plan.count', countWords(items, labels))}`}
      >
        <Button name="matrix-export" onPress={() => void exportPlan()}>
          {label('plan.export')}
        </Button>
      </CoverBar>
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
    </Cover>
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
