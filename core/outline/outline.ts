import type { Block, Document, Heading, Level, Run } from '../document/document.ts'
import { headingNumbers } from '../document/walk.ts'
import { attachmentLabel, oneLine, textOf } from '../document/text.ts'
import { closingStart } from './closing.ts'
import { paperTitle } from './paper-title.ts'

/** A heading and what stands under it; the shape that the command line prints. */
export interface OutlineNode {
  readonly level: Level
  readonly number: string
  readonly title: string
  readonly runIn: boolean
  /** Body paragraphs before the first child; a run-in heading's own paragraph counts as one. */
  readonly paragraphs: number
  /** 一是 二是 … as numbered in the text, in order. */
  readonly enumerations: readonly string[]
  readonly children: readonly OutlineNode[]
}

/** The outline of a paper as `outline` prints it. */
export interface Outline {
  readonly title: string
  readonly leadParagraphs: number
  readonly outline: readonly OutlineNode[]
  readonly closingParagraphs: number
  readonly recipient: string | null
  readonly signatory: string | null
  readonly date: string | null
  readonly attachments: readonly OutlineAttachment[]
}

export interface OutlineAttachment {
  readonly number: string
  readonly title: string
  readonly leadParagraphs: number
  readonly outline: readonly OutlineNode[]
}

/** The outline tree: headings nested by level, skipped levels allowed, paragraphs and enumerators counted where they stand. */
export function outlineOf(d: Document): Outline {
  const numbers = headingNumbers(d)
  const closing = closingStart(d.blocks)
  return {
    title: paperTitle(d.title),
    ...bodyOutline(d.blocks.slice(0, closing), numbers),
    closingParagraphs: d.blocks.slice(closing).filter((block) => block.type === 'paragraph' && textOf(block.runs))
      .length,
    recipient: textOf(d.recipients) || null,
    signatory: textOf(d.signatory) || null,
    date: d.date.text || null,
    attachments: d.attachments.map((attachment, index) => ({
      number: attachmentLabel(index, d.attachments.length),
      title: paperTitle(attachment.title),
      ...bodyOutline(attachment.blocks, numbers),
    })),
  }
}

type Growing = { -readonly [K in keyof OutlineNode]: OutlineNode[K] } & { children: Growing[]; enumerations: string[] }

function bodyOutline(
  blocks: readonly Block[],
  numbers: ReadonlyMap<string, string>,
): Pick<Outline, 'leadParagraphs' | 'outline'> {
  const roots: Growing[] = []
  const path: Growing[] = []
  let leadParagraphs = 0
  for (const block of blocks) {
    if (block.type === 'heading') {
      const node = nodeOf(block, numbers.get(block.id) ?? '')
      while (path.length && path.at(-1)!.level >= node.level) path.pop()
      ;(path.at(-1)?.children ?? roots).push(node)
      path.push(node)
    } else if (block.type === 'paragraph' && textOf(block.runs)) {
      const node = ownerOf(path)
      if (!node) leadParagraphs++
      else {
        node.paragraphs++
        node.enumerations.push(...enumerationsOf(block.runs))
      }
    }
  }
  return { leadParagraphs, outline: roots }
}

/** Behind the items of an article its own text goes on; elsewhere text belongs to the heading right before it. */
function ownerOf(path: readonly Growing[]): Growing | undefined {
  const last = path.at(-1)
  const above = path.at(-2)
  return last?.title === '' && above?.number.endsWith('条') ? above : last
}

/** A numbered item whose first sentence is longer than this has no title: it is a paragraph that carries a number. */
const LONGEST_TITLE = 60

function nodeOf(heading: Heading, number: string): Growing {
  const title = oneLine(heading.runs).replace(/。$/, '')
  const isTitled = title !== '' && Array.from(title).length <= LONGEST_TITLE
  // An article (第三条) has no title, and its text always runs on.
  const isArticle = heading.marker?.endsWith('条') === true
  const isRunIn = (isTitled || isArticle) && heading.runIn !== undefined
  const text = isTitled ? (heading.runIn ?? []) : [...heading.runs, ...(heading.runIn ?? [])]
  return {
    level: heading.level,
    number,
    title: isTitled ? title : '',
    runIn: isRunIn,
    paragraphs: isRunIn || (!isTitled && textOf(text) !== '') ? 1 : 0,
    enumerations: enumerationsOf(text),
    children: [],
  }
}

// At the head of a sentence or clause only (唯一是…, 八项规定十要 are none), also after the bracket or quotation mark that
// closes the one before; 一是否, 三要素, 五要件 are words.
const ENUMERATOR =
  /(?<=(?:^|[。；;：:！!？?\n，,”’」』）)】])[ \u3000]*)[一二三四五六七八九十百]+[是要](?!否|素(?!质)|件)/g

/** The enumerators of a paragraph in order, as numbered in its text; a run that is marked as one counts wherever it stands. */
export function enumerationsOf(runs: readonly Run[]): string[] {
  const found: { readonly at: number; readonly text: string }[] = []
  let at = 0
  for (const run of runs) {
    if (run.enumerator) found.push({ at, text: run.text })
    at += run.text.length
  }
  for (const enumerator of enumeratorsIn(textOf(runs))) {
    if (!found.some((marked) => marked.at === enumerator.at)) found.push(enumerator)
  }
  return found.toSorted((a, b) => a.at - b.at).map((enumerator) => enumerator.text)
}

/** Where 一是, 二要 … stand in a paragraph's text; offsets in UTF-16 units. */
export function enumeratorsIn(text: string): readonly { readonly at: number; readonly text: string }[] {
  return [...text.matchAll(ENUMERATOR)].map((match) => ({ at: match.index, text: match[0] }))
}
