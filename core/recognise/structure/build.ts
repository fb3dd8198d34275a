import type { Attachment, Block, Document, Heading, NewId, Paragraph, Run } from '../../document/document.ts'
import { FORMAT } from '../../document/document.ts'
import { isoOf } from '../../document/date.ts'
import { normalise } from '../../document/normalise.ts'
import { attachmentLabel } from '../../document/text.ts'
import { guessKind, guessUnit, guessYear } from '../guess.ts'
import type { IsRefused, RecogniseNote } from '../notes.ts'
import type { Traced } from '../traced.ts'
import { markEnumerators } from './enumerators.ts'
import { ownNumbers, numberingOf } from './number.ts'
import type { Span } from './piece.ts'
import type { Marks } from './runs.ts'
import { runsOf } from './runs.ts'
import type { Element, HeadingElement, Sketch, SketchedAttachment } from './sketch.ts'
import type { Words } from './words.ts'
import { noteOn } from './words.ts'

/** What a paper is built with. */
export interface Building {
  readonly t: Traced
  readonly words: Words
  readonly marks: Marks
  readonly newId: NewId
  readonly isClean: boolean
  readonly isRefused: IsRefused
  readonly fallbackYear: number
  readonly notes: RecogniseNote[]
}

/** A sketch as a Document, its words copied out, its numbers compared with the computed ones. */
export function buildPaper(sketch: Sketch, b: Building): Document {
  const flat = b.isClean ? sketch : withoutForeignLabels(sketch, b.words)
  const bodies = [flat.body, ...flat.attachments.map((attachment) => attachment.body)]
  const headings = bodies.map((body) => body.filter((element) => element.type === 'heading'))
  const numbers = headings.map((list) => list.map((heading) => numberOf(heading, b)))
  const numbering = numberingOf(
    headings.flatMap((list) => list.map((heading) => heading.level)),
    numbers.flat(),
  )
  const built = bodies.map((body, index) => {
    const own = ownNumbers(
      headings[index]!.map((heading) => heading.level),
      numbers[index]!,
      numbering,
    )
    const head = index === 0 ? headSpans(flat) : attachmentHead(flat.attachments[index - 1]!)
    return buildBody(body, own, b, { head, foot: index === 0 ? footSpans(flat) : [] })
  })
  if (b.isClean) for (const span of sketch.listed) b.notes.push(noteOn(b.t, span, 'attachment-label', ''))
  const title = flat.title.map((span) => b.words.of(span)).join('\n')
  const signatory = flat.signatory.map((span) => b.words.of(span)).join('\n')
  const dated = flat.date ? b.words.of(flat.date) : ''
  const guessed = guessYear(title, dated, b.t.text)
  if (!guessed?.isNamed)
    b.notes.push({ code: 'year-guessed', text: String(guessed?.year ?? b.fallbackYear), at: 0, end: 0 })
  const d: Document = {
    format: FORMAT,
    kind: guessKind(title.replaceAll('\n', '')),
    year: guessed?.year ?? b.fallbackYear,
    unit: guessUnit(title.replaceAll('\n', ''), signatory),
    title: runsOf(title, undefined, b.marks, b.t),
    recipients: flat.recipients ? runsOf(b.words.of(flat.recipients), undefined, b.marks, b.t) : [],
    blocks: built[0]!,
    attachments: flat.attachments.map((attachment, index): Attachment => {
      const label = attachmentLabel(index, flat.attachments.length)
      const found = attachment.label ? b.words.of(attachment.label) : ''
      if (b.isClean && found !== label)
        b.notes.push(labelNote(attachment.label ?? attachment.title[0], found, label, b))
      const named = attachment.title.map((span) => b.words.of(span)).join('\n')
      return { id: b.newId(), title: runsOf(named, undefined, b.marks, b.t), blocks: built[index + 1]! }
    }),
    signatory: runsOf(signatory, undefined, b.marks, b.t),
    date: dateOf(dated),
    ...(flat.note ? { note: runsOf(b.words.of(flat.note), undefined, b.marks, b.t) } : {}),
    ...formOf(flat, b),
    numbering,
  }
  return normalise(markEnumerators(d, b.notes))
}

