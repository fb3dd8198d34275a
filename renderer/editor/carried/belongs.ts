import { scanText } from '#core/figures/scan.ts'

const DIGIT = /[\d０-９]/

/**
 * Whether what is typed at the edge of a figure becomes a part of it: a digit beside a digit, a point behind one, or what
 * makes one figure of the two (a unit, a ten thousand, a sign of per cent). Anything else stands beside it.
 */
export function belongsToFigure(figure: string, typed: string, at: 'start' | 'end'): boolean {
  if (typed === '') return false
  const neighbour = at === 'end' ? figure.at(-1)! : figure[0]!
  if (DIGIT.test(neighbour)) {
    if (/^[\d０-９]+$/.test(typed)) return true
    if (at === 'end' && /^[.．]$/.test(typed)) return !/[.．]/.test(figure)
  } else if (at === 'end' && /[.．]/.test(neighbour)) return DIGIT.test(typed[0]!)
  const text = at === 'end' ? figure + typed : typed + figure
  const [hit, ...others] = scanText(text)
  return hit !== undefined && others.length === 0 && hit.start === 0 && hit.end === text.length
}

/** A quick look, for every key typed before a figure: what begins none can't be its beginning. */
export function canBelong(typed: string, at: 'start' | 'end'): boolean {
  return at === 'end' || /^[\d０-９第]/.test(typed)
}
