import { z } from 'zod'
import type { Block, BlockId, Document, Paragraph, Run } from './document.ts'
import { FORMAT, KINDS, SLOT_KINDS } from './document.ts'
import { cleanText } from './normalise.ts'

// zod would try `new Function` to compile its parsers; the window's CSP reports that as a violation.
z.config({ jitless: true })

/** What a whole paper may hold; far above any real one, low enough that a hostile file cannot exhaust the machine. */
const MAX = {
  text: 1_000_000,
  runs: 50_000,
  blocks: 50_000,
  rows: 5_000,
  cells: 200,
  name: 1_000,
  depth: 64,
  values: 1_000_000,
}

// Control characters are taken out, not refused: they carry no words, and a paper that cannot be opened loses all of them.
const text = z.string().max(MAX.text).transform(cleanText)
const name = z.string().max(MAX.name).transform(cleanText)
const year = z.int().min(1000).max(9999)

export const blockIdSchema = z
  .string()
  .regex(/^[0-9a-z]{12}$/)
  .transform((id) => id as BlockId)

const slot = z.object({
  kind: z.enum(SLOT_KINDS),
  key: name.exactOptional(),
  label: name.exactOptional(),
  unit: name.exactOptional(),
  ledger: name.exactOptional(),
  choices: z.array(name).max(200).exactOptional(),
})

const carried = z.object({
  id: name,
  type: name,
  from: year,
  state: z.enum(['unconfirmed', 'kept', 'changed']),
  at: name.exactOptional(),
})

const enumerator = z.object({ series: z.int().min(0), style: z.enum(['是', '要']) })

/** One run; the window checks with it what comes from the clipboard. */
export const runSchema = z.object({
  text,
  bold: z.literal(true).exactOptional(),
  ref: blockIdSchema.exactOptional(),
  slot: slot.exactOptional(),
  carried: carried.exactOptional(),
  enumerator: enumerator.exactOptional(),
})
const runs: z.ZodType<readonly Run[]> = z.array(runSchema).max(MAX.runs)

export const sourceSchema = z.object({
  paper: name,
  year,
  section: name,
  block: blockIdSchema.exactOptional(),
  passage: name.exactOptional(),
})
const identified = { id: blockIdSchema, sources: z.array(sourceSchema).max(1_000).exactOptional() }

const heading = z.object({
  ...identified,
  type: z.literal('heading'),
  level: z.literal([1, 2, 3, 4]),
  marker: name.exactOptional(),
  runs,
  runIn: runs.exactOptional(),
})

const paragraph: z.ZodType<Paragraph> = z.object({
  ...identified,
  type: z.literal('paragraph'),
  runs,
  align: z.enum(['left', 'center', 'right']).exactOptional(),
})

const table = z.object({
  ...identified,
  type: z.literal('table'),
  rows: z
    .array(
      z.object({
        id: blockIdSchema,
        header: z.literal(true).exactOptional(),
        cells: z
          .array(
            z.object({
              id: blockIdSchema,
              colSpan: z.int().min(1).max(MAX.cells),
              rowSpan: z.int().min(1).max(MAX.rows),
              covered: z.literal(true).exactOptional(),
              blocks: z.array(paragraph).max(MAX.blocks),
            }),
          )
          .max(MAX.cells),
      }),
    )
    .max(MAX.rows),
})

const picture = z.object({
  ...identified,
  type: z.literal('picture'),
  asset: z.string().regex(/^[0-9a-f]{64}$/),
  widthMm: z.number().positive().max(1_000),
  alt: name,
})

const pageBreak = z.object({ ...identified, type: z.literal('pageBreak') })
const opaque = z.object({ ...identified, type: z.literal('opaque'), json: z.unknown().refine(isPlainJson) })

// Not z.json(): it recurses, and a few thousand brackets in a hostile file would overflow the stack here or when saving.
function isPlainJson(json: unknown): boolean {
  const waiting: [unknown, number][] = [[json, 0]]
  let values = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next
    if (++values > MAX.values || depth > MAX.depth) return false
    if (typeof value === 'object' && value !== null) {
      for (const child of Object.values(value)) waiting.push([child, depth + 1])
    } else if (value !== null && !['string', 'boolean', 'number'].includes(typeof value)) return false
    if (typeof value === 'number' && !Number.isFinite(value)) return false
  }
  return true
}

/** A block of a type that came after this version is wrapped, not refused. */
const unknownBlock = z
  .looseObject({ id: blockIdSchema, type: z.string().max(60) })
  .refine(isPlainJson)
  .transform(({ id, ...rest }): Block => ({ type: 'opaque', id, json: rest }))

const KNOWN: Readonly<Record<string, z.ZodType<Block>>> = {
  heading,
  paragraph,
  table,
  picture,
  pageBreak,
  opaque,
}

/** A block of any type; an unknown one becomes Opaque. */
export const blockSchema: z.ZodType<Block> = z.unknown().transform((value, context): Block => {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  const isKnown = typeof type === 'string' && Object.hasOwn(KNOWN, type)
  const parsed = (isKnown ? KNOWN[type]! : unknownBlock).safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never)
  return z.NEVER
})
const blocks = z.array(blockSchema).max(MAX.blocks)

const issueDate = z.object({
  text,
  iso: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .exactOptional(),
})

/** A paper of the present format; anything else is refused with the place and the cause. */
export const documentSchema: z.ZodType<Document> = z.object({
  format: z.literal(FORMAT),
  kind: z.enum(KINDS),
  year,
  unit: name,
  title: runs,
  recipients: runs,
  blocks,
  attachments: z.array(z.object({ id: blockIdSchema, title: runs, blocks })).max(500),
  signatory: runs,
  date: issueDate,
  signing: z.object({ by: z.enum(['seal', 'stamp']), office: name.exactOptional() }).exactOptional(),
  note: runs.exactOptional(),
  header: z
    .object({
      copyNumber: name.exactOptional(),
      secrecy: name.exactOptional(),
      urgency: name.exactOptional(),
      mark: z.literal('name').exactOptional(),
      organs: z.array(name).max(50),
      documentNumber: name.exactOptional(),
      signers: z.array(name).max(50).exactOptional(),
    })
    .exactOptional(),
  imprint: z
    .object({ copyTo: name.exactOptional(), printer: name.exactOptional(), printed: issueDate.exactOptional() })
    .exactOptional(),
  numbering: z.enum(['restart', 'continuous']),
  basedOn: z
    .object({ id: name.exactOptional(), title: name, year, sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .exactOptional(),
})
