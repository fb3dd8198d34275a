import { setTimeout as wait } from 'node:timers/promises'

const PAGE_WITHIN_MS = 20_000

/** One page, driven over Chromium's debugger from before its first document. */
export interface PageSession {
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>
  /** The value of an expression in the page, waited for where it is a promise; null while there is none. */
  readonly evaluate: (expression: string) => Promise<unknown>
  readonly close: () => void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly sessionId?: string; readonly targetInfo?: { readonly type: string } }
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/**
 * Waits for the first page and lets it go on with `script` run in each of its documents. Playwright would switch on a dozen
 * domains first, in the very moments that are measured.
 */
export async function attachToFirstPage(url: string, script: string): Promise<PageSession> {
  const socket = new WebSocket(url)
  const waiting = new Map<
    number,
    { resolve: (value: Record<string, unknown>) => void; reject: (error: Error) => void }
  >()
  let lastId = 0
  const post = (method: string, params: object, sessionId?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      waiting.set(++lastId, { resolve, reject })
      socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId ? { sessionId } : {}) }))
    })
  const attached = new Promise<string>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const { id, method, params, result, error } = JSON.parse(String(data)) as Message
      if (method === 'Target.attachedToTarget' && params?.targetInfo?.type === 'page') resolve(params.sessionId!)
      if (id === undefined) return
      if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result ?? {})
      waiting.delete(id)
    })
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  await post('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  const session = await Promise.race([attached, wait(PAGE_WITHIN_MS, undefined, { ref: false })])
  if (session === undefined) throw new Error('no page came up')
  const send = (method: string, params: object = {}) => post(method, params, session)
  // Where the first document is there already, the script would come only with the next.
  const source = `if (!globalThis.isWatched) { globalThis.isWatched = location.protocol !== 'about:'; ${script} }`
  await Promise.all([
    send('Page.enable'),
    send('Page.addScriptToEvaluateOnNewDocument', { source }),
    send('Runtime.runIfWaitingForDebugger'),
  ])
  await evaluate(send, source)
  return { send, evaluate: (expression) => evaluate(send, expression), close: () => socket.close() }
}

async function evaluate(send: PageSession['send'], expression: string): Promise<unknown> {
  try {
    const { result } = (await send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })) as {
      result: { value?: unknown }
    }
    return result.value ?? null
  } catch {
    // The document of that moment is gone; the next one answers.
    return null
  }
}
