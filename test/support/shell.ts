import type { Page } from 'playwright-core'
import type { CommandId } from '#core/command.ts'
import type { RunningApp } from './launch.ts'

/** In a page: what was asked before is done and drawn. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))'
/** A window that is not shown draws nothing. */
const DRAWS_WITHIN_MS = 1_000

/**
 * Clicks a menu item by its command, and waits until the window has had it and drawn what it does at once. What it has to load
 * or to ask for first comes later: wait for that too.
 */
export async function clickMenu(run: RunningApp, id: CommandId): Promise<void> {
  await run.app.evaluate(
    async ({ Menu, BrowserWindow }, [wanted, drawn, withinMs]) => {
      const item = Menu.getApplicationMenu()!.getMenuItemById(wanted)
      if (!item) throw new Error(`no menu item ${wanted}`)
      item.click()
      // It goes the way that the command went, behind it.
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible())
      const late = new Promise((done) => setTimeout(done, withinMs))
      await Promise.race([window?.webContents.executeJavaScript(drawn), late])
    },
    [id, DRAWN, DRAWS_WITHIN_MS] as const,
  )
}

/** Waits until what was pressed or typed is done and drawn. */
export async function whenDrawn(page: Page): Promise<void> {
  await page.evaluate(DRAWN)
}

/**
 * Waits until an element is on the screen, looking at every frame. Playwright's own wait looks again after a tenth, then after
 * half a second: too late for what every test waits for.
 */
export async function whenShown(page: Page, css: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const found = document.querySelector(wanted)
    return found !== null && found.getClientRects().length > 0
  }, css)
}

/** Answers the next save dialogs with a path, or cancels them with null. Only Electron's own dialog is replaced. */
export async function answerSaveDialog(run: RunningApp, path: string | null): Promise<void> {
  await run.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...args: unknown[]) => {
      Object.assign(globalThis, { lastSaveDialog: args.at(-1) })
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
    }
  }, path)
}

/** Answers the next open dialogs with paths, or cancels them with none. */
export async function answerOpenDialog(run: RunningApp, paths: readonly string[]): Promise<void> {
  await run.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
  }, paths)
}

/** What the last save dialog was shown with. */
export function lastSaveDialog(run: RunningApp): Promise<{ defaultPath?: string; properties?: string[] }> {
  return run.app.evaluate(() => (globalThis as { lastSaveDialog?: object }).lastSaveDialog ?? {})
}

/** Answers the next message boxes with the button at an index. */
export async function answerMessageBox(run: RunningApp, response: number): Promise<void> {
  await run.app.evaluate(({ dialog }, index) => {
    dialog.showMessageBox = (...args: unknown[]) => {
      Object.assign(globalThis, { lastMessageBox: args.at(-1) })
      return Promise.resolve({ response: index, checkboxChecked: false })
    }
  }, response)
}
