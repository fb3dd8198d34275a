import { z } from 'zod'
import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'
import type { Document } from './document.ts'
import { FORMAT } from './document.ts'
import { normalise } from './normalise.ts'
import { documentSchema } from './schema.ts'

/** One named step from an older format to the next; `apply` may throw, and the paper then stays as it was. */
export interface Upgrade {
  readonly from: number
  readonly name: string
  readonly apply: (json: Readonly<Record<string, unknown>>) => Record<string, unknown>
}

/** Every step there is, oldest first. Format 1 is the first, so there is none yet. */
const UPGRADES: readonly Upgrade[] = []

/** A paper that was read, and, where it was written by a newer version, that it may be looked at but not changed. */
export interface ReadDocument {
  readonly document: Document
  readonly readOnly: boolean
}

/**
 * Reads saved JSON as a paper: upgrades an older format step by step, opens a newer one read-only where its parts are
 * still understood, and otherwise says which of the four troubles it is, with the place of the damage.
 */
export function readDocument(
  json: unknown,
  upgrades: readonly Upgrade[] = UPGRADES,
  current: number = FORMAT,
): Result<ReadDocument> {
  const shell = z.looseObject({ format: z.int().min(0), blocks: z.array(z.unknown()) }).safeParse(json)
  if (!shell.success) return failed('not-a-document')
  const found = shell.data.format
  if (found > current) return readNewer(shell.data, { found, known: current })
  const upgraded = upgrade(shell.data, upgrades, current)
  if (!upgraded.ok) return upgraded
  // The schema knows FORMAT alone; `current` differs from it only where the mechanism is tried with planted formats.
  return parse({ ...upgraded.value, format: FORMAT }, false)
}

function upgrade(
  json: Record<string, unknown>,
  upgrades: readonly Upgrade[],
  current: number,
): Result<Record<string, unknown>> {
  let value = json
  while (value['format'] !== current) {
    const from = value['format'] as number
    const step = upgrades.find((candidate) => candidate.from === from)
    if (!step) return failed('upgrade-failed', { step: `${from}→${from + 1}` })
    try {
      // The step gets a copy, so one that fails half-way leaves the paper as it was.
      value = { ...step.apply(JSON.parse(JSON.stringify(value)) as Record<string, unknown>), format: from + 1 }
    } catch {
      return failed('upgrade-failed', { step: step.name })
    }
  }
  return ok(value)
}

function readNewer(
  json: Record<string, unknown>,
  formats: { readonly found: number; readonly known: number },
): Result<ReadDocument> {
  const parsed = parse({ ...json, format: FORMAT }, true)
  return parsed.ok ? parsed : failed('newer-document', formats)
}

function parse(json: unknown, readOnly: boolean): Result<ReadDocument> {
  const parsed = documentSchema.safeParse(json)
  if (parsed.success) return ok({ document: normalise(parsed.data), readOnly })
  const issue = parsed.error.issues[0]
  return failed('damaged-document', { place: issue?.path.join('.') || '/', cause: issue?.code ?? '' })
}
