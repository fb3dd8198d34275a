import { append } from '#core/docx/append.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import { charactersOf, childAt, elementsOf, findDeep, integerOf } from '#core/docx/walk-xml.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import type { OdtContext } from './odt-context.ts'

const MM: Readonly<Record<string, number>> = { cm: 10, mm: 1, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 }
const MAX_SPACES = 200

/** The characters of one paragraph, and what hangs on it. */
export class OdtInline {
  text = ''
  readonly bold: (readonly [number, number])[] = []
  /** Footnotes, text boxes, pictures. */
  readonly after: SourceLine[] = []
  hasDropped = false
  private readonly context: OdtContext
  private readonly isBold: boolean
  private readonly boxLines: (box: Xml) => readonly SourceLine[]

  constructor(context: OdtContext, isBold: boolean, boxLines: (box: Xml) => readonly SourceLine[]) {
    this.context = context
    this.isBold = isBold
    this.boxLines = boxLines
  }

  read(element: Xml): void {
    this.children(element, this.isBold)
    this.text = this.text.trimEnd() === '' ? '' : this.text
  }

  private children(element: Xml, isBold: boolean): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.add(child.replace(/[\t\r\n ]+/g, ' '), isBold)
      else this.element(child, isBold)
    }
  }

  private element(element: Xml, isBold: boolean): void {
    switch (element.name) {
      case 'text:span':
        return this.span(element, isBold)
      case 'text:s':
        return this.add(' '.repeat(Math.min(integerOf(element.attributes['text:c']) ?? 1, MAX_SPACES)), isBold)
      case 'text:tab':
        return this.add('\t', isBold)
      case 'text:line-break':
        return this.add('\n', isBold)
      case 'text:note':
        return this.note(element)
      case 'text:a':
        this.context.notes.add('links-dropped', element.attributes['xlink:href'])
        return this.children(element, isBold)
      case 'text:change':
        return this.deleted(element)
      case 'text:change-start':
        return this.context.notes.add('insertions-accepted')
      case 'office:annotation':
        this.hasDropped = true
        return this.context.notes.add('comments-dropped', commentText(element))
      case 'text:ruby':
        this.children(childAt(element, 'text:ruby-base') ?? element, isBold)
        return this.context.notes.add('readings-dropped', charactersOf(childAt(element, 'text:ruby-text') ?? element))
      default:
        return element.name.startsWith('draw:') ? this.drawing(element) : this.children(element, isBold)
    }
  }

  private span(element: Xml, isBold: boolean): void {
    const name = element.attributes['text:style-name']
    if (this.context.styles.isHidden(name)) {
      this.hasDropped = true
      return this.context.notes.add('hidden-text-dropped', charactersOf(element))
    }
    return this.children(element, this.context.styles.isBold(name) ?? isBold)
  }

  private note(element: Xml): void {
    const body = childAt(element, 'text:note-body')
    const text = body ? [...elementsOf(body)].map(charactersOf).join('\n').trim() : ''
    if (!text) return
    this.context.notes.add('notes-moved')
    this.after.push({ text, hints: { part: 'footnote' } })
  }

  private deleted(change: Xml): void {
    const deletion = this.context.deletions.get(change.attributes['text:change-id'] ?? '')
    const parts = deletion ? [...elementsOf(deletion)].filter(({ name }) => name !== 'office:change-info') : []
    this.hasDropped = true
    this.context.notes.add('deletions-dropped', parts.map(charactersOf).join('\n'))
  }

  private drawing(element: Xml): void {
    const box = findDeep({ ...element, children: [element] }, 'draw:text-box')
    const image = findDeep(element, 'draw:image')
    if (box) {
      this.context.notes.add('text-boxes-moved')
      append(this.after, this.boxLines(box))
    } else if (image) this.picture(element, image)
    else if (charactersOf(element).trim()) {
      this.context.notes.add('text-boxes-moved')
      append(this.after, this.boxLines(element))
    } else {
      this.hasDropped = true
      this.context.notes.add(findDeep(element, 'draw:object') ? 'objects-dropped' : 'drawings-dropped')
    }
  }

  private picture(frame: Xml, image: Xml): void {
    const picture = this.context.pictures.get((image.attributes['xlink:href'] ?? '').replace(/^\.\//, ''))
    const alt = [...elementsOf(frame)].find(({ name }) => name === 'svg:desc' || name === 'svg:title')
    const words = alt ? charactersOf(alt) : ''
    if (!picture) {
      this.hasDropped = true
      return this.context.notes.add('pictures-dropped', words)
    }
    this.context.used.set(picture.asset, picture.bytes)
    const [, size, unit] = /^([\d.]+)(cm|mm|in|pt|px)$/.exec(frame.attributes['svg:width'] ?? '') ?? []
    const widthMm = Math.min(Math.max(Math.round(Number(size ?? 100) * (MM[unit ?? 'mm'] ?? 1) * 10) / 10, 1), 1000)
    const block = { type: 'picture', id: this.context.newId(), asset: picture.asset, widthMm, alt: words } as const
    this.after.push({ text: '', block })
    return undefined
  }

  private add(text: string, isBold: boolean): void {
    const from = this.text.length
    this.text += text
    if (!isBold || !text) return
    const last = this.bold.at(-1)
    if (last?.[1] === from) this.bold[this.bold.length - 1] = [last[0], this.text.length]
    else this.bold.push([from, this.text.length])
  }
}

function commentText(annotation: Xml): string {
  return [...elementsOf(annotation, 'text:p')].map(charactersOf).join('\n')
}
