import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { App } from 'electron'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './protocol.ts'
import type { WindowState } from './window-state.ts'
import { lookOf } from './window-state.ts'

// The desk behind the paper (renderer/styles/tokens.css), so that nothing flashes before the page paints.
const DESK = { light: '#F0F0F0', dark: '#141414' }
const MAX_RELOADS = 3
const ARRIVED_WITHIN_MS = 500
const PAINTED_WITHIN_MS = 1_000

/** The one window, loading its page; shown with its first frame. */
export function openWindow(state: WindowState): BrowserWindow {
  const { workAreaSize } = screen.getPrimaryDisplay()
  const window = new BrowserWindow({
    width: Math.min(state.width, workAreaSize.width),
    height: Math.min(state.height, workAreaSize.height),
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? DESK.dark : DESK.light,
    webPreferences: {
      preload: join(app.getAppPath(), 'out/app/preload.cjs'),
      additionalArguments: [`--desk-look=${JSON.stringify(lookOf(state))}`],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  reloadWhenLost(window)
  void window.loadURL(`${APP_ORIGIN}/index.html`)
  return window
}

/** Answers when the page's process has begun with the page, or soon where it does not: until then every core is needed for it. */
export function pageArrived(window: BrowserWindow): Promise<unknown> {
  return Promise.race([once(window.webContents, 'did-navigate'), wait(ARRIVED_WITHIN_MS)])
}

/** Windows and macOS take it from the program; a Linux desktop knows no program without an installed entry. Reading it takes 6 ms. */
export function showIcon(window: BrowserWindow): void {
  if (process.platform === 'linux' && !window.isDestroyed())
    window.setIcon(join(app.getAppPath(), 'electron/icons/128x128.png'))
}

/**
 * Answers when the first frame is on the screen, or soon where none is painted. What takes this process to itself waits for it:
 * no frame is shown while it is busy.
 */
export function framePainted(window: BrowserWindow): Promise<unknown> {
  return Promise.race([once(window.webContents.ipc, 'painted'), wait(PAINTED_WITHIN_MS)])
}

/** The size to come back to. */
export function sizeOf(window: BrowserWindow): Pick<WindowState, 'width' | 'height' | 'maximized'> {
  const { width, height } = window.getNormalBounds()
  return { width, height, maximized: window.isMaximized() }
}

/** A second start of the same profile ends at once, and the first comes to the front. */
export function showOnSecondStart(app: App, window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

// What was saved is read again by the new page; a page that keeps dying is left as it is.
function reloadWhenLost(window: BrowserWindow): void {
  let reloads = 0
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    console.error('the page was lost:', reason)
    if (reason !== 'clean-exit' && reloads++ < MAX_RELOADS) window.reload()
  })
}
