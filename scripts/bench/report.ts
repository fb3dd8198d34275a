/** What a benchmark measured, ours and its peer's runs in the same order. */
export interface Measured {
  readonly what: string
  readonly size: string
  readonly unit: 'ms' | 'MB'
  readonly peerName: string
  readonly ours: readonly number[]
  readonly peer: readonly number[]
  /** The ratio that we promise not to exceed. */
  readonly limit: number
}

/** Medians of ours and the peer, and the median of the ratios of the pairs: two runs of one pair met the same machine. */
export interface Row {
  readonly what: string
  readonly size: string
  readonly ours: number
  readonly peer: number
  readonly peerName: string
  readonly unit: Measured['unit']
  readonly ratio: number | null
  readonly limit: number
  readonly spread: { readonly ours: Range; readonly peer: Range; readonly ratio: Range }
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
  const ratios = ours.map((value, index) => value / peer[index]!)
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
  const lines = rows.map((row) => {
    const { ours, peer, ratio } = row.spread
    return [
      row.what,
      row.size,
      `${row.ours} ${row.unit} (${ours.join('–')})`,
      `${row.peer} ${row.unit} (${peer.join('–')}) ${row.peerName}`,
      `${row.ratio} (${ratio.join('–')})`,
      String(row.limit),
      row.ratio !== null && row.ratio <= row.limit ? 'holds' : 'DOES NOT HOLD',
    ]
  })
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

function rangeOf(values: readonly number[]): Range {
  return [round(Math.min(...values)), round(Math.max(...values))]
}

function round(value: number): number {
  return value < 100 ? Math.round(value * 100) / 100 : Math.round(value)
}
