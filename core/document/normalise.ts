import type { Attachment, Block, Document, Heading, Paragraph, Run } from './document.ts'
import { isoOf } from './date.ts'

/** Everything that may not stand in a run: control characters but the line break, tabs (as a space) and half surrogate pairs. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Text fit for a run: line breaks as \n, a tab as a space, no other control characters, no half surrogate pairs. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROL, '')
    .toWellFormed()
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
  const joined: Run[] = []
  for (const run of runs) {
    const text = cleanText(run.text)
    if (!text) continue
    const last = joined.at(-1)
    if (last && haveEqualMarks(last, run)) joined[joined.length - 1] = { ...last, text: last.text + text }
    else joined.push({ ...run, text })
  }
  return joined
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

function normaliseBlock(block: Block): Block {
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

function normaliseHeading(heading: Heading): Heading {
  const { runIn, ...rest } = heading
  const runs = joinRuns(heading.runs)
  const tail = runIn && joinRuns(runIn)
  return tail?.length ? { ...rest, runs, runIn: tail } : { ...rest, runs }
}

function normaliseParagraph(paragraph: Paragraph): Paragraph {
  return { ...paragraph, runs: joinRuns(paragraph.runs) }
}
