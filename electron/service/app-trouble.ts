import type { AppTrouble, Reply } from '#contract'
import { ERROR_CODES } from '#electron/contract/error-codes.ts'
import type { Result, Trouble } from '#core/result.ts'

/** Trouble as it crosses to the window: a code that the contract does not know is told as internal. */
export function toAppTrouble({ code, params }: Trouble): AppTrouble {
  const known = ERROR_CODES.find((candidate) => candidate === code) ?? 'internal'
  return params ? { code: known, params: { ...params } } : { code: known }
}

/** A result as an answer to the window. */
export function toReply<T>(result: Result<T>): Reply<T> {
  return result.ok ? result : { ok: false, error: toAppTrouble(result.error) }
}
