import type { Document } from '../document/document.ts'
import { bigramsOf } from './bigram-index.ts'
import type { SectionNode } from './section-tree.ts'
import { sectionTrees, walkSections } from './section-tree.ts'
import { sentencesOf } from './sentences.ts'
import { wordsKey } from './words-key.ts'

/** A section with what it is told by. */
export interface SectionToMatch {
  readonly node: SectionNode
  /** The sections right under it, as numbers of the whole list. */
  readonly children: readonly number[]
  /** Its title without years and numbers. */
  readonly title: string
  /** The words of all that stands in it, headings apart. */
  readonly text: string
  readonly titlePairs: Uint32Array
  readonly textPairs: Uint32Array
}

/** All sections of a paper in reading order, each body before its headings. */
export function sectionsToMatch(d: Document): readonly SectionToMatch[] {
  const texts = new Map<string | null, string>()
  for (const { owner, kind, key } of sentencesOf(d)) {
    if (kind === 'text') texts.set(owner, `${texts.get(owner) ?? ''}${key}`)
  }
  const nodes = sectionTrees(d).flatMap((tree) => [...walkSections(tree)])
  const at = new Map(nodes.map((node, index) => [node, index]))
  return nodes.map((node): SectionToMatch => {
    const title = titleKey(node.title)
    const text = [...walkSections(node)].map(({ id }) => texts.get(id) ?? '').join('')
    const children = node.children.map((child) => at.get(child)!)
    return { node, children, title, text, titlePairs: bigramsOf(title), textPairs: bigramsOf(text) }
  })
}

// 2025年工作回顾 and 2024年工作回顾 have one title; 20XX is a year too.
const YEARS = /(?:\d{4}|\d{2}[x×*]{2}|[〇零一二三四五六七八九]{4})年?度?|[今去上明]年|\d+/giu

function titleKey(title: string): string {
  return wordsKey(title.normalize('NFKC').replaceAll(YEARS, ' '))
}
