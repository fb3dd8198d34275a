import type { CommandId } from '#core/command.ts'
import type { RunningApp } from './launch.ts'

/** Clicks a menu item by its command. */
export async function clickMenu(run: RunningApp, id: CommandId): Promise<void> {
  await run.app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()!.getMenuItemById(wanted)
    if (!item) throw new Error(`no menu item ${wanted}`)
    item.click()
  }, id)
  await new Promise((resolve) => setTimeout(resolve, 150))
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
