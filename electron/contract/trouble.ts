import { z } from 'zod'
import { ERROR_CODES } from './error-codes.ts'

export const params = z.record(z.string().max(60), z.union([z.string().max(4_000), z.number()]))
export const troubleSchema = z.object({ code: z.enum(ERROR_CODES), params: params.exactOptional() })
export type AppTrouble = z.infer<typeof troubleSchema>
