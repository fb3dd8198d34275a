import type { OutlineNode } from '#core/outline/outline.ts'
import { restoreWords } from '#core/recognise/clean/spun.ts'

/** A node of a truth file; titles may be null, numbers and marks as they were found. */
export interface TruthNode {
  readonly level: number
  readonly number: string
  readonly title: string | null
  readonly runIn: boolean
  readonly paragraphs: number
  readonly enumerations: readonly string[]
  readonly children: readonly TruthNode[]
}

export interface OutlineScore {
  readonly f1: number
  /** Share of the truth's nodes whose paragraphs and enumerators are exact. */
  readonly inside: number
  readonly missed: readonly string[]
  readonly extra: readonly string[]
  readonly wrongInside: readonly string[]
}

interface Row {
  readonly key: string
  readonly inside: string
}

/** Compares two outlines node by node: level, number, title, run-in and parent together make a node right. */
export function scoreOutline(found: readonly OutlineNode[], truth: readonly TruthNode[]): OutlineScore {
  const ours = rowsOf(found)
  const theirs = rowsOf(truth)
  const left = [...ours]
  const missed: string[] = []
  const wrongInside: string[] = []
  for (const row of theirs) {
    const index = left.findIndex((other) => other.key === row.key)
    if (index < 0) missed.push(row.key)
    else {
      const [match] = left.splice(index, 1)
      if (match!.inside !== row.inside) wrongInside.push(`${row.key}: ${match!.inside} for ${row.inside}`)
    }
  }
  const right = theirs.length - missed.length
  return {
    f1: theirs.length + ours.length === 0 ? 1 : (2 * right) / (theirs.length + ours.length),
    inside: theirs.length === 0 ? 1 : (right - wrongInside.length) / theirs.length,
    missed,
    extra: left.map((row) => row.key),
    wrongInside,
  }
}

function rowsOf(nodes: readonly (OutlineNode | TruthNode)[], parent = ''): Row[] {
  return nodes.flatMap((node) => {
    const number = standard(node.number)
    const key = [node.level, number, standard(node.title ?? ''), node.runIn ? 'run-in' : 'alone', parent].join(' | ')
    return [
      { key, inside: `${node.paragraphs} ${node.enumerations.join('')}` },
      ...rowsOf(node.children, parent + number),
    ]
  })
}

/** Truth files keep half-width marks and swapped words as they were found; ours are cleaned. */
function standard(words: string): string {
  const wide = words.replace(/[,;:()!?]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
  return restoreWords(wide).replace(/\s/g, '')
}

/** How much of two texts is the same, by characters: twice the longest common subsequence over both lengths; spaces apart. */
export function likeness(a: string, b: string): number {
  const [one, two] = [a, b].map((text) => text.replace(/\s/g, '')) as [string, string]
  if (one === two) return 1
  return (2 * commonLength(one, two)) / (one.length + two.length)
}

function commonLength(a: string, b: string): number {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [one, two] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  let above = new Uint32Array(two.length + 1)
  for (const unit of one) {
    const row = new Uint32Array(two.length + 1)
    for (let index = 1; index <= two.length; index++)
      row[index] = unit === two[index - 1] ? above[index - 1]! + 1 : Math.max(above[index]!, row[index - 1]!)
    above = row
  }
  return head + tail + above[two.length]!
}
