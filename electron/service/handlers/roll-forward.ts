import { createHash } from 'node:crypto'
import type { Answer, Args, Caret, OpenedDraft } from '#contract'
import type { Block, Document } from '#core/document/document.ts'
import { isOpen } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { bodiesOf, walkRuns } from '#core/document/walk.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { planChapters } from '#core/roll-forward/plan-part.ts'
import { proposedYear } from '#core/roll-forward/proposed-year.ts'
import { instantiate } from '#core/template/instantiate.ts'
import type { Template } from '#core/template/template.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { insertDraft, openDraft } from '#electron/storage/drafts.ts'
import { openOldPaper } from '#electron/storage/old-papers.ts'
import { answerTo, once } from '#electron/storage/requests.ts'
import { storedTemplates } from '#electron/storage/templates.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import type { Proposed, RollJob } from '../roll-paper.ts'
import { changeKey } from '../roll-paper.ts'
import { currentProfile } from './unit.ts'

type Wish = Pick<Args<'roll-forward.propose'>, 'from' | 'year' | 'keep' | 'plan' | 'template'>

export const rollHandlers: Handlers<`roll-forward.${'propose' | 'accept'}`> = {
  'roll-forward.propose': withData<'roll-forward.propose'>(async (db, wish, context) => {
    const source = readSource(db, wish.from)
    if (!source.ok) return source
    const rolling = rollingOf(db, { wish, source: source.value }, context)
    if (!rolling.ok) return rolling
    const proposed = named(await context.slowWork.run({ ...rolling.value, name: 'propose-roll' }))
    return proposed.ok ? ok(toProposal(db, { proposed: proposed.value, source: source.value }, context)) : proposed
  }),
  'roll-forward.accept': withData<'roll-forward.accept'>(async (db, args, context) => {
    const { requestId, from, state, accepted } = args
    const request = requestOf('roll-forward.accept', requestId, context)
    const first = answerTo<OpenedDraft>(db, request)
    if (first) return first
    const source = readSource(db, from)
    if (!source.ok) return source
    if (source.value.state !== state) return failed('roll-source-changed')
    const rolling = rollingOf(db, { wish: args, source: source.value }, context)
    if (!rolling.ok) return rolling
    const keys = accepted && { accepted: new Set(accepted.map(changeKey)) }
    const rolled = named(await context.slowWork.run({ ...rolling.value, name: 'roll', ...keys }))
    if (!rolled.ok) return rolled
    return once(db, request, () => {
      const document = rolled.value
      const draft = insertDraft(db, { id: context.newDraftId(), document, at: request.at })
      return ok({ ...draft, caret: firstOpen(document) })
    })
  }),
}

interface RollSource {
  readonly id: string
  readonly document: Document
  /** Of its text and data as they are stored now. */
  readonly state: string
  /** Of the file that it came from; of its own text where there is none. */
  readonly sha256: string
}

/** A draft is what it was made since, whatever file it began with. */
function readSource(db: Readable, from: Wish['from']): Result<RollSource> {
  if ('draft' in from) {
    const found = openDraft(db, from.draft)
    if (!found.ok) return found
    if (found.value.readOnly) return failed('draft-read-only')
    const state = hashOf(found.value.document)
    return ok({ id: from.draft, document: found.value.document, state, sha256: state })
  }
  const found = openOldPaper(db, from.oldPaper)
  if (!found.ok) return found
  const { document, original } = found.value
  const state = hashOf(document)
  return ok({ id: from.oldPaper, document, state, sha256: original ?? state })
}

function hashOf(document: Document): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex')
}

interface Asked {
  readonly wish: Wish
  readonly source: RollSource
}

/** For the worker thread: a paper of 300 pages takes half a second. */
function rollingOf(
  db: Readable,
  { wish, source }: Asked,
  context: Context,
): Result<Omit<RollJob, 'name' | 'accepted'>> {
  const { document, id, sha256 } = source
  const { year, keep, template } = wish
  const plans = wish.plan === 'template' ? templatePlans(db, { document, year }, context) : []
  const chosen = template === undefined ? plans[0] : plans.find((plan) => plan.id === template)
  if (wish.plan === 'template' && template !== undefined && !chosen) return failed('template-missing')
  const plan = wish.plan === 'template' ? (chosen?.blocks ?? 'headings') : wish.plan
  return ok({
    document,
    keep,
    plan,
    profile: currentProfile(db),
    ...(year !== undefined && { year }),
    source: {
      id,
      sha256,
    },
  })
}

/** The thread speaks of the exports that it mostly makes. */
function named<T>(result: Result<T>): Result<T> {
  if (result.ok || result.error.code !== 'export-failed') return result
  return failed('roll-failed', result.error.params ?? {})
}

interface ProposedOf {
  readonly proposed: Proposed
  readonly source: RollSource
}

function toProposal(
  db: Readable,
  { proposed: { hasPlan, ...rolled }, source: { document, state } }: ProposedOf,
  context: Context,
): Answer<'roll-forward.propose'> {
  const plans = hasPlan ? (['text', 'headings'] as const) : []
  const templates = hasPlan ? templatePlans(db, { document, year: rolled.year }, context) : []
  return {
    title: oneLine(document.title).trim(),
    unit: document.unit,
    state,
    year: rolled.year,
    isYearGuessed: rolled.isYearGuessed,
    years: { ...rolled.years },
    changes: rolled.changes.map((change) => ({ ...change })),
    planItems: rolled.planItems.map((item) => ({ ...item })),
    plans: templates.length > 0 ? [...plans, 'template'] : [...plans],
    templates: templates.map(({ id, name }) => ({ id, name })),
    figures: rolled.figures,
  }
}

interface TemplatePlan {
  readonly id: string
  readonly name: Template['name']
  readonly blocks: readonly Block[]
}

/** The plan parts of templates for the new year, built-in and own; those for such papers first, those without one left out. */
function templatePlans(
  db: Readable,
  { document, year = proposedYear(document).year }: { readonly document: Document; readonly year?: number | undefined },
  { templates, newBlockId, now }: Context,
): readonly TemplatePlan[] {
  const at = now()
  const today = { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() }
  const answers = { year: String(year), unit: document.unit }
  const all = [...templates.all, ...storedTemplates.list(db, false).map(({ item }) => item)]
  return all
    .toSorted((a, b) => Number(b.kind === document.kind) - Number(a.kind === document.kind))
    .flatMap((template): TemplatePlan[] => {
      // What a form would insist on is asked in the draft.
      const fields = template.fields.map((field) => ({ ...field, required: false }))
      const made = instantiate({ ...template, fields }, answers, { today, newId: newBlockId })
      const blocks = made.ok ? planChapters(made.value.document).flatMap((chapter) => chapter.blocks) : []
      return blocks.length > 0 ? [{ id: template.id, name: template.name, blocks }] : []
    })
}

/** Where the writer begins: the first figure that waits, or the first blank. A table's cells have no caret of their own. */
function firstOpen(document: Document): Caret | null {
  const tables = new Set<string>(
    bodiesOf(document).flatMap((blocks) => blocks.flatMap(({ type, id }) => (type === 'table' ? [id] : []))),
  )
  let [last, before] = ['', 0]
  for (const [place, runs] of walkRuns(document)) {
    if (place !== last) [last, before] = [place, 0]
    if (tables.has(place)) continue
    for (const run of runs) {
      if (isOpen(run) || run.carried?.state === 'unconfirmed') return { place, offset: before }
      before += run.text.length
    }
  }
  return null
}
