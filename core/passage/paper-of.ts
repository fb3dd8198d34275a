import type { Block, Document, Run } from '../document/document.ts'
import { FORMAT } from '../document/document.ts'
import { showsPrompt } from '../document/document.ts'

/** A paper that holds nothing but these blocks, for what works on whole papers. */
export function paperOf(blocks: readonly Block[], year: number): Document {
  return {
    format: FORMAT,
    kind: 'other',
    year,
    unit: '',
    title: [],
    recipients: [],
    blocks,
    attachments: [],
    signatory: [],
    date: { text: '' },
    numbering: 'restart',
  }
}

/**
 * A run without what belongs to one paper alone: verdicts on figures, the series of an enumerator, the field whose answer
 * the words are. What still waits for words stays a slot.
 */
export function withoutPaper({ carried: _verdict, enumerator: _series, ...run }: Run): Run {
  if (run.slot?.key === undefined || showsPrompt(run)) return run
  const { slot: _answered, ...words } = run
  return words
}
