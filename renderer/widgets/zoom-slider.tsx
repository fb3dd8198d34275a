interface ZoomSliderProps {
  readonly label: string
  readonly value: number
  /** While it moves. */
  readonly onMove: (value: number) => void
  /** Where it was left. */
  readonly onEnd: (value: number) => void
}

/** 75–200 per cent in steps of five. */
export function ZoomSlider({ label, value, onMove, onEnd }: ZoomSliderProps) {
  const end = () => onEnd(value)
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={`${value}%`}
      className="zoom-slider"
      min={75}
      max={200}
      step={5}
      value={value}
      onChange={({ target }) => onMove(target.valueAsNumber)}
      onPointerUp={end}
      onKeyUp={({ key }) => MOVING.has(key) && end()}
    />
  )
}

const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'])
