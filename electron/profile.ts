import { accessSync, constants, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from 'electron'

/**
 * Settles the profile folder and tells Electron: --user-data-dir, else `data` beside the executable where it exists
 * and is writable (a copy carried on a stick), else Suigao under the system's place.
 */
export function settleProfile(): string {
  // Electron has taken the switch already; setting the path again would undo it.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    const beside = join(dirname(process.execPath), 'data')
    app.setPath('userData', isWritableFolder(beside) ? beside : join(app.getPath('appData'), 'Suigao'))
  }
  return app.getPath('userData')
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
