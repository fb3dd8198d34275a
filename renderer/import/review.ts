import type { RecogniseCode, RecogniseNote } from '#core/recognise/notes.ts'
import { RECOGNISE_NOTES } from '#core/recognise/notes.ts'
import type { SourceText } from '#core/recognise/source.ts'
import { textOfSource } from '#core/recognise/source.ts'

/** How a stretch of the source is shown: what became of it. */
export type Look = 'cut' | 'replaced' | 'joined' | 'parted' | 'added' | 'marked' | 'refused'

/** A stretch of a source line that one decision covers, or none. */
export interface Piece {
  readonly text: string
  readonly look?: Look
  /** The decision, as `keyOf` names it. */
  readonly key?: string
  /** What stands there now. */
  readonly to?: string
}

/** One line of the source: where it begins in textOfSource, and its stretches. */
export interface SourceRow {
  readonly at: number
  readonly pieces: readonly Piece[]
  /** A table, picture or page break that stands in its place. */
  readonly block?: 'table' | 'picture' | 'pageBreak' | 'opaque'
}

/** What the two sides and the list are drawn from. */
export interface Reviewed {
  readonly source: SourceText
  readonly notes: readonly RecogniseNote[]
  readonly refused: readonly RecogniseNote[]
}

/** One decision of recognition with the words round it. */
export interface DecisionItem {
  readonly key: string
  readonly code: RecogniseCode
  readonly at: number
  readonly text: string
  readonly to?: string
  readonly before: string
  readonly after: string
  readonly isRefused: boolean
}

/** All decisions of one kind. */
export interface DecisionGroup {
  readonly code: RecogniseCode
  readonly items: readonly DecisionItem[]
  readonly refused: number
  /** False for what was only marked: there is nothing to take back. */
  readonly canRefuse: boolean
}

/** What a person has to look at: lost, doubtful, or given back by guess. */
const TO_SEE: ReadonlySet<RecogniseCode> = new Set<RecogniseCode>([
  'character-lost',
  'figure-lost',
  'range-hole',
  'year-guessed',
  'number-restored',
  'spun-restored',
  'number-out-of-order',
  'enumerator-out-of-order',
  'hole-found',
  // A figure may have come under the wrong head.
  'table-read',
])

/** Names a decision among those of one file. */
export function keyOf({ code, at }: Pick<RecogniseNote, 'code' | 'at'>): string {
  return `${code}:${at}`
}

/** The lines of the source, cut where decisions begin and end. */
export function sourceRows({ source, notes, refused }: Reviewed): readonly SourceRow[] {
  const all = [...notes.map((note) => entryOf(note, false)), ...refused.map((note) => entryOf(note, true))]
  all.sort((a, b) => a.at - b.at || b.end - a.end)
  const rows: SourceRow[] = []
  let open: Entry[] = []
  let next = 0
  let at = 0
  for (const line of source.lines) {
    const text = (line.hints?.number ?? '') + line.text
    // The line's own feed belongs to it: that is where two lines are joined.
    const end = at + text.length + 1
    open = open.filter((entry) => entry.end > at)
    while (next < all.length && all[next]!.at < end) open.push(all[next++]!)
    rows.push({ at, pieces: piecesOf(`${text}\n`, at, open), ...(line.block && { block: line.block.type }) })
    at = end
  }
  return rows
}

interface Entry {
  readonly at: number
  readonly end: number
  readonly look: Look
  readonly key: string
  readonly to?: string
}

function entryOf(note: RecogniseNote, isRefused: boolean): Entry {
  const { at, end, code } = note
  // The table stands on the other side; its words beside each of its lines would hide them.
  const to = code === 'table-read' ? undefined : note.to
  return { at, end, look: isRefused ? 'refused' : lookOf(note), key: keyOf(note), ...(to !== undefined && { to }) }
}

function lookOf({ code, to, at, end }: RecogniseNote): Look {
  if (to === undefined || code === 'table-read') return 'marked'
  if (code === 'lines-joined') return 'joined'
  if (code === 'line-parted') return 'parted'
  if (at === end) return 'added'
  return to === '' ? 'cut' : 'replaced'
}

/** What is gone hides what was done inside it. */
const STRENGTH: Readonly<Record<Look, number>> = {
  cut: 6,
  joined: 5,
  replaced: 4,
  parted: 3,
  added: 3,
  marked: 2,
  refused: 1,
}

