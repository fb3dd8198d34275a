import { z } from 'zod'
import type { Call } from './call.ts'
import { instant, nothing, requestId } from './call.ts'

const figureId = z.uuid()
const figureIds = z.array(figureId).min(1).max(10_000)

const line = (longest: number) => z.string().max(longest)

/** What is said of a figure; `value` are the words as printed, with or without the unit. */
const figureFacts = z.strictObject({
  name: line(200).min(1),
  value: line(60).min(1),
  unit: line(40),
  /** Names the year that it stands for: 2025年, 2025年上半年, 截至2025年底. */
  period: line(60).min(4),
  source: line(300),
  note: line(2_000),
})

/** A figure as the ledger shows it: core's LedgerFigure with its times. */
const ledgerFigure = figureFacts.extend({
  id: figureId,
  year: z.int(),
  number: z.number().nullable(),
  updatedAt: instant,
  /** Only of one in the bin. */
  deletedAt: instant.exactOptional(),
})
export type StoredFigure = z.infer<typeof ledgerFigure>

/** What a figure was before a change. */
const figureVersion = figureFacts.extend({ version: z.int(), changedAt: instant })
export type FigureVersion = z.infer<typeof figureVersion>

const ledgerFilters = z.object({
  /** The newest year first. */
  years: z.array(z.object({ year: z.int(), figures: z.int() })),
  inBin: z.int(),
})
export type LedgerFilters = z.infer<typeof ledgerFilters>

/** What the window may ask. */
export const ledgerCalls = {
  /** The newest year first, within it by name; in the bin the last deleted first. `query` looks in name, value, source and note. */
  'ledger.list': {
    by: 'service',
    args: z.strictObject({
      query: z.string().max(200).exactOptional(),
      year: z.int().exactOptional(),
      bin: z.boolean().exactOptional(),
    }),
    answer: z.array(ledgerFigure),
  },
  'ledger.filters': { by: 'service', args: z.strictObject({}), answer: ledgerFilters },
  /**
   * New figures and, with an id, changed ones, whose state before is kept; all of them or none. ledger-facts where name, number
   * or year are missing; ledger-twice, with the id of the other one, where a name has a value for that period and unit.
   */
  'ledger.save': {
    by: 'service',
    args: z.strictObject({
      requestId,
      figures: z
        .array(figureFacts.extend({ id: figureId.exactOptional() }))
        .min(1)
        .max(5_000),
    }),
    answer: z.array(ledgerFigure),
  },
  /** All of them or, where one is not there, none. */
  'ledger.remove': { by: 'service', args: z.strictObject({ requestId, ids: figureIds }), answer: nothing },
  /** ledger-twice where another has taken the place of one of them. */
  'ledger.restore': { by: 'service', args: z.strictObject({ requestId, ids: figureIds }), answer: nothing },
  'ledger.emptyBin': { by: 'service', args: z.strictObject({ requestId }), answer: z.object({ figures: z.int() }) },
  /** What it was before each change, the latest first. */
  'ledger.history': { by: 'service', args: z.strictObject({ id: figureId }), answer: z.array(figureVersion) },
} as const satisfies Record<string, Call>
