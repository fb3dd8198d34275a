import type { AppTrouble } from '#contract'
import { ok } from '#core/result.ts'
import { sqliteVersion } from '#electron/storage/connection.ts'
import type { Handlers } from '../context.ts'

export const stateHandlers: Handlers<'service.state'> = {
  'service.state': (_args, { store }) => {
    const trouble = store.ok ? store.value.damaged : store.error
    return ok({ sqlite: sqliteVersion(), node: process.versions.node, trouble: trouble as AppTrouble | null })
  },
}
