import type { Result } from '../result.ts'
import { failed, ok } from '../result.ts'

const SHOWN = 40

/** Null where a text that was read again is what was meant, else export-differs with the first line that is not. */
export function compareText(written: string, meant: string): Result<null> {
  if (written === meant) return ok(null)
  const [found, wanted] = [written.split('\n'), meant.split('\n')]
  const line = Array.from({ length: Math.max(found.length, wanted.length) }).findIndex(
    (_, index) => found[index] !== wanted[index],
  )
  return failed('export-differs', { place: (wanted[line] || found[line] || '').slice(0, SHOWN) })
}
