import { ok } from '#core/result.ts'
import type { Handlers } from '../context.ts'

export const fontHandlers: Handlers<'fonts.list'> = {
  'fonts.list': async (_args, { fonts }) => ok([...(await fonts.list())]),
}
