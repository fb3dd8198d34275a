/** A calendar day, months and days from 1; what «today» is handed to core as. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const FULL_DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/

/** A day as an official paper writes it: Arabic digits, full year, no zero padding (GB/T 9704-2012, 7.3.5.4). */
export function dateText({ year, month, day }: Day): string {
  return `${year}年${month}月${day}日`
}

/** YYYY-MM-DD where the text is one full date that the calendar has, else undefined. */
export function isoOf(text: string): string | undefined {
  const match = FULL_DATE.exec(text.replace(/\s/g, ''))
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

/**
 * The year a new paper of the kind is first offered: in January and February last year is still being summed up, and from
 * November on next year's plan is being drafted.
 */
export function proposedYear(today: Day, plans: boolean): number {
  if (plans) return today.month >= 11 ? today.year + 1 : today.year
  return today.month <= 2 ? today.year - 1 : today.year
}
