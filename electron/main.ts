import { join } from 'node:path'
import { app, ipcMain, nativeTheme, protocol, session } from 'electron'
import type { Settings } from '#contract'
import { closeBeforeQuit, guardClose } from './close.ts'
import { askToCloseAnyway, tellTrouble } from './dialogs.ts'
import { answerWindow, tellWindow } from './ipc.ts'
import { createMainCalls } from './main-calls.ts'
import { createMenu } from './menu.ts'
import { isOnlyStart, settleProfile } from './profile.ts'
import { registerScheme, servePage } from './protocol.ts'
import { hardenBeforeReady, hardenSession } from './security.ts'
import type { ServiceState } from './service/client.ts'
import { startService } from './start-service.ts'
import { documentRead, openWindow, showOnSecondStart, sizeOf } from './window.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

const profile = settleProfile()
if (isOnlyStart(profile)) {
  hardenBeforeReady(app)
  registerScheme(protocol)
  void app.whenReady().then(start)
} else app.exit(0)

function start(): void {
  let state = readWindowState(profile)
  let isPageUp = false
  nativeTheme.themeSource = state.theme
  const network = hardenSession(session.defaultSession)
  servePage(protocol, join(app.getAppPath(), 'out/renderer'))
  const window = openWindow(state)
  const menu = createMenu((id) => tellWindow(window, 'command', { id }))
  const onState = (now: ServiceState) => {
    tellWindow(window, 'service', { state: now })
    if (now === 'gone' && !window.isDestroyed()) void tellTrouble(window, state.language, { code: 'service-gone' })
  }
  const service = startService(profile, { onState, after: documentRead(window) })
  const flushed = guardClose(app, window, {
    flush: () => tellWindow(window, 'flush', {}),
    isPageUp: () => isPageUp,
    askToCloseAnyway: () => askToCloseAnyway(window, state.language),
    onClose: () => writeWindowState(profile, { ...state, ...sizeOf(window) }),
  })
  const take = (settings: Settings | null) => {
    if (settings) state = { ...state, language: settings.language, theme: settings.theme }
    nativeTheme.themeSource = state.theme
    menu.show(state)
    if (settings) tellWindow(window, 'settings', settings)
  }
  const main = createMainCalls({
    window,
    profile,
    network,
    service,
    language: () => state.language,
    onSettings: take,
    onPaper: menu.follow,
    onFlushed: flushed,
  })
  menu.show(state)
  answerWindow(ipcMain, window, { main, service, onCall: () => (isPageUp = true) })
  void service.call('settings.read', {}).then((read) => read.ok && take(read.value))
  showOnSecondStart(app, window)
  closeBeforeQuit(app, service)
}
