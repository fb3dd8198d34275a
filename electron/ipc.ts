import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Answer, Args, CallName, calls, Reply } from '#contract'
import { findCall } from './contract/find-call.ts'
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
  if (typeof name !== 'string') return refused('bad-call')
  // What the service answers is parsed there, and only there: its parsers would keep the first list from the screen.
  if (!Object.hasOwn(main, name)) return service.forward(name, args)
  const checked = CHECKED_BY_HAND[name as MainCall]?.(args) ? args : await parse(name, args)
  return checked === undefined ? refused('bad-call') : (main[name as MainCall] as Untyped)(checked)
}

async function parse(name: string, args: unknown): Promise<unknown> {
  const parsed = (await findCall(name, 'window'))?.args.safeParse(args)
  return parsed?.success ? parsed.data : undefined
}

/**
 * What every start and every paper asks of main. Loading the contract's parser takes 15 ms, in which this process passes on no
 * key and no click; what these do not know still goes to it.
 */
export const CHECKED_BY_HAND: { readonly [N in MainCall]?: (args: unknown) => boolean } = {
  'app.state': (args) => hasOnly(args, []),
  'menu.paper': (args) => hasOnly(args, ['paper']) && (args.paper === null || isPaperState(args.paper)),
}

function isPaperState(value: unknown): boolean {
  if (!hasOnly(value, ['isEditable', 'numbering'])) return false
  return typeof value.isEditable === 'boolean' && (value.numbering === 'restart' || value.numbering === 'continuous')
}

/** Whether it is a plain record with these fields and no others. */
function hasOnly<K extends string>(value: unknown, fields: readonly K[]): value is Record<K, unknown> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  const names = Object.keys(value)
  return names.length === fields.length && fields.every((field) => Object.hasOwn(value, field))
}

type Untyped = (args: unknown) => Promise<Reply<unknown>>

function isOwnFrame({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (!senderFrame || window.isDestroyed()) return false
  return senderFrame === window.webContents.mainFrame && isOwnPage(senderFrame.url)
}

function refused(code: 'bad-call' | 'not-allowed' | 'internal'): Reply<never> {
  return { ok: false, error: { code } }
}
