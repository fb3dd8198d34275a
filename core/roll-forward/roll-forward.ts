import type { Block, Document, NewId, Run, Source } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { renewIds } from '../document/renew-ids.ts'
import { oneLine } from '../document/text.ts'
import type { Result } from '../result.ts'
import { ok } from '../result.ts'
import { mapRuns } from '../document/map-runs.ts'
import type { UnitProfile } from '../template/profile.ts'
import { acceptChanges } from './accept-changes.ts'
import type { Change } from './change.ts'
import { isReminder } from './change.ts'
import { findChanges } from './find-changes.ts'
import type { PaperYears } from './paper-years.ts'
import { paperYears } from './paper-years.ts'
import type { PlanItem } from './plan-items.ts'
import { planItems } from './plan-items.ts'
import type { PlanWish } from './structure.ts'
import { structureOf, withPlan } from './structure.ts'
import { sectionsByBlock } from './sections-by-block.ts'

export interface RollOptions {
  /** What the first year of the new paper's title is to be. */
  readonly year: number
  readonly newId: NewId
  /** Whether the words are carried, or only the headings, each with a hole under it. */
  readonly keep: 'text' | 'structure'
  /** Names the unit of a paper that names none. */
  readonly profile?: UnitProfile
  /** The paper that is rolled, as the store knows it; without it the draft does not say what it is based on. */
  readonly source?: { readonly id?: string; readonly sha256: string }
  /** Which changes are made in the draft; those that are certain where nothing is said. */
  readonly accept?: (change: Change) => boolean
  /** What the plan part begins with: its text as it was (the default), its headings, or blocks of a template. */
  readonly plan?: PlanWish
  /** Marks the figures of the old paper as carried (core/figures); `from` is the year they stood for. */
  readonly mark?: (source: Document, from: number) => Document
}

export interface Rolled {
  /** The old paper as it was read and marked: what the places and offsets of changes count in. */
  readonly source: Document
  readonly draft: Document
  /** Every change proposed, in reading order of the old paper; reminders (from = to) among them. */
  readonly changes: readonly Change[]
  /** The tasks of the old paper's plan: the checklist of the new one. */
  readonly planItems: readonly PlanItem[]
  readonly years: PaperYears
}

/**
 * Last year's paper as this year's draft. The old paper is not touched; the draft has fresh ids, says of every block where
 * it came from, and differs from the old text in nothing but the changes accepted. Refused (roll-same-year,
 * roll-earlier-year) where the new year is not later.
 */
export function rollForward(document: Document, options: RollOptions): Result<Rolled> {
  const given = normalise(mapRuns(document, (runs) => runs.map(withoutVerdict)))
  const read = paperYears(given, options.year)
  if (!read.ok) return read
  const years = read.value
  const source = options.mark ? normalise(options.mark(given, years.first)) : given
  const changes = findChanges(source, years)
  const accept = options.accept ?? ((change: Change) => change.certain)
  const changed = acceptChanges(
    source,
    changes.filter((change) => !isReminder(change) && accept(change)),
  )
  const sourced = withSources(withoutOldState(changed), source, {
    paper: paperName(source, options),
    year: years.first,
  })
  const draft = asDraft(withShape(sourced, source, options), source, { options, years })
  return ok({ source, draft, changes, planItems: planItems(source), years })
}

function withShape(d: Document, source: Document, { keep, plan = 'text', newId }: RollOptions): Document {
  if (keep === 'text') return withPlan(d, source, { wish: plan, newId })
  // The structure has the plan's headings already.
  if (typeof plan === 'string') return structureOf(d, newId, { kept: [] })
  return structureOf(withPlan(d, source, { wish: plan, newId }), newId, { kept: plan })
}

interface Rolling {
  readonly options: RollOptions
  readonly years: PaperYears
}

function asDraft(kept: Document, source: Document, { options, years }: Rolling): Document {
  const { basedOn: _before, ...rest } = kept
  const title = (oneLine(source.title) || source.unit || '—').slice(0, 1_000).toWellFormed()
  const draft = renewIds(
    {
      ...rest,
      year: years.first + years.shift,
      unit: source.unit || (options.profile?.unit ?? ''),
      ...(options.source ? { basedOn: { ...options.source, title, year: years.first } } : {}),
    },
    options.newId,
  )
  return normalise(draft)
}

function paperName(source: Document, { source: stored }: RollOptions): string {
  return (stored?.id ?? oneLine(source.title)).slice(0, 1_000).toWellFormed()
}

/** What belonged to the old paper alone: its number and its print. */
function withoutOldState(d: Document): Document {
  const { header, imprint, ...rest } = d
  const { documentNumber: _number, copyNumber: _copy, ...head } = header ?? { organs: [] }
  const { printed: _printed, ...foot } = imprint ?? {}
  return { ...rest, ...(header ? { header: head } : {}), ...(imprint ? { imprint: foot } : {}) }
}

/** A figure that was never confirmed stays so; one that was kept or changed was so for the old year only. */
function withoutVerdict(run: Run): Run {
  if (!run.carried || run.carried.state === 'unconfirmed') return run
  const { carried: _decided, ...rest } = run
  return rest
}

function withSources(d: Document, source: Document, { paper, year }: Pick<Source, 'paper' | 'year'>): Document {
  const sections = sectionsByBlock(source)
  const marked = (block: Block): Block => {
    const own = { paper, year, section: sections.get(block.id) ?? '', block: block.id }
    return { ...block, sources: [...(block.sources ?? []), own].slice(-1_000) }
  }
  return {
    ...d,
    blocks: d.blocks.map(marked),
    attachments: d.attachments.map((attachment) => ({ ...attachment, blocks: attachment.blocks.map(marked) })),
  }
}
