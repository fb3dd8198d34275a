import { z } from 'zod'
import { KINDS, SLOT_KINDS } from '../document/document.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'

const KEY = /^[a-z][a-zA-Z0-9]*$/
const bilingual = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

const field = z.strictObject({
  key: z.string().regex(KEY),
  kind: z.enum(SLOT_KINDS),
  label: bilingual,
  required: z.boolean().default(false),
  /** Stands before the writer answers, for instance the first of the choices. */
  proposed: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  choices: z.array(z.string().min(1)).min(2).exactOptional(),
})

/** Text with {{key}} for fields ({{year+1}} and {{year-1}} for the years beside it) and [[…]] for guidance to be typed over. */
const inline = z.string().min(1)

const line = z.union([
  z.strictObject({
    heading: inline,
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    runIn: inline.exactOptional(),
  }),
  z.strictObject({ paragraph: inline }),
  z.strictObject({ pageBreak: z.literal(true) }),
])

const shape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: bilingual,
  description: bilingual,
  kind: z.enum(KINDS),
  numbering: z.enum(['restart', 'continuous']),
  fields: z.array(field).max(100),
  title: inline,
  recipients: inline.exactOptional(),
  body: z.array(line).min(1).max(2_000),
  signatory: inline.exactOptional(),
})

export type Template = z.infer<typeof shape>
export type TemplateField = z.infer<typeof field>
export type TemplateLine = z.infer<typeof line>

/** One piece of inline template text. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'field'; readonly key: string; readonly shift: number }
  | { readonly type: 'guidance'; readonly text: string }

const PIECE = /\{\{\s*([a-zA-Z0-9]+)\s*([+-]\d{1,2})?\s*\}\}|\[\[([^\]]+)\]\]/g

/** Inline template text as pieces in order. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(PIECE)) {
    if (match.index > end) pieces.push({ type: 'text', text: text.slice(end, match.index) })
    if (match[3] !== undefined) pieces.push({ type: 'guidance', text: match[3].trim() })
    else pieces.push({ type: 'field', key: match[1]!, shift: Number(match[2] ?? 0) })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ type: 'text', text: text.slice(end) })
  return pieces
}

/** Reads template JSON; a template that cannot be used is refused with the place (body.3.heading) and the cause. */
export function readTemplate(json: unknown): Result<Template> {
  const parsed = shape.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return failed('template-shape', { place: issue?.path.join('.') || '/', cause: issue?.message ?? '' })
  }
  return checkFields(parsed.data)
}

function checkFields(template: Template): Result<Template> {
  const kinds = new Map<string, string>()
  for (const { key, kind, choices } of template.fields) {
    if (kinds.has(key)) return failed('template-key-twice', { key })
    if (kind === 'choice' && !choices) return failed('template-no-choices', { key })
    kinds.set(key, kind)
  }
  for (const [place, text] of inlineTexts(template)) {
    for (const piece of piecesOf(text)) {
      if (piece.type !== 'field') {
        if (/\{\{|\}\}|\[\[|\]\]/.test(piece.text)) return failed('template-bracket', { place })
        continue
      }
      const kind = kinds.get(piece.key)
      if (!kind) return failed('template-unknown-key', { place, key: piece.key })
      if (piece.shift && kind !== 'year') return failed('template-shift', { place, key: piece.key })
    }
  }
  return ok(template)
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
