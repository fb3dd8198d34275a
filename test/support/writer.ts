import type { Desk as Bridge } from '#contract'
import { expect } from 'vitest'
import type { CDPSession, Page } from 'playwright-core'
import { launch, type LaunchOptions, type RunningApp } from './launch.ts'
import { clickMenu, whenDrawn, whenShown } from './shell.ts'

/** The window as a writer meets it: started, its first page drawn, every complaint of the page collected. */
export interface Desk {
  readonly run: RunningApp
  readonly page: Page
  /** Console errors, uncaught exceptions and CSP violations so far. */
  readonly complaints: readonly string[]
}

/** Starts the app and waits until it can be worked with. */
export async function sitDown(options: LaunchOptions = {}): Promise<Desk & AsyncDisposable> {
  const run = await launch(options)
  const page = await run.page()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await whenShown(page, '[data-name=start-new]')
  return { run, page, complaints, [Symbol.asyncDispose]: () => run[Symbol.asyncDispose]() }
}

/** Opens the nth draft of the list, from 0, and waits for its paper. */
export async function openDraftInList(page: Page, index = 0): Promise<void> {
  await page.locator('.item-list [role=row]').nth(index).click()
  await whenShown(page, '[data-name=paper] [data-line]')
}

/** A new paper from the first template, as by keyboard: Enter, the unit, Enter. */
export async function newPaper(page: Page, unit: string): Promise<void> {
  await page.click('[data-name=start-new]')
  await whenShown(page, '[data-name=new-paper] input[name=unit]')
  await page.locator('[data-name=new-paper] input[name=unit]').fill(unit)
  await page.keyboard.press('Enter')
  await whenShown(page, '[data-name=paper] [data-line]')
}

/** The text of each line of the paper, headings with their painted numbers. */
export function paperLines(page: Page): Promise<string[]> {
  return page.$$eval('[data-name=paper] > [data-line]', (lines) =>
    lines.map((line) => ((line as HTMLElement).dataset['number'] ?? '') + line.textContent),
  )
}

/** Puts the caret into the line that holds a text, once it is there, at an offset of that line. */
export async function putCaret(page: Page, text: string, offset: number): Promise<void> {
  await page.locator('[data-name=paper] > [data-line]', { hasText: text }).first().waitFor()
  await page.evaluate(
    ([wanted, at]) => {
      const lines = [...document.querySelectorAll<HTMLElement>('[data-name=paper] > [data-line]')]
      const line = lines.find((candidate) => candidate.textContent.includes(wanted))!
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let rest = at
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node as Text
        if (rest <= length) {
          line.closest<HTMLElement>('[contenteditable=true]')!.focus()
          getSelection()!.collapse(node, rest)
          return
        }
        rest -= length
      }
    },
    [text, offset] as const,
  )
  await whenDrawn(page)
}

/** Waits until the status bar says that the text on the screen is on disk. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await whenShown(page, '[data-name=saved][data-state=saved]')
}

/** Saves as Ctrl+S does and waits until the text on the screen is on disk; where it does nothing, saving comes by itself. */
export async function saveNow({ run, page }: Pick<Desk, 'run' | 'page'>): Promise<void> {
  await clickMenu(run, 'save')
  await waitUntilSaved(page)
}

/** An input method: composes step by step, then commits a text or cancels, as a Chinese keyboard does. */
export async function compose(page: Page, steps: readonly string[], commit: string | null): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page)
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await whenDrawn(page)
  }
  if (commit === null) await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  else await session.send('Input.insertText', { text: commit })
  await whenDrawn(page)
  await session.detach()
}

/** Fails where the page complained of anything. */
export function expectNoComplaints({ complaints }: Desk): void {
  expect(complaints).toEqual([])
}

/** Calls the app over the bridge as the page's own script could, contract or not. */
export function callDesk(page: Page, name: string, args: unknown): Promise<unknown> {
  return page.evaluate(([wanted, given]) => (globalThis as unknown as { desk: Bridge }).desk.call(wanted, given), [
    name,
    args,
  ] as const)
}
