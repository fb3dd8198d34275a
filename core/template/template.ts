import { z } from 'zod'
import { KINDS, SLOT_KINDS } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { checkAnswer, tidyAnswer } from './slots.ts'

/** A label stands in the paper as a prompt; one that the document schema would cut could not be opened again. */
const LONGEST_LABEL = 500

const KEY = /^[a-z][a-zA-Z0-9]{0,59}$/
const isClean = (text: string) => cleanText(text) === text
const line = z
  .string()
  .min(1)
  .max(LONGEST_LABEL)
  .refine((text) => isClean(text) && !text.includes('\n') && text.trim() === text)
const bilingual = z.strictObject({ 'zh-CN': line, en: line })

const field = z.strictObject({
  key: z.string().regex(KEY),
  kind: z.enum(SLOT_KINDS),
  label: bilingual,
  required: z.boolean().default(false),
  /** Taken where the writer answers nothing. */
  proposed: line.exactOptional(),
  unit: line.exactOptional(),
  choices: z.array(line).min(2).max(200).exactOptional(),
})

/** Text with {{key}} for fields ({{year+1}} and {{year-1}} for the years beside it) and [[…]] for guidance to be typed over. */
const inline = z.string().min(1).max(10_000).refine(isClean)

const bodyLine = z.union([
  z.strictObject({ heading: inline, level: z.literal([1, 2, 3, 4]), runIn: inline.exactOptional() }),
  z.strictObject({ paragraph: inline }),
  z.strictObject({ pageBreak: z.literal(true) }),
])

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: bilingual,
  description: bilingual,
  kind: z.enum(KINDS),
  numbering: z.enum(['restart', 'continuous']),
  fields: z.array(field).max(100),
  title: inline,
  recipients: inline.exactOptional(),
  body: z.array(bodyLine).min(1).max(2_000),
  signatory: inline.exactOptional(),
})

export type Template = z.infer<typeof shape>
export type TemplateField = z.infer<typeof field>
export type TemplateLine = z.infer<typeof bodyLine>

/** One piece of inline template text. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly key: string; readonly shift: number }
  | { readonly type: 'guidance'; readonly text: string }

const PIECE = /\{\{\s*([a-zA-Z0-9]+)\s*([+-]\d{1,2})?\s*\}\}|\[\[\s*([^[\]{}\s](?:[^[\]{}]*[^[\]{}\s])?)\s*\]\]/g

/** Inline template text as pieces in order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(PIECE)) {
    if (match.index > end) pieces.push({ type: 'text', text: text.slice(end, match.index) })
    if (match[3] !== undefined) pieces.push({ type: 'guidance', text: match[3] })
    else pieces.push({ type: 'field', key: match[1]!, shift: Number(match[2] ?? 0) })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ type: 'text', text: text.slice(end) })
  return pieces
}

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
    // The branch with the fewest complaints is the kind of line that was meant.
    const meant = issue.errors.toSorted((a, b) => a.length - b.length)[0]![0]
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
    for (const piece of piecesOf(text)) {
      const trouble = troubleOfPiece(piece, place, kinds)
      if (trouble) return trouble
    }
  }
  return undefined
}

function troubleOfPiece(piece: Piece, place: string, kinds: ReadonlyMap<string, string>): Result<never> | undefined {
  if (piece.type === 'text') {
    return /\{\{|\}\}|\[\[|\]\]/.test(piece.text) ? failed('template-bracket', { place }) : undefined
  }
  if (piece.type === 'guidance') {
    return piece.text.length > LONGEST_LABEL ? failed('template-shape', { place, cause: 'too_big' }) : undefined
  }
  const kind = kinds.get(piece.key)
  if (!kind) return failed('template-unknown-key', { place, key: piece.key })
  return piece.shift && kind !== 'year' ? failed('template-shift', { place, key: piece.key }) : undefined
}

function* inlineTexts(template: Template): Generator<readonly [string, string]> {
  yield ['title', template.title]
  if (template.recipients) yield ['recipients', template.recipients]
  for (const [index, entry] of template.body.entries()) {
    if ('heading' in entry) {
      yield [`body.${index}.heading`, entry.heading]
      if (entry.runIn) yield [`body.${index}.runIn`, entry.runIn]
    } else if ('paragraph' in entry) yield [`body.${index}.paragraph`, entry.paragraph]
  }
  if (template.signatory) yield ['signatory', template.signatory]
}
