import type { Block, BlockId, Document } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { bodiesOf } from '../document/walk.ts'
import type { FigurePlace } from '../figures/figure.ts'
import type { Text } from '../figures/places.ts'
import { textsOf, wordsOf } from '../figures/places.ts'
import { charactersOf, wordsKey } from './words-key.ts'

/** A stretch of a paper that is compared as one: a sentence or clause up to its 。；！？, or a heading's own words. */
export interface Sentence {
  readonly place: FigurePlace
  /** UTF-16 units in the place's text: a heading's run-in goes on after its runs, a table's cells follow one another. */
  readonly start: number
  readonly end: number
  /** UTF-16 units from the start of the plain text. */
  readonly offset: number
  /** The path of markers, as in the plain text's lines. */
  readonly section: string
  /** The nearest heading above, or the attachment before its first heading; null in the paper's lead and in its frame. */
  readonly owner: BlockId | null
  /** `frame`: title, recipients, signatory, date and note, which belong to no section. */
  readonly kind: 'heading' | 'text' | 'frame'
  /** Which text of the paper it stands in, from 0: a paragraph, a cell, a heading with its run-in. */
  readonly line: number
  /** Verbatim, open prompts included. */
  readonly text: string
  /** Its words, as wordsKey has them; open prompts are none. */
  readonly key: string
  /** Characters of its key. */
  readonly characters: number
}

/** All sentences of a paper in reading order; every character but the numbers of headings stands in exactly one. */
export function sentencesOf(d: Document): readonly Sentence[] {
  const homes = homesOf(d)
  return textsOf(d).flatMap((text, line) => {
    const home = homes.get(text.place) ?? { owner: null, kind: 'frame' as const, own: 0 }
    const whole = textOf(text.runs)
    const words = wordsOf(text)
    return borders(whole, home.own).map(([from, to], index): Sentence => {
      const key = wordsKey(words.slice(from, to))
      return {
        ...at(text, from, to),
        owner: home.owner,
        kind: home.kind === 'heading' && index > 0 ? 'text' : home.kind,
        line,
        text: whole.slice(from, to),
        key,
        characters: charactersOf(key),
      }
    })
  })
}

function at({ place, section, offset, start }: Text, from: number, to: number) {
  return { place, section, offset: offset + from, start: start + from, end: start + to }
}

interface Home {
  readonly owner: BlockId | null
  readonly kind: 'heading' | 'text'
  /** How long the heading's own words are; 0 elsewhere. */
  readonly own: number
}

function homesOf(d: Document): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>()
  for (const { id, title } of d.attachments) homes.set(id, { owner: id, kind: 'heading', own: textOf(title).length })
  for (const [index, blocks] of bodiesOf(d).entries()) {
    let owner: BlockId | null = index > 0 ? d.attachments[index - 1]!.id : null
    for (const block of blocks) {
      if (block.type === 'heading') owner = block.id
      homes.set(block.id, homeOf(block, owner))
    }
  }
  return homes
}

function homeOf(block: Block, owner: BlockId | null): Home {
  if (block.type !== 'heading') return { owner, kind: 'text', own: 0 }
  return { owner, kind: 'heading', own: textOf(block.runs).length }
}

// What closes a sentence goes with it: 。” and 。） too.
const END = /[。！？!?；;\n][。！？!?；;…"'”’」』）)》】〕\s]*/g

/** Where the sentences of a text begin and end; a heading's own words, `own` long, are one whatever stands in them. */
function borders(text: string, own: number): readonly (readonly [from: number, to: number])[] {
  const ends = [...text.slice(own).matchAll(END)].map((match) => own + match.index + match[0].length)
  const cuts = [...new Set([...(own > 0 ? [own] : []), ...ends, text.length])].filter((cut) => cut > 0)
  return cuts.map((to, index) => [cuts[index - 1] ?? 0, to] as const)
}
