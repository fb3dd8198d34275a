import type { BlockId, Document } from '#core/document/document.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { planStub } from '#core/roll-forward/plan-stub.ts'
import type { AppTrouble, PlanAnswer, PlanItem, PlanOfDraft, PlanSource, PlanVerdict } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { returnToDesk } from '../return-to-desk.ts'
import type { InsertedPassage } from '../editor/paper-editor.ts'
import { cover } from './app.ts'
import { caretState, openPaper, saveState, type OpenPaper } from './document.ts'
import { goToPlace } from './preview.ts'
import { rightPane } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** Last year's plan as the draft on the desk answers it. */
export interface ShownPlan {
  readonly paper: OpenPaper
  readonly plan: PlanOfDraft
}

/** Null until it was read for the paper on the desk. */
export const shownPlan = createStore<ShownPlan | null>(null)
/** Why it could not be read. */
export const planTrouble = createStore<AppTrouble | null>(null)
/** The item that is looked at, and which of its answers was gone to last. */
export const chosenItem = createStore<{ readonly key: string; readonly answer: number } | null>(null)
/** Whether only what is not answered is listed. */
export const onlyOpen = createStore(false)

let asked = 0

/** Reads what the saved draft answers; null where that failed, which `planTrouble` says. */
export async function loadPlan(): Promise<PlanOfDraft | null> {
  const paper = openPaper.get()
  if (!paper) return null
  const mine = ++asked
  const reply = await ask('plan.items', { draft: paper.id })
  if (paper !== openPaper.get()) return null
  if (mine === asked) {
    planTrouble.set(reply.ok ? null : reply.error)
    if (reply.ok) shownPlan.set({ paper, plan: reply.value })
  }
  return reply.ok ? reply.value : null
}

/** After a pause, since opening a paper has more urgent things to do. */
const OPENED_MS = 1_000
const SAVED_MS = 300

/** Reads the plan with each paper that comes to the desk, and while it is shown after each save, until the returned function is called. */
export function followPlan(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (delay: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void loadPlan(), delay)
  }
  const isSeen = () => rightPane.get() === 'plan' || cover.get() === 'plan'
  const begin = () => {
    if (openPaper.get()) soon(isSeen() ? 0 : OPENED_MS)
  }
  // A quick writer has opened a paper before this is loaded.
  begin()
  const leave = [
    openPaper.subscribe(() => {
      shownPlan.set(null)
      planTrouble.set(null)
      chosenItem.set(null)
      begin()
    }),
    saveState.subscribe(() => void (saveState.get().kind === 'saved' && isSeen() && soon(SAVED_MS))),
    rightPane.subscribe(() => void (rightPane.get() === 'plan' && soon(0))),
  ]
  return () => {
    clearTimeout(timer)
    for (const each of leave) each()
  }
}

/** How many items are answered, and how many are to be: those that were dropped are neither. */
export function countAnswered(items: readonly PlanItem[]): { readonly answered: number; readonly wanted: number } {
  const wanted = items.filter(({ state }) => state !== 'dropped')
  return { answered: wanted.filter(({ state }) => state === 'answered').length, wanted: wanted.length }
}

/** Looks at an item and goes to its answer; pressed again, to the next one. What only last year's words stand for is gone to last. */
export function goToAnswer(key: string): void {
  const item = itemOf(key)
  if (!item) return
  const last = chosenItem.get()
  const answer = last?.key === key && item.answers.length > 0 ? (last.answer + 1) % item.answers.length : 0
  showAnswer(item, answer)
}

/** Goes to one answer of an item; the item is looked at also where it has none. */
export function showAnswer(item: PlanItem, answer: number): void {
  chosenItem.set({ key: item.key, answer })
  const there = item.answers[answer]
  if (there) goToBlock(there)
}

// A table is no line that a caret can be put into.
function goToBlock({ block, heading }: PlanAnswer): void {
  const document = openPaper.get()?.editor.document()
  const isTable = document && findBlock(document, block)?.type === 'table'
  goToPlace(isTable && heading ? heading : block)
}

function findBlock(document: Document, id: BlockId) {
  return bodiesOf(document)
    .flat()
    .find((block) => block.id === id)
}

/** Says that an item is answered where the caret stands. */
export async function answerHere(key: string): Promise<void> {
  const block = blockAtCaret()
  if (!block) return showToast({ text: { key: 'plan.no-caret' } })
  await settleItem(key, { state: 'answered', block })
}

let isInserting = false

