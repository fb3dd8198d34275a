import type { Level } from '../../document/document.ts'
import type { Next } from './heading.ts'
import { headingOf } from './heading.ts'
import { restoreFirst } from './restore-first.ts'
import type { Element, HeadingElement } from './sketch.ts'
import type { Piece } from './piece.ts'

/** The lines of a body as headings and paragraphs. */
export function readBody(pieces: readonly Piece[]): readonly Element[] {
  const levelOf = levelsOf(pieces)
  const elements: Element[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    const level = levelOf(piece)
    const next = pieces[index + 1]
    if (piece.block) elements.push({ type: 'block', block: piece.block, span: piece })
    else if (!level) elements.push({ type: 'paragraph', span: piece, hints: piece.hints })
    else if (isBare(piece) && next && !next.block && !levelOf(next)) {
      elements.push(bareHeading(piece, next, level, nextKind(pieces, index + 2, level, levelOf)))
      index++
    } else elements.push(headingOf(piece, level, nextKind(pieces, index + 1, level, levelOf)))
  }
  return restoreFirst(joinSplit(asLists(elements)), pieces)
}

const LEVELS: readonly Level[] = [1, 2, 3, 4]

type LevelOf = (piece: Piece) => Level | undefined

/** Chapters, sections and articles stack; 【】 stands one level below the numbers that enclose it. */
function levelsOf(pieces: readonly Piece[]): LevelOf {
  const has = (word: string) =>
    pieces.some((piece) => piece.marker?.form === 'own' && piece.marker.standard.endsWith(word))
  const article = 1 + Number(has('章')) + Number(has('节'))
  const isTop = !pieces.some((piece) => piece.marker?.form !== 'bracket' && piece.marker?.level === 1)
  return (piece) => {
    const { marker, hints } = piece
    if (marker?.form === 'bracket') return isTop ? 1 : 2
    if (marker?.form === 'own' && marker.standard.endsWith('条')) return article as Level
    if (marker) return marker.level
    const isStyled = hints.level !== undefined && piece.text.length <= 60 && !/[。；]$/.test(piece.text)
    return isStyled ? hints.level : undefined
  }
}

/** A number alone on its line, its words on the next. */
function isBare(piece: Piece): boolean {
  return piece.marker !== undefined && piece.marker.form !== 'bracket' && piece.marker.length >= piece.text.length
}

function bareHeading(piece: Piece, next: Piece, level: Level, kind: Next): HeadingElement {
  const { marker } = piece
  const rest: Piece = { from: next.from, to: next.to, text: next.text, hints: next.hints }
  const isArticle = marker!.form === 'own' && marker!.standard.endsWith('条')
  const read = headingOf(rest, level, kind)
  const own = { number: marker!.standard, marker: { from: piece.from, to: piece.to } }
  if (isArticle)
    return {
      type: 'heading',
      level,
      ...own,
      title: { from: next.from, to: next.from },
      runIn: { from: next.from, to: next.to },
    }
  return { ...read, ...own }
}

function nextKind(pieces: readonly Piece[], index: number, level: Level, levelOf: LevelOf): Next {
  const next = pieces[index]
  if (!next) return 'end'
  const other = next.block ? undefined : levelOf(next)
  if (!other) return 'text'
  return other > level ? 'deeper' : 'heading'
}

/** The last of a list of sentences is a sentence too, though text follows it. */
function asLists(elements: readonly Element[]): readonly Element[] {
  const untitled = new Map<Level, boolean>()
  return elements.map((element, index) => {
    if (element.type !== 'heading') return element
    for (const level of LEVELS) if (level > element.level) untitled.delete(level)
    const isItem = element.title.from === element.title.to
    const before = elements[index - 1]
    const follows = before?.type === 'heading' && before.level === element.level && untitled.get(element.level) === true
    const isLast = follows && !element.runIn && element.endsSentence === true
    untitled.set(element.level, isItem || isLast)
    if (!isLast) return element
    const { endsSentence: _sentence, title, ...rest } = element
    return { ...rest, title: { from: title.from, to: title.from }, runIn: title }
  })
}

/** A run-in heading whose text fell onto the next line goes on there: its full stop says that it is one. */
function joinSplit(elements: readonly Element[]): readonly Element[] {
  const joined: Element[] = []
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!
    const next = elements[index + 1]
    const isSplit =
      element.type === 'heading' &&
      element.endsSentence &&
      !element.runIn &&
      next?.type === 'paragraph' &&
      !next.hints.align
    if (!isSplit || next.hints.part) joined.push(element)
    else {
      joined.push({ ...element, runIn: next.span })
      index++
    }
  }
  return joined
}
