import type { Page } from 'playwright-core'

/** What a number of keys cost in the page. */
export interface Typed {
  /** Time of the page's main thread, milliseconds a key. */
  readonly cpuMs: number
  /** From the key to the end of the frame that shows it, 95 of 100 keys. */
  readonly toPaintMs: readonly number[]
}

export interface Keys {
  readonly count: number
  /** Selects the paragraphs, of which the middle one is typed into. */
  readonly paragraphs: string
}

const WARM_UP = 10
const GAP_MS = 60
const TEXT = '坚持把群众满意作为衡量工作的第一标准一件接着一件办'

/** Types into the middle of a paper as fast as a quick writer, and measures. Throws when not every key arrived. */
export async function typeKeys(page: Page, { count, paragraphs }: Keys): Promise<Typed> {
  await page.evaluate(putCaretInTheMiddle, paragraphs)
  await page.waitForTimeout(500)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const type = async (keys: number) => {
    for (let key = 0; key < keys; key += 1) {
      await session.send('Input.insertText', { text: TEXT[key % TEXT.length]! })
      await page.waitForTimeout(GAP_MS)
    }
  }
  const threadMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1_000
  }
  await type(WARM_UP)
  const lengthBefore = await page.evaluate(caretLength)
  await page.evaluate(watchKeys)
  const before = await threadMs()
  await type(count)
  const cpuMs = ((await threadMs()) - before) / count
  const toPaintMs = await page.evaluate(() => (globalThis as { toPaint?: number[] }).toPaint ?? [])
  const typed = (await page.evaluate(caretLength)) - lengthBefore
  if (typed !== count || toPaintMs.length !== count) {
    throw new Error(`${count} keys were sent, ${typed} arrived and ${toPaintMs.length} were timed`)
  }
  return { cpuMs, toPaintMs }
}

function putCaretInTheMiddle(selector: string): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  const middle = all[all.length >> 1]!
  middle.scrollIntoView({ block: 'center' })
  middle.closest<HTMLElement>('[contenteditable=true]')!.focus()
  const text = document.createTreeWalker(middle, NodeFilter.SHOW_TEXT).nextNode()!
  getSelection()!.collapse(text, Math.min(40, text.textContent!.length))
}

function caretLength(): number {
  return getSelection()!.anchorNode!.textContent!.length
}

function watchKeys(): void {
  const toPaint: number[] = []
  Object.assign(globalThis, { toPaint })
  const began = () => {
    const start = performance.now()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => toPaint.push(performance.now() - start))
      port1.start()
      port2.postMessage(0)
    })
  }
  addEventListener('beforeinput', began, true)
}
