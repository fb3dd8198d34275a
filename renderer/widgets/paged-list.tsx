import { useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject, type UIEvent } from 'react'
import { ItemMenu, type ItemAction } from './item-menu.tsx'
import { askInRows, clickInRows, focusInRows, pressInRows } from './paged-keys.ts'
import { PagedRow, type PagedItem, type RowButtons } from './paged-row.tsx'

export type { PagedItem } from './paged-row.tsx'

/** How rows are chosen, to do one thing with all of them. */
export interface Choosing {
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (index: number) => void
  /** From where the range begins to this row. */
  readonly onUpTo: (index: number) => void
  /** A range chosen later begins here. */
  readonly onStart: (index: number) => void
  readonly onAll: () => void
  readonly onClear: () => void
}

export interface PagedListProps extends RowButtons {
  readonly label: string
  readonly total: number
  /** Of each row; as it is drawn. */
  readonly heightPx: number
  /** Undefined while the row is not read yet. */
  readonly itemAt: (index: number) => PagedItem | undefined
  /** These rows are in sight or near it. */
  readonly onSight: (first: number, last: number) => void
  readonly current?: string | undefined
  readonly choosing: Choosing
  readonly onOpen?: ((id: string) => void) | undefined
  readonly menu: { readonly label: string; readonly actions: readonly ItemAction[] }
  readonly empty: ReactNode
}

/** Rows above and below the sight that are drawn all the same. */
const AROUND = 8

/**
 * A list of any length whose rows come in pages and are drawn only in sight: arrows walk, Enter opens, Space and Shift choose,
 * the menu key and each action's own key do more. Another list wants another `key`, and is then seen from its beginning.
 */
export function PagedList(props: PagedListProps) {
  const { label, total, heightPx, itemAt, onSight, choosing, current, star, menu, empty } = props
  const frame = useRef<HTMLDivElement>(null)
  const { sight, onScroll } = useSight(frame)
  const { here, setHere, goTo } = useWalk(frame, total, heightPx)
  const [menuOf, setMenuOf] = useState<string | null>(null)
  const menuAt = useRef<Element | null>(null)
  const first = Math.max(0, Math.floor(sight.top / heightPx) - AROUND)
  const last = Math.min(total, Math.ceil((sight.top + sight.height) / heightPx) + AROUND) - 1
  useEffect(() => onSight(first, last), [first, last, onSight])
  const openMenu = (id: string, row: Element | null) => {
    menuAt.current = row?.querySelector('.item-more') ?? null
    setMenuOf(id)
  }
  const page = Math.max(1, Math.floor(sight.height / heightPx) - 1)
  const rows = () => ({ ...props, page, setHere, goTo, openMenu, isMenuOpen: menuOf !== null })
  return (
    <div className="paged-list-frame" ref={frame} tabIndex={-1} onScroll={onScroll}>
      {total === 0 ? (
        <div className="empty">{empty}</div>
      ) : (
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={total}
          aria-multiselectable
          className="paged-list"
          tabIndex={-1}
          style={{ height: total * heightPx }}
          onKeyDown={(event) => pressInRows(event, rows())}
          onFocus={({ target }) => focusInRows(target, setHere)}
          onClick={(event) => clickInRows(event, rows())}
          onContextMenu={(event) => askInRows(event, rows())}
        >
          {rowsToDraw(first, last, here).map((index) => {
            const item = itemAt(index)
            return (
              <PagedRow
                key={index}
                {...{ index, item, heightPx, star, menu }}
                isHere={index === here}
                isCurrent={item !== undefined && item.id === current}
                isChosen={item !== undefined && choosing.chosen.has(item.id)}
                isMenuOpen={item !== undefined && menuOf === item.id}
                onMenu={openMenu}
              />
            )
          })}
        </div>
      )}
      {menuOf !== null && (
        <ItemMenu label={menu.label} actions={menu.actions} item={menuOf} at={menuAt} onClose={() => setMenuOf(null)} />
      )}
    </div>
  )
}

type Frame = RefObject<HTMLDivElement | null>

/** What of the list the frame shows. */
function useSight(frame: Frame) {
  const [sight, setSight] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const measured = new ResizeObserver(([entry]) => {
      const height = entry!.contentRect.height
      setSight((now) => (now.height === height ? now : { ...now, height }))
    })
    if (frame.current) measured.observe(frame.current)
    return () => measured.disconnect()
  }, [frame])
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) =>
    setSight({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
  return { sight, onScroll }
}

/** The row that has the keyboard, or would take it. */
function useWalk(frame: Frame, total: number, heightPx: number) {
  const [at, setHere] = useState(0)
  const here = Math.min(at, Math.max(0, total - 1))
  const wantsFocus = useRef(false)
  const hadRows = useRef(total > 0)
  useLayoutEffect(() => {
    // It may have been drawn only now.
    if (wantsFocus.current) rowIn(frame.current, here)?.focus({ preventScroll: true })
    wantsFocus.current = false
  })
  useLayoutEffect(() => {
    // The last row went with the keyboard on it.
    if (hadRows.current && total === 0 && document.activeElement === document.body) frame.current?.focus()
    hadRows.current = total > 0
  }, [frame, total])
  const goTo = (index: number) => {
    wantsFocus.current = true
    setHere(index)
    keepInSight(frame.current, index * heightPx, heightPx)
  }
  return { here, setHere, goTo }
}

/** Those in sight, and the one with the keyboard where that is not among them. */
function rowsToDraw(first: number, last: number, here: number): readonly number[] {
  const inSight = Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => first + nth)
  if (here < first) return [here, ...inSight]
  return here > last ? [...inSight, here] : inSight
}

function rowIn(frame: HTMLElement | null, index: number): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[aria-rowindex="${index + 1}"]`) ?? null
}

function keepInSight(frame: HTMLElement | null, top: number, heightPx: number): void {
  if (!frame) return
  if (top < frame.scrollTop) frame.scrollTop = top
  else if (top + heightPx > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + heightPx - frame.clientHeight
}