/** Puts a sentence with the item's words at the caret, what was done to be filled in, as one step of undo, and says that it answers there. */
export async function insertStub(key: string): Promise<void> {
  const shown = shownPlan.get()
  const item = itemOf(key)
  // Two presses are one wish; until the answer is written the list still says that there is none.
  if (isInserting) return
  if (!shown || !item || !blockAtCaret()) return showToast({ text: { key: 'plan.no-caret' } })
  const { editor } = shown.paper
  const how = caretState.get()?.role === 'heading' ? 'below' : 'caret'
  if (!editor.insertPassage(stubOf(item, shown.plan), how)) return
  // Undo takes the sentence away alone where it joined a paragraph: what was said of the item goes by this way only.
  const inserted = JSON.stringify(editor.document())
  isInserting = true
  await answerHere(key)
  isInserting = false
  showToast({
    text: { key: 'plan.inserted', params: { text: shortOf(item.text) } },
    action: {
      key: 'drafts.undo',
      run: () => {
        // Undoing would take back what was written since, and leave the sentence.
        if (JSON.stringify(editor.document()) !== inserted) return showToast({ text: { key: 'passages.too-late' } })
        editor.undo()
        // Another paper may be on the desk by then, with the same item.
        void settle(shown, key, null)
      },
    },
  })
}

function stubOf({ key, text, section }: PlanItem, { source }: PlanOfDraft): InsertedPassage {
  const from = source?.from
  const paper = from ? ('draft' in from ? from.draft : from.oldPaper) : ''
  const { title = '', year = null } = source ?? {}
  return {
    title: '',
    year,
    source: year === null ? null : { paper, title, year, section },
    // A key begins with the id of the item's block.
    blocks: [{ type: 'paragraph', id: key.slice(0, ID_LENGTH) as BlockId, runs: planStub(text) }],
  }
}

const ID_LENGTH = 12
const SHORT = 20
export const shortOf = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT).toWellFormed()}…` : text)

function blockAtCaret(): BlockId | null {
  const state = caretState.get()
  const isInText = state?.role === 'heading' || state?.role === 'body'
  const place = openPaper.get()?.editor.caret()?.place
  return isInText && place ? (place as BlockId) : null
}

/** Says of an item what became of it; null leaves it to its words again. */
export async function settleItem(key: string, verdict: PlanVerdict): Promise<void> {
  const shown = shownPlan.get()
  if (shown) await settle(shown, key, verdict)
}

async function settle({ paper, plan }: ShownPlan, key: string, verdict: PlanVerdict): Promise<void> {
  const from = plan.source?.from
  if (!from) return
  // What is named has to be in the draft that is asked about.
  if (!(await paper.flush())) {
    const state = paper.saveState.get()
    return state.kind === 'failed' ? showTrouble(state.trouble) : undefined
  }
  const reply = await ask('plan.settle', { requestId: newRequestId(), draft: paper.id, from, item: key, verdict })
  if (!reply.ok) return showTrouble(reply.error)
  await loadPlan()
}

/** Holds the draft against another paper's plan; null goes back to its own base. */
export async function choosePlanSource(from: PlanSource | null): Promise<boolean> {
  const paper = openPaper.get()
  if (!paper) return false
  const reply = await ask('plan.choose', { requestId: newRequestId(), draft: paper.id, from })
  if (!reply.ok) showTrouble(reply.error)
  chosenItem.set(null)
  await loadPlan()
  return reply.ok
}

/** Writes the items and what became of each as a Word table. */
export async function exportPlan(): Promise<void> {
  const paper = openPaper.get()
  if (!paper || !(await paper.flush())) return
  const reply = await ask('plan.export', { draft: paper.id })
  if (!reply.ok) return showTrouble(reply.error)
  if (!reply.value) return
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  showToast({
    text: { key: 'export.done', params: { name } },
    action: { key: 'export.show', run: () => void ask('export.show', {}) },
  })
}

/** From the table of items and sections back to the paper. */
export function leaveMatrix(): void {
  if (cover.get() === 'plan') cover.set('none')
  returnToDesk()
}

/** To one answer of an item; the list comes up beside it. */
export function goFromMatrix(item: PlanItem, answer: number): void {
  cover.set('none')
  rightPane.set('plan')
  // The sheet is shown again by then.
  requestAnimationFrame(() => showAnswer(item, answer))
}

function itemOf(key: string): PlanItem | undefined {
  return shownPlan.get()?.plan.items.find((item) => item.key === key)
}
