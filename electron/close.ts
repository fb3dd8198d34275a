import type { App, BrowserWindow } from 'electron'
import type { ServiceClient } from './service/client.ts'

const ANSWER_WITHIN_MS = 5_000

export interface CloseOptions {
  /** Asks the page to save; its answer comes back through `flushed`. */
  readonly flush: () => void
  readonly isPageUp: () => boolean
  /** Nothing more could be saved: true closes all the same. */
  readonly askToCloseAnyway: () => Promise<boolean>
  /** Runs once, when it is settled that the window closes. */
  readonly onClose: () => void
}

/** Holds the window open until the page has saved. Returns what to call with the page's answer. */
export function guardClose(app: App, window: BrowserWindow, options: CloseOptions): (saved: boolean) => void {
  let answer: ((saved: boolean) => void) | undefined
  let asking = false
  let mayClose = false
  let quitting = false

  const hear = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve
      setTimeout(() => resolve(false), ANSWER_WITHIN_MS)
      options.flush()
    })

  const settle = async () => {
    const saved = !options.isPageUp() || window.webContents.isCrashed() || (await hear())
    if (window.isDestroyed()) return
    mayClose = saved || (await options.askToCloseAnyway())
    if (!mayClose) return void (quitting = false)
    options.onClose()
    window.close()
    if (quitting) app.quit()
  }

  app.on('before-quit', () => (quitting = true))
  window.on('close', (event) => {
    if (mayClose) return
    event.preventDefault()
    if (asking) return
    asking = true
    void settle().finally(() => (asking = false))
  })
  return (saved) => answer?.(saved)
}

/** Gives the service the time to close its database; the window is gone by then. */
export function closeBeforeQuit(app: App, service: ServiceClient): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void service.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
