import type { Document } from '../document/document.ts'
import { cleanText, normalise } from '../document/normalise.ts'
import { oneLine } from '../document/text.ts'
import { headingNumbers } from '../document/walk.ts'
import { composeAttachments } from './compose-attachments.ts'
import { composeBlocks } from './compose-blocks.ts'
import { composeAttachmentNote, composeNote } from './compose-closing.ts'
import type { PageOf } from './compose-contents.ts'
import { composeContents } from './compose-contents.ts'
import { composeHeader } from './compose-header.ts'
import { composeImprint } from './compose-imprint.ts'
import { composeLetterhead, letterFoot } from './compose-letterhead.ts'
import { composeSignature } from './compose-signature.ts'
import { composeTitle } from './compose-title.ts'
import type { Composing, PictureSizeOf } from './composing.ts'
import type { Preset } from './presets.ts'
import { blankLines, gap, setLine } from './set-line.ts'
import type { SetBlock, SetPaper } from './set-paper.ts'

export interface ComposeOptions {
  /** Absent, or undefined for a picture: a framed line with its description stands there. */
  readonly pictureSize?: PictureSizeOf
  /** For the contents: the page of a heading as pages were counted before; absent, or undefined: none is shown. */
  readonly pageOf?: PageOf
}

/** A paper as the preset's form sets it: every line that the form asks for, in order, with its place and its type. */
export function compose(document: Document, preset: Preset, options: ComposeOptions = {}): SetPaper {
  const d = normalise(document)
  const composing: Composing = {
    preset,
    numbers: headingNumbers(d),
    pictureSize: options.pictureSize ?? (() => undefined),
  }
  const header = headerOf(d, preset)
  const opening = composeOpening(d, preset)
  const text = composeText(d, composing)
  return {
    preset,
    name: cleanText(oneLine(d.title)),
    unit: cleanText(d.unit),
    numbering: d.numbering,
    blocks: preset.contents ? withContents(header, opening, text, options) : [...header, ...opening, ...text],
    imprint: composeImprint(d, preset),
    ...(preset.form === 'letter' ? letterFoot(d, preset) : {}),
  }
}

function headerOf(d: Document, preset: Preset): readonly SetBlock[] {
  if (preset.form === 'plain') return []
  const header = preset.form === 'letter' ? composeLetterhead(d, preset) : composeHeader(d, preset)
  // The title stands two empty lines below the rule, or below the last line of a letterhead (GB/T 9704-2012, 7.3.1 and 10.1).
  return header.length ? [...header, ...blankLines(2)] : []
}

function composeText(d: Document, composing: Composing): readonly SetBlock[] {
  const { preset } = composing
  return [
    ...composeBlocks(d.blocks, 0, composing),
    ...composeAttachmentNote(d, preset),
    ...composeSignature(d, preset),
    ...composeNote(d),
    ...composeAttachments(d, composing),
  ]
}

/** Title and, one empty line below it, the recipients (GB/T 9704-2012, 7.3.1 and 7.3.2). */
function composeOpening(d: Document, preset: Preset): readonly SetBlock[] {
  const title = composeTitle('title', d.title, 'title', preset)
  return [...title, ...(title.length ? blankLines(1) : []), ...setLine('recipients', d.recipients, 'recipients')]
}

// A report begins with its contents on pages of their own; where there is a header, the first page is that of the header.
function withContents(
  header: readonly SetBlock[],
  opening: readonly SetBlock[],
  text: readonly SetBlock[],
  { pageOf }: ComposeOptions,
): readonly SetBlock[] {
  const contents = composeContents(text, pageOf ?? (() => undefined))
  if (header.length || !contents.length) return [...header, ...opening, ...contents, ...text]
  const [first, ...rest] = [...opening, ...text]
  if (!first) return contents
  if (first.type === 'table') return [...contents, gap({ pageBreakBefore: true }), first, ...rest]
  return [...contents, { ...first, pageBreakBefore: true }, ...rest]
}
