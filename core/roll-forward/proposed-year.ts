import type { Document } from '../document/document.ts'
import { oneLine, plainText } from '../document/text.ts'
import type { PaperYears } from './paper-years.ts'
import { paperYears, yearsIn } from './paper-years.ts'
import { nextPeriod, periodIn } from './periods.ts'

/** Later than any paper, so that what is read of a paper does not depend on the year that is asked for. */
const LATEST = 9_999

/**
 * The year that a paper is rolled to unless the writer says another: the next one, or the same for a part of a year that has
 * a next part. `isGuessed` where the paper's own words do not name its year.
 */
export function proposedYear(d: Document): { readonly year: number; readonly isGuessed: boolean } {
  const read = paperYears(d, LATEST)
  const years: Pick<PaperYears, 'first' | 'span'> = read.ok ? read.value : { first: d.year, span: 1 }
  const period = periodIn(oneLine(d.title))
  const isWithin = period !== undefined && nextPeriod(period) !== undefined
  return {
    year: isWithin ? years.first : years.first + years.span,
    isGuessed: !yearsIn(plainText(d)).includes(years.first),
  }
}
