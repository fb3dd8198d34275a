import { join } from 'node:path'
import { app, ipcMain, Menu, nativeTheme, protocol, session } from 'electron'
import { createAssets } from './assets.ts'
import { heldCalls } from './held-calls.ts'
import { createMenu } from './menu.ts'
import { isOnlyStart, settleProfile } from './profile.ts'
import { registerScheme, servePage } from './protocol.ts'
import { hardenBeforeReady, hardenSession } from './security.ts'
import { startAhead } from './start-service.ts'
import { tellWindow } from './tell-window.ts'
import { framePainted, openWindow, pageArrived, showIcon } from './window.ts'
import { readWindowState } from './window-state.ts'

const profile = settleProfile()
const folderToPrint = app.commandLine.getSwitchValue('print-folder')
if (folderToPrint || isOnlyStart(profile)) {
  hardenBeforeReady(app)
  registerScheme(protocol)
  // Electron would build a menu of its own, in English, and ours is there before the window.
  Menu.setApplicationMenu(null)
  if (folderToPrint) void app.whenReady().then(() => print(folderToPrint))
  else void start()
} else app.exit(0)

// Nothing here may load the contract: its parser takes longer to load than all of this takes to open the window.
async function start(): Promise<void> {
  await app.whenReady()
  const state = readWindowState(profile)
  nativeTheme.themeSource = state.theme
  const assets = createAssets()
  servePage(protocol, join(app.getAppPath(), 'out/renderer'), assets)
  const window = openWindow(state)
  const [arrived, painted] = [pageArrived(window), framePainted(window)]
  // All of this while the page's process starts; nothing of the page runs before this task ends.
  const network = hardenSession(session.defaultSession)
  const menu = createMenu((id) => tellWindow(window, 'command', { id }))
  menu.show(state)
  const calls = heldCalls(ipcMain, 'desk')
  await arrived
  const startService = startAhead(profile)
  await painted
  showIcon(window)
  const { runShell } = await import('./shell.ts')
  if (!window.isDestroyed()) runShell({ profile, state, network, window, assets, menu, calls, startService })
}

async function print(folder: string): Promise<void> {
  const { printFolder } = await import('./print-folder.ts')
  app.exit(await printFolder(folder))
}
