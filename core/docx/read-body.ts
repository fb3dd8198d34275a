import type { SourceLine } from '#core/recognise/source.ts'
import { linesOf } from './paragraph-lines.ts'
import type { Xml } from './parse-xml.ts'
import { streamXml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { branchOf } from './read-drawing.ts'
import { flatText } from './read-flat.ts'
import type { ReadParagraph } from './read-paragraph.ts'
import { joined, readParagraph } from './read-paragraph.ts'
import { readTable } from './read-table.ts'
import { childAt, elementsOf, valueAt } from './walk-xml.ts'

const CONTAINERS = new Set(['w:document', 'w:body'])

/** The lines of the main part in reading order. */
export function readBody(part: Uint8Array, context: ReadContext): readonly SourceLine[] {
  const body = new BodyReader(context)
  streamXml(part, {
    containers: CONTAINERS,
    visit: (element, container) => container === 'w:body' && body.block(element),
  })
  return body.finish()
}

class BodyReader {
  private readonly context: ReadContext
  private readonly lines: SourceLine[] = []
  private begun: ReadParagraph | undefined

  constructor(context: ReadContext) {
    this.context = context
  }

  block(element: Xml): void {
    switch (element.name) {
      case 'w:p':
        return this.paragraph(readParagraph(element, this.context))
      case 'w:tbl':
        this.end()
        return this.push(readTable(element, this.context))
      case 'w:sdt':
        return isContents(element) ? this.dropContents(element) : this.blocks(childAt(element, 'w:sdtContent'))
      case 'w:del':
      case 'w:moveFrom':
        return this.context.notes.add('deletions-dropped', flatText(element, this.context).join('\n'))
      case 'w:altChunk':
        return this.context.notes.add('embedded-files-dropped')
      case 'mc:AlternateContent':
        return this.blocks(branchOf(element))
      case 'w:sectPr':
        return undefined
      case 'm:oMathPara':
      case 'm:oMath':
        return this.paragraph(readParagraph({ name: 'w:p', attributes: {}, children: [element] }, this.context))
      default:
        return this.blocks(element)
    }
  }

  finish(): readonly SourceLine[] {
    this.end()
    return this.lines
  }

  private blocks(element: Xml | undefined): void {
    for (const child of elementsOf(element)) this.block(child)
  }

  private paragraph(read: ReadParagraph): void {
    const whole = this.begun ? joined(this.begun, read) : read
    this.begun = whole.continues ? whole : undefined
    if (!whole.continues) this.push(linesOf(whole, this.context))
  }

  private end(): void {
    if (this.begun) this.push(linesOf(this.begun, this.context))
    this.begun = undefined
  }

  private push(lines: readonly SourceLine[]): void {
    for (const line of lines) this.lines.push(line)
  }

  private dropContents(element: Xml): void {
    const text = flatText(element, this.context)
    this.context.notes.add('contents-dropped', text.filter((line) => line.trim()).join('\n'))
  }
}

function isContents(control: Xml): boolean {
  return valueAt(control, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery') === 'Table of Contents'
}
