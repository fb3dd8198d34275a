import type { Level } from '../../document/document.ts'
import { numberHeadings } from '../../outline/numbering.ts'

type Numbering = 'restart' | 'continuous'

/** Whether level 3 starts again under each heading or runs through: whichever agrees with more of the numbers found. */
export function numberingOf(levels: readonly Level[], numbers: readonly string[]): Numbering {
  const agreeing = (numbering: Numbering) =>
    numberHeadings(levels, numbering).filter((number, index) => levels[index] === 3 && number === numbers[index]).length
  return agreeing('continuous') > agreeing('restart') ? 'continuous' : 'restart'
}

/** The numbers that do not follow from those before them, each at its heading; undefined where the computed one is right. */
export function ownNumbers(levels: readonly Level[], numbers: readonly string[], numbering: Numbering): (string | undefined)[] {
  const own: (string | undefined)[] = levels.map(() => undefined)
  // Each that differs moves those after it, so the rest is computed anew from there.
  for (let from = 0; from < levels.length; ) {
    const computed = numberHeadings(levels, numbering, own)
    const wrong = numbers.findIndex((number, index) => index >= from && number !== computed[index])
    if (wrong < 0) break
    own[wrong] = numbers[wrong]!
    from = wrong + 1
    // Where nothing can follow, as in a list of articles, one pass over all is enough.
    if (!/[一二三四五六七八九十\d]/.test(numbers[wrong]!) || numbers[wrong]!.startsWith('第')) continue
  }
  return own
}
