import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { SetBlock, SetPaper, SetParagraph, SetRow } from './set-paper.ts'

/** Marks between words, as no paper holds them: the text of a paper has no control characters. */
const HEADING = '\u0001'
const ROW = '\u0002'
const CELL = '\u0003'
const MARKS = /\u0001\d|[\u0002\u0003]/g
const SHOWN = 40

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * Whether a web page that was written says what the set paper says: its words in order, the levels of its headings, the rows
 * and cells of its tables. Null, or export-differs with the words where they part.
 */
export function verifyHtml(html: string, set: SetPaper): Result<null> {
  const written = html.trimEnd().endsWith('</html>') ? contentOfHtml(html) : ''
  const meant = contentOfSet(set)
  if (written === meant) return ok(null)
  let at = 0
  while (at < meant.length && written[at] === meant[at]) at++
  // The digit of a level is no word.
  if (meant[at - 1] === HEADING) at--
  const place = (meant.slice(at) || written.slice(at)).replace(MARKS, ' ').trim().slice(0, SHOWN)
  return failed('export-differs', { place })
}

function contentOfHtml(html: string): string {
  const body = html.replace(/^[^]*<body[^>]*>/, '').replace(/<\/body>[^]*$/, '')
  const words = body
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<h([1-5])\b[^>]*>/g, `${HEADING}$1`)
    .replace(/<tr\b[^>]*>/g, ROW)
    .replace(/<t[hd]\b[^>]*>/g, CELL)
    .replace(/<[^>]*>/g, '')
  return withoutSpace(words.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => decoded(name) ?? whole))
}

function contentOfSet({ blocks, imprint }: SetPaper): string {
  return withoutSpace([...blocks, ...imprint].map(contentOfBlock).join(''))
}

function contentOfBlock(block: SetBlock): string {
  switch (block.type) {
    case 'paragraph':
      return contentOfParagraph(block)
    case 'table':
      return block.rows.map(contentOfRow).join('')
    case 'picture':
      return block.alt
  }
}

function contentOfRow({ cells }: SetRow): string {
  const own = cells.filter(({ isContinued }) => !isContinued)
  return ROW + own.map(({ lines }) => CELL + lines.map(wordsOf).join('')).join('')
}

function contentOfParagraph(paragraph: SetParagraph): string {
  const words = wordsOf(paragraph)
  return words === '' ? '' : levelOf(paragraph) + words
}

function levelOf({ role, outline }: SetParagraph): string {
  if (role === 'title') return `${HEADING}1`
  if (role === 'attachmentTitle') return `${HEADING}2`
  return outline ? `${HEADING}${outline + 1}` : ''
}

function wordsOf({ number, runs }: SetParagraph): string {
  return (number?.text ?? '') + runs.map(({ text }) => text).join('')
}

function decoded(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

// Between the lines of the markup stand line ends, and where a paper has spaces they may be of another width.
function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}