/** The words that stand before the body, in whose gaps a verbatim reading may find more lines. */
function headSpans(sketch: Sketch): readonly Span[] {
  return [...sketch.title, ...(sketch.recipients ? [sketch.recipients] : [])]
}

function attachmentHead({ label, title }: SketchedAttachment): readonly Span[] {
  return [...(label ? [label] : []), ...title]
}

function footSpans(sketch: Sketch): readonly Span[] {
  return [...sketch.signatory, sketch.date, sketch.note].filter((span) => span !== undefined)
}

function numberOf(heading: HeadingElement, b: Building): string {
  const at = b.t.at[heading.marker.from]!
  if (b.isClean && heading.isRestored) return b.isRefused('number-restored', at) ? '' : heading.number
  if (b.isClean && !b.isRefused('number-form', at)) return heading.number
  return b.words.of(heading.marker).trimEnd()
}

function buildBody(
  body: readonly Element[],
  numbers: readonly (string | undefined)[],
  b: Building,
  edges: { readonly head: readonly Span[]; readonly foot: readonly Span[] },
): Block[] {
  const lines = (texts: readonly string[]) =>
    texts.map((text): Block => ({ type: 'paragraph', id: b.newId(), runs: [{ text }] }))
  let nth = 0
  const own = body.flatMap((element): Block[] => {
    if (element.type === 'block') return [element.block]
    if (element.type === 'paragraph') return [...lines(b.words.before(element.span)), paragraphOf(element, b)]
    // What lay between a number and its words, where they stood on two lines, comes before both.
    const parts = [element.marker, element.title, ...(element.runIn ? [element.runIn] : [])]
    const between = parts.filter((span) => span.to > span.from).flatMap((span) => lines(b.words.before(span)))
    return [...between, headingBlock(element, numbers[nth++], b)]
  })
  const around = (spans: readonly Span[]) => spans.flatMap((span) => lines(b.words.before(span)))
  return [...around(edges.head), ...own, ...around(edges.foot)]
}

function paragraphOf(element: Extract<Element, { type: 'paragraph' }>, b: Building): Paragraph {
  const { align, part } = element.hints
  if (part === 'footnote') b.notes.push(noteOn(b.t, element.span, 'footnote-kept'))
  const runs = runsOf(b.words.of(element.span), element.span, b.marks, b.t)
  return { type: 'paragraph', id: b.newId(), runs, ...(align && align !== 'left' ? { align } : {}) }
}

function headingBlock(element: HeadingElement, own: string | undefined, b: Building): Heading {
  noteNumber(element, own, b)
  const literal = b.words.of(element.marker)
  // Spaces behind a number belong to the words where the paper is read verbatim.
  const space = b.isClean ? '' : literal.slice(literal.trimEnd().length)
  const isUntitled = element.title.to === element.title.from
  const title = headingWords(element, b)
  const lead = leadOf(element, b, isUntitled ? space : '')
  const tail = element.runIn && [...plain(lead), ...runsOf(b.words.of(element.runIn), element.runIn, b.marks, b.t)]
  const runs = isUntitled ? [] : [...plain(space), ...title]
  const base = {
    type: 'heading',
    id: b.newId(),
    level: element.level,
    ...(own === undefined ? {} : { marker: own }),
    runs,
  } as const
  return tail?.length ? { ...base, runIn: tail } : base
}

/** What stands before the words that run on: the break they came with, or the space behind an article's number. */
function leadOf(element: HeadingElement, b: Building, space: string): string {
  const end = element.title.to > element.title.from ? element.title.to : element.marker.to
  const isSplit = element.runIn !== undefined && b.t.text.slice(end, element.runIn.from).includes('\n')
  if (!b.isClean) return isSplit ? `${space}\n` : space
  if (isSplit && b.isRefused('lines-joined', b.t.at[end]!)) return '\n'
  if (isSplit) b.notes.push(noteOn(b.t, { from: end, to: element.runIn!.from }, 'lines-joined', ''))
  return element.number.endsWith('条') ? '\u3000' : ''
}

function plain(text: string): Run[] {
  return text ? [{ text }] : []
}

