import type { SourceHints, SourceLine } from '#core/recognise/source.ts'

// Source text is wrapped anywhere; between two wide characters the wrap is no space.
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/

/** Puts lines together from text as it comes: spaces collapsed as in HTML where they are asked to be, bold by offsets. */
export class LineWriter {
  readonly lines: SourceLine[] = []
  private text = ''
  private bold: (readonly [number, number])[] = []
  private number = ''
  private pendingSpace: '' | ' ' | '\n' = ''

  /** Adds text as it stands. */
  addExact(text: string, isBold: boolean): void {
    this.settleSpace(text)
    const from = this.text.length
    this.text += text
    if (!isBold || !text) return
    const last = this.bold.at(-1)
    if (last?.[1] === from) this.bold[this.bold.length - 1] = [last[0], this.text.length]
    else this.bold.push([from, this.text.length])
  }

  /** Adds text in which any white space is one space, and none at the ends of a line. */
  addCollapsed(text: string, isBold: boolean): void {
    for (const [piece] of text.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      if (/^[ \t\r\n\f]/.test(piece)) {
        const kind = /[\r\n]/.test(piece) && !/[ \t]{2}|\t/.test(piece) ? '\n' : ' '
        if (this.text && !this.text.endsWith('\n')) this.pendingSpace ||= kind
      } else this.addExact(piece, isBold)
    }
  }

  addNumber(text: string): void {
    this.number += text
  }

  /** Ends the line with what its block says of it; an empty one is kept only where `evenEmpty`. */
  end(hints: SourceHints = {}, evenEmpty = false): void {
    const number = this.number.replaceAll('\u00a0', ' ').trim()
    const text = this.text
    const all = {
      ...hints,
      ...(number ? { number } : {}),
      ...(this.bold.length ? { bold: this.bold } : {}),
    }
    this.text = ''
    this.number = ''
    this.bold = []
    this.pendingSpace = ''
    // A line of hard spaces alone is how an editor writes an empty one.
    if (!text.replaceAll('\u00a0', '').trim() && !number) {
      if (evenEmpty) this.lines.push({ text: '' })
    } else this.lines.push(Object.keys(all).length ? { text, hints: all } : { text })
  }

  block(block: NonNullable<SourceLine['block']>): void {
    this.lines.push({ text: '', block })
  }

  private settleSpace(next: string): void {
    const isWrapped = this.pendingSpace === '\n' && WIDE.test(this.text.at(-1) ?? '') && WIDE.test(next[0] ?? '')
    if (this.pendingSpace && !isWrapped && !next.startsWith('\n')) this.text += ' '
    this.pendingSpace = ''
  }
}
