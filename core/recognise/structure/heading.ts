import type { Level } from '../../document/document.ts'
import type { HeadingElement } from './sketch.ts'
import type { Piece } from './piece.ts'

/** A numbered item whose first sentence is longer is a paragraph that carries a number. */
const LONGEST_TITLE = 60

/** What follows a heading decides whether a single sentence is its title or an item of a list. */
export type Next = 'text' | 'heading' | 'deeper' | 'end'

/** Parts a line that begins with a number into title and text. */
export function headingOf(piece: Piece, level: Level, next: Next): HeadingElement {
  const { marker } = piece
  const from = piece.from + (marker?.length ?? 0)
  const words = piece.text.slice(marker?.length ?? 0)
  const base = { type: 'heading', level, number: marker?.standard ?? '' } as const
  const mark = { from: piece.from, to: marker?.form === 'bracket' ? piece.from : from }
  const untitled = { ...base, marker: mark, title: { from, to: from }, runIn: { from, to: piece.to } }
  if (marker?.form === 'bracket') return bracketed(piece)
  if (marker?.form === 'own' && marker.standard.endsWith('条')) return untitled
  const end = sentenceEnd(words)
  const title = words.slice(0, end).replace(/[。]$/, '')
  if ([...title].length > LONGEST_TITLE) return untitled
  if (end < words.length)
    return { ...base, marker: mark, title: { from, to: from + end }, runIn: { from: from + end, to: piece.to } }
  const isItem = /[；;]$/.test(words) || (/[。！？]$/.test(words) && next !== 'text' && next !== 'deeper')
  if (isItem) return untitled
  return {
    ...base,
    marker: mark,
    title: { from, to: piece.to },
    ...(words.endsWith('。') && piece.hints.level === undefined ? { endsSentence: true } : {}),
  }
}

/** 【小标题】: the brackets are the mark; words behind them run on. */
function bracketed(piece: Piece): HeadingElement {
  const close = piece.from + piece.marker!.length
  const base = {
    type: 'heading',
    level: piece.marker!.level,
    number: '',
    marker: { from: piece.from, to: piece.from },
    title: { from: piece.from, to: close },
  } as const
  return close < piece.to ? { ...base, runIn: { from: close, to: piece.to } } : base
}

/**
 * Where the first sentence ends: behind its full stop outside quotation marks and brackets, or where 一是 is glued to a title
 * that has none and 二是 follows.
 */
export function sentenceEnd(words: string): number {
  let depth = 0
  for (let index = 0; index < words.length; index++) {
    const unit = words[index]!
    if ('“‘《（('.includes(unit)) depth++
    else if ('”’》）)'.includes(unit)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[。！？]/.test(unit)) return glued(words, index + 1)
  }
  return glued(words, words.length)
}

function glued(words: string, end: number): number {
  const sentence = words.slice(0, end)
  for (const match of sentence.matchAll(/(?<=[\u4e00-\u9fff”）])一([是要])(?!否|素|件|求|务)/g)) {
    const isWord = /[第唯之统单星期万专逐同合如惟]$/.test(sentence.slice(0, match.index))
    if (!isWord && words.includes(`二${match[1]!}`, match.index)) return match.index
  }
  return end
}
