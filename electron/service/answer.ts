import type { Reply } from '#contract'
import type { Result } from '#core/result.ts'
import { placeTrouble } from '#electron/storage/connection.ts'
import { toAppTrouble, toReply } from './app-trouble.ts'
import type { Context, Handlers } from './context.ts'
import { shelfHandlers } from './handlers/draft-shelf.ts'
import { compareHandlers } from './handlers/compare.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { exchangeHandlers } from './handlers/exchange.ts'
import { exportHandlers } from './handlers/export.ts'
import { fontHandlers } from './handlers/fonts.ts'
import { importHandlers } from './handlers/imports.ts'
import { ledgerHandlers } from './handlers/ledger.ts'
import { libraryHandlers } from './handlers/library.ts'
import { oldPaperHandlers } from './handlers/old-papers.ts'
import { originalHandlers } from './handlers/originals.ts'
import { planHandlers } from './handlers/plan.ts'
import { presetHandlers } from './handlers/presets.ts'
import { rollHandlers } from './handlers/roll-forward.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { stateHandlers } from './handlers/state.ts'
import { templateShelfHandlers } from './handlers/template-shelf.ts'
import { templateHandlers } from './handlers/templates.ts'
import { unitHandlers } from './handlers/unit.ts'
import type { ServiceCallName } from './message.ts'
import { findServiceCall } from './message.ts'

const HANDLERS: Handlers<ServiceCallName> = {
  ...compareHandlers,
  ...draftHandlers,
  ...shelfHandlers,
  ...exchangeHandlers,
  ...exportHandlers,
  ...fontHandlers,
  ...importHandlers,
  ...ledgerHandlers,
  ...libraryHandlers,
  ...oldPaperHandlers,
  ...originalHandlers,
  ...planHandlers,
  ...presetHandlers,
  ...rollHandlers,
  ...settingsHandlers,
  ...stateHandlers,
  ...templateHandlers,
  ...templateShelfHandlers,
  ...unitHandlers,
}

/** Answers one call. Arguments that do not parse are bad-call; what a handler throws is told as a code and never leaves as an exception. */
export async function answerCall(name: string, args: unknown, context: Context): Promise<Reply<unknown>> {
  const call = findServiceCall(name)
  const parsed = call?.args.safeParse(args)
  if (!parsed?.success) return { ok: false, error: { code: 'bad-call' } }
  try {
    const handler = HANDLERS[name as ServiceCallName] as (args: unknown, context: Context) => unknown
    const result = (await handler(parsed.data, context)) as Result<unknown>
    return toReply(result)
  } catch (error) {
    return { ok: false, error: troubleOf(error, name, context) }
  }
}

function troubleOf(error: unknown, name: string, { profile }: Context): Extract<Reply<never>, { ok: false }>['error'] {
  console.error(`${name} failed:`, error)
  const trouble = placeTrouble(error, profile)
  return trouble ? toAppTrouble(trouble) : { code: 'internal' }
}
