import type { PlanItem, PlanOfDraft } from '#contract'
import type { BlockId, Document } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { PRESETS } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { paperYears } from '#core/roll-forward/paper-years.ts'
import { planItems } from '#core/roll-forward/plan-items.ts'
import { isAllPlan } from '#core/roll-forward/plan-part.ts'
import type { PlanTableRow } from '#core/roll-forward/plan-table.ts'
import { planTable, planTableTitle } from '#core/roll-forward/plan-table.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { openDraft } from '#electron/storage/drafts.ts'
import { openOldPaper } from '#electron/storage/old-papers.ts'
import type { PlanOwner, Settled } from '#electron/storage/plan-answers.ts'
import { choosePlan, chosenPlan, readSettled, settlePlanItem } from '#electron/storage/plan-answers.ts'
import { once } from '#electron/storage/requests.ts'
import { toAppTrouble } from '../app-trouble.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { exportName } from '../export-name.ts'
import type { AnsweredTask } from '../plan-items.ts'
import { describer } from '../plan-items.ts'
import { writeFileWhole } from '../write-file.ts'

export const planHandlers: Handlers<`plan.${'items' | 'settle' | 'choose' | 'name' | 'write'}`> = {
  'plan.items': withData<'plan.items'>((db, { draft }, context) => readPlan(db, draft, context)),
  'plan.settle': withData<'plan.settle'>((db, { requestId, draft, from, item, verdict }, context) => {
    const request = requestOf('plan.settle', requestId, context)
    return once(db, request, () => {
      const found = openDraft(db, draft)
      if (!found.ok) return found
      settlePlanItem(db, { draft, paper: idOf(from), item, at: request.at }, verdict)
      return ok(null)
    })
  }),
  'plan.choose': withData<'plan.choose'>((db, { requestId, draft, from }, context) => {
    const request = requestOf('plan.choose', requestId, context)
    return once(db, request, () => {
      const found = openDraft(db, draft)
      const paper = from ? openOwner(db, from) : ok(null)
      if (!found.ok || !paper.ok) return found.ok ? (paper as Result<never>) : found
      choosePlan(db, draft, from, request.at)
      return ok(null)
    })
  }),
  'plan.name': withData<'plan.name'>((db, { draft }) => {
    const found = openDraft(db, draft)
    const plan = found.ok ? planOf(db, draft, found.value.document) : found
    if (!plan.ok) return plan
    const hasItems = plan.value && planItems(plan.value.document).length > 0
    return plan.value && hasItems
      ? ok({ name: exportName(planTableTitle(headOf(plan.value.document))) })
      : failed('plan-empty')
  }),
  'plan.write': withData<'plan.write'>(async (db, { draft, path }, context) => {
    const found = openDraft(db, draft)
    const plan = found.ok ? planOf(db, draft, found.value.document) : found
    if (!plan.ok) return plan
    const read = await readPlan(db, draft, context)
    if (!read.ok) return read
    const { items } = read.value
    if (!plan.value || items.length === 0) return failed('plan-empty')
    const rows = items.map(toRow)
    return writeTable(planTable({ ...headOf(plan.value.document), rows }, context.newBlockId), path, context)
  }),
}

/** The draft's plan, with the trouble of a paper that cannot be read told in its place. */
async function readPlan(db: Readable, draft: string, context: Context): Promise<Result<PlanOfDraft>> {
  const found = openDraft(db, draft)
  if (!found.ok) return found
  const { document } = found.value
  const chosen = chosenPlan(db, draft)
  const plan = planOf(db, draft, document)
  if (!plan.ok) {
    const { title, year } = (chosen ? undefined : document.basedOn) ?? { title: '', year: document.year }
    const source = { from: chosen ?? null, title, year, isChosen: chosen !== undefined }
    return ok({ ...NO_ITEMS, source, trouble: toAppTrouble(plan.error) })
  }
  if (!plan.value) return ok(NO_ITEMS)
  const { from, document: paper } = plan.value
  const source = { from, title: oneLine(paper.title).trim(), year: paper.year, isChosen: chosen !== undefined }
  if (isAllPlan(document)) return ok({ ...NO_ITEMS, source, isAllPlan: true })
  const items = await answeredItems(db, { draft, document, plan: plan.value }, context)
  return items.ok ? ok({ ...NO_ITEMS, source, items: items.value }) : items
}