function headingWords(element: HeadingElement, b: Building): readonly Run[] {
  const words = b.words.of(element.title)
  const bracketed = b.isClean && element.number === '' ? /^【(.*)】$/s.exec(words.trim()) : null
  if (!bracketed) return runsOf(words, element.title, b.marks, b.t, true)
  b.notes.push({ ...noteOn(b.t, element.title, 'bracket-dropped', bracketed[1]!) })
  return runsOf(bracketed[1]!, undefined, b.marks, b.t)
}

function noteNumber(element: HeadingElement, own: string | undefined, b: Building): void {
  if (!b.isClean) return
  const found = b.t.text.slice(element.marker.from, element.marker.to).trimEnd()
  const note = (code: RecogniseNote['code'], to?: string) => {
    const made = noteOn(b.t, element.marker, code, to)
    if (!b.isRefused(code, made.at)) b.notes.push(element.isRestored ? { ...made, text: '' } : made)
  }
  if (element.isRestored) note('number-restored', element.number)
  else if (found !== element.number) note('number-form', element.number)
  if (own && own === element.number && !own.startsWith('第')) note('number-out-of-order')
}

function dateOf(text: string): Document['date'] {
  const iso = isoOf(text)
  return iso ? { text, iso } : { text }
}

/** What stands above the red rule and at the foot of the last page; read verbatim, its lines stay lines. */
function formOf({ header, imprint }: Sketch, b: Building): Pick<Document, 'header' | 'imprint'> {
  if (!b.isClean) return {}
  for (const { span } of header?.lines.filter(hasSpan) ?? []) b.notes.push(noteOn(b.t, span, 'header-field'))
  for (const { span } of imprint?.lines.filter(hasSpan) ?? []) b.notes.push(noteOn(b.t, span, 'imprint-field'))
  return { ...(header ? { header: header.value } : {}), ...(imprint ? { imprint: imprint.value } : {}) }
}

function hasSpan(element: Element): element is Exclude<Element, HeadingElement> {
  return element.type !== 'heading'
}

function labelNote(span: Span | undefined, found: string, label: string, b: Building): RecogniseNote {
  return { ...noteOn(b.t, span ?? { from: 0, to: 0 }, 'attachment-label', label), text: found }
}

/**
 * Read verbatim, a paper gets no character of ours: an attachment whose label export would write anew stays in the body, and
 * a header and an imprint, which have no place in the plain text, stay lines.
 */
function withoutForeignLabels(sketch: Sketch, words: Words): Sketch {
  const count = sketch.attachments.length
  const isOurs = sketch.attachments.every(
    ({ label }, index) => label && words.of(label) === attachmentLabel(index, count),
  )
  const lines = (spans: readonly (Span | undefined)[]): Element[] =>
    spans.flatMap((span) => (span ? [{ type: 'paragraph', span, hints: {} } as const] : []))
  const moved = isOurs ? [] : sketch.attachments.flatMap((one) => [...lines([one.label, ...one.title]), ...one.body])
  const foot = moved.length ? lines([...sketch.signatory, sketch.date, sketch.note]) : []
  const { date, note, ...rest } = sketch
  const last = sketch.imprint?.lines ?? []
  const body = [...(sketch.header?.lines ?? []), ...sketch.body, ...foot, ...moved]
  if (!moved.length) return withLastLines({ ...sketch, body }, last)
  return { ...rest, body: [...body, ...last], signatory: [], attachments: [] }
}

/** Lines behind all the rest stay there: in the last attachment where there is one. */
function withLastLines(sketch: Sketch, lines: readonly Element[]): Sketch {
  const last = sketch.attachments.at(-1)
  if (!lines.length) return sketch
  if (last)
    return { ...sketch, attachments: [...sketch.attachments.slice(0, -1), { ...last, body: [...last.body, ...lines] }] }
  const { date, note, ...rest } = sketch
  const foot = [...sketch.signatory, date, note].flatMap((span): Element[] =>
    span ? [{ type: 'paragraph', span, hints: {} }] : [],
  )
  return { ...rest, signatory: [], body: [...sketch.body, ...foot, ...lines] }
}
