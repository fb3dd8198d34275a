import { append } from './append.ts'
import type { Xml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { readInline } from './read-inline.ts'
import { elementsOf } from './walk-xml.ts'

/** The bare lines of a part that is not the paper's own text: a paragraph each, a table's row each with tabs. */
export function flatText(element: Xml, context: ReadContext): readonly string[] {
  const lines: string[] = []
  for (const child of elementsOf(element)) {
    if (child.name === 'w:p') append(lines, paragraphText(child, context))
    else if (child.name === 'w:tr') lines.push([...elementsOf(child)].map((cell) => cellText(cell, context)).join('\t'))
    else if (child.name !== 'w:tblPr' && child.name !== 'w:tblGrid') append(lines, flatText(child, context))
  }
  return lines
}

function cellText(cell: Xml, context: ReadContext): string {
  return flatText(cell, context).join(' ')
}

function paragraphText(paragraph: Xml, context: ReadContext): readonly string[] {
  const lines = ['']
  for (const piece of readInline(paragraph, context, false)) {
    if (piece.type === 'text') lines[0] += piece.text
    else if (piece.type === 'dropped') context.notes.add(piece.code, piece.text)
    else if (piece.type === 'textBox') append(lines, flatText(piece.content, context))
  }
  context.fields.endParagraph()
  return lines
}
