import type { BlockId, Document, Heading } from '../document/document.ts'
import { oneLine } from '../document/text.ts'
import { headingNumbers } from '../document/walk.ts'
import { enumeratorsIn } from '../outline/outline.ts'
import type { PlanChapter } from './plan-part.ts'
import { planChapters } from './plan-part.ts'
import { sectionsByBlock } from './sections-by-block.ts'

/** One task of last year's plan, to be answered in this year's summary. */
export interface PlanItem {
  /** The path of markers down to the item's own heading. */
  readonly section: string
  /** The heading's number, or 一是 … where the plan has no headings. */
  readonly number: string
  /** The words of the heading without its closing 。, verbatim. */
  readonly text: string
  readonly block: BlockId
  readonly by: 'heading' | 'enumerator' | 'paragraph'
}

/**
 * Every heading of every level under the plan part, in order, repeats included. A plan without headings is read by its
 * enumerators (一是 …), else by the first sentence of each paragraph.
 */
export function planItems(d: Document): readonly PlanItem[] {
  const paths: Paths = { sections: sectionsByBlock(d), numbers: headingNumbers(d) }
  const chapters = planChapters(d)
  const headed = chapters.flatMap((chapter) => headedItems(chapter, paths))
  return headed.length > 0 ? headed : chapters.flatMap((chapter) => spokenItems(chapter, paths))
}

interface Paths {
  readonly sections: ReadonlyMap<BlockId, string>
  readonly numbers: ReadonlyMap<BlockId, string>
}

function headedItems({ blocks }: PlanChapter, { sections, numbers }: Paths): PlanItem[] {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  return headings.flatMap((each): PlanItem[] => {
    const text = oneLine(each.runs).replace(/。$/, '') || firstSentence(oneLine(each.runIn ?? []))
    const at = { section: sections.get(each.id) ?? '', number: numbers.get(each.id) ?? '' }
    return text ? [{ ...at, text, block: each.id, by: 'heading' }] : []
  })
}

function spokenItems({ heading, blocks }: PlanChapter, { sections }: Paths): PlanItem[] {
  const section = (heading && sections.get(heading.id)) ?? ''
  const texts = blocks.flatMap((block) =>
    block.type === 'paragraph' ? [[block.id, oneLine(block.runs)] as const] : [],
  )
  if (heading?.runIn) texts.unshift([heading.id, oneLine(heading.runIn)])
  return texts.flatMap(([block, text]) => itemsIn(text).map((item) => ({ section, block, ...item })))
}

function itemsIn(text: string): Pick<PlanItem, 'number' | 'text' | 'by'>[] {
  const found = enumeratorsIn(text)
  if (found.length === 0) {
    const sentence = firstSentence(text)
    return sentence ? [{ number: '', text: sentence, by: 'paragraph' }] : []
  }
  return found.flatMap(({ at, text: number }) => {
    const sentence = firstSentence(text.slice(at + number.length))
    return sentence ? [{ number, text: sentence, by: 'enumerator' as const }] : []
  })
}

function firstSentence(text: string): string {
  return /^[^。；！？]*/.exec(text.trim())![0]
}
