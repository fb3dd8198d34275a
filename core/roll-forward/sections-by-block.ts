import type { BlockId, Document } from '../document/document.ts'
import { attachmentLabel } from '../document/text.ts'
import { bodiesOf, headingNumbers } from '../document/walk.ts'

/** The block that a section begins with, by its path of markers; undefined where the paper has none such. */
export function blockOfSection(d: Document, section: string): BlockId | undefined {
  for (const [block, path] of sectionsByBlock(d)) if (path === section) return block
  return undefined
}

/** The section of every block as a path of markers (一、（二）); a heading's own number ends its path. */
export function sectionsByBlock(d: Document): ReadonlyMap<BlockId, string> {
  const numbers = headingNumbers(d)
  const sections = new Map<BlockId, string>()
  for (const [body, blocks] of bodiesOf(d).entries()) {
    const root = body ? attachmentLabel(body - 1, d.attachments.length) : ''
    const open: { readonly level: number; readonly number: string }[] = []
    for (const block of blocks) {
      if (block.type === 'heading') {
        while (open.length && open.at(-1)!.level >= block.level) open.pop()
        open.push({ level: block.level, number: numbers.get(block.id) ?? '' })
      }
      sections.set(block.id, root + open.map((heading) => heading.number).join(''))
    }
  }
  return sections
}
