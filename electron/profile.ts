import { accessSync, constants, readlinkSync, statSync } from 'node:fs'
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

/**
 * Whether this is the one start of the profile. A folder that cannot take the lock (read-only, not there, on a full disk) is no
 * second start: the window opens and says what is wrong, where leaving at once would look like a program that does nothing.
 */
export function isOnlyStart(profile: string): boolean {
  return app.requestSingleInstanceLock() || !isLocked(profile)
}

// Where Chromium's lock is no file (Windows), it never fails for want of a place.
function isLocked(profile: string): boolean {
  if (process.platform === 'win32') return true
  try {
    readlinkSync(join(profile, 'SingletonLock'))
    return isWritableFolder(profile)
  } catch {
    return false
  }
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
