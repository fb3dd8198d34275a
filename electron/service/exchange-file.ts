import { createHash } from 'node:crypto'
import { MAX_LISTED } from '#electron/contract/exchange.ts'
import { cleanText } from '#core/document/normalise.ts'
import { pictureSize } from '#core/docx/picture-size.ts'
import type { Exchange, ExchangedPassage, ExchangedPicture } from '#core/passage/exchange.ts'
import { MAX_EXCHANGE_BYTES, readExchange } from '#core/passage/exchange.ts'
import type { Result, Trouble } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { hashOfPassage } from '#electron/storage/passage-text.ts'
import type { EntryChunk, EntryHead, ExchangeJob, ExchangeValue } from './exchange-job.ts'
import type { ReadPicture } from './imports/import-job.ts'
import { pack } from './imports/packed.ts'
import { bytesOf } from './imports/read-source.ts'

/** Does the job of reading a .suigao file. */
export function readExchangeFile({ source }: ExchangeJob): Result<ExchangeValue> {
  const bytes = bytesOf(source, MAX_EXCHANGE_BYTES)
  if (!bytes.ok) return bytes
  const text = textOf(bytes.value ?? new Uint8Array())
  const read = text === undefined ? failed('exchange-not-library') : readExchange(text)
  if (!read.ok) return read
  const { savedAt, total, pictures } = read.value
  const bad: ExchangeValue['bad'][number][] = []
  const chunks = [
    ...chunksOf(read.value, ({ index, why }) => bad.push({ index, code: why.code, params: { ...why.params } })),
  ]
  return ok({
    savedAt,
    total,
    chunks,
    badCount: bad.length,
    bad: bad.slice(0, MAX_LISTED),
    pictures: pictures.flatMap(toPicture),
  })
}

/** Undefined where the bytes are no text: a packed file, a paper of Word's, another encoding. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What is unpacked at one time, so that the service never stands still for it. */
const MOST_ENTRIES = 100
const MOST_CHARACTERS = 250_000

interface Bad {
  readonly index: number
  readonly why: Trouble
}

function* chunksOf({ entries: read }: Exchange, onBad: (bad: Bad) => void): Generator<EntryChunk> {
  let entries: string[] = []
  let heads: EntryHead[] = []
  let characters = 0
  const close = (): EntryChunk => {
    const chunk = { heads: pack(heads), passages: pack(entries) }
    entries = []
    heads = []
    characters = 0
    return chunk
  }
  let index = -1
  for (const one of read()) {
    index++
    if (!one.ok) {
      onBad({ index, why: one.error })
      continue
    }
    const entry = JSON.stringify(one.value)
    heads.push({ ...headOf(one.value), index, characters: entry.length })
    entries.push(entry)
    characters += entry.length
    if (entries.length >= MOST_ENTRIES || characters >= MOST_CHARACTERS) yield close()
  }
  if (entries.length > 0) yield close()
}

/** By its title as it is stored: on one line. */
function headOf({ id, title: given, collection, blocks }: ExchangedPassage): Omit<EntryHead, 'index' | 'characters'> {
  const title = cleanText(given).replaceAll('\n', '').trim()
  return { id, title, collection, sha256: hashOfPassage({ title, blocks }) }
}

/** A picture that is what its name says; any other would stand for one that it is not. */
function toPicture({ sha256, base64 }: ExchangedPicture): ReadPicture[] {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return []
  const { type = null, width = null, height = null } = pictureSize(bytes) ?? {}
  return [{ sha256, type, width, height, bytes }]
}