function piecesOf(text: string, start: number, entries: readonly Entry[]): readonly Piece[] {
  const end = start + text.length
  const edges = new Set([start, end])
  for (const entry of entries) {
    edges.add(Math.max(start, entry.at)).add(Math.max(start, Math.min(end, entry.end)))
  }
  const cuts = [...edges].toSorted((a, b) => a - b)
  const pieces: Piece[] = []
  cuts.forEach((from, index) => {
    for (const entry of entries) {
      if (entry.at === from && entry.end === from && from < end) pieces.push(pieceOf('', entry))
    }
    const to = cuts[index + 1]
    if (to === undefined) return
    const covering = entries.filter((entry) => entry.at <= from && entry.end >= to)
    push(pieces, text.slice(from - start, to - start), strongest(covering))
  })
  return pieces.flatMap(withoutFeed)
}

function strongest(entries: readonly Entry[]): Entry | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => {
    if (!best) return entry
    const gain = STRENGTH[entry.look] - STRENGTH[best.look]
    return gain > 0 || (gain === 0 && entry.end - entry.at < best.end - best.at) ? entry : best
  }, undefined)
}

function push(pieces: Piece[], text: string, entry: Entry | undefined): void {
  const last = pieces.at(-1)
  if (last && last.text !== '' && last.key === entry?.key)
    pieces[pieces.length - 1] = { ...last, text: last.text + text }
  else pieces.push(entry ? pieceOf(text, entry) : { text })
}

function pieceOf(text: string, { look, key, to }: Entry): Piece {
  return { text, look, key, ...(to !== undefined && { to }) }
}

/** A line's feed is drawn only where it was what a decision is about. */
function withoutFeed(piece: Piece): readonly Piece[] {
  const text = piece.text.replace(/\n$/, '')
  if (text === piece.text || text.trim() !== '') return text === '' && piece.text !== '' ? [] : [{ ...piece, text }]
  const isAboutFeed = piece.look === 'joined' || piece.key?.startsWith('lines-joined')
  return isAboutFeed ? [{ ...piece, text: `${text}↵` }] : text === '' ? [] : [{ ...piece, text }]
}

/** Every decision, by kind in the order of the rules: what has to be looked at, and the rest. */
export function decisionGroups(reviewed: Reviewed): {
  readonly toSee: readonly DecisionGroup[]
  readonly done: readonly DecisionGroup[]
} {
  const text = textOfSource(reviewed.source)
  const items = new Map<RecogniseCode, DecisionItem[]>()
  const add = (note: RecogniseNote, isRefused: boolean) => {
    const listed = items.get(note.code) ?? []
    listed.push(itemOf(note, text, isRefused))
    items.set(note.code, listed)
  }
  for (const note of reviewed.notes) add(note, false)
  for (const note of reviewed.refused) add(note, true)
  const groups = RECOGNISE_NOTES.flatMap((code) => {
    const found = items.get(code)?.toSorted((a, b) => a.at - b.at)
    return found ? [groupOf(code, found)] : []
  })
  const order = [...TO_SEE]
  return {
    toSee: groups
      .filter(({ code }) => TO_SEE.has(code))
      .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code)),
    done: groups.filter(({ code }) => !TO_SEE.has(code)),
  }
}

function groupOf(code: RecogniseCode, items: readonly DecisionItem[]): DecisionGroup {
  const refused = items.filter(({ isRefused }) => isRefused).length
  return { code, items, refused, canRefuse: items.some(({ to, isRefused }) => isRefused || to !== undefined) }
}

/** Characters of the words round a decision, enough to know the place by. */
const AROUND = 12

function itemOf(note: RecogniseNote, text: string, isRefused: boolean): DecisionItem {
  const { code, at, end, to } = note
  // A mark on the paper as a whole stands at no words.
  const isNowhere = at === end && to === undefined
  const before = text.slice(Math.max(0, at - AROUND), at).split('\n')
  const after = text.slice(end, end + AROUND).split('\n')
  return {
    key: keyOf(note),
    code,
    at,
    text: note.text,
    ...(to !== undefined && { to }),
    before: isNowhere ? '' : before.at(-1)!,
    after: isNowhere ? '' : after[0]!,
    isRefused,
  }
}
