import { alignSections } from '#core/compare/align.ts'
import type { AlignAnswer, AlignRequest } from './aligner.ts'

self.addEventListener('message', ({ data: { id, ours, theirs } }: MessageEvent<AlignRequest>) => {
  const answer: AlignAnswer = { id, pairs: alignSections(ours, theirs) }
  self.postMessage(answer)
})
