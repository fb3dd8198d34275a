import type { IContext, IParagraphOptions, IXmlableObject } from 'docx'
import { Paragraph, StyleForParagraph } from 'docx'
import { charactersToTwips } from '#core/layout/page.ts'

type StyleOptions = ConstructorParameters<typeof StyleForParagraph>[0]

/** Indents in characters (字) of the body. Word goes by characters, everything else by the twips written beside them. */
export interface Indent {
  readonly leftChars?: number
  readonly rightChars?: number
  readonly firstLineChars?: number
  readonly hangingChars?: number
}

/** Paragraph properties that the docx library has no option for, there or in styles. */
export interface Extras {
  readonly indent?: Indent
  /** False fills every page to its last line. */
  readonly widowControl?: boolean
  /** False keeps ，and 。 inside the type area; Word's default lets one of them hang outside. */
  readonly overflowPunct?: boolean
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
  return xml
}

function elementsOf({ indent, ...flags }: Extras): object[] {
  const elements = Object.entries(flags).map(([name, on]) => ({ [`w:${name}`]: { _attr: { 'w:val': on ? 1 : 0 } } }))
  return indent ? [...elements, { 'w:ind': { _attr: indentAttributes(indent) } }] : elements
}

function indentAttributes(indent: Indent): Record<string, number> {
  const attributes: Record<string, number> = {}
  for (const [name, chars] of Object.entries(indent) as [string, number][]) {
    attributes[`w:${name}`] = Math.round(chars * 100)
    attributes[`w:${name.replace('Chars', '')}`] = charactersToTwips(chars)
  }
  return attributes
}

function nameOf(element: unknown): string {
  return typeof element === 'object' && element !== null ? (Object.keys(element)[0] ?? '') : ''
}
