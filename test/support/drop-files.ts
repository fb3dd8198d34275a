import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** A file as it is dropped: its name and what it holds. */
export type Dropped = readonly [name: string, content: string | Uint8Array]

/** One of the files of test/fixtures/import. */
export function importFixture(name: string): Dropped {
  return [name, readFileSync(join(import.meta.dirname, '../fixtures/import', name))]
}

/** Lets go of files over the middle of the window, as a hand with a mouse does. */
export async function dropFiles(page: Page, ...files: readonly Dropped[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer()
      for (const [name, encoded] of given) {
        const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
        dataTransfer.items.add(new File([bytes], name))
      }
      const place = document.querySelector('.desk-middle')!
      for (const type of ['dragenter', 'dragover', 'drop']) {
        place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      }
    },
    files.map(([name, content]) => [name, Buffer.from(content).toString('base64')] as const),
  )
}

/** Pastes what another program put on the clipboard where the focus is. */
export async function pasteForeign(page: Page, data: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, data)
}
