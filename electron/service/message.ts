import { z } from 'zod'
import type { Answer, Args, CallName, ExportProgress, ImportProgress, MainCallName, Reply } from '#contract'
import { calls, mainCalls } from '#contract'

type AllCalls = typeof calls & typeof mainCalls
/** The names of the calls that the service answers, to the window or to main alone. */
export type ServiceCallName = {
  [N in CallName | MainCallName]: AllCalls[N]['by'] extends 'service' ? N : never
}[CallName | MainCallName]
export type ServiceArgs<N extends ServiceCallName> = Args<N>
export type ServiceAnswer<N extends ServiceCallName> = Answer<N>

/** What main sends. */
export const requestSchema = z.union([
  z.strictObject({ type: z.literal('call'), id: z.int(), name: z.string(), args: z.unknown() }),
  z.strictObject({ type: z.literal('close') }),
])

/** What the service sends: `ready` once it takes calls, then an answer for each, and how far an export or an import is. */
export type FromService =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ExportProgress }
  | { readonly type: 'import'; readonly progress: ImportProgress }
  | { readonly type: 'answer'; readonly id: number; readonly reply: Reply<unknown> }

/** The call of that name, where the service answers it. */
export function findServiceCall(name: string): { readonly args: z.ZodType } | undefined {
  const all: Readonly<Record<string, { readonly by: string; readonly args: z.ZodType }>> = { ...calls, ...mainCalls }
  const call = Object.hasOwn(all, name) ? all[name] : undefined
  return call?.by === 'service' ? call : undefined
}
