import type { Document } from '../document/document.ts'
import type { SentenceReuse } from './reuse.ts'
import type { SectionNode } from './section-tree.ts'
import { sectionTrees, walkSections } from './section-tree.ts'

/** Shares of a text by characters, marks and spaces apart; kept, rewritten and new together are 1, or all are 0 without words. */
export interface Shares {
  readonly characters: number
  readonly kept: number
  readonly rewritten: number
  readonly new: number
  /** The share that really stands in the other papers: what is kept, and of what is rewritten the words that stayed. */
  readonly reuse: number
}

/** The shares of a whole section, as the outline has it: a heading with all under it. */
export interface SectionShares extends Shares, Pick<SectionNode, 'id' | 'level' | 'number' | 'title'> {
  /** The path of markers, `""` for the lead. */
  readonly section: string
  /** Of what stands under the heading itself, before the next heading of any level. */
  readonly own: Shares
}

/** The shares of the sentences given. */
export function sharesOf(sentences: readonly SentenceReuse[]): Shares {
  const sums = { kept: 0, rewritten: 0, new: 0 }
  let [characters, common] = [0, 0]
  for (const { sentence, kind, common: stays } of sentences) {
    sums[kind] += sentence.characters
    characters += sentence.characters
    common += stays
  }
  const share = (count: number) => (characters === 0 ? 0 : count / characters)
  const { kept, rewritten } = sums
  return { characters, kept: share(kept), rewritten: share(rewritten), new: share(sums.new), reuse: share(common) }
}

/** Every section that has words, in reading order; the lead of the paper is a section of its own text alone. */
export function sectionShares(d: Document, sentences: readonly SentenceReuse[]): readonly SectionShares[] {
  const byOwner = new Map<string | null, SentenceReuse[]>()
  for (const each of sentences) {
    const there = byOwner.get(each.sentence.owner)
    if (there) there.push(each)
    else byOwner.set(each.sentence.owner, [each])
  }
  const sections = sectionTrees(d).flatMap((tree) => [...walkSections(tree)])
  return sections.flatMap((node): SectionShares[] => {
    const own = byOwner.get(node.id) ?? []
    const covered = node.id === null ? [] : [...walkSections(node)].slice(1)
    const shares = sharesOf([...own, ...covered.flatMap(({ id }) => byOwner.get(id) ?? [])])
    if (shares.characters === 0) return []
    const { id, level, number, title, path } = node
    return [{ ...shares, id, level, number, title, section: path, own: sharesOf(own) }]
  })
}
