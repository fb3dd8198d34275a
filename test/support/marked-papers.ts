import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Document, Kind } from '#core/document/document.ts'
import { plainText } from '#core/document/text.ts'
import type { Part } from './build.ts'
import { attachment, date, doc, h1, h2, h3, p, recipients, settings, signatory, table, title } from './build.ts'

/**
 * A mark of the annotator, at its place in the plain text: `{2026年|year>deadline:2027年}` is a figure of type year that
 * must be proposed to become 2027年. Type `x?`: it may be found or not. `~` for `>`: it may be proposed or not.
 */
export interface Mark {
  readonly start: number
  readonly text: string
  readonly type: string
  readonly isOpen: boolean
  readonly move?: { readonly kind: string; readonly to: string; readonly isOpen: boolean }
}

export interface MarkedPaper {
  readonly name: string
  readonly paper: Document
  readonly text: string
  readonly marks: readonly Mark[]
  /** The year that it is rolled to. */
  readonly next: number
}

const KIND_OF_TYPE: Readonly<Record<string, string>> = {
  yearrange: 'year-range',
  planperiod: 'plan-period',
  session: 'meeting',
  ordinalevent: 'ordinal',
}
const MARK = /\{([^|{}]+)\|([a-z]*)(\?)?(?:([>~])(?:([a-z-]+):)?([^}]*))?\}/g
const LINE = /^(?:(=|#{1,3}|@|\$|>|¦|附件：) ?)?(.*)$/

const FOLDER = join(import.meta.dirname, '../fixtures/unseen')

/** The papers of test/fixtures/unseen, or those of them that are named. */
export function markedPapers(names?: readonly string[]): readonly MarkedPaper[] {
  const all = readdirSync(FOLDER).map((file) => file.replace(/\.txt$/, ''))
  return (names ?? all).map((name) => markedPaper(name, readFileSync(join(FOLDER, `${name}.txt`), 'utf8')))
}

function markedPaper(name: string, source: string): MarkedPaper {
  const [head = '', ...lines] = source.trimEnd().split('\n')
  const [kind, year, unit = '', next] = head.split(' | ')
  const bare = lines.map((line) => line.replace(MARK, '$1'))
  const paper = doc(settings({ kind: kind as Kind, year: Number(year), unit }), ...partsOf(bare))
  const text = plainText(paper)
  return { name, paper, text, marks: marksOf(lines, text), next: Number(next) }
}

function partsOf(lines: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  let rows: string[][] = []
  for (const line of [...lines, '']) {
    const [, sign, words = ''] = LINE.exec(line)!
    if (sign === '¦') {
      rows.push(words.split(' ¦ '))
      continue
    }
    if (rows.length > 0) parts.push(table(rows))
    rows = []
    if (line !== '') parts.push(partOf(sign, words))
  }
  return parts
}

function partOf(sign: string | undefined, words: string): Part {
  const [head = '', runIn] = words.split(' ‖ ')
  switch (sign) {
    case '=':
      return title(words)
    case '#':
      return h1(words)
    case '##':
      return h2(head, runIn)
    case '###':
      return h3(head, runIn)
    case '@':
      return signatory(words)
    case '$':
      return date(words)
    case '>':
      return recipients(words)
    case '附件：':
      return attachment(words)
    default:
      return p(words)
  }
}

/** The marks in the order of the plain text; what a line's sign and a heading's number add is passed over. */
function marksOf(lines: readonly string[], text: string): readonly Mark[] {
  let from = 0
  return lines.flatMap((line) =>
    line.split(/ [¦‖] /).flatMap((part) => {
      const bare = part.replace(MARK, '$1').replace(/^(?:=|#{1,3}|@|\$|>|¦|附件：) ?/, '')
      const shift = part.replace(MARK, '$1').length - bare.length
      const at = text.indexOf(bare, from)
      if (at < 0) throw new Error(`not in the plain text: ${bare}`)
      from = at + bare.length
      return marksIn(part, at - shift)
    }),
  )
}

function marksIn(part: string, at: number): readonly Mark[] {
  let signs = 0
  return [...part.matchAll(MARK)].map((match) => {
    const [whole, text = '', type = '', open, sign, kind, to = ''] = match
    const start = at + match.index - signs
    signs += whole.length - text.length
    const mark = { start, text, type, isOpen: open !== undefined || type === 'barenum' }
    return sign ? { ...mark, move: { kind: kind ?? KIND_OF_TYPE[type] ?? type, to, isOpen: sign === '~' } } : mark
  })
}
