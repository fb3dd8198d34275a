/** What a benchmark measured, ours and its peer's runs in the same order. */
export interface Measured {
  readonly what: string
  readonly size: string
  readonly unit: 'ms' | 'MB' | 'kB'
  readonly peerName: string
  readonly ours: readonly number[]
  readonly peer: readonly number[]
  /** The ratio that we promise not to exceed; null where nothing is promised. */
  readonly limit: number | null
}

/** Medians of ours and the peer, and the median of the ratios of the pairs: two runs of one pair met the same machine. */
export interface Row {
  readonly what: string
  readonly size: string
  readonly ours: number
  /** Null, like the ratio, where the peer is not installed. */
  readonly peer: number | null
  readonly peerName: string
  readonly unit: Measured['unit']
  readonly ratio: number | null
  readonly limit: number | null
  readonly spread: { readonly ours: Range; readonly peer: Range; readonly ratio: Range } | null
}
type Range = readonly [least: number, most: number]

export interface Report {
  readonly name: string
  readonly conditions: { readonly cores: number; readonly stealPercent: number; readonly runs: number }
  readonly rows: readonly Row[]
  readonly holds: boolean
}

export interface BenchmarkOptions {
  readonly quick: boolean
  /** Says on standard error how far it is. */
  readonly note: (text: string) => void
}

export type Benchmark = (options: BenchmarkOptions) => Promise<{ readonly rows: readonly Row[]; readonly runs: number }>

export function rowOf({ ours, peer, ...rest }: Measured): Row {
  if (peer.length === 0) return { ...rest, ours: round(median(ours)), peer: null, ratio: null, spread: null }
  // A peer that is slow to run may have run less often.
  const ratios = ours.slice(0, peer.length).map((value, index) => value / peer[index]!)
  return {
    ...rest,
    ours: round(median(ours)),
    peer: round(median(peer)),
    ratio: Math.round(median(ratios) * 100) / 100,
    spread: { ours: rangeOf(ours), peer: rangeOf(peer), ratio: rangeOf(ratios) },
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value that `share` of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function tableOf({ name, conditions, rows, holds }: Report, quick: boolean): string {
  const { cores, stealPercent, runs } = conditions
  const head = ['what', 'size', 'ours', 'peer', 'ratio', 'at most', '']
  const lines = rows.map(lineOf)
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)))
  const drawn = [head, ...lines].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
  const verdict = quick ? 'quick: it runs; these few runs judge nothing' : holds ? 'all hold' : 'not all hold'
  const told = `${name}: medians (least–most) of ${runs} alternating pairs, ratio by pair; ${cores} cores, ${stealPercent} % of their time taken by others; ${verdict}`
  return [told, '', ...drawn].join('\n')
}

function lineOf({ what, size, unit, ours, peer, peerName, ratio, limit, spread }: Row): string[] {
  const start = [what, size]
  if (!spread) return [...start, `${ours} ${unit}`, `${peerName} is not installed`, '–', String(limit ?? '–'), '']
  const verdict = ratio !== null && limit !== null ? (ratio <= limit ? 'holds' : 'DOES NOT HOLD') : ''
  return [
    ...start,
    `${ours} ${unit} (${spread.ours.join('–')})`,
    `${peer} ${unit} (${spread.peer.join('–')}) ${peerName}`,
    `${ratio} (${spread.ratio.join('–')})`,
    String(limit ?? '–'),
    verdict,
  ]
}

function rangeOf(values: readonly number[]): Range {
  return [round(Math.min(...values)), round(Math.max(...values))]
}

function round(value: number): number {
  return value < 100 ? Math.round(value * 100) / 100 : Math.round(value)
}
