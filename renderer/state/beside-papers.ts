import type { SectionPair } from '#core/compare/align.ts'
import type { BesideSection } from '#core/compare/beside.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import type { RollSource } from '../desk.ts'
import { ask } from '../desk.ts'
import type { Derived, OpenPaper } from './document.ts'
import { showTrouble } from './toast.ts'

/** An earlier paper that stands beside the one on the desk. */
export interface BesidePaper {
  readonly from: RollSource
  readonly title: string
  readonly year: number
  readonly document: Document
}

/** What stands beside a paper, for as long as that is open. */
export interface Stack {
  papers: readonly BesidePaper[]
  readonly isBaseAway: boolean
  readonly pairs: Map<Document, readonly SectionPair[]>
  /** What the writer chose in the place of what was found, by the earlier paper and our section. */
  readonly chosen: Map<Document, Map<BlockId | null, BlockId | null>>
  /** What the headings of ours were when they were aligned last. */
  headings: string
  /** Ours as it was read last: it is read once for each text, not with each move of the caret. */
  read?: { readonly text: Derived; readonly document: Document }
  /** What was shown last of each: the caret that moves within a section changes nothing in it. */
  readonly known: Map<Document, Known>
}

/** A section of ours as it was shown last beside theirs. */
interface Known extends SectionPair {
  readonly document: Document
  readonly section: BesideSection
}

const stacks = new WeakMap<OpenPaper, Promise<Stack>>()

/** What stands beside a paper: at first the one that it was rolled forward from. */
export function stackOf(paper: OpenPaper): Promise<Stack> {
  const known = stacks.get(paper)
  if (known) return known
  const made = firstPapers(paper).then((papers) => ({
    papers,
    isBaseAway: papers.length === 0 && paper.editor.document().basedOn?.id !== undefined,
    pairs: new Map(),
    chosen: new Map(),
    headings: '',
    known: new Map(),
  }))
  stacks.set(paper, made)
  return made
}

/** Looks for the base anew where there was none: one that was in the bin may be back. */
export async function lookForBase(paper: OpenPaper): Promise<void> {
  const stack = await stacks.get(paper)
  if (stack?.isBaseAway && stack.papers.length === 0) stacks.delete(paper)
}

/** The paper that the others stand beside. */
export function documentOf(stack: Stack, paper: OpenPaper): Document {
  const text = paper.derived.get()
  if (stack.read?.text !== text) stack.read = { text, document: paper.editor.document() }
  return stack.read.document
}

/** The paper that this one was rolled forward from. */
export async function firstPapers(paper: OpenPaper): Promise<readonly BesidePaper[]> {
  const id = paper.editor.document().basedOn?.id
  if (id === undefined) return []
  const old = await ask('oldPapers.read', { id })
  if (old.ok) return [toBeside({ oldPaper: id }, old.value.document)]
  const draft = await ask('drafts.open', { id })
  return draft.ok ? [toBeside({ draft: id }, draft.value.document)] : []
}

/** One that is added; null where it cannot be read, which was said. */
export async function readPaper(from: RollSource): Promise<BesidePaper | null> {
  const reply =
    'draft' in from ? await ask('drafts.open', { id: from.draft }) : await ask('oldPapers.read', { id: from.oldPaper })
  if (reply.ok) return toBeside(from, reply.value.document)
  showTrouble(reply.error)
  return null
}

function toBeside(from: RollSource, document: Document): BesidePaper {
  return { from, title: oneLine(document.title).trim(), year: document.year, document }
}
