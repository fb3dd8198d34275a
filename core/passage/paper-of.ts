import type { Block, Document, Run } from '../document/document.ts'
import { FORMAT } from '../document/document.ts'
import { showsPrompt } from '../document/document.ts'
import { mapRuns } from '../document/map-runs.ts'
import { normalise } from '../document/normalise.ts'
import { walkBlock } from '../document/walk.ts'
import { fieldOf, isOwnField } from '../figures/ledger-fields.ts'

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
 * the words are. What still waits for words stays a slot, and what shows a figure of the ledger goes on showing it.
 */
export function withoutPaper({ carried: _verdict, enumerator: _series, ...run }: Run): Run {
  if (run.slot?.key === undefined || showsPrompt(run) || isOwnField(run.slot)) return run
  const { slot, ...words } = run
  const { ledger, label, unit } = slot
  if (ledger === undefined || label === undefined) return words
  // The field was its template's; the figure is the writer's in every paper.
  const linked = { ...words, slot: fieldOf({ id: ledger, name: label, unit: unit ?? '' }) }
  return showsPrompt(linked) ? words : linked
}

/** Blocks without links to the writer's own ledger, as a colleague may have them: no word changes, what waits for words still waits. */
export function withoutLedger(blocks: readonly Block[]): readonly Block[] {
  const isLinked = blocks.some((block) => [...walkBlock(block)].some(([, runs]) => runs.some(hasLedger)))
  return isLinked ? normalise(mapRuns(paperOf(blocks, 2000), (runs) => runs.map(unlinked))).blocks : blocks
}

function hasLedger({ slot }: Run): boolean {
  return slot !== undefined && (slot.ledger !== undefined || isOwnField(slot))
}

function unlinked(run: Run): Run {
  const { slot, ...words } = run
  if (!slot || !hasLedger(run)) return run
  if (isOwnField(slot) && !showsPrompt(run)) return words
  const { ledger: _link, key, ...rest } = slot
  return { ...words, slot: key === undefined || isOwnField(slot) ? rest : { ...rest, key } }
}
