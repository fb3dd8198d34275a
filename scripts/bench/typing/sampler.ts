import type { Page } from 'playwright-core'

/** What a number of keys cost in the page. */
export interface Typed {
  /** Time of the page's main thread, milliseconds a key. */
  readonly cpuMs: number
  /** From the key to the end of the frame that shows it, 95 of 100 keys. */
  readonly toPaintMs: readonly number[]
}

/** A paper that is being typed into, by turns. */
export interface Typist {
  /** Types as fast as a quick writer, and measures. Throws when not every key arrived. */
  readonly type: (count: number) => Promise<Typed>
}

const WARM_UP = 10
const GAP_MS = 60
/** The caret stands this far before the end of its paragraph: in running text, with marks in the paper as without. */
const BEFORE_END = 6
const TEXT = '坚持把群众满意作为衡量工作的第一标准一件接着一件办'

/** Sits down at the middle one of the paragraphs that the selector names. */
export async function sitAtMiddle(page: Page, paragraphs: string): Promise<Typist> {
  await page.evaluate(putCaretInTheMiddle, { paragraphs, beforeEnd: BEFORE_END })
  await page.waitForTimeout(500)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(watchKeys)
  const press = async (keys: number) => {
    for (let key = 0; key < keys; key += 1) {
      await session.send('Input.insertText', { text: TEXT[key % TEXT.length]! })
      await page.waitForTimeout(GAP_MS)
    }
  }
  const threadMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1_000
  }
  const type = async (count: number) => {
    await press(WARM_UP)
    const lengthBefore = await page.evaluate(caretLength)
    await page.evaluate(takeToPaint)
    const before = await threadMs()
    await press(count)
    const cpuMs = ((await threadMs()) - before) / count
    const toPaintMs = await page.evaluate(takeToPaint)
    const typed = (await page.evaluate(caretLength)) - lengthBefore
    if (typed !== count || toPaintMs.length !== count) {
      throw new Error(`${count} keys were sent, ${typed} arrived and ${toPaintMs.length} were timed`)
    }
    return { cpuMs, toPaintMs }
  }
  return { type }
}

function putCaretInTheMiddle({ paragraphs, beforeEnd }: { paragraphs: string; beforeEnd: number }): void {
  const all = [...document.querySelectorAll<HTMLElement>(paragraphs)]
  const middle = all[all.length >> 1]!
  middle.scrollIntoView({ block: 'center' })
  middle.closest<HTMLElement>('[contenteditable=true]')!.focus()
  const walker = document.createTreeWalker(middle, NodeFilter.SHOW_TEXT)
  let last = walker.nextNode()!
  for (let node = walker.nextNode(); node; node = walker.nextNode()) last = node
  const offset = last.textContent!.length - beforeEnd
  if (offset < beforeEnd) throw new Error('the paragraph ends at a mark')
  getSelection()!.collapse(last, offset)
}

function caretLength(): number {
  return getSelection()!.anchorNode!.textContent!.length
}

/** What was timed since it was asked for last. */
function takeToPaint(): number[] {
  return (globalThis as unknown as { toPaint: number[] }).toPaint.splice(0)
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