const NO_ITEMS: PlanOfDraft = { source: null, isAllPlan: false, items: [] }

interface Answering {
  readonly draft: string
  readonly document: Document
  readonly plan: Plan
}

async function answeredItems(
  db: Readable,
  { draft, document, plan: { from, document: plan } }: Answering,
  { slowWork }: Context,
): Promise<Result<PlanItem[]>> {
  const { basedOn } = document
  const isOther = basedOn?.id !== undefined && basedOn.id !== idOf(from)
  const base = isOther ? openBase(db, basedOn.id!) : undefined
  const old = base?.ok ? [plan, base.value.document] : [plan]
  const answered = await slowWork.run({ name: 'answer-plan', plan, draft: document, old })
  if (!answered.ok) return named(answered)
  const settled = readSettled(db, draft, idOf(from))
  const tell = describer(document)
  return ok(answered.value.map((one) => toItem(one, settled.get(one.task.key), tell)))
}

/** The thread speaks of the exports that it mostly makes. */
function named({ error }: Extract<Result<unknown>, { ok: false }>): Result<never> {
  return error.code === 'export-failed' ? failed('plan-failed', error.params ?? {}) : { ok: false, error }
}

interface Plan {
  readonly from: PlanOwner
  readonly document: Document
}

/** The paper that was chosen, else the one that the draft is based on; undefined where there is neither. */
function planOf(db: Readable, draft: string, { basedOn }: Document): Result<Plan | undefined> {
  const chosen = chosenPlan(db, draft)
  if (chosen) return openOwner(db, chosen)
  return basedOn?.id === undefined ? ok(undefined) : openBase(db, basedOn.id)
}

/** A base says an id and not on which shelf. */
function openBase(db: Readable, id: string): Result<Plan> {
  const old = openOwner(db, { oldPaper: id })
  return old.ok || old.error.code !== 'old-paper-missing' ? old : openOwner(db, { draft: id })
}

function openOwner(db: Readable, from: PlanOwner): Result<Plan> {
  const found = 'draft' in from ? openDraft(db, from.draft) : openOldPaper(db, from.oldPaper)
  return found.ok ? ok({ from, document: found.value.document }) : found
}

function idOf(owner: PlanOwner): string {
  return 'draft' in owner ? owner.draft : owner.oldPaper
}

function toItem(
  { task, answers }: AnsweredTask,
  settled: Settled | undefined,
  tell: ReturnType<typeof describer>,
): PlanItem {
  const { key, section, number, text } = task
  const item = { key, section, number, text, answers: [...answers] }
  if (settled?.state === 'dropped') return { ...item, state: 'dropped', isByHand: true, reason: settled.reason }
  if (settled?.state === 'open') return { ...item, state: 'open', isByHand: true }
  // What the writer named may be gone since; then the words decide again.
  const named = settled && tell(settled.block as BlockId)
  if (!named) return { ...item, state: answers.some(({ isOld }) => !isOld) ? 'answered' : 'open', isByHand: false }
  const others = answers.filter(({ block }) => block !== named.block)
  return { ...item, state: 'answered', isByHand: true, answers: [{ ...named, isOld: false }, ...others] }
}

function toRow({ text, state, reason = '', answers }: PlanItem): PlanTableRow {
  const [first] = state === 'answered' ? answers : []
  return { text, state, section: first?.section ?? '', note: first?.excerpt ?? reason }
}

/** Whose plan it is, and of which year. */
function headOf(plan: Document): { readonly year: number; readonly unit: string } {
  // Told a year later than any, only the paper itself decides which one it plans.
  const years = paperYears(plan, 9_999)
  return { year: years.ok ? years.value.planned : plan.year, unit: plan.unit }
}

async function writeTable(
  document: Document,
  path: string,
  { slowWork, exports, now, tellProgress }: Context,
): Promise<Result<{ path: string }>> {
  const paper = { document, preset: PRESETS['plain']!, format: 'docx' as const }
  return exports.run(async (signal) => {
    const options = { signal, onProgress: tellProgress }
    const made = await slowWork.run({ name: 'write', clock: now().toISOString(), ...paper }, options)
    if (!made.ok) return made
    return writeFileWhole(path, made.value, (beside) =>
      slowWork.run({ name: 'verify', path: beside, ...paper }, options),
    )
  })
}
