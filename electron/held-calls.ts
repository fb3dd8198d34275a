import type { IpcMain } from 'electron'

type Handler = Parameters<IpcMain['handle']>[1]

/** Takes the calls of a channel before anybody answers them: they wait until a handler is given. */
export function heldCalls(ipcMain: Pick<IpcMain, 'handle'>, channel: string): Pick<IpcMain, 'handle'> {
  const given = Promise.withResolvers<Handler>()
  ipcMain.handle(channel, async (event, ...args: unknown[]) => (await given.promise)(event, ...args))
  return { handle: (_channel, handler) => given.resolve(handler) }
}
