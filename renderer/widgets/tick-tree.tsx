import { createContext, memo, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { Check, ChevronRight, Info, Minus } from 'lucide-react'

export interface TickRow {
  readonly id: string
  /** Said by screen readers, and what typing goes to. */
  readonly words: string
  readonly content: ReactNode
  /** Not so for what there is nothing to decide of. */
  readonly canTick: boolean
}

export interface TickGroup {
  readonly id: string
  readonly title: string
  readonly rows: readonly TickRow[]
}

interface TickTreeProps {
  readonly label: string
  readonly groups: readonly TickGroup[]
  /** Of rows; a group is ticked with all of its own. */
  readonly ticked: ReadonlySet<string>
  readonly onTick: (rows: readonly string[], isTicked: boolean) => void
  /** How many of a group's rows are ticked, in words. */
  readonly countOf: (ticked: number, all: number) => string
}

/** Things to tick one by one or a group at once: Space or a click ticks, the arrows walk, fold and unfold. */
export function TickTree({ label, groups, ticked, onTick, countOf }: TickTreeProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => foldedFirst(groups))
  const tickable = useMemo(() => tickableOf(groups), [groups])
  const states = new Map(groups.map(({ id, rows }) => [id, stateOf(rows, ticked, countOf)]))
  const selected = new Set([...ticked, ...groups.flatMap(({ id }) => (states.get(id)?.isWhole ? [id] : []))])
  const select = (keys: 'all' | ReadonlySet<string | number>) => {
    const next = keys === 'all' ? new Set([...tickable.values()].flat()) : new Set([...keys].map(String))
    const added = [...next].filter((key) => !selected.has(key))
    const gone = [...selected].filter((key) => !next.has(key))
    const rowsOf = (changed: readonly string[]) => changed.flatMap((key) => tickable.get(key) ?? [key])
    if (added.length > 0) onTick(rowsOf(added), true)
    if (gone.length > 0) onTick(rowsOf(gone), false)
  }
  return (
    <States value={states}>
      <Virtualizer layout={ListLayout} layoutOptions={USUAL}>
        <Tree
          aria-label={label}
          className="tick-tree"
          items={groups}
          dependencies={[folded]}
          selectionMode="multiple"
          selectionBehavior="toggle"
          disabledBehavior="selection"
          // It would untick everything.
          escapeKeyBehavior="none"
          disabledKeys={disabledOf(groups, tickable)}
          selectedKeys={selected}
          onSelectionChange={select}
          expandedKeys={groups.flatMap(({ id }) => (folded.has(id) ? [] : [id]))}
          onExpandedChange={(open) => setFolded(new Set(groups.flatMap(({ id }) => (open.has(id) ? [] : [id]))))}
        >
          {(group) => <Group group={group} isFolded={folded.has(group.id)} />}
        </Tree>
      </Virtualizer>
    </States>
  )
}

/** A group's head and a row of three lines; each is then measured as it comes into sight. */
const USUAL = { estimatedRowHeight: 64 } as const
/** Rows that are unfolded at first: every one of them costs the window a moment. */
const MOST_UNFOLDED = 400

function foldedFirst(groups: readonly TickGroup[]): ReadonlySet<string> {
  let left = MOST_UNFOLDED
  return new Set(groups.flatMap(({ id, rows }) => ((left -= rows.length) < 0 ? [id] : [])))
}

/** The rows that each group, and each row by itself, stands for. */
function tickableOf(groups: readonly TickGroup[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    groups.map(({ id, rows }) => [id, rows.filter(({ canTick }) => canTick).map((row) => row.id)] as const),
  )
}

function disabledOf(groups: readonly TickGroup[], tickable: ReadonlyMap<string, readonly string[]>): string[] {
  return groups.flatMap(({ id, rows }) => [
    ...(tickable.get(id)?.length ? [] : [id]),
    ...rows.flatMap((row) => (row.canTick ? [] : [row.id])),
  ])
}

interface GroupState {
  readonly isWhole: boolean
  readonly isPartly: boolean
  readonly count: string
}

// What changes with every tick reaches the heads alone; the rows stay as they are.
const States = createContext<ReadonlyMap<string, GroupState>>(new Map())

function stateOf(rows: readonly TickRow[], ticked: ReadonlySet<string>, countOf: TickTreeProps['countOf']): GroupState {
  const all = rows.filter(({ canTick }) => canTick).length
  const done = rows.filter(({ id }) => ticked.has(id)).length
  return { isWhole: all > 0 && done === all, isPartly: done > 0 && done < all, count: countOf(done, rows.length) }
}

const Group = memo(function Group({ group, isFolded }: { readonly group: TickGroup; readonly isFolded: boolean }) {
  return (
    <TreeItem
      id={group.id}
      textValue={group.title}
      className="tick-group"

      data-name={`group-${group.id}`}
    >
      <TreeItemContent>
        <Head group={group} />
      </TreeItemContent>
      {/* One child tells that there is something to unfold. */}
      {(isFolded ? group.rows.slice(0, 1) : group.rows).map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </TreeItem>
  )
})

function Head({ group: { id, title } }: { readonly group: TickGroup }) {
  const { isWhole = false, isPartly = false, count = '' } = useContext(States).get(id) ?? {}
  return (
    <div className="tick-head">
      <Button slot="chevron" className="outline-chevron">
        <ChevronRight size={12} strokeWidth={1.5} aria-hidden />
      </Button>
      <Box isTicked={isWhole} isPartly={isPartly} />
      <span className="tick-title">{title}</span>
      <small>{count}</small>
    </div>
  )
}

function Row({ row }: { readonly row: TickRow }) {
  return (
    <TreeItem id={row.id} textValue={row.words} className="tick-row" data-name="tick-row">
      <TreeItemContent>
        {({ isSelected }) => (
          <div className="tick-line">
            {row.canTick ? (
              <Box isTicked={isSelected} />
            ) : (
              <span className="tick-none" aria-hidden>
                <Info size={16} strokeWidth={1.5} />
              </span>
            )}
            <div className="tick-content">{row.content}</div>
          </div>
        )}
      </TreeItemContent>
    </TreeItem>
  )
}

function Box({ isTicked, isPartly = false }: { readonly isTicked: boolean; readonly isPartly?: boolean }) {
  return (
    <Checkbox slot="selection" className="tick-check" isIndeterminate={isPartly} excludeFromTabOrder>
      <span className="tick-box" data-on={isTicked || isPartly || undefined} aria-hidden>
        {isPartly ? <Minus size={12} strokeWidth={2.5} /> : isTicked && <Check size={12} strokeWidth={2.5} />}
      </span>
    </Checkbox>
  )
}
