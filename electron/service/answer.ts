import type { Reply } from '#contract'
import type { Result } from '#core/result.ts'
import type { Asker } from '#electron/contract/find-call.ts'
import { findCall } from '#electron/contract/find-call.ts'
import { placeTrouble } from '#electron/storage/connection.ts'
import { toAppTrouble, toReply } from './app-trouble.ts'
import type { Context, Handlers } from './context.ts'
import { shelfHandlers } from './handlers/draft-shelf.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { stateHandlers } from './handlers/state.ts'
import { unitHandlers } from './handlers/unit.ts'
import type { ServiceCallName } from './message.ts'

type CallsOf<S extends string> = Handlers<Extract<ServiceCallName, `${S}.${string}`>>

/** What no start needs comes with the first call of its subject: code, tables (pinyin alone is 16 MB) and parts of Node. */
const LATER: { readonly [S in LaterSubject]: () => Promise<CallsOf<S>> } = {
  assets: async () => (await import('./handlers/originals.ts')).originalHandlers,
  compare: async () => (await import('./handlers/compare.ts')).compareHandlers,
  exchange: async () => (await import('./handlers/exchange.ts')).exchangeHandlers,
  export: async () => (await import('./handlers/export.ts')).exportHandlers,
  fonts: async () => (await import('./handlers/fonts.ts')).fontHandlers,
  import: async () => (await import('./handlers/imports.ts')).importHandlers,
  ledger: async () => (await import('./handlers/ledger.ts')).ledgerHandlers,
  library: async () => (await import('./handlers/library.ts')).libraryHandlers,
  oldPapers: async () => (await import('./handlers/old-papers.ts')).oldPaperHandlers,
  original: async () => (await import('./handlers/originals.ts')).originalHandlers,
  plan: async () => (await import('./handlers/plan.ts')).planHandlers,
  presets: async () => (await import('./handlers/presets.ts')).presetHandlers,
  'roll-forward': async () => (await import('./handlers/roll-forward.ts')).rollHandlers,
  templates: async () => {
    const [{ templateHandlers }, { templateShelfHandlers }] = await Promise.all([
      import('./handlers/templates.ts'),
      import('./handlers/template-shelf.ts'),
    ])
    return { ...templateHandlers, ...templateShelfHandlers }
  },
}
type EarlySubject = 'drafts' | 'service' | 'settings' | 'unit'
type LaterSubject = Exclude<SubjectOf<ServiceCallName>, EarlySubject>
type SubjectOf<N extends string> = N extends `${infer S}.${string}` ? S : never

const HANDLERS: CallsOf<EarlySubject> = {
  ...draftHandlers,
  ...shelfHandlers,
  ...settingsHandlers,
  ...stateHandlers,
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
