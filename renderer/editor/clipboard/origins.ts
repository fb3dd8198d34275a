import type { LexicalNode } from 'lexical'
import type { Source } from '#core/document/document.ts'
import { sectionsByBlock } from '#core/roll-forward/sections-by-block.ts'
import { $editorToDocument } from '../editor-to-document.ts'
import { $isFrame, type FrameNode } from '../nodes/frame-node.ts'
import { $isFlow, $isLine, type LineNode } from '../nodes/line-node.ts'
import { $selectedIds } from '../structure/places.ts'

/** Where pasted blocks stood, each as the source that it is, and the draft that they are pasted into. */
export interface Origins {
  readonly origins: readonly Source[]
  readonly into: string | null
}

export const NO_ORIGINS: Origins = { origins: [], into: null }

/** As many as a block may have. */
export const MOST_SOURCES = 1_000

/** The selected blocks of a draft, each as the source that it is for another one. */
export function $originsOf(draft: string): readonly Source[] {
  const ids = $selectedIds()
  if (ids.length === 0) return []
  const d = $editorToDocument()
  const sections = sectionsByBlock(d)
  return ids.map((block) => ({ paper: draft, year: d.year, section: sections.get(block) ?? '', block }))
}

/**
 * Blocks of another draft have it as the last of their sources; within one draft they keep what they had. Answers the
 * sources of words that stand on no line of their own.
 */
export function $addOrigins(
  nodes: readonly LexicalNode[],
  sources: readonly Source[],
  { origins, into }: Origins,
): readonly Source[] {
  const foreign = origins.filter(({ paper }) => paper !== into)
  const byBlock = new Map<string, Source>(foreign.flatMap((each) => (each.block ? [[each.block, each]] : [])))
  for (const node of nodes) {
    const origin = $isBlock(node) ? byBlock.get(node.getBlockId()) : undefined
    if (origin && $isBlock(node)) node.setSources(withOrigins(node.getSources(), [origin], into))
  }
  return foreign.length > 0 ? withOrigins(sources, foreign, into) : sources
}

/** What came back to the draft that it had been copied out of did not come from itself. */
function withOrigins(sources: readonly Source[], origins: readonly Source[], into: string | null): readonly Source[] {
  const others = sources.filter(({ paper, passage }) => paper !== into || passage !== undefined)
  const known = new Set(others.map((source) => JSON.stringify(source)))
  return [...others, ...origins.filter((origin) => !known.has(JSON.stringify(origin)))].slice(-MOST_SOURCES)
}

/** Empty lines come from nowhere, as do the paper's own. */
function $isBlock(node: LexicalNode): node is LineNode | FrameNode {
  return $isFrame(node) || ($isLine(node) && $isFlow(node) && !node.isEmpty())
}
