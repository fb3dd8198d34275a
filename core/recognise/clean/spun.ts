import rows from '../../lexicon/spun-words.json' with { type: 'json' }
import type { Edit } from '../traced.ts'
import type { Rule } from './rule.ts'

interface Row {
  readonly spun: string
  readonly plain: string
  readonly before?: readonly string[]
  readonly after?: readonly string[]
  readonly never?: readonly string[]
  readonly telltale?: boolean
}

// Longer words first: 一般中学 must not be read as 一般 and 中学.
const ROWS: readonly Row[] = (rows as readonly Row[]).toSorted((a, b) => b.spun.length - a.spun.length)

/** Fewer telltale words than this, or fewer different ones, and a text is no machine's: single ones are a writer's own. */
const LEAST = { words: 6, kinds: 4, perThousand: 1.5 }

/** Words that a rewriting tool swapped come back, where the paper as a whole was rewritten, and only beside the words they belong to. */
export const restoreSpun: Rule = ({ text }) => {
  const found = findings(text)
  const telling = found.filter((finding) => finding.row.telltale)
  const kinds = new Set(telling.map((finding) => finding.row.spun)).size
  const isSpun =
    telling.length >= LEAST.words && kinds >= LEAST.kinds && telling.length * 1000 >= LEAST.perThousand * text.length
  return isSpun ? found.map((finding) => finding.edit) : []
}

/** A title's or heading's words as they were before they were swapped, as far as the lexicon knows. */
export function restoreWords(text: string): string {
  let restored = ''
  let done = 0
  for (const { edit } of findings(text)) {
    restored += text.slice(done, edit.from) + edit.put
    done = edit.to
  }
  return restored + text.slice(done)
}

interface Finding {
  readonly row: Row
  readonly edit: Edit
}

function findings(text: string): Finding[] {
  const found: Finding[] = []
  const taken = new Set<number>()
  for (const row of ROWS) {
    for (let at = text.indexOf(row.spun); at >= 0; at = text.indexOf(row.spun, at + 1)) {
      if (taken.has(at) || taken.has(at + row.spun.length - 1) || !isCollocation(text, at, row)) continue
      for (let unit = at; unit < at + row.spun.length; unit++) taken.add(unit)
      found.push({ row, edit: { from: at, to: at + row.spun.length, put: row.plain, code: 'spun-restored' } })
    }
  }
  return found.toSorted((a, b) => a.edit.from - b.edit.from)
}

function isCollocation(text: string, at: number, row: Row): boolean {
  const end = at + row.spun.length
  const around = text.slice(Math.max(0, at - 4), end + 4)
  if (row.never?.some((words) => around.includes(words))) return false
  if (!row.before && !row.after) return true
  return Boolean(
    row.after?.some((words) => text.startsWith(words, end)) ||
    row.before?.some((words) => text.startsWith(words, at - words.length)),
  )
}
