import type { DocFile } from './doc-file.ts'
import { PLACES } from './doc-file.ts'
import type { DocLook } from './doc-paragraph.ts'
import { applyChanges } from './doc-paragraph.ts'
import { changesIn } from './doc-properties.ts'

/** A paragraph style with all that it is based on. */
export interface DocStyle {
  readonly look: DocLook
  readonly isTitle: boolean
}

interface Definition {
  readonly builtIn: number
  readonly isParagraph: boolean
  readonly base: number
  readonly from: number
  readonly to: number
}

// Word's own styles have numbers, whatever language their names are in: 1 to 9 are the headings.
const LAST_HEADING = 9
const TITLE = 62
const NO_STYLE = 0xfff

/** The styles of a .doc by their index ([MS-DOC] 2.9.271). */
export function readDocStyles(file: DocFile): (index: number) => DocStyle {
  const definitions = readDefinitions(file)
  const known = new Map<number, DocStyle>()
  const resolve = (index: number, depth: number): DocStyle => {
    const style = known.get(index)
    if (style) return style
    const definition = definitions[index]
    if (!definition || depth > 11) return { look: {}, isTitle: false }
    const base = definition.base === NO_STYLE ? undefined : resolve(definition.base, depth + 1)
    const made = styleOf(file, definition, base)
    known.set(index, made)
    return made
  }
  return (index) => resolve(index, 0)
}

function readDefinitions({ table, place }: DocFile): readonly (Definition | undefined)[] {
  const { from, to } = place(PLACES.styles)
  if (to - from < 6) return []
  const headSize = table.getUint16(from, true)
  const count = table.getUint16(from + 2, true)
  const baseSize = table.getUint16(from + 4, true)
  const definitions: (Definition | undefined)[] = []
  let at = from + 2 + headSize
  for (let index = 0; index < count && at + 2 <= to; index++) {
    const size = table.getUint16(at, true)
    definitions.push(size >= 10 && at + 2 + size <= to ? definition(table, at + 2, size, baseSize) : undefined)
    at += 2 + size + (size & 1)
  }
  return definitions
}

function definition(table: DataView, at: number, size: number, baseSize: number): Definition {
  const kind = table.getUint16(at + 2, true)
  const nameLength = table.getUint16(at + baseSize, true)
  return {
    builtIn: table.getUint16(at, true) & 0xfff,
    isParagraph: (kind & 0xf) === 1,
    base: kind >> 4,
    // The name, its length and its closing zero stand before the properties.
    from: at + baseSize + 2 + nameLength * 2 + 2,
    to: at + size,
  }
}

function styleOf(
  { table }: DocFile,
  { builtIn, isParagraph, from, to }: Definition,
  base: DocStyle | undefined,
): DocStyle {
  const heading = builtIn >= 1 && builtIn <= LAST_HEADING ? { outline: builtIn - 1 } : {}
  const inherited = { ...base?.look, ...heading }
  const isTitle = builtIn === TITLE || (base?.isTitle ?? false)
  if (!isParagraph || from + 4 > to) return { look: inherited, isTitle }
  const end = Math.min(to, from + 2 + table.getUint16(from, true))
  return { look: applyChanges(inherited, table, changesIn(table, from + 4, end)), isTitle }
}
