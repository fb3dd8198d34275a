import type { Attachment, Document } from '../document/document.ts'
import { attachmentLabel } from '../document/text.ts'
import { composeBlocks } from './compose-blocks.ts'
import { composeTitle } from './compose-title.ts'
import type { Composing } from './composing.ts'
import { blankLines, formLine } from './set-line.ts'
import type { SetBlock } from './set-paper.ts'

/** Every attachment from a new page on: its label on the first line, its title on the third (GB/T 9704-2012, 7.3.7). */
export function composeAttachments({ attachments }: Document, composing: Composing): readonly SetBlock[] {
  return attachments.flatMap((attachment, index) => {
    const label = attachmentLabel(index, attachments.length)
    return composeAttachment(attachment, label, index + 1, composing)
  })
}

function composeAttachment(
  { id, title, blocks }: Attachment,
  label: string,
  list: number,
  composing: Composing,
): readonly SetBlock[] {
  const titled = composeTitle('attachmentTitle', title, id, composing.preset)
  return [
    formLine('attachmentLabel', label, id, { pageBreakBefore: true }),
    ...(titled.length ? [...blankLines(1), ...titled, ...blankLines(1)] : []),
    ...composeBlocks(blocks, list, composing),
  ]
}
