import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPaper, type OpenPaper } from '#renderer/state/document.ts'
import { followPlan } from '#renderer/state/plan.ts'
import { followPages } from '#renderer/state/preview.ts'
import { createStore } from '#renderer/state/store.ts'
import { doc, title } from '../support/build.ts'

// What follows the paper on the desk is loaded behind the start page; a quick writer has opened one by then.
const asked: string[] = []
let reads = 0
const read = () => {
  reads += 1
  return doc(title('示例'))
}

beforeEach(() => {
  vi.useFakeTimers()
  const call = (name: string) => {
    asked.push(name)
    return Promise.resolve({ ok: false, error: { code: 'internal' } })
  }
  vi.stubGlobal('window', { desk: { call } })
  class Idle extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  }
  vi.stubGlobal('Worker', Idle)
  const paper = {
    id: 'a',
    editor: { document: read },
    derived: createStore(null),
    saveState: createStore({ kind: 'saved' }),
  }
  openPaper.set(paper as unknown as OpenPaper)
})
afterEach(() => {
  openPaper.set(null)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the plan of a paper that is open already is read', () => {
  const leave = followPlan()
  vi.advanceTimersByTime(60_000)
  leave()
  expect(asked).toEqual(['plan.items'])
})

test('the pages of a paper that is open already are counted', async () => {
  const leave = followPages()
  await vi.advanceTimersByTimeAsync(60_000)
  leave()
  expect(reads).toBe(1)
})
