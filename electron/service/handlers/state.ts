import type { AppTrouble } from '#contract'
import { ok } from '#core/result.ts'
import { sqliteVersion } from '#electron/storage/connection.ts'
import type { Handlers } from '../context.ts'
import { troubleOf } from '../store.ts'

export const stateHandlers: Handlers<'service.state'> = {
  'service.state': (_args, { store }) => {
    const trouble = troubleOf(store) as AppTrouble | null
    return ok({ sqlite: sqliteVersion(), node: process.versions.node, trouble })
  },
}
