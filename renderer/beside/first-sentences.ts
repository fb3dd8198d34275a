import type { SentenceParagraph } from '../widgets/sentence-list.tsx'

/** As many sentences as a list draws at once: a paper without headings is one section of thousands, which takes seconds. */
export const MOST_SENTENCES = 400

/** The paragraphs down to so many sentences, the last one cut where it goes on, and how many sentences are left out. */
export function firstSentences(
  paragraphs: readonly SentenceParagraph[],
  limit: number,
): { readonly paragraphs: SentenceParagraph[]; readonly left: number } {
  const shown: SentenceParagraph[] = []
  let count = 0
  for (const paragraph of paragraphs) {
    const sentences = paragraph.sentences.slice(0, Math.max(0, limit - count))
    count += paragraph.sentences.length
    if (sentences.length > 0) shown.push({ ...paragraph, sentences })
  }
  return { paragraphs: shown, left: Math.max(0, count - limit) }
}
