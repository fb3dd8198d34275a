import { useRef, type KeyboardEvent, type PointerEvent } from 'react'

interface SplitterProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** While it moves. */
  readonly onMove: (value: number) => void
  /** Where it was left. */
  readonly onEnd: (value: number) => void
}

const STEP_PX = 10

/** The edge of a pane at the left, dragged by the mouse or moved by the arrow keys, Home and End. */
export function Splitter({ label, value, min, max, onMove, onEnd }: SplitterProps) {
  const start = useRef<{ readonly x: number; readonly value: number } | null>(null)
  const within = (next: number) => Math.round(Math.min(max, Math.max(min, next)))
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, value }
  }
  const move = ({ clientX }: PointerEvent) => {
    if (start.current) onMove(within(start.current.value + clientX - start.current.x))
  }
  const up = () => {
    if (start.current) onEnd(value)
    start.current = null
  }
  const press = (event: KeyboardEvent) => {
    const next = { ArrowLeft: value - STEP_PX, ArrowRight: value + STEP_PX, Home: min, End: max }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onEnd(within(next))
  }
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      data-name="splitter"
      onPointerDown={down}
      onPointerMove={move}
      onLostPointerCapture={up}
      onKeyDown={press}
    />
  )
}
