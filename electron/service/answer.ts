import type { Reply } from '#contract'
import type { Result } from '#core/result.ts'
import type { Asker } from '#electron/contract/find-call.ts'
import { findCall } from '#electron/contract/find-call.ts'
import { placeTrouble } from '#electron/storage/connection.ts'
import { toAppTrouble, toReply } from './app-trouble.ts'
import type { Context, Handlers } from './context.ts'
import { shelfHandlers } from './handlers/draft-shelf.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { exportHandlers } from './handlers/export.ts'
import { fontHandlers } from './handlers/fonts.ts'
import { importHandlers } from './handlers/imports.ts'
import { oldPaperHandlers } from './handlers/old-papers.ts'
import { originalHandlers } from './handlers/originals.ts'
import { presetHandlers } from './handlers/presets.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { stateHandlers } from './handlers/state.ts'
import { templateShelfHandlers } from './handlers/template-shelf.ts'
import { templateHandlers } from './handlers/templates.ts'
import { unitHandlers } from './handlers/unit.ts'
import type { ServiceCallName } from './message.ts'

type CallsOf<S extends string> = Handlers<Extract<ServiceCallName, `${S}.${string}`>>

/** Subjects whose code and tables (pinyin alone is 16 MB) come with the first call of them: no start needs them. */
const LATER: { readonly [S in LaterSubject]: () => Promise<CallsOf<S>> } = {
  compare: async () => (await import('./handlers/compare.ts')).compareHandlers,
  exchange: async () => (await import('./handlers/exchange.ts')).exchangeHandlers,
  ledger: async () => (await import('./handlers/ledger.ts')).ledgerHandlers,
  library: async () => (await import('./handlers/library.ts')).libraryHandlers,
  plan: async () => (await import('./handlers/plan.ts')).planHandlers,
  'roll-forward': async () => (await import('./handlers/roll-forward.ts')).rollHandlers,
}
type LaterSubject = 'compare' | 'exchange' | 'ledger' | 'library' | 'plan' | 'roll-forward'

const HANDLERS: Handlers<Exclude<ServiceCallName, `${LaterSubject}.${string}`>> = {
  ...draftHandlers,
  ...shelfHandlers,
  ...exportHandlers,
  ...fontHandlers,
  ...importHandlers,
  ...oldPaperHandlers,
  ...originalHandlers,
  ...presetHandlers,
  ...settingsHandlers,
  ...stateHandlers,
  ...templateHandlers,
  ...templateShelfHandlers,
  ...unitHandlers,
}

export interface Asked {
  readonly asker: Asker
  readonly name: string
  readonly args: unknown
}

/** Answers one call. Arguments that do not parse are bad-call; what a handler throws is told as a code and never leaves as an exception. */
export async function answerCall({ asker, name, args }: Asked, context: Context): Promise<Reply<unknown>> {
  const call = await findCall(name, asker)
  const parsed = call?.by === 'service' ? call.args.safeParse(args) : undefined
  if (!parsed?.success) return { ok: false, error: { code: 'bad-call' } }
  try {
    const handlers = handlersOf(name)
    const handler = (handlers instanceof Promise ? await handlers : handlers)[name]!
    const result = (await handler(parsed.data, context)) as Result<unknown>
    return toReply(result)
  } catch (error) {
    return { ok: false, error: troubleOf(error, name, context) }
  }
}

type AnyHandlers = Readonly<Record<string, (args: unknown, context: Context) => unknown>>

function handlersOf(name: string): AnyHandlers | Promise<AnyHandlers> {
  const subject = name.slice(0, name.indexOf('.'))
  if (!Object.hasOwn(LATER, subject)) return HANDLERS as unknown as AnyHandlers
  return LATER[subject as LaterSubject]() as Promise<unknown> as Promise<AnyHandlers>
}

function troubleOf(error: unknown, name: string, { profile }: Context): Extract<Reply<never>, { ok: false }>['error'] {
  console.error(`${name} failed:`, error)
  const trouble = placeTrouble(error, profile)
  return trouble ? toAppTrouble(trouble) : { code: 'internal' }
}
