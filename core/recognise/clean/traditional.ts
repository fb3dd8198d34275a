import { Converter } from 'opencc-js/t2cn'
import type { Edit } from '../traced.ts'
import type { Rule } from './rule.ts'

let converter: ((text: string) => string) | undefined

/** Traditional characters as simplified ones; the dictionary is unpacked with the first call. */
export function toSimplified(text: string): string {
  converter ??= Converter({ from: 't', to: 'cn' })
  return converter(text)
}

/** So many of a hundred Han characters must be traditional for a paper to count as written in them; a few are names. */
const LEAST_PERCENT = 4
const SAMPLE = 3000

/** A whole paper in traditional characters becomes simplified; single ones in a simplified paper are names and stay. */
export const simplify: Rule = ({ text }) => {
  if (!isTraditional(text)) return []
  // Converted line by line, so that one line whose length changes does not cost the others their places.
  let at = 0
  return text.split('\n').flatMap((line) => {
    const from = at
    at += line.length + 1
    return differences(line, toSimplified(line), from)
  })
}

/** Whether a text counts as written in traditional characters, by its beginning and its middle. */
export function isTraditional(text: string): boolean {
  const sample =
    text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice(text.length / 2, text.length / 2 + SAMPLE / 2)
  const han = sample.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return han > 0 && countDifferent(sample, toSimplified(sample)) * 100 >= han * LEAST_PERCENT
}

function differences(line: string, converted: string, at: number): Edit[] {
  if (line === converted) return []
  if (line.length !== converted.length) return [{ from: at, to: at + line.length, put: converted, code: 'simplified' }]
  const edits: Edit[] = []
  for (let index = 0; index < line.length; index++) {
    const from = index
    while (index < line.length && line[index] !== converted[index]) index++
    if (index > from)
      edits.push({ from: at + from, to: at + index, put: converted.slice(from, index), code: 'simplified' })
  }
  return edits
}

function countDifferent(a: string, b: string): number {
  let count = 0
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) count++
  return count
}
