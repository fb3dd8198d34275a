/** The text of a file without the entries of its list, and where each of them stands in it. */
export interface CutText {
  readonly rest: string
  /** Beginning and end of each, one after the other. */
  readonly places: readonly number[]
}

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN: ReadonlySet<number> = new Set([0x5b, 0x7b])
const CLOSE: ReadonlySet<number> = new Set([0x5d, 0x7d])

/**
 * Cuts the entries of the list that is the value of `key` out of an object's JSON, so that they can be read one at a time:
 * a large file as one value would take ten times its size. Undefined where there is no such list; null where it has no end.
 */
export function cutEntries(text: string, key: string): CutText | undefined | null {
  const start = startOfList(text, key)
  if (start === undefined) return undefined
  const places: number[] = []
  let from = start
  const take = (to: number) => {
    if (text.slice(from, to).trim() !== '' || places.length > 0) places.push(from, to)
    from = to + 1
  }
  const end = walk(text, start, (at, code, depth) => {
    if (code === COMMA && depth === 0) take(at)
    return depth < 0
  })
  if (end === undefined) return null
  take(end)
  return { rest: text.slice(0, start) + text.slice(end), places }
}

function startOfList(text: string, key: string): number | undefined {
  const opening = new RegExp(String.raw`\s*:\s*\[`, 'y')
  const quoted = `"${key}"`
  let start: number | undefined
  walk(text, 0, (at, code, depth) => {
    if (code !== QUOTE || depth !== 1 || !text.endsWith(quoted, at + 1)) return false
    opening.lastIndex = at + 1
    if (!opening.test(text)) return false
    start = opening.lastIndex
    return true
  })
  return start
}

/** Calls `isEnd` at each end of a string and each sign between values, with how deep it stands; answers where it said so. */
function walk(
  text: string,
  start: number,
  isEnd: (at: number, code: number, depth: number) => boolean,
): number | undefined {
  let depth = 0
  let isInString = false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInString) {
      if (code === BACKSLASH) at++
      if (code !== QUOTE) continue
      isInString = false
    } else if (code === QUOTE) {
      isInString = true
      continue
    } else if (OPEN.has(code)) depth++
    else if (CLOSE.has(code)) depth--
    else if (code !== COMMA) continue
    if (isEnd(at, code, depth)) return at
  }
  return undefined
}
