import type { IsRefused, RecogniseNote } from '../notes.ts'
import type { Traced } from '../traced.ts'
import { applyEdits } from '../traced.ts'
import { otherFormBrackets, pinyinBrackets } from './brackets.ts'
import { figureSpaces } from './figure-spaces.ts'
import { frontMatter } from './front-matter.ts'
import { furnitureInside, furnitureLines } from './furniture.ts'
import { partGlued } from './glued.ts'
import { invisible } from './invisible.ts'
import { pageChunks } from './page-chunks.ts'
import { pageLines } from './page-lines.ts'
import { pairQuotes } from './quotes.ts'
import { repeatedTitle } from './repeated-title.ts'
import type { About, Rule } from './rule.ts'
import { restoreSpun } from './spun.ts'
import { simplify } from './traditional.ts'
import { narrowDigits, repeatedMarks, widenPunctuation } from './widths.ts'
import { joinWraps } from './wraps.ts'

/**
 * The rules in their order; README.md says why each stands where it does. What came from elsewhere goes first, then
 * characters, then lines, then words: each rule finds its signs undisturbed by the dirt of the ones before it.
 */
const RULES: readonly Rule[] = [
  invisible,
  frontMatter,
  furnitureInside,
  pageChunks,
  pageLines,
  furnitureLines,
  pinyinBrackets,
  otherFormBrackets,
  simplify,
  // Its words are simplified; those of a paper in traditional characters are read only now.
  furnitureInside,
  furnitureLines,
  narrowDigits,
  widenPunctuation,
  repeatedMarks,
  pairQuotes,
  figureSpaces,
  joinWraps,
  repeatedTitle,
  partGlued,
  repeatedTitle,
  restoreSpun,
]

/** The text after every rule, with a note for every change. */
export function clean(t: Traced, about: About, notes: RecogniseNote[], isRefused: IsRefused): Traced {
  return RULES.reduce((text, rule) => applyEdits(text, rule(text, about), notes, isRefused), t)
}
