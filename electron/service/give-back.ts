import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

interface Collect {
  (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }): void
}

/**
 * Gives back what starting took, some 6 of 70 MB: V8 does so when it needs room again, and a process that mostly waits seldom does.
 * Takes 10 ms, so never while somebody waits for an answer. Only on a Node of its own: Electron's V8 may refuse flags that late,
 * and shares its code with the window anyway.
 */
export function giveBackMemory(): void {
  if (process.versions['electron']) return
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-expose-gc')
}
