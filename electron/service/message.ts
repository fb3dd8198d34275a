import { z } from 'zod'
import type {
  Answer,
  Args,
  CallName,
  calls,
  ExportProgress,
  ImportProgress,
  mainCalls,
  MainCallName,
  Reply,
} from '#contract'

type AllCalls = typeof calls & typeof mainCalls
/** The names of the calls that the service answers, to the window or to main alone. */
export type ServiceCallName = {
  [N in CallName | MainCallName]: AllCalls[N]['by'] extends 'service' ? N : never
}[CallName | MainCallName]
export type ServiceArgs<N extends ServiceCallName> = Args<N>
export type ServiceAnswer<N extends ServiceCallName> = Answer<N>

/** What main sends. */
export const requestSchema = z.union([
  z.strictObject({
    type: z.literal('call'),
    id: z.int(),
    asker: z.enum(['window', 'main']),
    name: z.string(),
    args: z.unknown(),
  }),
  z.strictObject({ type: z.literal('close') }),
])

/** What the service sends: `ready` once it takes calls, then an answer for each, and how far an export or an import is. */
export type FromService =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ExportProgress }
  | { readonly type: 'import'; readonly progress: ImportProgress }
  | { readonly type: 'answer'; readonly id: number; readonly reply: Reply<unknown> }
