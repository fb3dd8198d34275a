import type { Readable, Writable } from './connection.ts'

/** Whose plan a draft is held against. */
export type PlanOwner = { readonly draft: string } | { readonly oldPaper: string }

/** What the writer said of a plan item; what was found by its words is not stored. */
export type Settled =
  | { readonly state: 'answered'; readonly block: string }
  | { readonly state: 'dropped'; readonly reason: string }
  | { readonly state: 'open' }

interface SettledRow {
  readonly item: string
  readonly state: Settled['state']
  readonly block: string | null
  readonly reason: string | null
}

/** By the item's key. */
export function readSettled(db: Readable, draft: string, paper: string): ReadonlyMap<string, Settled> {
  const rows = db
    .prepare<[string, string], SettledRow>(
      'SELECT item, state, block, reason FROM plan_answers WHERE draft = ? AND paper = ?',
    )
    .all(draft, paper)
  return new Map(rows.map((row) => [row.item, toSettled(row)]))
}

export interface Verdict {
  readonly draft: string
  readonly paper: string
  readonly item: string
  readonly at: string
}

/** Keeps what the writer says now in the place of what was said before; null forgets it. */
export function settlePlanItem(db: Writable, { draft, paper, item, at }: Verdict, settled: Settled | null): void {
  if (!settled) {
    db.prepare('DELETE FROM plan_answers WHERE draft = ? AND paper = ? AND item = ?').run(draft, paper, item)
    return
  }
  db.prepare(
    `INSERT INTO plan_answers (draft, paper, item, state, block, reason, settled_at)
     VALUES (@draft, @paper, @item, @state, @block, @reason, @at)
     ON CONFLICT (draft, paper, item)
       DO UPDATE SET state = @state, block = @block, reason = @reason, settled_at = @at`,
  ).run({ draft, paper, item, at, block: null, reason: null, ...settled })
}

/** The paper that was chosen for a draft; undefined where it is held against the one it is based on. */
export function chosenPlan(db: Readable, draft: string): PlanOwner | undefined {
  const row = db
    .prepare<[string], { readonly kind: 'draft' | 'oldPaper'; readonly paper: string }>(
      'SELECT kind, paper FROM plan_sources WHERE draft = ?',
    )
    .get(draft)
  if (!row) return undefined
  return row.kind === 'draft' ? { draft: row.paper } : { oldPaper: row.paper }
}

/** Holds a draft against another paper's plan; with null against that of the paper it is based on. */
export function choosePlan(db: Writable, draft: string, owner: PlanOwner | null, at: string): void {
  if (!owner) {
    db.prepare('DELETE FROM plan_sources WHERE draft = ?').run(draft)
    return
  }
  const [kind, paper] = 'draft' in owner ? ['draft', owner.draft] : ['oldPaper', owner.oldPaper]
  db.prepare(
    `INSERT INTO plan_sources (draft, kind, paper, chosen_at) VALUES (@draft, @kind, @paper, @at)
     ON CONFLICT (draft) DO UPDATE SET kind = @kind, paper = @paper, chosen_at = @at`,
  ).run({ draft, kind, paper, at })
}

function toSettled({ state, block, reason }: SettledRow): Settled {
  if (state === 'answered') return { state, block: block ?? '' }
  return state === 'dropped' ? { state, reason: reason ?? '' } : { state }
}
