import type { Level } from '#core/document/document.ts'
import type { Xml } from './parse-xml.ts'
import { parseXml } from './parse-xml.ts'
import { childAt, elementsOf, integerOf, isOn, valueAt } from './walk-xml.ts'

/** A place in a numbering: the list, and the level in it from 0. Without `level` the list itself says which style is which. */
export interface NumberingPlace {
  readonly list: string
  readonly level?: number
}

export type Align = 'left' | 'center' | 'right'

/** What a paragraph style gives its paragraphs, with all that it is based on. */
export interface ParagraphStyle {
  readonly id: string
  readonly level?: Level
  readonly isTitle: boolean
  /** An entry of a table of contents. */
  readonly isContents: boolean
  readonly align?: Align | 'both'
  readonly isBold: boolean
  readonly numbering?: NumberingPlace
}

export interface Styles {
  /** Undefined and unknown ids give the default style. */
  readonly paragraph: (id: string | undefined) => ParagraphStyle
  readonly isBold: (characterStyle: string | undefined) => boolean
  readonly isHidden: (characterStyle: string | undefined) => boolean
  /** The list that a style names, a list style's too. */
  readonly listOf: (style: string) => string | undefined
}

interface Definition {
  readonly id: string
  readonly name: string
  readonly basedOn: string | undefined
  readonly element: Xml
}

/** Styles of a .docx without any: everything is plain. */
export function readStyles(part: Uint8Array | undefined): Styles {
  const definitions = new Map<string, Definition>()
  let standard: string | undefined
  for (const element of part ? elementsOf(parseXml(part), 'w:style') : []) {
    const { 'w:styleId': id, 'w:type': type, 'w:default': isDefault } = element.attributes
    if (id === undefined || definitions.has(id)) continue
    const name = (valueAt(element, 'w:name') ?? id).toLowerCase().replaceAll(' ', '')
    definitions.set(id, { id, name, basedOn: valueAt(element, 'w:basedOn'), element })
    if (type === 'paragraph' && isDefault && isDefault !== '0' && isDefault !== 'false') standard = id
  }
  const resolved = new Map<string | undefined, ParagraphStyle>()
  return {
    paragraph(id) {
      const known = resolved.get(id)
      if (known) return known
      const style = resolve(chainOf(definitions, id !== undefined && definitions.has(id) ? id : standard), id ?? '')
      resolved.set(id, style)
      return style
    },
    isBold: (id) => firstIn(chainOf(definitions, id), (element) => isOn(childAt(element, 'w:rPr', 'w:b'))) ?? false,
    isHidden: (id) =>
      firstIn(chainOf(definitions, id), (element) => isOn(childAt(element, 'w:rPr', 'w:vanish'))) ?? false,
    listOf: (id) => firstIn(chainOf(definitions, id), (element) => numberingOf(childAt(element, 'w:pPr')))?.list,
  }
}

/** A style and what it is based on, the nearest first; a circle ends where it closes. */
function chainOf(definitions: ReadonlyMap<string, Definition>, id: string | undefined): readonly Definition[] {
  const chain: Definition[] = []
  let next = id === undefined ? undefined : definitions.get(id)
  while (next && !chain.includes(next) && chain.length < 32) {
    chain.push(next)
    next = next.basedOn === undefined ? undefined : definitions.get(next.basedOn)
  }
  return chain
}

function firstIn<T>(chain: readonly Definition[], read: (element: Xml) => T | undefined): T | undefined {
  for (const { element } of chain) {
    const found = read(element)
    if (found !== undefined) return found
  }
  return undefined
}

const TITLES = /^(title|标题|公文标题|文件标题|大标题|主标题)$/
const CONTENTS = /^(toc\d|tocheading|目录\d)$/

function resolve(chain: readonly Definition[], id: string): ParagraphStyle {
  const level = levelOfChain(chain)
  const align = firstIn(chain, (element) => alignOf(childAt(element, 'w:pPr')))
  const numbering = firstIn(chain, (element) => numberingOf(childAt(element, 'w:pPr')))
  return {
    id: chain[0]?.id ?? id,
    ...(level ? { level } : {}),
    isTitle: chain.some(({ name }) => TITLES.test(name)),
    isContents: chain.some(({ name }) => CONTENTS.test(name)),
    ...(align ? { align } : {}),
    isBold: firstIn(chain, (element) => isOn(childAt(element, 'w:rPr', 'w:b'))) ?? false,
    ...(numbering ? { numbering } : {}),
  }
}

/** The nearest outline level, or name: Word knows its headings by these names in every language, some writers translate them. */
function levelOfChain(chain: readonly Definition[]): Level | undefined {
  for (const { name, element } of chain) {
    const outline = outlineOf(childAt(element, 'w:pPr'))
    if (outline !== undefined) return levelOf(outline)
    const match = /^(?:heading|标题)([1-9])$/.exec(name)
    if (match) return levelOf(Number(match[1]) - 1)
  }
  return undefined
}

/** The outline level of paragraph properties, from 0; 9 is Word's «body text». */
export function outlineOf(properties: Xml | undefined): number | undefined {
  return integerOf(valueAt(properties, 'w:outlineLvl'))
}

/** Levels below the fourth are told as the fourth. */
export function levelOf(outline: number | undefined): Level | undefined {
  return outline === undefined || outline < 0 || outline > 8 ? undefined : (Math.min(outline + 1, 4) as Level)
}

const ALIGNMENTS: Readonly<Record<string, Align | 'both'>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
}

/** How paragraph properties align; `both` for every way that fills the line. */
export function alignOf(properties: Xml | undefined): Align | 'both' | undefined {
  const value = valueAt(properties, 'w:jc')
  return value === undefined ? undefined : (ALIGNMENTS[value] ?? 'both')
}

/** What is worth telling: left is how writing begins, unless a style had set it otherwise. */
export function toldAlign(own: Align | 'both' | undefined, ofStyle: Align | 'both' | undefined): Align | undefined {
  const align = own ?? ofStyle
  if (align === 'both') return undefined
  return align === 'left' && (!own || !ofStyle || ofStyle === 'left') ? undefined : align
}

export function numberingOf(properties: Xml | undefined): NumberingPlace | undefined {
  const element = childAt(properties, 'w:numPr')
  if (!element) return undefined
  const list = valueAt(element, 'w:numId')
  const level = integerOf(valueAt(element, 'w:ilvl'))
  // A paragraph may change the level alone and take the list from its style.
  if (list === undefined && level === undefined) return undefined
  return { list: list ?? '', ...(level === undefined ? {} : { level }) }
}
