import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAutosave, type SaveState } from '../../renderer/state/autosave.ts'

// Only time is not real: two seconds are a promise to the writer, and a test that waited for them would not be exact.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const AT = '2026-11-22T08:00:00.000Z'

/** A paper of one text; each save takes `takesMs`, and fails while `isBroken`. */
function paper(takesMs = 20) {
  const saved: string[] = []
  const states: SaveState['kind'][] = []
  const self = { text: '', isBroken: false, isComposing: false, saved, states }
  const autosave = createAutosave({
    isComposing: () => self.isComposing,
    onState: ({ kind }) => states.push(kind),
    save: async () => {
      const { text } = self
      await new Promise((resolve) => setTimeout(resolve, takesMs))
      if (self.isBroken) return { ok: false, error: { code: 'profile-unwritable' } }
      saved.push(text)
      return { ok: true, value: { savedAt: AT } }
    },
  })
  const type = (letter: string) => {
    self.text += letter
    autosave.touch()
  }
  return Object.assign(self, { autosave, type })
}

test('what was typed is saved once the writer pauses, and is called saved only then', async () => {
  const one = paper()
  one.type('甲')
  expect(one.states).toEqual(['unsaved'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(one.saved).toEqual(['甲'])
  expect(one.states).toEqual(['unsaved', 'saved'])
})

test('no text waits longer than two seconds, however steadily the writer types on', async () => {
  const one = paper()
  for (let at = 0; at < 6_000; at += 200) {
    one.type('字')
    await vi.advanceTimersByTimeAsync(200)
  }
  const lengths = one.saved.map((text) => text.length)
  const gaps = lengths.map((length, index) => length - (lengths[index - 1] ?? 0))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(11)
  expect(lengths.length).toBeGreaterThanOrEqual(2)
})

test('a save that takes its time is spoken of, one that is done at once is not, and steady typing is told nothing twice', async () => {
  const slow = paper(500)
  slow.type('甲')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(slow.states).toEqual(['unsaved', 'saving', 'saved'])
  const quick = paper()
  for (let at = 0; at < 6_000; at += 100) {
    quick.type('字')
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(quick.saved.length).toBeGreaterThanOrEqual(2)
  expect(quick.states).toEqual(['unsaved'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(quick.states).toEqual(['unsaved', 'saved'])
})

test('text typed while a save runs is saved by the next one, and «saved» is not said in between', async () => {
  const one = paper(500)
  one.type('甲')
  await vi.advanceTimersByTimeAsync(800)
  one.type('乙')
  await vi.advanceTimersByTimeAsync(450)
  expect(one.states.at(-1)).toBe('unsaved')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(one.saved).toEqual(['甲', '甲乙'])
  expect(one.states.at(-1)).toBe('saved')
})

test('a save that failed is tried again by itself', async () => {
  const one = paper()
  one.isBroken = true
  one.type('甲')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(one.states.at(-1)).toBe('failed')
  one.isBroken = false
  await vi.advanceTimersByTimeAsync(2_100)
  expect(one.saved).toEqual(['甲'])
  expect(one.states.at(-1)).toBe('saved')
})

test('a failure stays said until a save succeeds, through retries and through typing on', async () => {
  const one = paper()
  one.isBroken = true
  one.type('甲')
  await vi.advanceTimersByTimeAsync(5_000)
  one.type('乙')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(one.states).toEqual(['unsaved', 'failed'])
  one.isBroken = false
  await vi.advanceTimersByTimeAsync(2_100)
  expect(one.states).toEqual(['unsaved', 'failed', 'saved'])
  one.type('丙')
  expect(one.states.at(-1)).toBe('unsaved')
})

test('nothing is saved in the middle of a composition, and all of it after', async () => {
  const one = paper()
  one.isComposing = true
  one.type('n')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(one.saved).toEqual([])
  one.isComposing = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(one.saved).toEqual(['n'])
})

test('flush saves at once, says whether it could, and does nothing where nothing is open', async () => {
  const one = paper()
  expect(await one.autosave.flush()).toBe(true)
  expect(one.saved).toEqual([])
  one.type('甲')
  const flushed = one.autosave.flush()
  await vi.advanceTimersByTimeAsync(50)
  expect(await flushed).toBe(true)
  expect(one.saved).toEqual(['甲'])
  one.isBroken = true
  one.type('乙')
  const failed = one.autosave.flush()
  await vi.advanceTimersByTimeAsync(50)
  expect(await failed).toBe(false)
})

test('flush also saves what is typed while it saves', async () => {
  const one = paper()
  one.type('甲')
  const flushed = one.autosave.flush()
  await vi.advanceTimersByTimeAsync(5)
  one.type('乙')
  expect(one.autosave.isSaved()).toBe(false)
  await vi.advanceTimersByTimeAsync(100)
  expect(await flushed).toBe(true)
  expect(one.saved.at(-1)).toBe('甲乙')
  expect(one.autosave.isSaved()).toBe(true)
})
