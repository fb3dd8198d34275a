import type { IContext, IParagraphOptions, IXmlableObject } from 'docx'
import { Paragraph, StyleForParagraph } from 'docx'
import { charsToTwips } from '#core/layout/grid.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { SetIndent } from '#core/layout/set-paper.ts'

type StyleOptions = ConstructorParameters<typeof StyleForParagraph>[0]

/** The attributes of w:ind. */
export type Indent = Readonly<Record<string, number>>

/** Paragraph properties that the docx library has no option for, there or in styles. */
export interface Extras {
  readonly indent?: Indent
  /** False fills every page to its last line. */
  readonly widowControl?: boolean
  /** False keeps ，and 。 inside the type area; Word's default lets one of them hang outside. */
  readonly overflowPunct?: boolean
  /** False where a line is not of the grid's pitch; LibreOffice rounds even an exact one up to it. */
  readonly snapToGrid?: boolean
  /** Further elements of w:pPr as the library's XML objects; put into their places. */
  readonly elements?: readonly object[]
  /** Runs before and after the paragraph's own. */
  readonly before?: readonly object[]
  readonly after?: readonly object[]
}

/** The order in which the schema wants paragraph properties (CT_PPr); Word may refuse a file that has another. */
const ORDER = [
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs',
  'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid',
  'spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl',
  'divId cnfStyle rPr sectPr pPrChange',
]
  .join(' ')
  .split(' ')
  .map((name) => `w:${name}`)

/**
 * A paragraph with the extras, and with no mark hanging outside unless they say so. The XML is completed as it is
 * written, by the library's public method alone.
 */
export class OfficialParagraph extends Paragraph {
  private readonly extras: Extras

  constructor(options: IParagraphOptions & { readonly style: string }, extras: Extras = {}) {
    super(options)
    this.extras = { overflowPunct: false, ...extras }
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return complete(super.prepForXml(context), this.extras)
  }
}

/** A paragraph style with the extras. */
export class OfficialStyle extends StyleForParagraph {
  private readonly extras: Extras

  constructor(options: StyleOptions, extras: Extras) {
    super(options)
    this.extras = extras
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return complete(super.prepForXml(context), this.extras)
  }
}

function complete(xml: IXmlableObject | undefined, extras: Extras): IXmlableObject | undefined {
  const children: unknown = xml?.['w:p'] ?? xml?.['w:style']
  if (!Array.isArray(children)) return xml
  const properties = children.find((child) => nameOf(child) === 'w:pPr') as Record<string, unknown> | undefined
  const given = properties?.['w:pPr']
  if (!properties || !Array.isArray(given)) throw new Error('a paragraph or style without w:pPr')
  const all = [...given, ...elementsOf(extras)]
  properties['w:pPr'] = all.toSorted((a, b) => ORDER.indexOf(nameOf(a)) - ORDER.indexOf(nameOf(b)))
  children.splice(children.indexOf(properties) + 1, 0, ...(extras.before ?? []))
  children.push(...(extras.after ?? []))
  return xml
}

function elementsOf({ indent, widowControl, overflowPunct, snapToGrid, elements = [] }: Extras): object[] {
  const flags = Object.entries({ widowControl, overflowPunct, snapToGrid }).filter(([, on]) => on !== undefined)
  return [
    ...flags.map(([name, on]) => ({ [`w:${name}`]: { _attr: { 'w:val': on ? 1 : 0 } } })),
    ...(indent ? [{ 'w:ind': { _attr: indent } }] : []),
    ...elements,
  ]
}

function nameOf(element: unknown): string {
  return typeof element === 'object' && element !== null ? (Object.keys(element)[0] ?? '') : ''
}

/** Indents in characters (字) of the preset's body. Word goes by characters, everything else by the twips beside them. */
export function indentOf(indent: SetIndent, preset: Preset): Indent {
  const attributes: Record<string, number> = {}
  for (const [name, chars] of Object.entries(indent) as [string, number][]) {
    attributes[`w:${name}`] = Math.round(chars * 100)
    attributes[`w:${name.replace('Chars', '')}`] = charsToTwips(chars, preset)
  }
  return attributes
}

export interface TabStop {
  readonly val: 'left' | 'right'
  readonly leader?: 'dot'
  readonly pos: number
}

/** Tab stops as an element of w:pPr; positions in twips from the left margin. */
export function tabsOf(stops: readonly TabStop[]): object {
  const tabs = stops.map((stop) => {
    const attributes = Object.entries(stop).map(([name, value]) => [`w:${name}`, value])
    return { 'w:tab': { _attr: Object.fromEntries(attributes) } }
  })
  return { 'w:tabs': tabs }
}
