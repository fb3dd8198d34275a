import { z } from 'zod'
import { KINDS, SLOT_KINDS } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import { blockSchema } from '../document/schema.ts'
import { walkBlock } from '../document/walk.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { Piece } from './inline.ts'
import { hasOddBrackets, LONGEST_LABEL, piecesOf } from './inline.ts'
import { checkAnswer, tidyAnswer } from './slots.ts'

/** How a field's key is written. */
export const FIELD_KEY = /^[a-z][a-zA-Z0-9]{0,59}$/
export const MOST_FIELDS = 100
/** UTF-16 units of one line's template text. */
export const LONGEST_INLINE = 10_000
const isClean = (text: string) => cleanText(text) === text
const line = z
  .string()
  .min(1)
  .max(LONGEST_LABEL)
  .refine((text) => isClean(text) && !text.includes('\n') && text.trim() === text)
const bilingual = z.strictObject({ 'zh-CN': line, en: line })

const field = z.strictObject({
  key: z.string().regex(FIELD_KEY),
  kind: z.enum(SLOT_KINDS),
  label: bilingual,
  required: z.boolean().default(false),
  /** Taken where the writer answers nothing. */
  proposed: line.exactOptional(),
  unit: line.exactOptional(),
  /** The answer belongs to one paper and is never proposed for the next. */
  once: z.literal(true).exactOptional(),
  choices: z.array(line).min(2).max(200).exactOptional(),
})

/** Text with {{key}} for fields ({{year+1}} and {{year-1}} for the years beside it) and [[…]] for guidance; inline.ts. */
const inline = z.string().min(1).max(LONGEST_INLINE).refine(isClean)

const bodyLine = z.union([
  z.strictObject({ heading: inline, level: z.literal([1, 2, 3, 4]), runIn: inline.exactOptional() }),
  z.strictObject({ paragraph: inline, align: z.enum(['left', 'center', 'right']).exactOptional() }),
  z.strictObject({ pageBreak: z.literal(true) }),
  /** What no line of text can be: tables, pictures, bold. Its runs hold template text too. */
  z.strictObject({ block: blockSchema }),
])

const lines = z.array(bodyLine).max(10_000)

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: bilingual,
  description: bilingual,
  kind: z.enum(KINDS),
  numbering: z.enum(['restart', 'continuous']),
  fields: z.array(field).max(MOST_FIELDS),
  title: inline,
  recipients: inline.exactOptional(),
  body: lines.min(1),
  signatory: inline.exactOptional(),
  note: inline.exactOptional(),
  attachments: z
    .array(z.strictObject({ title: inline.exactOptional(), body: lines }))
    .max(500)
    .exactOptional(),
})

export type Template = z.infer<typeof shape>
export type TemplateField = z.infer<typeof field>
export type TemplateLine = z.infer<typeof bodyLine>

/**
 * Reads template JSON; a template that cannot be used is refused with the place (body.3.heading) and, for template-shape,
 * the cause as a code that core/words says under `cause.`.
 */
export function readTemplate(json: unknown): Result<Template> {
  const parsed = shape.safeParse(json)
  if (!parsed.success) return failed('template-shape', refusalOf(parsed.error.issues[0]!, json))
  const template = parsed.data
  return troubleOfFields(template) ?? troubleOfTexts(template) ?? ok(template)
}

interface Refusal extends Record<string, string> {
  readonly place: string
  readonly cause: string
}

/** Place and cause of a complaint about `value`, which stands at `above`. */
function refusalOf(issue: z.core.$ZodIssue, value: unknown, above: readonly PropertyKey[] = []): Refusal {
  const path = [...above, ...issue.path]
  const found = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)[key], value)
  if (issue.code === 'invalid_union' && issue.errors.length) {
    // The branch with the fewest complaints about the line itself is the kind of line that was meant.
    const complaints = (branch: readonly z.core.$ZodIssue[]) => branch.filter((one) => one.path.length <= 1).length
    const meant = issue.errors.toSorted((a, b) => complaints(a) - complaints(b))[0]![0]
    if (meant) return refusalOf(meant, found, path)
  }
  if (issue.code === 'unrecognized_keys') path.push(issue.keys[0]!.slice(0, 60))
  const isMissing = found === undefined && issue.code !== 'unrecognized_keys'
  return { place: path.join('.') || '/', cause: isMissing ? 'missing' : issue.code }
}

function troubleOfFields(template: Template): Result<never> | undefined {
  const keys = new Set<string>()
  for (const [index, field] of template.fields.entries()) {
    const { key, kind, choices, proposed } = field
    if (keys.has(key)) return failed('template-key-twice', { key })
    if (kind === 'choice' && !choices) return failed('template-no-choices', { key })
    if (proposed !== undefined && checkAnswer(field, tidyAnswer(kind, proposed))) {
      return failed('template-shape', { place: `fields.${index}.proposed`, cause: 'invalid_value' })
    }
    keys.add(key)
  }
  return undefined
}

function troubleOfTexts(template: Template): Result<never> | undefined {
  const kinds = new Map(template.fields.map((entry) => [entry.key, entry.kind]))
  for (const [place, text] of inlineTexts(template)) {
    if (hasOddBrackets(text)) return failed('template-bracket', { place })
    for (const piece of piecesOf(text)) {
      const trouble = troubleOfPiece(piece, place, kinds)
      if (trouble) return trouble
    }
  }
  return undefined
}

function troubleOfPiece(piece: Piece, place: string, kinds: ReadonlyMap<string, string>): Result<never> | undefined {
  if (piece.type === 'guidance') {
    return piece.text.length > LONGEST_LABEL ? failed('template-shape', { place, cause: 'too_big' }) : undefined
  }
  if (piece.type !== 'field') return undefined
  const kind = kinds.get(piece.key)
  if (!kind) return failed('template-unknown-key', { place, key: piece.key })
  return piece.shift && kind !== 'year' ? failed('template-shift', { place, key: piece.key }) : undefined
}

function* inlineTexts(template: Template): Generator<readonly [string, string]> {
  yield ['title', template.title]
  if (template.recipients) yield ['recipients', template.recipients]
  yield* textsOfLines(template.body, 'body')
  if (template.signatory) yield ['signatory', template.signatory]
  if (template.note) yield ['note', template.note]
  for (const [index, attachment] of (template.attachments ?? []).entries()) {
    if (attachment.title) yield [`attachments.${index}.title`, attachment.title]
    yield* textsOfLines(attachment.body, `attachments.${index}.body`)
  }
}

function* textsOfLines(body: readonly TemplateLine[], place: string): Generator<readonly [string, string]> {
  for (const [index, entry] of body.entries()) {
    const at = `${place}.${index}`
    if ('heading' in entry) {
      yield [`${at}.heading`, entry.heading]
      if (entry.runIn) yield [`${at}.runIn`, entry.runIn]
    } else if ('paragraph' in entry) yield [`${at}.paragraph`, entry.paragraph]
    else if ('block' in entry) {
      for (const [, runs] of walkBlock(entry.block)) for (const run of runs) yield [`${at}.block`, run.text]
    }
  }
}
