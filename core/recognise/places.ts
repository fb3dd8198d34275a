import type { Block, BlockId, Document } from '../document/document.ts'
import { textOf } from '../document/text.ts'
import { walkBlock } from '../document/walk.ts'
import type { RecogniseNote } from './notes.ts'
import type { SourceText } from './source.ts'
import { textOfSource } from './source.ts'

/** Where a paper stands in its source: from its first line on, and each of its blocks in reading order. */
export interface PaperPlaces {
  readonly from: number
  readonly blocks: readonly (readonly [BlockId, number])[]
}

/**
 * Where the papers of a source stand in it, as offsets into textOfSource. Found by their letters, which recognition joins,
 * parts and widens around but hardly ever changes; a block whose letters are not to be found gets the place behind the last.
 */
export function placesOf(
  documents: readonly Document[],
  source: SourceText,
  notes: readonly RecogniseNote[],
): readonly PaperPlaces[] {
  const finder = new Finder(textOfSource(source), notes)
  const ready = readyPlaces(source)
  return documents.map((d) => {
    const from = finder.find(textOf(d.title))
    const blocks = [...d.blocks, ...d.attachments.flatMap((attachment) => attachment.blocks)]
    return { from, blocks: blocks.map((block) => [block.id, ready.get(block.id) ?? finder.find(wordsOf(block))]) }
  })
}

/** Tables and pictures were made by the reader and kept as they are. */
function readyPlaces(source: SourceText): ReadonlyMap<BlockId, number> {
  const places = new Map<BlockId, number>()
  let at = 0
  for (const line of source.lines) {
    if (line.block) places.set(line.block.id, at)
    at += (line.hints?.number?.length ?? 0) + line.text.length + 1
  }
  return places
}

function wordsOf(block: Block): string {
  return [...walkBlock(block)].map(([, runs]) => textOf(runs)).join('')
}

const LETTER = /[\p{L}\p{N}]/u
/** Prefixes that are looked for, the longest first, and how far ahead: few letters are soon met by chance. */
const PREFIXES = [
  [24, Infinity],
  [12, Infinity],
  [6, 4_000],
  [3, 400],
] as const
const MARKER =
  /^[\s\u3000]*(?:[（(]?(?:第?[一二三四五六七八九十百〇零\d]+)[）)、.．，,条章部分节\s]*|[①-⑳•●\-*#]+)?[\s\u3000]*$/

class Finder {
  private readonly text: string
  private readonly letters: string
  /** Offset in the text of each letter. */
  private readonly at: readonly number[]
  private done = 0

  constructor(text: string, notes: readonly RecogniseNote[]) {
    this.text = text
    const units = [...simplified(text, notes)]
    const at: number[] = []
    let letters = ''
    let offset = 0
    for (const unit of units) {
      if (unit.length === 1 && LETTER.test(unit)) {
        letters += folded(unit)
        at.push(offset)
      }
      offset += unit.length
    }
    this.letters = letters
    this.at = at
  }

  find(words: string): number {
    const wanted = [...words]
      .filter((unit) => unit.length === 1 && LETTER.test(unit))
      .map(folded)
      .join('')
    for (const [length, reach] of PREFIXES) {
      if (wanted.length < length && length > 3) continue
      const prefix = wanted.slice(0, length)
      const found = prefix === '' ? -1 : this.letters.indexOf(prefix, this.done)
      if (found < 0 || found - this.done > reach) continue
      this.done = found + (this.letters.startsWith(wanted, found) ? wanted.length : prefix.length)
      return this.withMarker(this.at[found]!)
    }
    return this.at[this.done] ?? this.text.length
  }

  /** A heading's number is not in its words; the block begins with it. */
  private withMarker(at: number): number {
    const start = this.text.lastIndexOf('\n', at - 1) + 1
    return at - start <= 12 && MARKER.test(this.text.slice(start, at)) ? start : at
  }
}

/** Characters that were replaced one for one are looked for as they read now. */
function simplified(text: string, notes: readonly RecogniseNote[]): string {
  const parts: string[] = []
  let done = 0
  for (const { code, at, end, to } of notes) {
    if (code !== 'simplified' || to === undefined || to.length !== end - at || at < done) continue
    parts.push(text.slice(done, at), to)
    done = end
  }
  return parts.join('') + text.slice(done)
}

function folded(letter: string): string {
  const code = letter.charCodeAt(0)
  return code >= 0xff10 && code <= 0xff5a ? String.fromCharCode(code - 0xfee0) : letter
}
