import type { Document } from '#core/document/document.ts'
import { oneLine, plainLines } from '#core/document/text.ts'
import type { Readable, Writable } from './connection.ts'

/** A place in a paper's text that matches, on one line; … stands where the line goes on. */
export interface Excerpt {
  readonly before: string
  readonly hit: string
  readonly after: string
}

/** Before every other line stands the name. */
const NAME_PLACE = -1
/** More grams narrow nothing: every line that comes through is compared with the query itself. */
const MAX_GRAMS = 16
const BEFORE = 16
const AFTER = 60

/** Where the lines of one sort of paper are kept; the tables are alike. */
interface Tables {
  readonly lines: string
  readonly grams: string
  /** The column that says whose line it is. */
  readonly owner: string
}
const DRAFTS: Tables = { lines: 'search_lines', grams: 'search_grams', owner: 'draft' }
const OLD_PAPERS: Tables = { lines: 'old_lines', grams: 'old_grams', owner: 'paper' }

/** Both are also read by a test that asks SQLite for their plans. */
export const FIND_LINES = findIn(DRAFTS)
export const FIND_OLD_LINES = findIn(OLD_PAPERS)

function findIn({ lines, grams, owner }: Tables): string {
  return `
  SELECT ${owner} AS owner, min(place) AS place, text FROM ${grams} CROSS JOIN ${lines} ON line = ${grams}.rowid
  WHERE ${grams} MATCH @grams AND text LIKE @like ESCAPE '\\' GROUP BY ${owner}`
}

interface LineRow {
  readonly line: number
  readonly place: number
  readonly text: string
}

interface Named {
  readonly id: string
  readonly name: string | null
  readonly document: Document
}

/**
 * Brings the index in step with a draft; belongs into the transaction that writes it. Only lines that changed are
 * written: an index of the whole paper would cost a long one 100 ms with each save.
 */
export function indexDraft(db: Writable, draft: Named): void {
  indexIn(db, DRAFTS, draft)
}

/** The same for an old paper. */
export function indexOldPaper(db: Writable, paper: Omit<Named, 'name'>): void {
  indexIn(db, OLD_PAPERS, { ...paper, name: null })
}

/** The drafts, those in the bin too, whose name or text holds the query, each with the first line that does. Latin letters match in either case. */
export function findDrafts(db: Readable, query: string): ReadonlyMap<string, string> {
  return findWith(db, FIND_LINES, query)
}

/** The same among the old papers. */
export function findOldPapers(db: Readable, query: string): ReadonlyMap<string, string> {
  return findWith(db, FIND_OLD_LINES, query)
}

function indexIn(db: Writable, tables: Tables, { id, name, document }: Named): void {
  const { lines, owner } = tables
  const waiting = linesOf(name, document)
  const stored = db
    .prepare<[string], LineRow>(`SELECT line, place, text FROM ${lines} WHERE ${owner} = ? ORDER BY place`)
    .all(id)
  const remove = db.prepare(`DELETE FROM ${lines} WHERE line = ?`)
  const move = db.prepare(`UPDATE ${lines} SET place = ? WHERE line = ?`)
  for (const { line, place, text } of stored) {
    const wanted = waiting.get(text)
    if (wanted === undefined) remove.run(line)
    else if (wanted !== place) move.run(wanted, line)
    waiting.delete(text)
  }
  insertLines(db, tables, id, waiting)
}

function findWith(db: Readable, statement: string, query: string): ReadonlyMap<string, string> {
  const clean = query.toWellFormed()
  const found = db.prepare<[object], { readonly owner: string; readonly text: string }>(statement)
  return new Map(found.all(matching(clean)).map(({ owner, text }) => [owner, text]))
}

/** What both of them ask for a query of at least one character. */
export function matching(query: string): { readonly grams: string; readonly like: string } {
  const characters = [...coded(query)]
  const grams = characters.length === 1 ? characters : pairsOf(characters)
  const few = [...new Set(grams)].slice(0, MAX_GRAMS)
  return {
    grams: few.map((gram) => `"${gram}"`).join(' '),
    like: likeOf(query),
  }
}

/** The pattern of a text that stands anywhere, for LIKE with the backslash as escape. */
export function likeOf(query: string): string {
  return `%${query.replace(/[\\%_]/g, String.raw`\$&`)}%`
}

/** Where a line holds the query, with some characters on either side. */
export function excerptOf(line: string, query: string): Excerpt {
  const wanted = folded(query.toWellFormed())
  const at = Math.max(0, folded(line).indexOf(wanted))
  // A character takes two places at most; of a long line no more is looked at, and what is cut in half is left out.
  const before = Array.from(line.slice(Math.max(0, at - 2 * (BEFORE + 1)), at))
  const after = Array.from(line.slice(at + wanted.length, at + wanted.length + 2 * (AFTER + 1)))
  return {
    before: (before.length > BEFORE ? '…' : '') + before.slice(-BEFORE).join(''),
    hit: line.slice(at, at + wanted.length),
    after: after.slice(0, AFTER).join('') + (after.length > AFTER ? '…' : ''),
  }
}

/** Each different line once, with its first place. */
function linesOf(name: string | null, document: Document): Map<string, number> {
  const lines = new Map<string, number>()
  if (name !== null) lines.set(name, NAME_PLACE)
  for (const [place, { runs }] of plainLines(document).entries()) {
    // A title broken into lines is searched for as it is read: in one.
    const text = oneLine(runs)
    if (!lines.has(text)) lines.set(text, place)
  }
  return lines
}

function insertLines(
  db: Writable,
  { lines, grams, owner }: Tables,
  id: string,
  texts: ReadonlyMap<string, number>,
): void {
  const insertLine = db.prepare(`INSERT INTO ${lines} (${owner}, place, text) VALUES (?, ?, ?)`)
  const insertGrams = db.prepare(`INSERT INTO ${grams} (rowid, grams) VALUES (?, ?)`)
  for (const [text, place] of texts) {
    const { lastInsertRowid } = insertLine.run(id, place, text)
    const characters = [...coded(text)]
    insertGrams.run(lastInsertRowid, [...new Set([...characters, ...pairsOf(characters)])].join(' '))
  }
}

/** Every two that stand side by side. */
export function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

/**
 * A text as the tokenizer takes it, which would part words at a space or a quotation mark and knows every other character
 * as a letter: what is ASCII moves to the private area, from U+E000. A text that uses that area itself may then have the
 * grams of another.
 */
export function coded(text: string): string {
  return folded(text).replace(/[\u0000-\u007f]/g, (c) => String.fromCharCode(0xe000 + c.charCodeAt(0)))
}

/** As LIKE folds: ASCII letters and no others. */
export function folded(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
