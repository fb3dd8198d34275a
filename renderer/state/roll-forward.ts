import type { Document } from '#core/document/document.ts'
import { walkRuns } from '#core/document/walk.ts'
import type { AppTrouble, OpenedDraft, RollProposal, RollSource, RollWish } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { FoundRow } from '../import/found-papers.ts'
import { yearOf } from '../import/found-papers.ts'
import { returnToDesk } from '../return-to-desk.ts'
import { acceptedOf, madeOf } from '../roll-forward/choices.ts'
import { cover } from './app.ts'
import { papers } from './document.ts'
import { loadDrafts } from './draft-list.ts'
import { showOpened, takeBack } from './drafts.ts'
import { keepToRoll } from './import-keep.ts'
import { openOldPaper } from './old-papers.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** A paper on its way to the next year. */
export interface Rolling {
  readonly from: RollSource
  /** As it is typed; empty until a year was proposed. */
  readonly year: string
  readonly keep: RollWish['keep']
  readonly plan: RollWish['plan']
  /** Whose headings the plan begins with; the first that is offered until the writer chooses. */
  readonly template: string | null
  /** What the writer ticked or unticked, by `changeKey`; the rest is as it was proposed. */
  readonly decided: ReadonlyMap<string, boolean>
  /** The last one that there was, also while the year does not fit; null until then. */
  readonly proposal: RollProposal | null
  readonly isAsking: boolean
  readonly isMaking: boolean
  readonly trouble: AppTrouble | null
}

/** The paper that was taken last, kept as it was left until it is a draft or another is taken. */
export const rolling = createStore<Rolling | null>(null)
/** What is shown: the list of papers, or what changes in one. */
export const rollView = createStore<'list' | 'changes'>('list')

/** Whether the writer came by way of the list, and goes back to it. */
let cameByList = false

/** What is said at the year; the list stays as it was. */
const YEAR_TROUBLE: ReadonlySet<string> = new Set(['bad-year', 'roll-same-year', 'roll-earlier-year'])

const ASK_MS = 300
let asked = 0
let askTimer: ReturnType<typeof setTimeout> | undefined

/** Opens the wizard with a paper; one that was begun with is as it was left. */
export async function rollForward(from: RollSource, { byList = false } = {}): Promise<void> {
  cameByList = byList
  if (!isSame(rolling.get()?.from, from)) rolling.set(begun(from))
  rollView.set('changes')
  cover.set('roll-forward')
  await propose()
}

/** The old paper that is being read, else a list to choose from. */
export function chooseAndRoll(): void {
  const read = cover.get() === 'old-paper' ? openOldPaper.get() : null
  if (read) return void rollForward({ oldPaper: read.id })
  rollView.set('list')
  cover.set('roll-forward')
}

/** Keeps what was imported among the old papers, and rolls it. */
export async function rollImported(row: FoundRow): Promise<void> {
  const { duplicate } = row.found
  if (duplicate?.of === 'old-paper' && duplicate.id) return rollForward({ oldPaper: duplicate.id })
  const id = await keepToRoll(row)
  if (id) await rollForward({ oldPaper: id })
}

/** Proposes again once the writer pauses. */
export function setRollYear(year: string): void {
  change({ year, trouble: yearOf(year) === undefined ? { code: 'bad-year' } : null })
  clearTimeout(askTimer)
  if (yearOf(year) !== undefined) askTimer = setTimeout(() => void propose(), ASK_MS)
}

/** How much of the old paper is carried, and what the new plan begins with. */
export function setRollWish(wish: Partial<Pick<Rolling, 'keep' | 'plan' | 'template'>>): void {
  change(wish)
  void propose()
}

export function tickChanges(keys: readonly string[], isTicked: boolean): void {
  rolling.update(
    (now) => now && { ...now, decided: new Map([...now.decided, ...keys.map((key) => [key, isTicked] as const)]) },
  )
}

/** Asks again for the same paper: after trouble, or when it was changed. */
export async function propose(): Promise<void> {
  const now = rolling.get()
  if (!now) return
  const mine = ++asked
  change({ isAsking: true })
  const { from, keep } = now
  const year = yearOf(now.year)
  if (!(await isStored(from))) return change({ isAsking: false })
  const reply = await ask('roll-forward.propose', {
    from,
    keep,
    ...planWish(now),
    ...(year !== undefined && { year }),
  })
  // An answer that was overtaken by a later question, or that nobody waits for any more, is of no use.
  if (mine !== asked || !isSame(rolling.get()?.from, from)) return
  if (!reply.ok) {
    const isOfYear = YEAR_TROUBLE.has(reply.error.code)
    return change({ isAsking: false, trouble: reply.error, ...(!isOfYear && { proposal: null }) })
  }
  const proposal = reply.value
  change({ isAsking: false, trouble: null, proposal, ...(now.year === '' && { year: String(proposal.year) }) })
}

/** Makes the draft with what is ticked and opens it. */
export async function makeDraft(): Promise<void> {
  const now = rolling.get()
  const proposal = now?.proposal
  if (!now || !proposal || now.trouble || now.isAsking || now.isMaking || String(proposal.year) !== now.year) return
  change({ isMaking: true })
  const { from, keep, decided } = now
  const reply = await ask('roll-forward.accept', {
    requestId: newRequestId(),
    from,
    keep,
    ...planWish(now),
    year: proposal.year,
    state: proposal.state,
    accepted: acceptedOf(proposal.changes, decided),
  })
  change({ isMaking: false })
  if (!reply.ok) {
    showTrouble(reply.error)
    return reply.error.code === 'roll-source-changed' ? propose() : undefined
  }
  rolling.set(null)
  openOldPaper.set(null)
  await open(reply.value, madeOf(proposal.changes, decided))
}

/** Back to the list, or where the writer came from. */
export function leaveRolling(): void {
  if (cameByList && rollView.get() === 'changes') return rollView.set('list')
  closeRolling()
}

export function closeRolling(): void {
  if (cover.get() === 'roll-forward') cover.set('none')
  returnToDesk()
}

async function open(draft: OpenedDraft, changes: number): Promise<void> {
  await showOpened(draft)
  void loadDrafts()
  showToast({
    text: { key: 'roll.made', params: { year: draft.document.year, changes, figures: countWaiting(draft.document) } },
    action: { key: 'drafts.undo', run: () => void takeBack(draft.id) },
  })
}

/** How many figures wait. */
function countWaiting(document: Document): number {
  const runs = [...walkRuns(document)].flatMap(([, each]) => each)
  return new Set(runs.flatMap(({ carried }) => (carried?.state === 'unconfirmed' ? [carried.id] : []))).size
}

/** A draft that is open is rolled as it stands in the window. */
async function isStored(from: RollSource): Promise<boolean> {
  const paper = 'draft' in from ? papers.get().find(({ id }) => id === from.draft) : undefined
  return paper ? paper.flush() : true
}

function begun(from: RollSource): Rolling {
  return {
    from,
    year: '',
    keep: 'text',
    plan: 'text',
    template: null,
    decided: new Map(),
    proposal: null,
    isAsking: true,
    isMaking: false,
    trouble: null,
  }
}

function planWish({ plan, template }: Rolling): Pick<RollWish, 'plan' | 'template'> {
  return { plan, ...(plan === 'template' && template !== null && { template }) }
}

function change(part: Partial<Rolling>): void {
  rolling.update((now) => now && { ...now, ...part })
}

function isSame(a: RollSource | undefined, b: RollSource): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
