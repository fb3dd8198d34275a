import { describe, expect, it } from 'vitest'
import { heldCalls } from '#electron/held-calls.ts'
import type { Transport } from '#electron/service/transport.ts'
import { heldTransport } from '#electron/service/transport.ts'

type Handle = Parameters<typeof heldCalls>[0]['handle']
type Handler = Parameters<Handle>[1]
const EVENT = {} as Parameters<Handler>[0]

describe('a call of the page', () => {
  it('that comes before there is anybody to answer waits, and is answered with what it asked', async () => {
    const heard = new Map<string, Handler>()
    const calls = heldCalls({ handle: (channel, handler) => void heard.set(channel, handler) }, 'desk')
    const early = heard.get('desk')!(EVENT, 'drafts.list', { query: '年' }) as Promise<unknown>
    expect(await Promise.race([early, Promise.resolve('waits')])).toBe('waits')
    calls.handle('desk', (_event, ...asked: unknown[]) => Promise.resolve(asked))
    expect(await early).toEqual(['drafts.list', { query: '年' }])
    expect(await heard.get('desk')!(EVENT, 'app.state', {})).toEqual(['app.state', {}])
  })
})

describe('a service that was started ahead', () => {
  it('is heard in order, also in what it said before anybody listened', () => {
    const { transport, say } = told()
    const held = heldTransport(transport)
    say('ready')
    say('first')
    const heard: unknown[] = []
    held.onMessage((message) => heard.push(message))
    say('second')
    expect(heard).toEqual(['ready', 'first', 'second'])
  })

  it('that has ended already is told as ended, once', () => {
    const { transport, end } = told()
    const held = heldTransport(transport)
    end()
    let ends = 0
    held.onExit(() => (ends += 1))
    expect(ends).toBe(1)
  })

  it('that ends later is told then', () => {
    const { transport, end } = told()
    let ends = 0
    heldTransport(transport).onExit(() => (ends += 1))
    expect(ends).toBe(0)
    end()
    expect(ends).toBe(1)
  })
})

/** A line that a test speaks on. */
function told() {
  let say: (message: unknown) => void = () => undefined
  let end: () => void = () => undefined
  const transport: Transport = {
    pid: 1,
    post: () => undefined,
    kill: () => undefined,
    onMessage: (listener) => (say = listener),
    onExit: (listener) => (end = listener),
  }
  return { transport, say: (message: unknown) => say(message), end: () => end() }
}
