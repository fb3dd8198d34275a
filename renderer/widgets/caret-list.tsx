import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { PickText, type PickItem } from './pick-text.tsx'

interface CaretListProps {
  readonly label: string
  /** Of the option that is chosen, for what has the keyboard. */
  readonly id: string
  readonly items: readonly PickItem[]
  readonly chosen: number
  /** Where it stands, in the window; asked again when something scrolls. */
  readonly box: () => DOMRect | null
  readonly onTake: (index: number) => void
  readonly foot: ReactNode
}

/** A small list under a place of a text that keeps the keyboard. */
export function CaretList({ label, id, items, chosen, box, onTake, foot }: CaretListProps) {
  const frame = useRef<HTMLDivElement>(null)
  // Its height changes with what it holds.
  useLayoutEffect(() => void (frame.current && placeUnder(frame.current, box())))
  useEffect(() => {
    const follow = () => frame.current && placeUnder(frame.current, box())
    addEventListener('scroll', follow, true)
    addEventListener('resize', follow)
    return () => {
      removeEventListener('scroll', follow, true)
      removeEventListener('resize', follow)
    }
  }, [box])
  return (
    <div ref={frame} className="popover caret-list" data-name="caret-list">
      <div role="listbox" aria-label={label} id={`${id}-list`}>
        {items.map((item, index) => (
          <div
            key={item.id}
            id={index === chosen ? id : undefined}
            role="option"
            aria-selected={index === chosen}
            className="pick-item"
            data-selected={index === chosen || undefined}
            tabIndex={-1}
            onMouseDown={(event) => {
              // The text keeps the keyboard.
              event.preventDefault()
              if (event.button === 0) onTake(index)
            }}
          >
            <PickText item={item} />
          </div>
        ))}
      </div>
      {foot}
    </div>
  )
}

const GAP_PX = 4

/** Under the place, or over it where there is no room below. */
function placeUnder(frame: HTMLElement, box: DOMRect | null): void {
  if (!box) return
  const { width, height } = frame.getBoundingClientRect()
  const hasRoom = box.bottom + GAP_PX + height <= innerHeight
  frame.style.left = `${Math.max(GAP_PX, Math.min(box.left, innerWidth - width - GAP_PX))}px`
  frame.style.top = `${hasRoom ? box.bottom + GAP_PX : Math.max(GAP_PX, box.top - GAP_PX - height)}px`
}
