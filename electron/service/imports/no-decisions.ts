import type { Decisions } from '#contract'

/** Everything as recognition has it. */
export const NO_DECISIONS: Decisions = { refused: { codes: [], places: [], except: [] }, levels: [] }
