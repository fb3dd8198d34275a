import nzh from 'nzh/cn'
import type { Level } from '../document/document.ts'

/** A heading's number as read at the start of a line: its level, its ordinal and what stands after it. */
export interface Marker {
  readonly level: Level
  readonly ordinal: number
  readonly rest: string
}

/** 一、 （一） 1. （1）: the four levels of GB/T 9704-2012, 7.3.3; ordinals from 1. */
export function markerOf(level: Level, ordinal: number): string {
  switch (level) {
    case 1:
      return `${chineseNumeral(ordinal)}、`
    case 2:
      return `（${chineseNumeral(ordinal)}）`
    case 3:
      return `${ordinal}.`
    case 4:
      return `（${ordinal}）`
  }
}

const MARKERS: readonly { readonly level: Level; readonly pattern: RegExp }[] = [
  { level: 1, pattern: /^([〇零一二三四五六七八九十百千]{1,9})、/ },
  { level: 2, pattern: /^[（(]([〇零一二三四五六七八九十百千]{1,9})[）)]/ },
  // «3.20» is a decimal, but «3.2026年» and «3.20××年» are item 3 and a year.
  { level: 3, pattern: /^(\d{1,3})(?:[.．](?!\d)|[.．](?=20[\dxX×*]{2}(?:[年级届]|[—-]20\d{2}))|、)/ },
  { level: 4, pattern: /^[（(](\d{1,3})[）)]/ },
]

/** The inverse of markerOf, which also knows half-width brackets and 1、; undefined where no number stands first. */
export function parseMarker(text: string): Marker | undefined {
  for (const { level, pattern } of MARKERS) {
    const match = pattern.exec(text)
    const ordinal = match && ordinalOf(match[1]!)
    if (match && ordinal) return { level, ordinal, rest: text.slice(match[0].length) }
  }
  return undefined
}

/**
 * The number of each heading in turn. A heading starts its level again under every heading above it, also where a level
 * is skipped (一、 then 1.); `continuous` lets level 3 run through the whole paper. A number `found` in an imported paper
 * stands as it is, and the headings after it count on from there.
 */
export function numberHeadings(
  levels: readonly Level[],
  numbering: 'restart' | 'continuous',
  found: readonly (string | undefined)[] = [],
): readonly string[] {
  const counter = headingCounter(numbering)
  return levels.map((level, index) => counter.take(level, found[index]))
}

/** Numbers headings one after another. */
export interface HeadingCounter {
  /** What the next heading of a level would be called. */
  next(level: Level): string
  /** Counts a heading, under a number of its own where one was found, and gives its number; '' counts none. */
  take(level: Level, found?: string): string
}

/** A counter at the beginning of a body. */
export function headingCounter(numbering: 'restart' | 'continuous'): HeadingCounter {
  const counts = [0, 0, 0, 0, 0]
  const next = (level: Level) => markerOf(level, counts[level]! + 1)
  const take = (level: Level, found?: string) => {
    const number = found ?? next(level)
    // A heading without a number takes none away from those that have one.
    if (found !== '') counts[level] = (found && ordinalIn(found)) || counts[level]! + 1
    for (let below = level + 1; below <= 4; below++) {
      if (below !== 3 || numbering === 'restart') counts[below] = 0
    }
    return number
  }
  return { next, take }
}

/** The ordinal that a number of any form names: 二、 （二） 2. 第二条 第二部分. */
function ordinalIn(marker: string): number | undefined {
  const numeral = /[〇零一二三四五六七八九十百千]+|\d+/.exec(marker)
  return numeral ? ordinalOf(numeral[0]) : undefined
}

function chineseNumeral(ordinal: number): string {
  return nzh.encodeS(ordinal)
}

/** The number of an Arabic or Chinese numeral from 1, undefined where the characters are none (十百). */
export function ordinalOf(numeral: string): number | undefined {
  if (/^\d+$/.test(numeral)) return Number(numeral) || undefined
  const value = Number(nzh.decodeS(numeral))
  return value > 0 && chineseNumeral(value) === numeral ? value : undefined
}
