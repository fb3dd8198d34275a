import type { Block, Document, Heading, Level, Run } from '../document/document.ts'
import { headingNumbers } from '../document/walk.ts'
import { attachmentLabel, textOf } from '../document/text.ts'

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
    title: textOf(d.title),
    ...bodyOutline(d.blocks, numbers),
    closingParagraphs: 0,
    recipient: textOf(d.recipients) || null,
    signatory: textOf(d.signatory) || null,
    date: d.date.text || null,
    attachments: d.attachments.map((attachment, index) => ({
      number: attachmentLabel(index, d.attachments.length),
      title: textOf(attachment.title),
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

function nodeOf(heading: Heading, number: string): Growing {
  return {
    level: heading.level,
    number,
    title: textOf(heading.runs).replaceAll('\n', '').replace(/。$/, ''),
    runIn: heading.runIn !== undefined,
    paragraphs: heading.runIn ? 1 : 0,
    enumerations: enumerationsOf(heading.runIn ?? []),
    children: [],
  }
}

/** 一是/一要 at the head of a sentence or clause; inside one (唯一是…) the same characters are no enumerator. */
const ENUMERATOR = /(?<=^|[。；;：:！？\n，])([一二三四五六七八九十]+[是要])(?!否)/g

/** The enumerators of a paragraph in order, as numbered in its text. */
export function enumerationsOf(runs: readonly Run[]): string[] {
  return Array.from(textOf(runs).matchAll(ENUMERATOR), (match) => match[1]!)
}
