import type { BlockId } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import type { AppTrouble, Comparable, ReuseReport, ReuseSentence } from '../desk.ts'
import { ask } from '../desk.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { cover } from './app.ts'
import { openPaper, papers, type OpenPaper } from './document.ts'
import { goToPlace, preview } from './preview.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** Which section of the report is read: one by its id, the lead, or the paper. */
export type ReusePart = BlockId | 'lead' | 'all'

/** A paper held against others. */
export interface Reusing {
  readonly paper: OpenPaper
  /** `sources` until the writer chooses others. */
  readonly against: 'sources' | readonly Comparable[]
  /** The last one there was, also while another is asked for; null until then. */
  readonly report: ReuseReport | null
  readonly isAsking: boolean
  readonly trouble: AppTrouble | null
  readonly part: ReusePart
}

/** The report that was opened last, kept as it was left while its paper is on the desk. */
export const reusing = createStore<Reusing | null>(null)

// A report goes with its paper.
papers.subscribe(() => reusing.update((now) => (now && papers.get().includes(now.paper) ? now : null)))

/** Opens the report of the paper on the desk, where it was left. */
export function showReuse(): void {
  const paper = openPaper.get()
  if (!paper) return
  preview.set(false)
  if (reusing.get()?.paper !== paper)
    reusing.set({ paper, against: 'sources', report: null, isAsking: true, trouble: null, part: 'all' })
  cover.set('reuse')
  void compare()
}

export function leaveReuse(): void {
  if (cover.get() === 'reuse') cover.set('none')
  returnToDesk()
}

/** More papers than the contract takes at once. */
const MOST = 50

/** Holds the paper against these; against its sources again with `sources`. */
export function compareWith(against: Reusing['against']): void {
  if (against !== 'sources' && against.length > MOST)
    return showToast({ text: { key: 'reuse.too-many', params: { count: MOST } } })
  change({ against })
  void compare()
}

export function readPart(part: ReusePart): void {
  change({ part })
}

let asked = 0

/** Asks for the report of what is in the window, saved before. */
export async function compare(): Promise<void> {
  const now = reusing.get()
  if (!now) return
  const mine = ++asked
  const { paper, against } = now
  change({ isAsking: true })
  const isSaved = paper.isReadOnly || (await paper.flush())
  const reply = isSaved
    ? await ask('compare.reuse', { draft: paper.id, against: copyOf(against), withSentences: true })
    : null
  if (mine !== asked || reusing.get()?.paper !== paper) return
  if (!reply) return change({ isAsking: false, trouble: { code: 'write-failed' } })
  if (!reply.ok) {
    // What was there stays readable.
    if (now.report) showTrouble(reply.error)
    return change({ isAsking: false, trouble: reply.error })
  }
  const report = reply.value
  const isThere = report.sections.some(({ id }) => (id ?? 'lead') === now.part)
  change({ isAsking: false, trouble: null, report, ...(now.part !== 'all' && !isThere && { part: 'all' }) })
}

/** Back into the paper, the caret at a sentence. */
export function goToSentence({ place, start, owner }: ReuseSentence): void {
  const paper = reusing.get()?.paper
  if (!paper || paper !== openPaper.get()) return
  cover.set('none')
  const block = bodiesOf(paper.editor.document())
    .flat()
    .find(({ id }) => id === place)
  // A table is no line that a caret can be put into. The sheet is shown again a frame later.
  requestAnimationFrame(() => {
    if (block?.type === 'table') return owner === null ? paper.editor.focus() : goToPlace(owner)
    if (block) paper.editor.goTo(block.id, start)
    else if (owner !== null) goToPlace(owner)
    else paper.editor.focus()
  })
}

/** The sentences of a part of the report, in reading order. */
export function sentencesIn({ sections, sentences }: ReuseReport, part: ReusePart): readonly ReuseSentence[] {
  if (part === 'all') return sentences
  const at = sections.findIndex(({ id }) => (id ?? 'lead') === part)
  if (at < 0) return []
  const { id, level } = sections[at]!
  const after = sections.slice(at + 1)
  const end = after.findIndex((section) => section.level <= level)
  const inside = id === null ? [] : end < 0 ? after : after.slice(0, end)
  const owners = new Set([id, ...inside.map((section) => section.id)])
  return sentences.filter(({ owner }) => owners.has(owner))
}

function change(part: Partial<Reusing>): void {
  reusing.update((now) => now && { ...now, ...part })
}

function copyOf(against: Reusing['against']): 'sources' | Comparable[] {
  return against === 'sources' ? against : [...against]
}
