import { append } from './append.ts'
import type { ReadNoteCode } from '#core/recognise/reading.ts'
import { isContentsCode } from './field-stack.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import type { Drawn } from './read-drawing.ts'
import { branchOf, readDrawing } from './read-drawing.ts'
import { symbolText } from './symbol-text.ts'
import { charactersOf, childAt, elementsOf, isOn, valueAt } from './walk-xml.ts'
import { wordsIn } from './words-in.ts'

/** What stands in a paragraph, in order. */
export type Piece =
  | {
      readonly type: 'text'
      readonly text: string
      readonly isBold: boolean
      /** Bold by itself, whatever its styles are. */
      readonly isOwnBold: boolean
      readonly style?: string
    }
  /** Words that the paragraph has, but that are not part of what it says. */
  | { readonly type: 'dropped'; readonly text: string; readonly code: ReadNoteCode }
  | { readonly type: 'pageBreak' }
  | { readonly type: 'note'; readonly key: string }
  | Drawn

/** The pieces of a paragraph; `isBold` is what its style gives its characters. */
export function readInline(paragraph: Xml, context: ReadContext, isBold: boolean): readonly Piece[] {
  const reader = new InlineReader(context, isBold)
  reader.walk(paragraph, undefined)
  return reader.pieces
}

type Dropped = ReadNoteCode | undefined

interface RunLook {
  readonly isBold: boolean
  readonly isOwnBold: boolean
  readonly style?: string
  readonly dropped: Dropped
}

class InlineReader {
  readonly pieces: Piece[] = []
  private readonly context: ReadContext
  private readonly isBold: boolean

  constructor(context: ReadContext, isBold: boolean) {
    this.context = context
    this.isBold = isBold
  }

  walk(element: Xml, dropped: Dropped): void {
    for (const child of elementsOf(element)) this.inline(child, dropped)
  }

  private inline(element: Xml, dropped: Dropped): void {
    switch (element.name) {
      case 'w:r':
        return this.run(element, dropped)
      case 'w:pPr':
        return undefined
      case 'w:ins':
        this.context.notes.add('insertions-accepted')
        return this.walk(element, dropped)
      case 'w:del':
      case 'w:moveFrom':
        return this.walk(element, 'deletions-dropped')
      case 'w:hyperlink':
        return this.link(element, dropped)
      case 'w:fldSimple':
        return this.walk(element, isContentsCode(element.attributes['w:instr'] ?? '') ? 'contents-dropped' : dropped)
      case 'mc:AlternateContent':
        return this.walk(branchOf(element), dropped)
      case 'm:oMath':
      case 'm:oMathPara':
        return this.formula(element, dropped)
      default:
        // Content controls, smart tags and whatever else wraps runs: what it holds counts.
        return this.walk(element, dropped)
    }
  }

  private link(element: Xml, dropped: Dropped): void {
    const target = this.context.relations.get(element.attributes['r:id'] ?? '')
    if (target?.isExternal) this.context.notes.add('links-dropped', target.target)
    this.walk(element, dropped)
  }

  private formula(element: Xml, dropped: Dropped): void {
    this.context.notes.add('formulas-flattened')
    this.text(wordsIn(element), { isBold: this.isBold, isOwnBold: false, dropped })
  }

  private run(run: Xml, dropped: Dropped): void {
    const properties = childAt(run, 'w:rPr')
    const style = valueAt(properties, 'w:rStyle')
    const { styles, fields } = this.context
    const own = isOn(childAt(properties, 'w:b'))
    const isHidden = isOn(childAt(properties, 'w:vanish')) ?? styles.isHidden(style)
    const isContents = fields.isContents && 'contents-dropped'
    const look: RunLook = {
      // Bold of a paragraph style and of a character style undo each other.
      isBold: own ?? styles.isBold(style) !== this.isBold,
      isOwnBold: own ?? false,
      ...(style === undefined ? {} : { style }),
      dropped: dropped ?? (isHidden ? 'hidden-text-dropped' : isContents || undefined),
    }
    if (childAt(properties, 'w:rPrChange')) this.context.notes.add('formatting-changes')
    for (const child of elementsOf(run)) this.runChild(child, look)
  }

  private runChild(element: Xml, look: RunLook): void {
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        return this.text(
          charactersOf(element),
          element.name === 'w:t' ? look : { ...look, dropped: 'deletions-dropped' },
        )
      case 'w:tab':
      case 'w:ptab':
        return this.text('\t', look)
      case 'w:cr':
        return this.text('\n', look)
      case 'w:br':
        return this.lineBreak(element, look)
      case 'w:noBreakHyphen':
        return this.text('-', look)
      case 'w:sym':
        return this.symbol(element, look)
      case 'w:fldChar':
        return this.fieldMark(element)
      case 'w:instrText':
        return this.context.fields.code(charactersOf(element))
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.reference(element, look)
      default:
        return this.runObject(element, look)
    }
  }

  private runObject(element: Xml, look: RunLook): void {
    switch (element.name) {
      case 'w:ruby':
        return this.ruby(element, look)
      case 'mc:AlternateContent':
        for (const child of elementsOf(branchOf(element))) this.runChild(child, look)
        return undefined
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        // What goes, goes with all that hangs on it.
        if (look.dropped) return this.text(wordsIn(element), look)
        append(this.pieces, readDrawing(element, this.context))
        return undefined
      default:
        return undefined
    }
  }

  private fieldMark(element: Xml): void {
    const link = this.context.fields.mark(element.attributes['w:fldCharType'])
    if (link) this.context.notes.add('links-dropped', link)
  }

  private lineBreak(element: Xml, look: RunLook): void {
    const isPage = element.attributes['w:type'] === 'page'
    if (!isPage) this.text('\n', look)
    else if (!look.dropped && !this.context.fields.isCode) this.pieces.push({ type: 'pageBreak' })
  }

  private symbol(element: Xml, look: RunLook): void {
    const text = symbolText(element.attributes['w:font'] ?? '', element.attributes['w:char'] ?? '')
    if (!text) this.context.notes.add('symbols-unknown')
    this.text(text ?? '〓', look)
  }

  private reference(element: Xml, look: RunLook): void {
    const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    if (!look.dropped) this.pieces.push({ type: 'note', key: `${kind} ${element.attributes['w:id'] ?? ''}` })
  }

  /** 注音: the characters stay in the line, what is set above them does not. */
  private ruby(element: Xml, look: RunLook): void {
    for (const child of elementsOf(childAt(element, 'w:rubyBase'))) this.inline(child, look.dropped)
    for (const child of elementsOf(childAt(element, 'w:rt'))) this.inline(child, 'readings-dropped')
  }

  private text(text: string, { isBold, isOwnBold, style, dropped }: RunLook): void {
    if (!text || this.context.fields.isCode) return
    if (dropped) this.pieces.push({ type: 'dropped', text, code: dropped })
    else this.pieces.push({ type: 'text', text, isBold, isOwnBold, ...(style === undefined ? {} : { style }) })
  }
}
