import type { ReuseSentence, ReuseShares, ReuseReport } from '#contract'
import type { OtherPaper } from '#core/compare/paper-index.ts'
import type { SentenceReuse } from '#core/compare/reuse.ts'
import { reuseOf } from '#core/compare/reuse.ts'
import type { Shares } from '#core/compare/section-shares.ts'
import type { Document } from '#core/document/document.ts'

/** A paper that is held against others. */
export interface ReuseJob {
  readonly name: 'reuse'
  readonly document: Document
  /** In the order of the answer's papers. */
  readonly others: readonly Document[]
  readonly withSentences: boolean
}

/** What the thread finds; the papers are named by who sent them. */
export type ReuseFound = Omit<ReuseReport, 'papers' | 'missing'>

export function comparePapers({ document, others, withSentences }: ReuseJob): ReuseFound {
  const named = others.map((other, index): OtherPaper => ({ id: String(index), document: other }))
  const { sentences, sections, ...shares } = reuseOf(document, named)
  return {
    ...toShares(shares),
    sections: sections.map(({ id, section, level, number, title, own, ...whole }) => {
      return { ...toShares(whole), id, section, level, number, title, own: toShares(own) }
    }),
    sentences: withSentences ? sentences.map(toSentence) : [],
  }
}

function toShares({ characters, kept, rewritten, new: fresh, reuse }: Shares): ReuseShares {
  return { characters, kept, rewritten, new: fresh, reuse }
}

function toSentence({ kind, sentence, likeness, match }: SentenceReuse): ReuseSentence {
  const { text, owner, place, start } = sentence
  const told = { kind, text, owner, place, start }
  if (!match) return told
  const { section, place: there, text: words } = match.sentence
  return { ...told, match: { paper: Number(match.paper), section, place: there, text: words, likeness } }
}
