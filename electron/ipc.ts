import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Answer, Args, CallName, Reply } from '#contract'
import { calls } from '#contract'
import { isOwnPage } from './security.ts'
import type { ServiceClient } from './service/client.ts'

/** The names of the calls that main itself answers. */
export type MainCall = { [N in CallName]: (typeof calls)[N]['by'] extends 'main' ? N : never }[CallName]
export type MainCalls = { readonly [N in MainCall]: (args: Args<N>) => Promise<Reply<Answer<N>>> }

export interface CallTargets {
  readonly main: MainCalls
  readonly service: ServiceClient
  /** Hears that the page is up and asking. */
  readonly onCall: () => void
}

/** Answers the window's calls, and nobody else's. An exception never crosses the bridge. */
export function answerWindow(ipcMain: Pick<IpcMain, 'handle'>, window: BrowserWindow, targets: CallTargets): void {
  ipcMain.handle('desk', async (event, name: unknown, args: unknown): Promise<Reply<unknown>> => {
    if (!isOwnFrame(event, window)) return refused('not-allowed')
    targets.onCall()
    try {
      return await route(name, args, targets)
    } catch (error) {
      console.error(`${String(name)} failed:`, error)
      return refused('internal')
    }
  })
}

async function route(name: unknown, args: unknown, { main, service }: CallTargets): Promise<Reply<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) return refused('bad-call')
  const { by, args: schema } = calls[name as CallName]
  const parsed = schema.safeParse(args)
  if (!parsed.success) return refused('bad-call')
  const call =
    by === 'main' ? (main[name as MainCall] as Untyped) : (args: unknown) => (service.call as Named)(name, args)
  return call(parsed.data)
}

type Untyped = (args: unknown) => Promise<Reply<unknown>>
type Named = (name: string, args: unknown) => Promise<Reply<unknown>>

function isOwnFrame({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (!senderFrame || window.isDestroyed()) return false
  return senderFrame === window.webContents.mainFrame && isOwnPage(senderFrame.url)
}

function refused(code: 'bad-call' | 'not-allowed' | 'internal'): Reply<never> {
  return { ok: false, error: { code } }
}
