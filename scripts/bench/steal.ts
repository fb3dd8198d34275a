import { existsSync, readFileSync } from 'node:fs'

/**
 * Starts to count the time that other machines took from this one's cores (steal). The answer: per cent of the time in which
 * they were wanted, 0 where the system does not tell.
 */
export function startStealClock(): () => number {
  const before = readTimes()
  return () => {
    const after = readTimes()
    const wanted = after.busy - before.busy
    return wanted > 0 ? Math.round(((after.stolen - before.stolen) / wanted) * 1_000) / 10 : 0
  }
}

function readTimes(): { busy: number; stolen: number } {
  if (!existsSync('/proc/stat')) return { busy: 0, stolen: 0 }
  const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]!
  const [user = 0, nice = 0, system = 0, , , interrupt = 0, soft = 0, stolen = 0] = line
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return { busy: user + nice + system + interrupt + soft + stolen, stolen }
}
