import { isoOf } from '#core/document/date.ts'
import type { BlockId } from '#core/document/document.ts'
import { joinRuns } from '#core/document/normalise.ts'
import type { ReadError } from '#core/recognise/reading.ts'
import type { Result, Trouble } from '#core/result.ts'
import type { WrittenDocument, WrittenRun } from './as-written.ts'
import { contextOf } from './context-of.ts'
import { openPackage } from './open-package.ts'
import type { Xml } from './parse-xml.ts'
import { parseXml, streamXml } from './parse-xml.ts'
import type { ReadContext } from './read-context.ts'
import { readWrittenTable } from './read-written-table.ts'
import { settle } from './refusal.ts'
import { contentsStyle, GAP, LEVELS, ROLE_STYLES } from './style-ids.ts'
import { elementsOf } from './walk-xml.ts'
import type { WrittenLine } from './written-line.ts'
import { PARTS, readWrittenLine } from './written-line.ts'

/**
 * A .docx of ours, read back by the styles that the writer gives its parts, to be compared with `asWritten`. Pictures
 * have the size that Word shows and, where only their frame stands, no asset; the form's own lines are passed over.
 */
export function readWritten(bytes: Uint8Array): Promise<Result<WrittenDocument, Trouble<ReadError>>> {
  return settle(async () => {
    const file = openPackage(bytes)
    const context = await contextOf(file, () => '' as BlockId)
    const builder = new WrittenBuilder(context)
    // The names of a letter stand in the head of its first page.
    for (const { type, target } of file.relations) if (type === 'header') builder.head(file.zip.read(target))
    streamXml(file.zip.read(file.main)!, {
      containers: new Set(['w:document', 'w:body']),
      visit: (element, container) => container === 'w:body' && builder.block(element),
    })
    return builder.finish()
  })
}

const CONTENTS: ReadonlySet<string> = new Set(LEVELS.map((level) => contentsStyle(level).id))
const HEADER: ReadonlySet<string> = new Set(
  (['copyNumber', 'secrecy', 'mark', 'documentNumber'] as const).map((role) => ROLE_STYLES[role].id),
)

function below(above: readonly WrittenRun[], runs: readonly WrittenRun[]): readonly WrittenRun[] {
  return joinRuns([...above, { text: '\n' }, ...runs])
}

function* paragraphsIn(element: Xml): Generator<Xml> {
  for (const child of elementsOf(element)) {
    if (child.name === 'w:p') yield child
    else yield* paragraphsIn(child)
  }
}

type Blocks = WrittenDocument['blocks'][number][]

class WrittenBuilder {
  private readonly context: ReadContext
  private readonly blocks: Blocks = []
  private readonly attachments: { title: readonly WrittenRun[]; blocks: Blocks }[] = []
  private readonly header: string[] = []
  private readonly imprint: string[] = []
  private readonly lines = new Map<string, readonly WrittenRun[]>()
  /** Whether nothing but contents has come so far: the break behind them is the form's own. */
  private isBehindContents = false

  constructor(context: ReadContext) {
    this.context = context
  }

  block(element: Xml): void {
    if (element.name === 'w:tbl') {
      const table = readWrittenTable(element, this.context)
      if (table) this.push(table)
      else for (const line of paragraphsIn(element)) this.formLine(readWrittenLine(line, this.context))
    } else if (element.name === 'w:p') this.paragraph(readWrittenLine(element, this.context))
  }

  head(part: Uint8Array | undefined): void {
    for (const line of part ? paragraphsIn(parseXml(part)) : []) this.formLine(readWrittenLine(line, this.context))
  }

  finish(): WrittenDocument {
    const line = (id: string) => this.lines.get(id) ?? []
    const text = line(ROLE_STYLES.date.id).map((run) => run.text)
    const iso = isoOf(text.join(''))
    const note = line(ROLE_STYLES.note.id)
    const { header, imprint } = this
    return {
      title: line(ROLE_STYLES.title.id),
      recipients: line(ROLE_STYLES.recipients.id),
      blocks: this.blocks,
      attachments: this.attachments,
      signatory: line(ROLE_STYLES.signatory.id),
      date: { text: text.join(''), ...(iso ? { iso } : {}) },
      ...(note.length ? { note } : {}),
      ...(header.length ? { header } : {}),
      ...(imprint.length ? { imprint } : {}),
    }
  }

  private paragraph(line: WrittenLine): void {
    const { style } = line
    if (CONTENTS.has(style)) this.isBehindContents = !this.lines.size && !this.header.length
    else if (style === ROLE_STYLES.attachmentLabel.id) this.attachments.push({ title: [], blocks: [] })
    else if (style === ROLE_STYLES.attachmentTitle.id) this.attachmentTitle(line.runs)
    else if (HEADER.has(style) || style === ROLE_STYLES.imprint.id) this.formLine(line)
    else if (PARTS.has(style)) this.part(style, line.runs)
    else this.bodyLine(line)
  }

  /** A line of 版头 or 版记, as the form words it. */
  private formLine({ style, text }: WrittenLine): void {
    if (!text) return
    if (HEADER.has(style)) this.header.push(text)
    else if (style === ROLE_STYLES.imprint.id) this.imprint.push(text)
  }

  private bodyLine(line: WrittenLine): void {
    if (!line.block && line.style !== GAP.id) return
    if (line.breaksBefore && !this.isBehindContents) this.push({ type: 'pageBreak' })
    if (line.block) this.push(line.block)
  }

  /** A part set in several lines is one part. */
  private part(style: string, runs: readonly WrittenRun[]): void {
    this.isBehindContents = false
    const known = this.lines.get(style)
    this.lines.set(style, known ? below(known, runs) : runs)
  }

  private attachmentTitle(runs: readonly WrittenRun[]): void {
    const attachment = this.attachments.at(-1)
    if (attachment) attachment.title = attachment.title.length ? below(attachment.title, runs) : runs
  }

  private push(block: Blocks[number]): void {
    this.isBehindContents = false
    const blocks = this.attachments.at(-1)?.blocks ?? this.blocks
    blocks.push(block)
  }
}
