import type { Document } from '#core/document/document.ts'
import { cleanText } from '#core/document/normalise.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { WrittenBlock, WrittenDocument } from './as-written.ts'
import { asWritten } from './as-written.ts'
import { readWritten } from './read-written.ts'

/**
 * Opens the bytes of an export again and compares what they say with the paper: text, levels, bold, tables, the order of
 * all of it. Trouble `export-differs` names the first line that is not the paper's, or why the file cannot be read.
 */
export async function verifyWritten(bytes: Uint8Array, document: Document, preset: Preset): Promise<Result<undefined>> {
  const read = await readWritten(bytes)
  if (!read.ok) return failed('export-differs', { place: read.error.code })
  const place = firstDifference(comparable(asWritten(document, preset)), comparable(read.value))
  return place === undefined ? ok(undefined) : failed('export-differs', { place })
}

/**
 * A written paper without what a page decides: how large a picture is, and of which bytes; a break before the first
 * line, which contents before it bring along. One empty line in an empty paper is Word's, who wants one.
 */
export function comparable(written: WrittenDocument): WrittenDocument {
  return {
    ...written,
    blocks: isBlank(written) ? [] : withoutFirstBreak(written).map(comparableBlock),
    attachments: written.attachments.map(({ title, blocks }) => ({
      title,
      blocks: blocks.map(comparableBlock),
    })),
  }
}

function withoutFirstBreak({ title, recipients, blocks }: WrittenDocument): readonly WrittenBlock[] {
  const isFirst = !title.length && !recipients.length && blocks[0]?.type === 'pageBreak'
  return isFirst ? blocks.slice(1) : blocks
}

function comparableBlock(block: WrittenBlock): WrittenBlock {
  if (block.type !== 'picture') return block
  return { type: 'picture', asset: '', widthMm: 0, alt: cleanText(block.alt).replaceAll('\n', ' ') }
}

function isBlank(d: WrittenDocument): boolean {
  const { title, recipients, blocks, attachments, signatory, date, note = [], header = [], imprint = [] } = d
  const [only] = blocks
  const isEmptyLine = blocks.length === 1 && only?.type === 'paragraph' && !only.runs.length && !only.align
  return (
    isEmptyLine &&
    ![title, recipients, attachments, signatory, note, header, imprint].some((part) => part.length) &&
    !date.text
  )
}

/** The words of the first part that differs, as the paper has them; undefined where all are equal. */
function firstDifference(paper: WrittenDocument, file: WrittenDocument): string | undefined {
  const expected = partsOf(paper)
  const found = partsOf(file)
  for (let index = 0; index < Math.max(expected.length, found.length); index++) {
    if (JSON.stringify(expected[index]) === JSON.stringify(found[index])) continue
    return wordsOf(expected[index] ?? found[index]).slice(0, 40)
  }
  return undefined
}

function partsOf(d: WrittenDocument): readonly unknown[] {
  const { title, recipients, signatory, date, note = [], header = [], imprint = [] } = d
  const attached = d.attachments.flatMap((attachment) => [attachment.title, ...attachment.blocks])
  return [...header, title, recipients, ...d.blocks, signatory, date.text, note, ...attached, ...imprint]
}

function wordsOf(part: unknown): string {
  const words: string[] = []
  JSON.stringify(part, (key, value: unknown) => {
    if (key === 'text' || key === 'alt' || key === '') words.push(typeof value === 'string' ? value : '')
    return value
  })
  return words.join('')
}
