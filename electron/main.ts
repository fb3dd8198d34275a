import { join } from 'node:path'
import { app, nativeTheme, protocol, session } from 'electron'
import { createAssets } from './assets.ts'
import { isOnlyStart, settleProfile } from './profile.ts'
import { registerScheme, servePage } from './protocol.ts'
import { hardenBeforeReady, hardenSession } from './security.ts'
import { documentRead, openWindow } from './window.ts'
import { readWindowState } from './window-state.ts'

const profile = settleProfile()
const folderToPrint = app.commandLine.getSwitchValue('print-folder')
if (folderToPrint || isOnlyStart(profile)) {
  hardenBeforeReady(app)
  registerScheme(protocol)
  void app.whenReady().then(folderToPrint ? () => print(folderToPrint) : start)
} else app.exit(0)

// Nothing here may load the contract: its parser takes longer to load than all of this takes to open the window.
async function start(): Promise<void> {
  const state = readWindowState(profile)
  nativeTheme.themeSource = state.theme
  const network = hardenSession(session.defaultSession)
  const assets = createAssets()
  servePage(protocol, join(app.getAppPath(), 'out/renderer'), assets)
  const window = openWindow(state)
  await documentRead(window)
  const { runShell } = await import('./shell.ts')
  if (!window.isDestroyed()) runShell({ profile, state, network, window, assets })
}

async function print(folder: string): Promise<void> {
  const { printFolder } = await import('./print-folder.ts')
  app.exit(await printFolder(folder))
}
