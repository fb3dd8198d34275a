import { YEAR } from './pattern.ts'

/** The first year that a period names: 2025 of 截至2025年底; undefined where it names none. */
export function yearOf(period: string): number | undefined {
  const found = new RegExp(`(?<!\\d)${YEAR}(?!\\d)`).exec(period)
  return found ? Number(found[0]) : undefined
}

/** The same period a year before: 2024年上半年 of 2025年上半年, 2024—2025学年 of 2025—2026学年. */
export function lastPeriod(period: string): string {
  return period.replace(new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, 'g'), (year) => String(Number(year) - 1))
}

/** What of a period is not its year: two figures with one season are of the same stretch of different years. */
export function seasonOf(period: string): string {
  return period.replace(new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, 'g'), '').replace(/^(?:年度?|全年|年全年)$/, '年')
}

/** What a value is compared with, as papers say it: 较2025年, 较2025年同期, 较2025年底. */
export function comparedWith(period: string): string {
  const year = yearOf(period)
  const season = seasonOf(period)
  if (season === '年') return `${year}年`
  return /年[底末]$/.test(season) ? `${year}年底` : `${year}年同期`
}
