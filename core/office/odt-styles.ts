import type { Level } from '#core/document/document.ts'
import type { List, ListLevel } from '#core/docx/list-counter.ts'
import { toldAlign } from '#core/docx/read-styles.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import { childAt, elementsOf, integerOf } from '#core/docx/walk-xml.ts'
import { rtfLevel } from './rtf-styles.ts'

/** What a paragraph style gives, with all that it is based on. */
export interface OdtStyle {
  readonly level?: Level
  readonly isTitle: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly isBold: boolean
  readonly list?: string
  readonly breaksBefore: boolean
}

export interface OdtStyles {
  readonly paragraph: (name: string | undefined) => OdtStyle
  /** Undefined where a character style says nothing. */
  readonly isBold: (name: string | undefined) => boolean | undefined
  readonly isHidden: (name: string | undefined) => boolean
  readonly list: (name: string) => List | undefined
  /** The list that numbers the headings of the whole paper. */
  readonly outline: List | undefined
}

/** Styles of all the parts given; a later one of the same name counts. */
export function readOdtStyles(parts: readonly Xml[]): OdtStyles {
  const styles = new Map<string, Xml>()
  const lists = new Map<string, Xml>()
  let outline: Xml | undefined
  for (const part of parts) {
    for (const group of elementsOf(part)) {
      for (const style of elementsOf(group)) {
        const name = style.attributes['style:name'] ?? ''
        if (style.name === 'style:style') styles.set(`${style.attributes['style:family']} ${name}`, style)
        else if (style.name === 'text:list-style') lists.set(name, style)
        else if (style.name === 'text:outline-style') outline = style
      }
    }
  }
  const first = <T>(family: string, name: string | undefined, read: (style: Xml) => T | undefined) =>
    firstIn(chainOf(styles, family, name), read)
  const known = new Map<string | undefined, OdtStyle>()
  return {
    paragraph(name) {
      const style = known.get(name) ?? paragraphStyle(chainOf(styles, 'paragraph', name))
      known.set(name, style)
      return style
    },
    isBold: (name) => first('text', name, boldOf),
    isHidden: (name) => first('text', name, hiddenOf) ?? false,
    list: (name) => listOf(name, lists.get(name)),
    outline: listOf('\0outline', outline),
  }
}

function chainOf(styles: ReadonlyMap<string, Xml>, family: string, name: string | undefined): readonly Xml[] {
  const chain: Xml[] = []
  let style = name === undefined ? undefined : styles.get(`${family} ${name}`)
  while (style && !chain.includes(style) && chain.length < 32) {
    chain.push(style)
    style = styles.get(`${family} ${style.attributes['style:parent-style-name'] ?? ''}`)
  }
  return chain
}

function firstIn<T>(chain: readonly Xml[], read: (style: Xml) => T | undefined): T | undefined {
  for (const style of chain) {
    const found = read(style)
    if (found !== undefined) return found
  }
  return undefined
}

function boldOf(style: Xml): boolean | undefined {
  const properties = childAt(style, 'style:text-properties')?.attributes ?? {}
  const weight = properties['style:font-weight-asian'] ?? properties['fo:font-weight']
  return weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600
}

function hiddenOf(style: Xml): boolean | undefined {
  const display = childAt(style, 'style:text-properties')?.attributes['text:display']
  return display === undefined ? undefined : display === 'none'
}

const ALIGNMENTS: Readonly<Record<string, OdtStyle['align'] | 'both'>> = {
  center: 'center',
  end: 'right',
  right: 'right',
  start: 'left',
  left: 'left',
}

function paragraphStyle(chain: readonly Xml[]): OdtStyle {
  const attribute = (name: string) => firstIn(chain, ({ attributes }) => attributes[name] || undefined)
  const outline = integerOf(attribute('style:default-outline-level'))
  const level = outline === undefined ? undefined : rtfLevel(outline - 1)
  const own = alignOf(chain.slice(0, 1))
  const align = toldAlign(own, alignOf(own ? chain.slice(1) : chain))
  const list = attribute('style:list-style-name')
  return {
    ...(level ? { level } : {}),
    isTitle: chain.some(({ attributes }) => /^(Title|标题|公文标题)$/.test(attributes['style:name'] ?? '')),
    ...(align ? { align } : {}),
    isBold: firstIn(chain, boldOf) ?? false,
    ...(list ? { list } : {}),
    // Only the paragraph's own: a heading style that always begins a page is look.
    breaksBefore: childAt(chain[0], 'style:paragraph-properties')?.attributes['fo:break-before'] === 'page',
  }
}

function alignOf(chain: readonly Xml[]): OdtStyle['align'] | 'both' {
  const said = firstIn(chain, (style) => childAt(style, 'style:paragraph-properties')?.attributes['fo:text-align'])
  return said === undefined ? undefined : (ALIGNMENTS[said] ?? 'both')
}

function listOf(name: string, style: Xml | undefined): List | undefined {
  if (!style) return undefined
  const levels = new Map<number, ListLevel>()
  for (const element of elementsOf(style)) {
    const index = (integerOf(element.attributes['text:level']) ?? 0) - 1
    if (index >= 0) levels.set(index, levelOf(element, index))
  }
  return { family: name, level: (index) => levels.get(index), startOf: () => undefined }
}

function levelOf({ name, attributes }: Xml, index: number): ListLevel {
  if (!name.endsWith('-style-number') && name !== 'text:outline-level-style') {
    return { format: 'bullet', text: attributes['text:bullet-char'] ?? '', start: 1 }
  }
  const format = FORMATS[attributes['style:num-format'] ?? ''] ?? (attributes['style:num-format'] ? 'decimal' : 'none')
  const shown = Math.min(integerOf(attributes['text:display-levels']) ?? 1, index + 1)
  const numbers = Array.from({ length: shown }, (_, at) => `%${index - shown + 2 + at}`).join('.')
  const plain = `${attributes['style:num-prefix'] ?? ''}${format === 'none' ? '' : numbers}${attributes['style:num-suffix'] ?? ''}`
  // Newer LibreOffice says the whole of it: %1%.%2%
  const text = attributes['loext:num-list-format']?.replace(/%(\d)%/g, '%$1') ?? plain
  return { format, text, start: integerOf(attributes['text:start-value']) ?? 1 }
}

const FORMATS: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '一, 二, 三, ...': 'chineseCounting',
  '一, 十, 一百, ...': 'chineseCounting',
  '壹, 贰, 叁, ...': 'chineseLegalSimplified',
  '壹, 貳, 參, ...': 'ideographLegalTraditional',
  '甲, 乙, 丙, ...': 'ideographTraditional',
  '子, 丑, 寅, ...': 'ideographZodiac',
  '①, ②, ③, ...': 'decimalEnclosedCircle',
  '１, ２, ３, ...': 'decimalFullWidth',
}
