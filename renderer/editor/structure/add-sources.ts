import type { Source } from '#core/document/document.ts'
import type { LineNode } from '../nodes/line-node.ts'

/** A line that takes in words from elsewhere has the sources of both; where it was empty, of the words alone. */
export function $addSources(line: LineNode, sources: readonly Source[]): void {
  const own = line.isEmpty() ? [] : line.getSources()
  const known = new Set(own.map((source) => JSON.stringify(source)))
  const others = sources.filter((source) => !known.has(JSON.stringify(source)))
  if (others.length > 0 || own.length < line.getSources().length) line.setSources([...own, ...others])
}
