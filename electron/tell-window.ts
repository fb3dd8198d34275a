import type { BrowserWindow } from 'electron'
import type { EventBody, EventName } from '#contract'

/** Tells the window; dropped while there is no page to hear it. */
export function tellWindow<N extends EventName>(window: BrowserWindow, name: N, body: EventBody<N>): void {
  if (!window.isDestroyed()) window.webContents.send(`desk:${name}`, body)
}
