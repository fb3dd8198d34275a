import type { Level } from '../../document/document.ts'
import { headingCounter, numberHeadings } from '../../outline/numbering.ts'

type Numbering = 'restart' | 'continuous'

/** Whether level 3 starts again under each heading or runs through: whichever agrees with more of the numbers found. */
export function numberingOf(levels: readonly Level[], numbers: readonly string[]): Numbering {
  const agreeing = (numbering: Numbering) =>
    numberHeadings(levels, numbering).filter((number, index) => levels[index] === 3 && number === numbers[index]).length
  return agreeing('continuous') > agreeing('restart') ? 'continuous' : 'restart'
}

/** The numbers that do not follow from those before them, each at its heading; undefined where the computed one is right. */
export function ownNumbers(
  levels: readonly Level[],
  numbers: readonly string[],
  numbering: Numbering,
): (string | undefined)[] {
  const counter = headingCounter(numbering)
  return levels.map((level, index) => {
    const own = numbers[index] === counter.next(level) ? undefined : numbers[index]
    counter.take(level, own)
    return own
  })
}
