import type { Document } from '../document/document.ts'
import { oneLine } from '../document/text.ts'
import { narrow } from '../figures/scan.ts'
import { findAnniversaries } from './anniversaries.ts'
import type { Change, Found } from './change.ts'
import { findDates } from './dates.ts'
import type { Detector, Scanned, Scope } from './detector.ts'
import type { Line } from './lines.ts'
import { linesOf, yearFields } from './lines.ts'
import { findMeetings } from './meetings.ts'
import { findOrdinals } from './ordinals.ts'
import type { PaperYears } from './paper-years.ts'
import { findPlanPeriods } from './plan-periods.ts'
import { periodIn } from './periods.ts'
import { planBlocks } from './plan-part.ts'
import { isFree, protectedStretches } from './protected.ts'
import { findQuarters } from './quarters.ts'
import { findRelativeYears } from './relative-years.ts'
import { findSchoolYears } from './school-years.ts'
import { findYearRanges } from './year-ranges.ts'

/** Each character belongs to the first rule that finds it. */
const DETECTORS: readonly Detector[] = [
  findMeetings,
  findAnniversaries,
  findOrdinals,
  findPlanPeriods,
  findRelativeYears,
  findSchoolYears,
  findYearRanges,
  findDates,
  findQuarters,
]

/** Everything in a paper that its new year changes, in reading order, each with its reason. */
export function findChanges(d: Document, years: PaperYears): readonly Change[] {
  const lines = linesOf(d, planBlocks(d))
  const scope: Scope = {
    years,
    // In a paper on the year before its own, 去年 is the year it sums up.
    saysThisYear: years.summed === years.first && lines.some((line) => !line.isPlan && line.text.includes('今年')),
    period: periodIn(oneLine(d.title)),
  }
  return lines.flatMap((line) => changesIn(line, scope))
}

function changesIn(line: Line, scope: Scope): Change[] {
  // ２０２５年 in a draft that no importer cleaned: read as half-width, character for character.
  const scanned = scan({ ...line, text: narrow(line.text) })
  const taken: Found[] = []
  const isTaken = new Uint8Array(line.text.length)
  for (const detect of DETECTORS) {
    for (const one of detect(scanned, scope)) {
      if (!isTaken.slice(one.start, one.end).includes(1)) {
        isTaken.fill(1, one.start, one.end)
        taken.push(one)
      }
    }
  }
  return taken
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, to, ...rest }) => ({
      ...rest,
      from: line.text.slice(start, end),
      to: asWide(to, line.text.slice(start, end)),
      section: line.section,
      offset: line.offset + start,
      place: line.place,
      start: line.from + start,
      end: line.from + end,
    }))
}

/** Digits as wide as those of the words they replace: ２０２６年 for ２０２５年. */
function asWide(to: string, from: string): string {
  if (!/[０-９]/.test(from)) return to
  return narrow(from) === to ? from : to.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function scan(line: Line): Scanned {
  const guarded = protectedStretches(line)
  const fields = yearFields(line)
  return {
    ...line,
    isFree: (start, end) => isFree(guarded, start, end),
    isYearField: (start, end) => !isFree(fields, start, end),
  }
}
