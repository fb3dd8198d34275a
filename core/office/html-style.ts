import type { Level } from '#core/document/document.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import type { SourceHints } from '#core/recognise/source.ts'

/** The declarations of an element's own style, names in lower case. */
export function styleOf({ attributes }: Xml): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>()
  for (const part of (attributes['style'] ?? '').split(';')) {
    const colon = part.indexOf(':')
    if (colon < 0) continue
    declarations.set(
      part.slice(0, colon).trim().toLowerCase(),
      part
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return declarations
}

/** What a block element says of its line: level, title, alignment. */
export function blockHints(element: Xml): SourceHints {
  const style = styleOf(element)
  const level = levelOf(element, style)
  const align = alignOf(element, style)
  const isTitle = /\bMsoTitle\b/i.test(element.attributes['class'] ?? '')
  return {
    ...(level && !isTitle ? { level } : {}),
    ...(isTitle ? { isTitle } : {}),
    ...(align ? { align } : {}),
  }
}

function levelOf({ name }: Xml, style: ReadonlyMap<string, string>): Level | undefined {
  // Word writes the outline level of every paragraph that has one.
  const outline = /^[1-9]$/.exec(style.get('mso-outline-level') ?? '') ?? /^h([1-6])$/.exec(name)
  return outline ? (Math.min(Number(outline[1] ?? outline[0]), 4) as Level) : undefined
}

function alignOf({ name, attributes }: Xml, style: ReadonlyMap<string, string>): SourceHints['align'] {
  const said = name === 'center' ? 'center' : (style.get('text-align') ?? attributes['align']?.toLowerCase())
  return said === 'left' || said === 'center' || said === 'right' ? said : undefined
}

/** Whether an element makes its text bold, or no longer; undefined where it says nothing. */
export function boldOf(element: Xml): boolean | undefined {
  const weight = styleOf(element).get('font-weight')
  if (weight) return weight.startsWith('bold') || Number(weight) >= 600
  return element.name === 'b' || element.name === 'strong' ? true : undefined
}

export function isHidden(element: Xml): boolean {
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('mso-hide') === 'all' || style.get('visibility') === 'hidden'
}

/** Word's own number of a list paragraph: text for programs that know no lists. */
export function isListNumber(element: Xml): boolean {
  return styleOf(element).get('mso-list') === 'ignore'
}
