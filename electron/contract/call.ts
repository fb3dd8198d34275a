import { z } from 'zod'

/** Makes a write happen once: a retry with the same id gets the first answer again. */
export const requestId = z.uuid()
/** ISO time in UTC. */
export const instant = z.iso.datetime()

export const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() })
export type Bilingual = z.infer<typeof bilingual>
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export interface Call {
  readonly by: 'main' | 'service'
  readonly args: z.ZodType
  readonly answer: z.ZodType
}

export const nothing = z.null()
/** The id of what was made. */
export const made = z.object({ id: z.string() })

export const presetId = z.string().min(1).max(100)
export const EXPORT_FORMATS = ['docx', 'pdf', 'txt', 'html'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
