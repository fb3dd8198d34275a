import { append } from './append.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { flatText } from './read-flat.ts'
import type { Piece } from './read-inline.ts'
import type { ReadParagraph } from './read-paragraph.ts'
import { readParagraph } from './read-paragraph.ts'
import { noteLines } from './read-part-notes.ts'
import { elementsOf } from './walk-xml.ts'

/** The lines that a paragraph makes: its text, cut at page breaks, then what hangs on it. */
export function linesOf(paragraph: ReadParagraph, context: ReadContext): readonly SourceLine[] {
  const builder = new LineBuilder(paragraph, context)
  for (const piece of paragraph.pieces) builder.add(piece)
  return builder.finish()
}

class LineBuilder {
  private readonly paragraph: ReadParagraph
  private readonly context: ReadContext
  private readonly lines: SourceLine[] = []
  private readonly after: SourceLine[] = []
  private readonly dropped = new Map<Extract<Piece, { type: 'dropped' }>['code'], string>()
  private text = ''
  private bold: (readonly [number, number])[] = []
  private isFirst = true

  constructor(paragraph: ReadParagraph, context: ReadContext) {
    this.paragraph = paragraph
    this.context = context
    if (paragraph.breaksBefore) this.pageBreak()
  }

  add(piece: Piece): void {
    switch (piece.type) {
      case 'text':
        return piece.isBold ? this.addBold(piece.text) : void (this.text += piece.text)
      case 'dropped':
        return void this.dropped.set(piece.code, (this.dropped.get(piece.code) ?? '') + piece.text)
      case 'pageBreak':
        this.flush()
        return this.pageBreak()
      case 'picture':
        return this.addPicture(piece)
      case 'note':
        return append(this.after, noteLines(piece.key, this.context))
      case 'textBox':
        return append(this.after, textBoxLines(piece.content, this.context))
    }
  }

  finish(): readonly SourceLine[] {
    // An empty line that only carried a break, a picture or dropped words is no line of the writer's.
    if (this.text || (!this.lines.length && !this.after.length && !this.dropped.size)) this.flush(true)
    if (this.paragraph.breaksAfter) this.after.push(this.pageBreakLine())
    for (const [code, text] of this.dropped) this.context.notes.add(code, text)
    return [...this.lines, ...this.after]
  }

  private addBold(text: string): void {
    const from = this.text.length
    this.text += text
    const last = this.bold.at(-1)
    if (last?.[1] === from) this.bold[this.bold.length - 1] = [last[0], this.text.length]
    else this.bold.push([from, this.text.length])
  }

  private addPicture({ asset, widthMm, alt }: Extract<Piece, { type: 'picture' }>): void {
    const block = { type: 'picture', id: this.context.newId(), asset, widthMm, alt } as const
    const place = this.text ? this.after : this.lines
    place.push({ text: '', block })
  }

  private pageBreak(): void {
    this.lines.push(this.pageBreakLine())
  }

  private pageBreakLine(): SourceLine {
    return { text: '', block: { type: 'pageBreak', id: this.context.newId() } }
  }

  private flush(evenEmpty = false): void {
    if (!this.text && !evenEmpty) return
    if (this.paragraph.isContents) {
      this.dropped.set('contents-dropped', this.text + (this.dropped.get('contents-dropped') ?? ''))
    } else this.lines.push(this.line())
    this.text = ''
    this.bold = []
    this.isFirst = false
  }

  private line(): SourceLine {
    const { number: _told, ...rest } = this.paragraph.hints
    const hints = {
      ...(this.isFirst ? this.paragraph.hints : rest),
      ...(this.bold.length ? { bold: this.bold } : {}),
    }
    return Object.keys(hints).length ? { text: this.text, hints } : { text: this.text }
  }
}

/** What a text box says, behind the paragraph that it is anchored in. */
function textBoxLines(content: Xml, context: ReadContext): readonly SourceLine[] {
  const lines = boxLines(content, context).filter(({ text, block }) => block || text.trim())
  if (lines.length) context.notes.add('text-boxes-moved')
  return lines.map((line) => (line.block ? line : { ...line, hints: { ...line.hints, part: 'text-box' } }))
}

function boxLines(content: Xml, context: ReadContext): readonly SourceLine[] {
  return [...elementsOf(content)].flatMap((child) => {
    if (child.name === 'w:p') return linesOf(readParagraph(child, context), context)
    if (child.name === 'w:tbl') return flatText(child, context).map((text) => ({ text }))
    return boxLines(child, context)
  })
}
