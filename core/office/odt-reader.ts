import type { Paragraph } from '#core/document/document.ts'
import { LIST_LEVELS, ListCounter } from '#core/docx/list-counter.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import { charactersOf, elementsOf, findDeep, integerOf } from '#core/docx/walk-xml.ts'
import type { SourceHints, SourceLine } from '#core/recognise/source.ts'
import type { LooseRow } from './loose-table.ts'
import { gridOfCells, MAX_ROWS } from './loose-table.ts'
import type { OdtContext } from './odt-context.ts'
import { OdtInline } from './odt-inline.ts'
import type { OdtStyle } from './odt-styles.ts'
import { rtfLevel } from './rtf-styles.ts'

/** Equal cells in a row are written once; no table of a paper has more columns. */
const MAX_REPEATED = 63

/** Where a paragraph stands in lists; `continues` for the second and later paragraphs of one item. */
interface ListPlace {
  readonly id: string
  readonly style: string | undefined
  readonly level: number
  readonly hasNumber: boolean
  readonly start: number | undefined
}

const PASSED = new Set([
  'text:tracked-changes',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'office:annotation',
  'text:soft-page-break',
])

/** Turns the body of an OpenDocument text into lines. */
export class OdtReader {
  private readonly context: OdtContext
  private readonly lines: SourceLine[] = []
  private readonly counter = new ListCounter()
  /** The last list of each style and of each id: a later one may go on counting where it stopped. */
  private readonly known = new Map<string, string>()

  constructor(context: OdtContext) {
    this.context = context
  }

  read(body: Xml): readonly SourceLine[] {
    this.blocks(body, undefined)
    return this.lines
  }

  private blocks(element: Xml, place: ListPlace | undefined): void {
    for (const child of elementsOf(element)) this.block(child, place)
  }

