import { z } from 'zod'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { charactersPerLine, linesPerPage } from './grid.ts'
import { LINE_PITCH } from './page.ts'
import type { Preset } from './presets.ts'
import { FORMS } from './presets.ts'
import { STANDARD_LOOKS } from './standard-looks.ts'
import type { Look, Role } from './styles.ts'
import { ROLES } from './styles.ts'
import { mmToTwips, ptToTwips } from './units.ts'

z.config({ jitless: true })

/** A page with less of either is none: a heading would fill it. */
const LEAST_CHARS = 10
const LEAST_LINES = 5

const line = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
/** Names of fonts go into Word's parts, into style sheets and into questions to the system. */
const font = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{M}\p{N} _.,&'()（）+-]+$/u)
const sheet = z.int().min(mmToTwips(70)).max(mmToTwips(560))
const margin = z.int().min(0).max(mmToTwips(150))
const pitch = z.int().min(ptToTwips(8)).max(ptToTwips(120))
const beside = z
  .string()
  .max(20)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)

const look = z.strictObject({
  font,
  latinFont: font.exactOptional(),
  sizePt: z.number().min(5).max(72).multipleOf(0.5),
  bold: z.boolean(),
  align: z.enum(['both', 'left', 'center', 'right']),
  firstLineChars: z.number().min(0).max(10),
  line: z.union([z.int().min(20).max(ptToTwips(120)), z.literal('auto')]),
})

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: z.strictObject({ 'zh-CN': line, en: line }),
  form: z.enum(FORMS),
  page: z.strictObject({
    width: sheet,
    height: sheet,
    top: margin,
    bottom: margin,
    left: margin,
    right: margin,
    header: margin,
    footer: margin,
    // Follow from the others.
    textWidth: z.number().optional(),
    textHeight: z.number().optional(),
  }),
  linePitch: pitch,
  squeeze: z.int().min(-80).max(200),
  latinFont: font,
  looks: z.strictObject({ ...optional(ROLES), body: look }),
  pageNumber: z.strictObject({
    before: beside,
    after: beside,
    outerChars: z.number().min(0).max(10),
    place: z.enum(['outer', 'center', 'none']),
    onFirstPage: z.boolean(),
  }),
  numbers: z.enum(['literal', 'automatic']),
  contents: z.boolean(),
})

function optional(roles: readonly Role[]) {
  return Object.fromEntries(roles.map((role) => [role, look.exactOptional()])) as Record<
    Role,
    z.ZodExactOptional<typeof look>
  >
}

/**
 * Reads a preset from JSON. preset-shape with the place (looks.body.sizePt) and the cause as a code that core/words says under
 * `cause.`, also where the margins leave no page. Parts that the file does not name are set as the standard has them.
 */
export function readPreset(json: unknown): Result<Preset> {
  const parsed = shape.safeParse(json)
  if (!parsed.success) return failed('preset-shape', refusalOf(parsed.error.issues[0]!, json))
  const { page, looks } = parsed.data
  const preset: Preset = {
    ...parsed.data,
    page: { ...page, textWidth: page.width - page.left - page.right, textHeight: page.height - page.top - page.bottom },
    looks: completed(looks, parsed.data.linePitch),
  }
  const place = tooSmall(preset)
  return place ? failed('preset-shape', { place, cause: 'too_small' }) : ok(preset)
}

function refusalOf({ path, code }: z.core.$ZodIssue, json: unknown) {
  const isMissing = code === 'invalid_type' && valueAt(json, path) === undefined
  return { place: path.join('.') || '/', cause: isMissing ? 'missing' : code }
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], json)
}

function completed(looks: Partial<Record<Role, Look>>, linePitch: number): Preset['looks'] {
  const entries = ROLES.map((role): [Role, Look] => {
    const standard = STANDARD_LOOKS[role]
    return [role, looks[role] ?? { ...standard, line: standard.line === LINE_PITCH ? linePitch : standard.line }]
  })
  return Object.fromEntries(entries) as Record<Role, Look>
}

function tooSmall(preset: Preset): string | undefined {
  const { page, looks, squeeze } = preset
  const character = ptToTwips(looks.body.sizePt) + squeeze
  // First of all, or the number of characters means nothing.
  if (character < ptToTwips(3)) return 'squeeze'
  if (page.textWidth <= 0 || charactersPerLine(preset) < LEAST_CHARS) return 'page.right'
  return page.textHeight <= 0 || linesPerPage(preset) < LEAST_LINES ? 'page.bottom' : undefined
}
