import { DATE_LINE } from '../date-line.ts'
import { isTitleLike } from '../titles.ts'
import type { Piece } from './piece.ts'

const COUNTED_TITLE =
  /^(?:第?[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3}|【?(?:范文|篇)[一二三四五六七八九十\d]{1,3}】?)[：:、.\s]?/
const COLLECTION = /(?:\d{1,2}|[一二三四五六七八九十]{1,2})篇|精选|汇编|合集|集锦|大全|通用版/

/** Several papers of one file, and the words of the collection that belong to none of them. */
export interface Papers {
  readonly collection: readonly Piece[]
  readonly papers: readonly (readonly Piece[])[]
}

/** A file holds several papers where a title of its own stands before numbers that begin again at 一、. */
export function splitPapers(pieces: readonly Piece[]): Papers {
  const starts = pieces.flatMap((piece, index) => (opensPaper(pieces, index, piece) ? [index] : []))
  if (starts.length < 1) return { collection: [], papers: [pieces] }
  const first = firstTitle(pieces, starts)
  const all = first === undefined ? starts : [first, ...starts.filter((start) => start > first)]
  if (all.length < 2) return { collection: [], papers: [pieces] }
  const counts: Piece[] = []
  const papers = all.map((start, index) => {
    const own = pieces.slice(start, all[index + 1])
    const count = COUNTED_TITLE.exec(own[0]!.text)?.[0]
    if (count === undefined) return own
    counts.push(part(own[0]!, 0, count.length))
    return own[0]!.text.length > count.length ? [part(own[0]!, count.length), ...own.slice(1)] : own.slice(1)
  })
  return { collection: [...pieces.slice(0, all[0]), ...counts], papers }
}

/** 篇一： counts the papers of the collection; it is no word of a title. */
function part(piece: Piece, from: number, to = piece.text.length): Piece {
  return { from: piece.from + from, to: piece.from + to, text: piece.text.slice(from, to), hints: piece.hints }
}

/** The file's first paper has its own title, or shares its first line with none: 《…》三篇 is the collection's. */
function firstTitle(pieces: readonly Piece[], starts: readonly number[]): number | undefined {
  const isCollection = COLLECTION.test(pieces[0]?.text ?? '') && !COUNTED_TITLE.test(pieces[0]?.text ?? '')
  const hasBody = pieces.slice(0, starts[0]).some((piece) => piece.marker?.level === 1 || piece.text.length > 80)
  if (!hasBody) return undefined
  return isCollection && pieces.length > 1 && isOwnTitle(pieces[1]!) ? 1 : 0
}

function isOwnTitle(piece: Piece): boolean {
  const isCounted = COUNTED_TITLE.test(piece.text)
  if (piece.block || (piece.marker && !(isCounted && piece.marker.form === 'bracket'))) return false
  return isCounted || (isTitleLike(piece.text) && !/[：:]$/.test(piece.text))
}

/** 篇一 alone on its line: the paper begins there, and its title is the next line. */
function isCount(piece: Piece | undefined): boolean {
  return piece !== undefined && COUNTED_TITLE.exec(piece.text)?.[0] === piece.text
}

/** A name right before a date signs a paper, be it its title. */
function isSigned(next: Piece | undefined): boolean {
  return next !== undefined && DATE_LINE.test(next.text.replaceAll(' ', ''))
}

function opensPaper(pieces: readonly Piece[], index: number, piece: Piece): boolean {
  if (!isOwnTitle(piece) || isSigned(pieces[index + 1]) || isCount(pieces[index - 1])) return false
  const isCounted = COUNTED_TITLE.test(piece.text)
  const before = pieces.slice(0, index)
  const levels = topOrdinals(before)
  const after = pieces.slice(index + 1)
  const nextTop = after.find((later) => later.marker?.level === 1)
  const restarts = nextTop?.marker?.ordinal === 1
  if (isCounted) return restarts || after.length > 0
  // The first paper under a title of the collection: two titles in a row, the second with its own numbers behind it.
  if (index === 1 && COLLECTION.test(before[0]!.text)) return restarts
  const isWhole =
    /\d{4}|[xX×*]{2,4}年|年度|季度|半年/.test(piece.text) &&
    !pieces[0]!.text.replaceAll(' ', '').includes(piece.text.replaceAll(' ', ''))
  return levels >= 2 && restarts && (isWhole || piece.text.length >= 12) && isBehindText(before)
}

function topOrdinals(pieces: readonly Piece[]): number {
  return pieces.filter((piece) => piece.marker?.level === 1 && piece.marker.form === 'standard').length
}

// A title stands behind a paragraph, a signature or a date; behind a heading it is the heading's own line.
function isBehindText(before: readonly Piece[]): boolean {
  const last = before.at(-1)
  return last !== undefined && (!last.marker || /。/.test(last.text))
}
