import type { Xml } from './parse-xml.ts'
import { branchOf } from './read-drawing.ts'
import { charactersOf, elementsOf } from './walk-xml.ts'

/** The words of an element at any depth, without what its branches say twice. */
export function wordsIn(element: Xml): string {
  let words = ''
  for (const child of elementsOf(element)) {
    if (WORDS.has(child.name)) words += charactersOf(child)
    else words += wordsIn(child.name === 'mc:AlternateContent' ? branchOf(child) : child)
  }
  return words
}

const WORDS = new Set(['w:t', 'w:delText', 'm:t'])
