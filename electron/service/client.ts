import type { EventBody, ExportProgress, ImportProgress, Reply } from '#contract'
import type { Asker } from '#electron/contract/find-call.ts'
import type { FromService, ServiceAnswer, ServiceArgs, ServiceCallName } from './message.ts'
import type { Transport } from './transport.ts'

export type ServiceState = EventBody<'service'>['state']

export interface ClientOptions {
  readonly start: () => Transport
  readonly onState: (state: ServiceState) => void
  readonly onProgress?: (progress: ExportProgress) => void
  readonly onImport?: (progress: ImportProgress) => void
  readonly maxRestarts?: number
}

/** Main's side of the service. */
export interface ServiceClient {
  /** Never rejects; what a call waits for survives the death of the process that was to answer it. */
  readonly call: <N extends ServiceCallName>(name: N, args: ServiceArgs<N>) => Promise<Reply<ServiceAnswer<N>>>
  /** A call of the window as it came: the service refuses what it does not know and what is not for the window. */
  readonly forward: (name: string, args: unknown) => Promise<Reply<unknown>>
  /** Lets the service close its database and end; killed when it takes longer than three seconds. */
  readonly close: () => Promise<void>
  readonly pid: () => number | undefined
}

interface Pending {
  readonly message: {
    readonly type: 'call'
    readonly id: number
    readonly asker: Asker
    readonly name: string
    readonly args: unknown
  }
  readonly resolve: (reply: Reply<unknown>) => void
}

const MAX_RESTARTS = 5
const RESTART_AFTER_MS = 150
const CLOSE_WITHIN_MS = 3_000
const GONE: Reply<never> = { ok: false, error: { code: 'service-gone' } }

/** Starts the service and keeps it: restarted when it dies, `maxRestarts` times in all, with every open call sent again. */
export function createClient(options: ClientOptions): ServiceClient {
  const { start, onState, onProgress, onImport, maxRestarts = MAX_RESTARTS } = options
  const pending = new Map<number, Pending>()
  let nextId = 1
  let restarts = 0
  let isAlive = false
  let state: 'starting' | 'up' | 'gone' | 'closing' = 'starting'
  let transport: Transport | undefined
  let closed: () => void = () => undefined
  let ending: Promise<void> | undefined

  launch()

  function launch(): void {
    if (state !== 'starting') return
    transport = start()
    isAlive = true
    transport.onMessage(receive)
    transport.onExit(exited)
  }

  function receive(message: unknown): void {
    const from = message as FromService
    if (from.type === 'ready') {
      if (state !== 'starting') return
      state = 'up'
      // Reads may be asked twice, and writes carry a request id, so everything that waits can go again, in order.
      for (const { message: call } of pending.values()) transport?.post(call)
      onState('up')
      return
    }
    if (from.type === 'progress') return onProgress?.(from.progress)
    if (from.type === 'import') return onImport?.(from.progress)
    pending.get(from.id)?.resolve(from.reply)
    pending.delete(from.id)
  }

  function exited(): void {
    isAlive = false
    if (state === 'closing') return closed()
    if (restarts >= maxRestarts) return giveUp()
    restarts += 1
    state = 'starting'
    onState('restarting')
    // The first restart is immediate; a service that keeps dying gets a moment for what ails it to pass.
    setTimeout(launch, restarts === 1 ? 0 : RESTART_AFTER_MS)
  }

  function giveUp(): void {
    state = 'gone'
    answerAllGone()
    onState('gone')
  }

  function end(): Promise<void> {
    return new Promise((resolve) => {
      const wasUp = state === 'up'
      state = 'closing'
      const timer = setTimeout(() => transport?.kill(), CLOSE_WITHIN_MS)
      closed = () => {
        clearTimeout(timer)
        answerAllGone()
        resolve()
      }
      if (!isAlive) closed()
      else if (wasUp) transport?.post({ type: 'close' })
      else transport?.kill()
    })
  }

  function send(asker: Asker, name: string, args: unknown): Promise<Reply<unknown>> {
    return new Promise((resolve) => {
      if (state === 'gone' || state === 'closing') return resolve(GONE)
      const message = { type: 'call', id: nextId++, asker, name, args } as const
      pending.set(message.id, { message, resolve })
      if (state === 'up') transport?.post(message)
    })
  }

  function answerAllGone(): void {
    for (const { resolve } of pending.values()) resolve(GONE)
    pending.clear()
  }

  return {
    pid: () => transport?.pid,
    call: <N extends ServiceCallName>(name: N, args: ServiceArgs<N>) =>
      send('main', name, args) as Promise<Reply<ServiceAnswer<N>>>,
    forward: (name, args) => send('window', name, args),
    close: () => (ending ??= end()),
  }
}
