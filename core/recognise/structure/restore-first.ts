import type { Level } from '../../document/document.ts'
import { markerOf } from '../../outline/numbering.ts'
import { sentenceEnd } from './heading.ts'
import type { Piece } from './piece.ts'
import type { Element, HeadingElement } from './sketch.ts'

/**
 * A section whose headings begin at （二） lost the first number: the line before that reads as a heading of the same shape
 * becomes （一）. Where no line does, the number stays as it was found.
 */
export function restoreFirst(elements: readonly Element[], pieces: readonly Piece[]): readonly Element[] {
  const texts = new Map(pieces.map((piece) => [piece.from, piece.text]))
  const restored = [...elements]
  const seen: boolean[] = [false, false, false, false, false]
  let start = 0
  restored.forEach((element, index) => {
    if (element.type !== 'heading') return
    if (!seen[element.level] && element.level > 1 && ordinalIs(element, 2)) {
      const at = firstOf(restored, start, index, element, texts)
      if (at !== undefined) restored[at] = asHeading(restored[at]!, element.level, texts)
    }
    seen[element.level] = true
    for (let below = element.level + 1; below <= 4; below++) seen[below] = false
    if (element.level === 1) start = index + 1
  })
  return restored
}

function ordinalIs(element: HeadingElement, ordinal: number): boolean {
  return element.number === markerOf(element.level, ordinal)
}

function firstOf(
  elements: readonly Element[],
  start: number,
  end: number,
  model: HeadingElement,
  texts: ReadonlyMap<number, string>,
): number | undefined {
  const isRunIn = model.runIn !== undefined && model.title.to > model.title.from
  // Right before （二） for a heading that runs in; else anywhere behind the heading above.
  for (let index = end - 1; index >= start; index--) {
    const element = elements[index]!
    if (element.type === 'heading') return undefined
    if (element.type !== 'paragraph') continue
    const text = texts.get(element.span.from) ?? ''
    if (isRunIn ? hasRunInTitle(text) : isBareTitle(text)) return index
    if (isRunIn) return undefined
  }
  return undefined
}

function isBareTitle(text: string): boolean {
  return (
    text.length >= 4 && text.length <= 40 && !/[。；：！？，、]$/.test(text) && !/[一二三][是要]|\d{4}年\d/.test(text)
  )
}

function hasRunInTitle(text: string): boolean {
  const end = sentenceEnd(text)
  return end >= 5 && end <= 32 && end < text.length && !/^[一二三四五六七八九十]+[是要]|\d/.test(text.slice(0, end))
}

function asHeading(element: Element, level: Level, texts: ReadonlyMap<number, string>): Element {
  if (element.type !== 'paragraph') return element
  const { from, to } = element.span
  const text = texts.get(from) ?? ''
  const end = sentenceEnd(text)
  const base = {
    type: 'heading',
    level,
    number: markerOf(level, 1),
    isRestored: true,
    marker: { from, to: from },
  } as const
  if (isBareTitle(text)) return { ...base, title: { from, to } }
  return { ...base, title: { from, to: from + end }, runIn: { from: from + end, to } }
}
