import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GBT9704 } from '#core/layout/presets.ts'
import { createLayOuter } from '#renderer/preview/lay-out.ts'
import { doc, title } from '../support/build.ts'

/** Node has no Worker of a page's kind: this one says what it is told to, and remembers whether it was ended. */
class Hand extends EventTarget {
  static all: Hand[] = []
  isEnded = false

  constructor() {
    super()
    Hand.all.push(this)
  }

  postMessage(): void {}

  terminate(): void {
    this.isEnded = true
  }

  say(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const PAPER = doc(title('示例'))
const PAGES = { pages: [], flags: [] }

beforeEach(() => {
  Hand.all = []
  vi.stubGlobal('Worker', Hand)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('pages come with what was told on the way, and one worker serves the next paper too', async () => {
  const { layOut } = createLayOuter()
  const shares: number[] = []
  const first = layOut(PAPER, GBT9704, { onShare: (share) => shares.push(share) })
  Hand.all[0]!.say({ share: 0.5 })
  Hand.all[0]!.say({ pages: PAGES })
  expect(await first).toEqual(PAGES)
  expect(shares).toEqual([0.5])
  const second = layOut(PAPER, GBT9704)
  Hand.all[0]!.say({ pages: PAGES })
  expect(await second).toEqual(PAGES)
  expect(Hand.all).toHaveLength(1)
  expect(shares).toEqual([0.5])
})

test('a paper that changed meanwhile overtakes the one under way, whose worker ends', async () => {
  const { layOut } = createLayOuter()
  const first = layOut(PAPER, GBT9704)
  const second = layOut(PAPER, GBT9704)
  Hand.all[1]!.say({ pages: PAGES })
  expect(await first).toBeNull()
  expect(await second).toEqual(PAGES)
  expect(Hand.all.map(({ isEnded }) => isEnded)).toEqual([true, false])
})

test('a paper that is cancelled, or that breaks the worker, has no pages, and the next one has', async () => {
  const { layOut, cancel } = createLayOuter()
  const cancelled = layOut(PAPER, GBT9704)
  cancel()
  expect(await cancelled).toBeNull()
  const broken = layOut(PAPER, GBT9704)
  Hand.all[1]!.dispatchEvent(new Event('error'))
  expect(await broken).toBeNull()
  const next = layOut(PAPER, GBT9704)
  Hand.all[2]!.say({ pages: PAGES })
  expect(await next).toEqual(PAGES)
  cancel()
  expect(Hand.all[2]!.isEnded).toBe(false)
})

test('a worker that has nothing to do ends, but not while the next paper is under way', async () => {
  vi.useFakeTimers()
  const { layOut } = createLayOuter()
  const first = layOut(PAPER, GBT9704)
  Hand.all[0]!.say({ pages: PAGES })
  await first
  const second = layOut(PAPER, GBT9704)
  vi.advanceTimersByTime(60_000)
  expect(Hand.all.map(({ isEnded }) => isEnded)).toEqual([false])
  Hand.all[0]!.say({ pages: PAGES })
  expect(await second).toEqual(PAGES)
  vi.advanceTimersByTime(60_000)
  expect(Hand.all[0]!.isEnded).toBe(true)
  const third = layOut(PAPER, GBT9704)
  Hand.all[1]!.say({ pages: PAGES })
  expect(await third).toEqual(PAGES)
})
