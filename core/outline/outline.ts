import type { Block, Document, Heading, Level, Run } from '../document/document.ts'
import { headingNumbers } from '../document/walk.ts'
import { attachmentLabel, oneLine, textOf } from '../document/text.ts'

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
  return {
    title: oneLine(d.title),
    ...bodyOutline(d.blocks, numbers),
    closingParagraphs: 0,
    recipient: textOf(d.recipients) || null,
    signatory: textOf(d.signatory) || null,
    date: d.date.text || null,
    attachments: d.attachments.map((attachment, index) => ({
      number: attachmentLabel(index, d.attachments.length),
      title: oneLine(attachment.title),
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
      const node = path.at(-1)
      if (!node) leadParagraphs++
      else {
        node.paragraphs++
        node.enumerations.push(...enumerationsOf(block.runs))
      }
    }
  }
  return { leadParagraphs, outline: roots }
}

/** A numbered item whose first sentence is longer than this has no title: it is a paragraph that carries a number. */
const LONGEST_TITLE = 60

function nodeOf(heading: Heading, number: string): Growing {
  const title = oneLine(heading.runs).replace(/。$/, '')
  const isTitled = title !== '' && Array.from(title).length <= LONGEST_TITLE
  const isRunIn = isTitled && heading.runIn !== undefined
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
  for (const match of textOf(runs).matchAll(ENUMERATOR)) {
    if (!found.some((marked) => marked.at === match.index)) found.push({ at: match.index, text: match[0] })
  }
  return found.toSorted((a, b) => a.at - b.at).map((enumerator) => enumerator.text)
}