  private block(element: Xml, place: ListPlace | undefined): void {
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        return this.paragraph(element, place)
      case 'text:list':
        return this.list(element, place)
      case 'table:table':
        return this.table(element)
      case 'text:table-of-content':
      case 'text:alphabetical-index':
        return this.context.notes.add('contents-dropped', contentsText(element))
      case 'text:change':
        return this.context.notes.add('deletions-dropped', this.deletedText(element))
      case 'text:change-start':
        return this.context.notes.add('insertions-accepted')
      case 'draw:frame':
      case 'draw:custom-shape':
        return this.paragraph({ name: 'text:p', attributes: {}, children: [element] }, undefined)
      default:
        return PASSED.has(element.name) ? undefined : this.blocks(element, place)
    }
  }

  private deletedText(change: Xml): string {
    const deletion = this.context.deletions.get(change.attributes['text:change-id'] ?? '')
    return deletion
      ? [...elementsOf(deletion)]
          .filter(({ name }) => name.startsWith('text:'))
          .map(charactersOf)
          .join('\n')
      : ''
  }

  private list(list: Xml, outer: ListPlace | undefined): void {
    const style = list.attributes['text:style-name'] ?? outer?.style
    const id = outer?.id ?? this.listId(list.attributes, style)
    const level = outer ? Math.min(outer.level + 1, LIST_LEVELS - 1) : 0
    for (const item of elementsOf(list)) {
      const isHeader = item.name === 'text:list-header'
      const start = integerOf(item.attributes['text:start-value'])
      let hasNumber = !isHeader
      for (const child of elementsOf(item)) {
        this.block(child, { id, style, level, hasNumber, start })
        if (child.name === 'text:p' || child.name === 'text:h') hasNumber = false
      }
    }
  }

  private listId(attributes: Xml['attributes'], style: string | undefined): string {
    const continued = attributes['text:continue-list']
    const before = continued === undefined ? undefined : this.known.get(`list ${continued}`)
    const same = attributes['text:continue-numbering'] === 'true' ? this.known.get(`style ${style}`) : undefined
    const id = before ?? same ?? `${this.known.size} ${style}`
    this.known.set(`list ${attributes['xml:id'] ?? id}`, id)
    this.known.set(`style ${style}`, id)
    return id
  }

  private paragraph(element: Xml, place: ListPlace | undefined): void {
    const style = this.context.styles.paragraph(element.attributes['text:style-name'])
    const own =
      element.name === 'text:h' ? rtfLevel((integerOf(element.attributes['text:outline-level']) ?? 1) - 1) : style.level
    const inline = new OdtInline(this.context, style.isBold && !own && !style.isTitle, (box) => this.boxLines(box))
    inline.read(element)
    const number = element.name === 'text:h' && !place ? this.outlineNumber(element) : this.number(place, style)
    const hints: SourceHints = {
      ...(own && !style.isTitle ? { level: own } : {}),
      ...(style.isTitle ? { isTitle: true } : {}),
      ...(number ? { number } : {}),
      ...(style.align ? { align: style.align } : {}),
      ...(inline.bold.length ? { bold: inline.bold } : {}),
    }
    if (style.breaksBefore) this.lines.push({ text: '', block: { type: 'pageBreak', id: this.context.newId() } })
    const isBare = !inline.text && (inline.after.length > 0 || inline.hasDropped)
    if (!isBare) this.lines.push(Object.keys(hints).length ? { text: inline.text, hints } : { text: inline.text })
    for (const line of inline.after) this.lines.push(line)
  }

  private number(place: ListPlace | undefined, style: OdtStyle): string {
    const name = place?.style ?? style.list
    const list = place && name ? this.context.styles.list(name) : undefined
    if (!place?.hasNumber || !list) return ''
    const start = place.start
    const counted = { ...list, family: place.id, startOf: () => start }
    // A start value begins anew each time it is said, so each has a name of its own.
    return this.counter
      .next(start === undefined ? place.id : `${place.id} ${this.lines.length}`, counted, place.level)
      .trim()
  }

  private outlineNumber(element: Xml): string {
    const { outline } = this.context.styles
    if (!outline || element.attributes['text:is-list-header'] === 'true') return ''
    const level = Math.min(Math.max((integerOf(element.attributes['text:outline-level']) ?? 1) - 1, 0), LIST_LEVELS - 1)
    return this.counter.next('outline', outline, level).trim()
  }

  private boxLines(box: Xml): readonly SourceLine[] {
    const reader = new OdtReader(this.context)
    const lines = reader.read(box).filter(({ text, block }) => block || text.trim())
    return lines.map((line) => (line.block ? line : { ...line, hints: { ...line.hints, part: 'text-box' } }))
  }

  private table(table: Xml): void {
    const after: SourceLine[] = []
    const rows = [...rowsOf(table, false)]
    if (rows.length > MAX_ROWS) {
      this.context.notes.add('tables-as-text')
      for (const { row } of rows) this.lines.push({ text: [...elementsOf(row)].map(charactersOf).join('\t') })
      return
    }
    const loose = rows.map(({ row, isHeader }): LooseRow => {
      const cells = [...elementsOf(row, 'table:table-cell')].flatMap((cell) => {
        const times = integerOf(cell.attributes['table:number-columns-repeated']) ?? 1
        return Array.from({ length: Math.min(Math.max(times, 1), MAX_REPEATED) }, () => cell)
      })
      return {
        isHeader,
        cells: cells.map((cell) => ({
          colSpan: integerOf(cell.attributes['table:number-columns-spanned']) ?? 1,
          rowSpan: integerOf(cell.attributes['table:number-rows-spanned']) ?? 1,
          blocks: () => this.cell(cell, after),
        })),
      }
    })
    const block = gridOfCells(loose, this.context.newId)
    if (block) this.lines.push({ text: '', block })
    for (const line of after) this.lines.push(line)
  }

  private cell(cell: Xml, after: SourceLine[]): readonly Paragraph[] {
    if (findDeep(cell, 'table:table')) this.context.notes.add('nested-tables-flattened')
    const flat = new OdtReader(this.context).read(cell).flatMap((line): SourceLine[] => {
      if (line.block?.type !== 'table') return [line]
      return line.block.rows.map(({ cells }) => ({
        text: cells.map(({ blocks }) => blocks.flatMap(({ runs }) => runs.map((run) => run.text)).join('')).join(' '),
      }))
    })
    return flat.flatMap((line): Paragraph[] => {
      if (line.block || line.hints?.part) after.push(line)
      if (line.block || line.hints?.part || !line.text) return []
      const align = line.hints?.align
      const runs = [{ text: (line.hints?.number ?? '') + line.text }]
      return [{ type: 'paragraph', id: this.context.newId(), runs, ...(align ? { align } : {}) }]
    })
  }
}

function* rowsOf(table: Xml, isHeader: boolean): Generator<{ readonly row: Xml; readonly isHeader: boolean }> {
  for (const child of elementsOf(table)) {
    if (child.name === 'table:table-row') yield { row: child, isHeader }
    else if (child.name === 'table:table-header-rows') yield* rowsOf(child, true)
    else if (child.name === 'table:table-rows' || child.name === 'table:table-row-group') yield* rowsOf(child, isHeader)
  }
}

function contentsText(contents: Xml): string {
  const lines: string[] = []
  const collect = (element: Xml): void => {
    for (const child of elementsOf(element)) {
      if (child.name === 'text:p' || child.name === 'text:h') lines.push(charactersOf(child))
      else if (!child.name.endsWith('-source')) collect(child)
    }
  }
  collect(contents)
  return lines.join('\n')
}
