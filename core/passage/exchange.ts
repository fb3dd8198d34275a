import { z } from 'zod'
import { plainText } from '../document/text.ts'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import { cutEntries } from './cut-entries.ts'
import type { Passage } from './passage.ts'
import { MAX_PASSAGE_CHARACTERS, passageSchema } from './passage.ts'
import { paperOf, withoutLedger } from './paper-of.ts'

/** What a .suigao file says of itself, and the version of it that is written. */
export const EXCHANGE_FORMAT = 'suigao-library'
export const EXCHANGE_VERSION = 1
/** Bytes and passages that one file may have. */
export const MAX_EXCHANGE_BYTES = 256 * 1024 * 1024
export const MAX_EXCHANGE_ENTRIES = 200_000

/** A passage as it goes to a colleague; by its id it is known again. */
export interface ExchangedPassage extends Passage {
  readonly id: string
  /** ISO times in UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** A picture that a passage shows, in base64. */
export interface ExchangedPicture {
  readonly sha256: string
  readonly base64: string
}

/** A file as far as it is looked at as a whole. */
export interface Exchange {
  readonly savedAt: string
  readonly total: number
  readonly pictures: readonly ExchangedPicture[]
  /** Its entries in order, each read as it is asked for: exchange-entry or exchange-entry-too-large where it cannot be used. */
  readonly entries: () => Generator<Result<ExchangedPassage>>
}

const instant = z.iso.datetime()
const entrySchema = z.strictObject({ id: z.uuid(), createdAt: instant, updatedAt: instant, ...passageSchema.shape })
const pictureSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  base64: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
})
const shellSchema = z.strictObject({
  format: z.literal(EXCHANGE_FORMAT),
  version: z.literal(EXCHANGE_VERSION),
  savedAt: instant,
  // Cut out and read one by one; what is still here was written twice.
  passages: z.array(z.unknown()).max(0),
  pictures: z.array(pictureSchema).max(10_000),
})

/** The text of a file, piece by piece: one line a passage. */
export function* writeExchange(
  passages: Iterable<ExchangedPassage>,
  { savedAt, pictures }: { readonly savedAt: string; readonly pictures: Iterable<ExchangedPicture> },
): Generator<string> {
  const facts = JSON.stringify({ format: EXCHANGE_FORMAT, version: EXCHANGE_VERSION, savedAt })
  yield `${facts.slice(0, -1)},"passages":[`
  yield* lines(passages, (passage) => ({ ...passage, blocks: withoutLedger(passage.blocks) }))
  yield '\n],"pictures":['
  // Only now: which pictures are wanted may follow from the passages that have gone by.
  yield* lines(pictures)
  yield '\n]}\n'
}

function* lines<T>(values: Iterable<T>, toWritten: (value: T) => unknown = (value) => value): Generator<string> {
  let between = '\n'
  for (const value of values) {
    yield between + JSON.stringify(toWritten(value))
    between = ',\n'
  }
}

/**
 * Reads the text of a file. Refused as a whole: what is none (exchange-not-library), a newer one (exchange-newer), one that
 * is damaged, with its line (exchange-broken) or place (exchange-damaged), and one with too many entries
 * (exchange-too-many). An entry that cannot be used costs none of the others.
 */
export function readExchange(text: string): Result<Exchange> {
  const isOurs = /^\ufeff?\s*\{/.test(text) && text.slice(0, 1_000).includes(`"${EXCHANGE_FORMAT}"`)
  const cut = isOurs ? cutEntries(text, 'passages') : undefined
  const parsed = cut === null ? failed('exchange-broken') : parse((cut?.rest ?? text).replace(/^\ufeff/, ''))
  if (!parsed.ok && !isOurs) return failed('exchange-not-library')
  if (!parsed.ok) return failed('exchange-broken', { line: lineOfSlip(text) })
  const shell = readShell(parsed.value, isOurs)
  if (!shell.ok) return shell
  const places = cut?.places ?? []
  const total = places.length / 2
  if (total > MAX_EXCHANGE_ENTRIES) return failed('exchange-too-many', { found: total, max: MAX_EXCHANGE_ENTRIES })
  const { savedAt, pictures } = shell.value
  return ok({ savedAt, total, pictures, entries: () => entriesOf(text, places) })
}

function* entriesOf(text: string, places: readonly number[]): Generator<Result<ExchangedPassage>> {
  for (let index = 0; index < places.length / 2; index++) {
    const json = parse(text.slice(places[2 * index], places[2 * index + 1]))
    yield json.ok ? readEntry(json.value, index) : failed('exchange-entry', { number: index + 1, place: '/' })
  }
}

function readShell(json: unknown, isOurs: boolean): Result<z.infer<typeof shellSchema>> {
  const named = z.looseObject({ format: z.literal(EXCHANGE_FORMAT), version: z.int().min(1) }).safeParse(json)
  if (!named.success) return isOurs ? failed('exchange-damaged', { place: 'version' }) : failed('exchange-not-library')
  const { version } = named.data
  if (version > EXCHANGE_VERSION) return failed('exchange-newer', { found: version, known: EXCHANGE_VERSION })
  const shell = shellSchema.safeParse(json)
  return shell.success ? ok(shell.data) : failed('exchange-damaged', { place: placeOf(shell.error) })
}

function parse(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return failed('exchange-broken')
  }
}

/** The first passage that is no JSON, a line being a passage; else the last line, for a text that ends too soon. */
function lineOfSlip(text: string): number {
  const lines = text.trimEnd().split('\n')
  const slip = lines.findIndex((line, index) => index > 0 && line.startsWith('{') && !parse(line.replace(/,$/, '')).ok)
  return slip < 0 ? lines.length : slip + 1
}

function readEntry(entry: unknown, index: number): Result<ExchangedPassage> {
  const parsed = entrySchema.safeParse(entry)
  if (!parsed.success) return failed('exchange-entry', { number: index + 1, place: placeOf(parsed.error) })
  const isTooLarge = plainText(paperOf(parsed.data.blocks, 2000)).length > MAX_PASSAGE_CHARACTERS
  return isTooLarge
    ? failed('exchange-entry-too-large', { number: index + 1, max: MAX_PASSAGE_CHARACTERS })
    : // Links are to the ledger of whoever wrote the file.
      ok({ ...parsed.data, blocks: withoutLedger(parsed.data.blocks) })
}

function placeOf(error: z.ZodError): string {
  const issue = error.issues[0]!
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!.slice(0, 60)] : issue.path
  return path.join('.') || '/'
}
