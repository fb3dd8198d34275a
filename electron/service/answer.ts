import type { ErrorCode, Reply } from '#contract'
import { ERROR_CODES } from '#contract'
import type { Result, Trouble } from '#core/result.ts'
import { placeTrouble } from '#electron/storage/connection.ts'
import type { Context, Handlers } from './context.ts'
import { shelfHandlers } from './handlers/draft-shelf.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { exportHandlers } from './handlers/export.ts'
import { settingsHandlers } from './handlers/settings.ts'
import { stateHandlers } from './handlers/state.ts'
import { templateShelfHandlers } from './handlers/template-shelf.ts'
import { templateHandlers } from './handlers/templates.ts'
import { unitHandlers } from './handlers/unit.ts'
import type { ServiceCallName } from './message.ts'
import { findServiceCall } from './message.ts'

const HANDLERS: Handlers<ServiceCallName> = {
  ...draftHandlers,
  ...shelfHandlers,
  ...exportHandlers,
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
    return result.ok ? result : { ok: false, error: toAppTrouble(result.error) }
  } catch (error) {
    return { ok: false, error: troubleOf(error, name, context) }
  }
}

function toAppTrouble({ code, params }: Trouble): { code: ErrorCode; params?: Record<string, string | number> } {
  const known = ERROR_CODES.find((candidate) => candidate === code) ?? 'internal'
  return params ? { code: known, params: { ...params } } : { code: known }
}

function troubleOf(error: unknown, name: string, { profile }: Context): Extract<Reply<never>, { ok: false }>['error'] {
  console.error(`${name} failed:`, error)
  const trouble = placeTrouble(error, profile)
  return trouble ? toAppTrouble(trouble) : { code: 'internal' }
}
