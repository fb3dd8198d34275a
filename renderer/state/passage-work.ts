import type { Reply } from '../desk.ts'
import { ask, hear, newRequestId } from '../desk.ts'
import { showStanding } from './toast.ts'

/** A write that takes longer says how far it is. */
const SAID_AFTER_MS = 1_000

/** Asks for a write to so many passages. One that takes long says how far it is, and can be stopped. */
export async function askForMany<T>(count: number, call: (requestId: string) => Promise<Reply<T>>): Promise<Reply<T>> {
  const requestId = newRequestId()
  let done = 0
  let standing: ReturnType<typeof showStanding> | undefined
  const text = () => ({ key: 'library.working', params: { done, count } }) as const
  const stop = () => void ask('library.stop', { write: requestId })
  const forget = hear('import.progress', (progress) => {
    if (progress.import !== requestId) return
    done = progress.done
    standing?.change(text())
  })
  const timer = setTimeout(() => {
    standing = showStanding({ text: text(), action: { key: 'import.stop', run: stop } })
  }, SAID_AFTER_MS)
  try {
    return await call(requestId)
  } finally {
    clearTimeout(timer)
    forget()
    standing?.close()
  }
}

/** How many passages a write to `ids` was done to: all, some where it was stopped, or none. */
export function doneTo(ids: readonly string[], reply: Reply<unknown>): number {
  if (reply.ok) return ids.length
  return reply.error.code === 'library-stopped' ? Number(reply.error.params?.['done'] ?? 0) : 0
}
