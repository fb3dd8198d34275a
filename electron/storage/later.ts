/**
 * The time of a change, behind that of the change before: what was just saved must not look older than before, where the
 * clock was set back, or it would sink in the list under the writer's hands.
 */
export function later(previous: string, now: string): string {
  const next = Math.max(Date.parse(previous) + 1, Date.parse(now))
  return Number.isFinite(next) ? new Date(next).toISOString() : now
}
