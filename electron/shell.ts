import type { BrowserWindow, IpcMain } from 'electron'
import { app, nativeTheme } from 'electron'
import type { ExportProgress, ImportProgress, Look, Settings } from '#contract'
import type { Assets } from './assets.ts'
import { closeBeforeQuit, guardClose } from './close.ts'
import { askToCloseAnyway, tellTrouble } from './dialogs.ts'
import { answerWindow } from './ipc.ts'
import { createMainCalls } from './main-calls.ts'
import type { AppMenu } from './menu.ts'
import type { Network } from './security.ts'
import type { ServiceState } from './service/client.ts'
import { createClient } from './service/client.ts'
import type { Transport } from './service/transport.ts'
import { tellWindow } from './tell-window.ts'
import { showOnSecondStart, sizeOf } from './window.ts'
import type { WindowState } from './window-state.ts'
import { lookOf, writeWindowState } from './window-state.ts'

export interface ShellOptions {
  readonly profile: string
  readonly state: WindowState
  readonly network: Network
  readonly window: BrowserWindow
  readonly assets: Assets
  readonly menu: AppMenu
  /** Where the page's calls come in. */
  readonly calls: Pick<IpcMain, 'handle'>
  readonly startService: () => Transport
}

/** Everything behind the window, joined: the service, the menu, the calls of the page, and how it closes. */
export function runShell(options: ShellOptions): void {
  const { profile, state: first, network, window, assets, menu } = options
  let state = first
  let isPageUp = false
  const onState = (now: ServiceState) => {
    tellWindow(window, 'service', { state: now })
    if (now === 'gone' && !window.isDestroyed()) void tellTrouble(window, state.language, { code: 'service-gone' })
  }
  const onProgress = (progress: ExportProgress) => tellWindow(window, 'export.progress', progress)
  const onImport = (progress: ImportProgress) => tellWindow(window, 'import.progress', progress)
  const service = createClient({ start: options.startService, onState, onProgress, onImport })
  assets.take(async (asset) => {
    const found = await service.call('assets.read', { asset })
    return found.ok ? found.value : null
  })
  const keep = () => writeWindowState(profile, { ...state, ...sizeOf(window) })
  const flushed = guardClose(app, window, {
    flush: () => tellWindow(window, 'flush', {}),
    isPageUp: () => isPageUp,
    askToCloseAnyway: () => askToCloseAnyway(window, state.language),
    onClose: () => keep(),
  })
  const adopt = (settings: Settings) => {
    if (!isChanged(state, lookOf(settings))) return
    state = { ...state, ...lookOf(settings) }
    // At once: a window that does not come to close itself must not open in yesterday's language.
    keep()
    nativeTheme.themeSource = state.theme
    menu.show(state)
  }
  const take = (settings: Settings | null) => {
    // What was chosen in the menu and could not be stored is not ticked.
    if (!settings) return menu.show(state)
    adopt(settings)
    tellWindow(window, 'settings', settings)
  }
  const main = createMainCalls({
    window,
    profile,
    network,
    service,
    assets,
    language: () => state.language,
    onSettings: take,
    onPaper: menu.follow,
    onProgress,
    onFlushed: flushed,
  })
  answerWindow(options.calls, window, { main, service, onCall: () => (isPageUp = true) })
  // The page asks for them itself.
  void service.call('settings.read', {}).then((read) => read.ok && adopt(read.value))
  showOnSecondStart(app, window)
  closeBeforeQuit(app, service)
}

function isChanged(state: WindowState, look: Look): boolean {
  return Object.entries(look).some(([key, value]) => state[key as keyof Look] !== value)
}
