import type { BlockId } from '#core/document/document.ts'
import type { BesideView } from '../state/beside.ts'
import { keyOf } from '../paper-key.ts'

/** A sentence of an earlier paper, by its paper, its block and its place there, in UTF-16 units. */
export interface Target {
  readonly paper: string
  readonly block: BlockId
  readonly start: number
  readonly end: number
}

/**
 * The sentence after the chosen one, or before it; the first one that was not taken over yet where none is chosen. With
 * `skipBlock` the next block's first. The chosen one stays where there is no other.
 */
export function targetAfter(
  views: readonly BesideView[],
  target: Target | null,
  step: 1 | -1,
  skipBlock = false,
): Target | null {
  const all = views.flatMap(({ paper, shown }) =>
    (shown?.section.blocks ?? []).flatMap(({ block, sentences }) =>
      sentences.map(({ start, end, state }) => ({ state, target: { paper: keyOf(paper.from), block, start, end } })),
    ),
  )
  const here = all.findIndex((one) => isSameTarget(one.target, target))
  const next =
    here < 0
      ? (all.find(({ state }) => state === 'unused') ?? all[0])
      : skipBlock
        ? all.slice(here).find((one) => one.target.block !== target!.block)
        : all[here + step]
  return next?.target ?? target
}

export function isSameTarget(a: Target | null, b: Target | null): boolean {
  return a?.paper === b?.paper && a?.block === b?.block && a?.start === b?.start
}
