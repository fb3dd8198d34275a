/** Parts of a year in order; what stands last has no next one in its year. */
const SERIES: readonly (readonly string[])[] = [
  ['一季度', '二季度', '三季度', '四季度'],
  ['1季度', '2季度', '3季度', '4季度'],
  ['上半年', '下半年'],
  ['第一学期', '第二学期'],
  ['上学期', '下学期'],
]
/** Every part of a year that a text names. */
export const PART = /(?<![前\d])[一二三四1-4]季度|[上下]半年|第[一二]学期|[上下]学期/g

/** The part of the year that a title names (一季度, 上半年); undefined where it names none that has a next. */
export function periodIn(title: string): string | undefined {
  return title.match(PART)?.[0]
}

/** The next part of the same year; undefined behind the last. */
export function nextPeriod(period: string): string | undefined {
  const series = SERIES.find((each) => each.includes(period))
  return series?.[series.indexOf(period) + 1]
}
