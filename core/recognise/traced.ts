import type { IsRefused, RecogniseCode, RecogniseNote } from './notes.ts'

/** A text under repair that knows for each of its units where it stood in the source. */
export interface Traced {
  readonly text: string
  /** Offset in the source of each unit, and of the end; never falling. */
  readonly at: Uint32Array
}

/** One change: the units from `from` before `to` become `put`. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly put: string
  readonly code: RecogniseCode
  /** Spaces that only laid out the page are not worth a note. */
  readonly isSilent?: true
}

export function traced(text: string): Traced {
  const at = new Uint32Array(text.length + 1)
  for (let index = 0; index <= text.length; index++) at[index] = index
  return { text, at }
}

/** Where a stretch of the text ends in the source: right behind its last unit. */
export function endInSource(t: Traced, from: number, to: number): number {
  return to > from ? t.at[to - 1]! + 1 : t.at[from]!
}

/** The text with every change made, in order of place; of two that overlap the first counts. Each change leaves its note. Refused ones are not made. */
export function applyEdits(
  t: Traced,
  all: readonly Edit[],
  notes: RecogniseNote[],
  isRefused: IsRefused = () => false,
): Traced {
  const edits = all.filter((edit) => edit.isSilent || !isRefused(edit.code, t.at[edit.from]!))
  if (!edits.length) return t
  const parts: string[] = []
  const at = new Uint32Array(t.text.length + 1 + edits.reduce((sum, edit) => sum + edit.put.length, 0))
  let length = 0
  let done = 0
  const keep = (to: number) => {
    parts.push(t.text.slice(done, to))
    at.set(t.at.subarray(done, to), length)
    length += to - done
    done = to
  }
  for (const edit of edits) {
    if (edit.from < done) continue
    keep(edit.from)
    if (!edit.isSilent) notes.push(noteOf(t, edit))
    parts.push(edit.put)
    for (let index = 0; index < edit.put.length; index++) at[length++] = t.at[Math.min(edit.from + index, edit.to)]!
    done = edit.to
  }
  keep(t.text.length)
  at[length] = t.at[t.text.length]!
  return { text: parts.join(''), at: at.subarray(0, length + 1) }
}

function noteOf(t: Traced, edit: Edit): RecogniseNote {
  return {
    code: edit.code,
    text: t.text.slice(edit.from, edit.to),
    at: t.at[edit.from]!,
    end: endInSource(t, edit.from, edit.to),
    to: edit.put,
  }
}

/** A line of the text without the spaces around it. */
export interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Where the whole line begins and where the next one does. */
  readonly start: number
  readonly next: number
  readonly isIndented: boolean
}

/** The lines of a text, the empty ones included. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    let from = start
    let to = end
    while (from < to && isSpace(text.charCodeAt(from))) from++
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--
    const next = feed < 0 ? text.length + 1 : feed + 1
    lines.push({ from, to, text: text.slice(from, to), start, next, isIndented: from - start >= 1 && to > from })
    start = next
  }
  return lines
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x3000 || code === 0x09 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)
}

/** The change that takes a whole line out, its line feed with it. */
export function dropLine(line: Line, code: RecogniseCode, textLength: number): Edit {
  return {
    from: line.start,
    to: Math.min(line.next, textLength),
    put: '',
    code,
    ...(line.text ? {} : { isSilent: true }),
  }
}
