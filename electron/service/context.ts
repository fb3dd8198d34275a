import type { BlockId } from '#core/document/document.ts'
import type { Result } from '#core/result.ts'
import type { ExportProgress, ImportProgress } from '#contract'
import type { Writable } from '#electron/storage/connection.ts'
import type { Request } from '#electron/storage/requests.ts'
import type { Exchanging } from './exchange-session.ts'
import type { Exports } from './exports.ts'
import type { Fonts } from './fonts/list-fonts.ts'
import type { ImportReading } from './imports/reading.ts'
import type { Import, Sessions } from './imports/sessions.ts'
import type { ServiceAnswer, ServiceArgs, ServiceCallName } from './message.ts'
import type { SlowWork } from './slow-work.ts'
import type { Store } from './store.ts'
import type { Templates } from './templates.ts'

/** What the handlers work with. */
export interface Context {
  /** Where the database cannot be used, every call about data answers that trouble. */
  readonly store: Store
  /** The profile's folder. */
  readonly profile: string
  readonly templates: Templates
  readonly slowWork: SlowWork
  readonly exports: Exports
  readonly fonts: Fonts
  readonly reading: ImportReading
  readonly imports: Sessions<Import>
  readonly exchanges: Sessions<Exchanging>
  readonly tellProgress: (progress: ExportProgress) => void
  readonly tellImport: (progress: ImportProgress) => void
  readonly now: () => Date
  readonly newBlockId: () => BlockId
  readonly newDraftId: () => string
  /** For a template or preset of the user's own. */
  readonly newUserId: () => string
}

type Answered<N extends ServiceCallName> = Result<ServiceAnswer<N>> | Promise<Result<ServiceAnswer<N>>>
export type Handler<N extends ServiceCallName> = (args: ServiceArgs<N>, context: Context) => Answered<N>
export type Handlers<N extends ServiceCallName> = { readonly [K in N]: Handler<K> }

/** A handler that needs the database. */
export function withData<N extends ServiceCallName>(
  run: (db: Writable, args: ServiceArgs<N>, context: Context) => Answered<N>,
): Handler<N> {
  return (args, context) => {
    const opened = context.store.current()
    return opened.ok ? run(opened.value.db, args, context) : opened
  }
}

/** A write that was asked for now, as `once` takes it. */
export function requestOf(call: ServiceCallName, id: string, { now }: Context): Request {
  return { id, call, at: now().toISOString() }
}
