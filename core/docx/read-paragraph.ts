import type { SourceHints } from '#core/recognise/source.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import type { Piece } from './read-inline.ts'
import { readInline } from './read-inline.ts'
import type { ParagraphStyle } from './read-styles.ts'
import { alignOf, levelOf, numberingOf, outlineOf, toldAlign } from './read-styles.ts'
import { childAt, isOn, valueAt } from './walk-xml.ts'

/** A paragraph as the file has it; one whose end was deleted or hidden goes on in the next. */
export interface ReadParagraph {
  readonly pieces: readonly Piece[]
  readonly hints: SourceHints
  readonly continues: boolean
  readonly breaksBefore: boolean
  readonly breaksAfter: boolean
  readonly isContents: boolean
}

export function readParagraph(paragraph: Xml, context: ReadContext): ReadParagraph {
  const properties = childAt(paragraph, 'w:pPr')
  const style = context.styles.paragraph(valueAt(properties, 'w:pStyle'))
  const continues = hasNoEnd(properties)
  if (childAt(properties, 'w:pPrChange')) context.notes.add('formatting-changes')
  // The bold of a heading's own style is its look, not the writer's emphasis.
  const level = levelIn(properties, style)
  const pieces = readInline(paragraph, context, style.isBold && !level && !style.isTitle)
  context.fields.endParagraph()
  return {
    pieces,
    hints: {
      ...(level ? { level } : {}),
      ...(style.isTitle ? { isTitle: true as const } : {}),
      ...numberIn(properties, style, continues ? undefined : context),
      ...alignIn(properties, style),
    },
    continues,
    breaksBefore: isOn(childAt(properties, 'w:pageBreakBefore')) === true,
    breaksAfter: endsPage(childAt(properties, 'w:sectPr')),
    isContents: style.isContents,
  }
}

/** Two paragraphs that Word shows as one. */
export function joined(first: ReadParagraph, next: ReadParagraph): ReadParagraph {
  return {
    ...next,
    pieces: [...first.pieces, ...next.pieces],
    hints: { ...next.hints, ...first.hints },
    breaksBefore: first.breaksBefore || next.breaksBefore,
  }
}

function hasNoEnd(properties: Xml | undefined): boolean {
  const mark = childAt(properties, 'w:rPr')
  // specVanish is Word's style separator: a heading and the text beside it.
  return Boolean(childAt(mark, 'w:del') ?? childAt(mark, 'w:moveFrom')) || isOn(childAt(mark, 'w:specVanish')) === true
}

function levelIn(properties: Xml | undefined, style: ParagraphStyle): ParagraphStyle['level'] {
  const own = outlineOf(properties)
  return own === undefined ? style.level : levelOf(own)
}

function alignIn(properties: Xml | undefined, style: ParagraphStyle): Pick<SourceHints, 'align'> {
  const align = toldAlign(alignOf(properties), style.align)
  return align ? { align } : {}
}

function numberIn(
  properties: Xml | undefined,
  style: ParagraphStyle,
  context: ReadContext | undefined,
): Pick<SourceHints, 'number'> {
  const own = numberingOf(properties)
  const id = own?.list || style.numbering?.list
  const list = id ? context?.lists.find(id) : undefined
  if (!context || !id || !list) return {}
  const level = own?.level ?? context.lists.levelOfStyle(id, style.id) ?? style.numbering?.level ?? 0
  const number = context.counter.next(id, list, level).trim()
  return number ? { number } : {}
}

function endsPage(section: Xml | undefined): boolean {
  if (!section) return false
  const type = valueAt(section, 'w:type')
  return type !== 'continuous' && type !== 'nextColumn'
}
