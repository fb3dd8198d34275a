import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { packagedFolder } from '../../scripts/dist/packaged-folder.ts'
import { spawnApp } from './spawn.ts'

/** The packaged app, running. Its inspector is off, so only its pages can be driven. */
export interface PackagedApp extends AsyncDisposable {
  readonly page: Page
  /** Closes the window as its own script could, and answers with the exit code. */
  readonly close: () => Promise<number | null>
}

/** Starts the packaged app for a writer whose home folder is `home`. */
export async function launchPackaged(home: string): Promise<PackagedApp> {
  const executable = join(packagedFolder(), 'suigao')
  const file = join(packagedFolder(), 'resources', 'app.asar')
  const spawned = await spawnApp({ executable, file, home, args: [] })
  const browser = await chromium.connectOverCDP(spawned.debuggerUrl)
  const context = browser.contexts()[0]!
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForSelector('[data-name=start-new]')
  return {
    page,
    close: async () => {
      await page.evaluate(() => window.close()).catch(() => undefined)
      return spawned.ended
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close().catch(() => undefined)
      await spawned.kill()
    },
  }
}
