import type { Attachment, Block, Document, Heading, Paragraph, Run } from './document.ts'
import { isoOf } from './date.ts'
import { showsPrompt } from './document.ts'

/** What may not stand in a run: control characters but the line break, invisible spaces, half surrogate pairs. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\ufeff\ufffe\uffff]/g

/** Every way to write a line break; a vertical tab is Word's own when it hands over plain text. */
const LINE_BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g

/** Text fit for a run: line breaks as \n, a tab as a space, no other control characters, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAK, '\n').replaceAll('\t', ' ').replace(CONTROL, '').toWellFormed()
}

/** A paper in its one canonical form: equal neighbouring runs joined, empty ones dropped, the date's iso derived. */
export function normalise(d: Document): Document {
  const { note, ...rest } = d
  const noteRuns = note && joinRuns(note)
  return {
    ...rest,
    title: joinRuns(d.title),
    recipients: joinRuns(d.recipients),
    blocks: d.blocks.map(normaliseBlock),
    attachments: d.attachments.map(normaliseAttachment),
    signatory: joinRuns(d.signatory),
    date: dateOf(d.date.text),
    ...(noteRuns?.length ? { note: noteRuns } : {}),
  }
}

/** Neighbours with equal marks become one run; runs without text go. */
export function joinRuns(runs: readonly Run[]): readonly Run[] {
  // Joined before cleaning, or a character whose two halves came in two runs would be lost; and again after it,
  // because a run that held nothing but control characters may have stood between two equal ones.
  return joinNeighbours(joinNeighbours(runs).map(cleanRun))
}

function joinNeighbours(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    if (!run.text) continue
    const last = joined.at(-1)
    // A prompt stands alone: two equal fields side by side are two fields.
    if (last && haveEqualMarks(last, run) && !showsPrompt(last) && !showsPrompt(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

function cleanRun(run: Run): Run {
  const text = cleanText(run.text)
  const clean = text === run.text ? run : { ...run, text }
  return isTypedOver(clean) ? withoutSlot(clean) : clean
}

/** Guidance that no longer shows its prompt has been answered: it is the writer's own text. */
function isTypedOver(run: Run): boolean {
  return run.slot !== undefined && run.slot.key === undefined && run.slot.label !== undefined && !showsPrompt(run)
}

function withoutSlot({ slot: _answered, ...rest }: Run): Run {
  return rest
}

/** Whether two runs differ in nothing but their text. */
export function haveEqualMarks(a: Run, b: Run): boolean {
  return marksKey(a) === marksKey(b)
}

function marksKey({ bold, ref, slot, carried, enumerator }: Run): string {
  if (!bold && !ref && !slot && !carried && !enumerator) return ''
  return JSON.stringify([
    bold ?? 0,
    ref ?? 0,
    slot ? [slot.kind, slot.key, slot.label, slot.unit, slot.ledger, slot.choices] : 0,
    carried ? [carried.id, carried.type, carried.from, carried.state, carried.at] : 0,
    enumerator ? [enumerator.series, enumerator.style] : 0,
  ])
}

function dateOf(text: string): Document['date'] {
  const clean = cleanText(text)
  const iso = isoOf(clean)
  return iso ? { text: clean, iso } : { text: clean }
}

function normaliseAttachment(a: Attachment): Attachment {
  return { ...a, title: joinRuns(a.title), blocks: a.blocks.map(normaliseBlock) }
}

function normaliseBlock(given: Block): Block {
  const block = withoutEmptySources(given)
  switch (block.type) {
    case 'heading':
      return normaliseHeading(block)
    case 'paragraph':
      return normaliseParagraph(block)
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map(normaliseParagraph) })),
        })),
      }
    default:
      return block
  }
}

/** No sources are written as no field, never as an empty list. */
function withoutEmptySources<B extends Block>(block: B): B {
  if (block.sources?.length !== 0) return block
  const { sources: _none, ...rest } = block
  return rest as B
}

function normaliseHeading(heading: Heading): Heading {
  const { runIn, ...rest } = heading
  const runs = joinRuns(heading.runs)
  const tail = runIn && joinRuns(runIn)
  return tail?.length ? { ...rest, runs, runIn: tail } : { ...rest, runs }
}

function normaliseParagraph(paragraph: Paragraph): Paragraph {
  return { ...paragraph, runs: joinRuns(paragraph.runs) }
}
