import { Header } from 'docx'
import type { SetBlock, SetPaper } from '#core/layout/set-paper.ts'
import { writeBlocks } from './write-blocks.ts'
import type { Writing } from './write-blocks.ts'

/** A paper's blocks parted into those above the type area of the first page and those in it. */
export interface Letterhead {
  readonly head: readonly SetBlock[]
  readonly rest: readonly SetBlock[]
  /** Twips from the sheet's upper edge; the preset's own where nothing stands above the type area. */
  readonly fromTop: number
}

/** What begins above the type area goes, down to its rule, into the first page's header: in Word nothing else may stand there. */
export function letterheadOf({ blocks, preset }: SetPaper): Letterhead {
  const [first] = blocks
  const before = first?.type === 'paragraph' ? (first.before ?? 0) : 0
  if (before >= 0) return { head: [], rest: blocks, fromTop: preset.page.header }
  const end = blocks.findIndex((block) => block.type === 'paragraph' && block.rule) + 1
  return { head: blocks.slice(0, end), rest: blocks.slice(end), fromTop: preset.page.top + before }
}

/** The first page's header; none where nothing stands above the type area. */
export function writeLetterhead({ head }: Letterhead, writing: Writing): { readonly first: Header } | undefined {
  return head.length ? { first: new Header({ children: [...writeBlocks(head, writing)] }) } : undefined
}
