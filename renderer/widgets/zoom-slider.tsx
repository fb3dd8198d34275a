import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'

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
  return (
    <Slider
      aria-label={label}
      className="zoom-slider"
      minValue={75}
      maxValue={200}
      step={5}
      value={value}
      onChange={(next) => onMove(Number(next))}
      onChangeEnd={(next) => onEnd(Number(next))}
    >
      <SliderTrack className="zoom-track">
        <SliderThumb className="zoom-thumb" />
      </SliderTrack>
    </Slider>
  )
}
