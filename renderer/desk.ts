import { z } from 'zod'
import {
  calls,
  events,
  troubleSchema,
  type Answer,
  type Args,
  type AppTrouble,
  type CallName,
  type Desk,
  type EventBody,
  type EventName,
  type Reply,
} from '#contract'

export { DEFAULT_SETTINGS } from '#contract'
export type {
  AppState,
  AppTrouble,
  Caret,
  DraftFilters,
  DraftSummary,
  OpenedDraft,
  Reply,
  Settings,
  TemplateSummary,
} from '#contract'

declare global {
  interface Window {
    readonly desk: Desk
  }
}

const BROKEN: Reply<never> = { ok: false, error: { code: 'internal' } }
const replies = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: troubleSchema }),
])

/** What the list of drafts may be asked for. */
export type DraftList = Args<'drafts.list'>

/** Asks the app; the answer is parsed before anybody sees it. Trouble comes back as a value, never as an exception. */
export async function ask<N extends CallName>(name: N, args: Args<N>): Promise<Reply<Answer<N>>> {
  try {
    const reply = replies.safeParse(await window.desk.call(name, args))
    if (!reply.success) return BROKEN
    if (!reply.data.ok) return { ok: false, error: reply.data.error as AppTrouble }
    const answer = calls[name].answer.safeParse(reply.data.value)
    return answer.success ? { ok: true, value: answer.data as Answer<N> } : BROKEN
  } catch {
    return BROKEN
  }
}

/** Hears an event of the app until the returned function is called. */
export function hear<N extends EventName>(name: N, listener: (body: EventBody<N>) => void): () => void {
  return window.desk.on(name, (body) => {
    const parsed = events[name].safeParse(body)
    if (parsed.success) listener(parsed.data as EventBody<N>)
  })
}

/** A fresh request id: a write that is repeated with it happens once. */
export function newRequestId(): string {
  return crypto.randomUUID()
}
