import { useEffect, type RefObject } from 'react'
import { alignedTop } from './paper-rows.ts'

/** Where on the side the eye rests: what belongs together is brought together there. */
const EYE = 1 / 3

/** Scrolls the source and the paper together, each where the other is. */
export function useAlignedScroll(source: RefObject<HTMLElement | null>, paper: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const left = source.current
    const right = paper.current
    if (!left || !right) return undefined
    const pairs = pairsOf(left, right)
    // Only the side that the writer moves leads; the other would answer its own echo.
    let lead: HTMLElement = left
    const follow = (from: HTMLElement, to: HTMLElement, places: Pairs) => () => {
      if (lead !== from) return
      const eye = from.clientHeight * EYE
      to.scrollTop = alignedTop(places(), from.scrollTop + eye) - eye
    }
    const leave = [
      hear(left, follow(left, right, pairs.leftToRight), (side) => (lead = side)),
      hear(right, follow(right, left, pairs.rightToLeft), (side) => (lead = side)),
    ]
    const resized = new ResizeObserver(pairs.forget)
    resized.observe(left)
    resized.observe(right)
    const redrawn = new MutationObserver(pairs.forget)
    for (const side of [left, right]) redrawn.observe(side, { childList: true, subtree: true, attributes: true })
    return () => {
      resized.disconnect()
      redrawn.disconnect()
      for (const each of leave) each()
    }
  }, [source, paper])
}

type Pairs = () => readonly (readonly [number, number])[]

function hear(side: HTMLElement, onScroll: () => void, takeLead: (side: HTMLElement) => void) {
  const leads = () => takeLead(side)
  const names = ['wheel', 'pointerdown', 'keydown', 'focusin', 'touchstart', 'lead'] as const
  for (const name of names) side.addEventListener(name, leads, { passive: true })
  side.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    for (const name of names) side.removeEventListener(name, leads)
    side.removeEventListener('scroll', onScroll)
  }
}

/** Where each block of the paper stands on both sides, measured when it is first asked for. */
function pairsOf(
  left: HTMLElement,
  right: HTMLElement,
): { leftToRight: Pairs; rightToLeft: Pairs; forget: () => void } {
  let known: readonly (readonly [number, number])[] | undefined
  const measure = () => {
    const lines = [...left.querySelectorAll<HTMLElement>('[data-at]')]
    const starts = lines.map((line) => Number(line.dataset['at']))
    return [...right.querySelectorAll<HTMLElement>('[data-at]')]
      .map((block): readonly [number, number] => {
        const line = lines[lineAt(starts, Number(block.dataset['at']))]
        return [line?.offsetTop ?? 0, block.offsetTop]
      })
      .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
      .filter(([here], index, all) => index === 0 || here > all[index - 1]![0])
  }
  const pairs = () => (known ??= measure())
  return {
    leftToRight: pairs,
    rightToLeft: () => pairs().map(([here, there]) => [there, here]),
    forget: () => {
      known = undefined
    },
  }
}

/** The line that holds a place of the source. */
export function lineAt(starts: readonly number[], at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
