import { z } from 'zod'
import { KINDS, SLOT_KINDS } from '#core/document/document.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import type { Call } from './call.ts'
import { bilingual, instant, made, nothing, requestId } from './call.ts'

const templateSummary = z.object({
  id: z.string(),
  origin: z.enum(['built-in', 'user']),
  name: bilingual,
  description: bilingual,
  kind: z.enum(KINDS),
  proposedYear: z.int(),
  /** Only of the user's own. */
  updatedAt: instant.exactOptional(),
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
  /** Its lines for a gallery, in the language of the settings (core/template/template-outline.ts). */
  preview: z.array(z.object({ level: z.literal([0, 1, 2, 3, 4]), number: z.string(), text: z.string() })),
  fields: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(SLOT_KINDS),
      label: bilingual,
      required: z.boolean(),
      proposed: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      choices: z.array(z.string()).exactOptional(),
      /** What to offer: the last answer, or what the unit profile says. */
      remembered: z.string().exactOptional(),
    }),
  ),
})
export type TemplateSummary = z.infer<typeof templateSummary>

const templateId = z.string().max(100)
const anyTemplate = z.custom<Template>((json) => readTemplate(json).ok)

/** What the window may ask. */
export const templateCalls = {
  /** The built-in ones first, then the user's own by name. */
  'templates.list': { by: 'service', args: z.strictObject({}), answer: z.array(templateSummary) },
  'templates.bin': { by: 'service', args: z.strictObject({}), answer: z.array(templateSummary) },
  'templates.read': { by: 'service', args: z.strictObject({ id: templateId }), answer: anyTemplate },
  /** Without `id` a new one; the id in the template itself is not looked at. Any trouble of readTemplate; a built-in one is refused. */
  'templates.save': {
    by: 'service',
    args: z.strictObject({ requestId, id: templateId.exactOptional(), template: z.unknown() }),
    answer: made,
  },
  'templates.duplicate': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: made },
  'templates.import': { by: 'service', args: z.strictObject({ requestId, json: z.unknown() }), answer: made },
  'templates.remove': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: nothing },
  'templates.restore': { by: 'service', args: z.strictObject({ requestId, id: templateId }), answer: nothing },
  /** Asks where, then writes it as .json; null when the writer cancelled the file dialog. */
  'templates.export': {
    by: 'main',
    args: z.strictObject({ id: templateId }),
    answer: z.object({ path: z.string() }).nullable(),
  },
} as const satisfies Record<string, Call>

/** What main alone asks the service: never reachable from the window. */
export const templateMainCalls = {
  'templates.name': { by: 'service', args: z.strictObject({ id: templateId }), answer: z.object({ name: z.string() }) },
  'templates.write': {
    by: 'service',
    args: z.strictObject({ id: templateId, path: z.string().max(4_096) }),
    answer: z.object({ path: z.string() }),
  },
} as const satisfies Record<string, Call>
