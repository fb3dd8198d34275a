import { join } from 'node:path'
import type { BrowserWindow, IpcMain } from 'electron'
import { describe, expect, test } from 'vitest'
import type { Reply } from '#contract'
import { calls } from '#contract'
import type { CallTargets, MainCalls } from '#electron/ipc.ts'
import { answerWindow, CHECKED_BY_HAND } from '#electron/ipc.ts'
import { contentSecurityPolicy, fileFor } from '#electron/protocol.ts'
import { isOwnPage } from '#electron/security.ts'
import type { ServiceClient } from '#electron/service/client.ts'
import { cleanEnvironment } from '#electron/service/transport.ts'

type Invoke = (event: unknown, name: unknown, args: unknown) => Promise<Reply<unknown>>

const PAGE = { url: 'app://suigao/index.html' }

/** What ipc.ts registers, with a window whose main frame is PAGE. */
function bridge(main: Partial<MainCalls> = {}): { invoke: Invoke; asked: string[] } {
  let invoke: Invoke | undefined
  const asked: string[] = []
  const ipcMain = { handle: (_channel: string, listener: Invoke) => (invoke = listener) } as unknown as IpcMain
  const window = { isDestroyed: () => false, webContents: { mainFrame: PAGE } } as unknown as BrowserWindow
  const forward = (name: string) => {
    asked.push(name)
    return Promise.resolve({ ok: true, value: name })
  }
  const service = { forward } as unknown as ServiceClient
  answerWindow(ipcMain, window, { main: main as CallTargets['main'], service, onCall: () => undefined })
  return { invoke: invoke!, asked }
}

const refused = (code: string) => ({ ok: false, error: { code } })

describe('the bridge', () => {
  test('hands a call that main does not answer to the service, as one of the window', async () => {
    const { invoke, asked } = bridge()
    expect(await invoke({ senderFrame: PAGE }, 'drafts.list', {})).toEqual({ ok: true, value: 'drafts.list' })
    expect(asked).toEqual(['drafts.list'])
  })

  test.each([
    ['a frame inside the page', { url: 'app://suigao/index.html' }],
    ['a frame that is gone', null],
  ])('refuses %s', async (_name, senderFrame) => {
    const { invoke, asked } = bridge()
    expect(await invoke({ senderFrame }, 'drafts.list', {})).toEqual(refused('not-allowed'))
    expect(asked).toEqual([])
  })

  test('refuses the main frame once it shows another page', async () => {
    const { invoke } = bridge()
    const url = PAGE.url
    PAGE.url = 'https://example.com/index.html'
    expect(await invoke({ senderFrame: PAGE }, 'drafts.list', {})).toEqual(refused('not-allowed'))
    PAGE.url = url
  })

  test.each([
    ['a name that is no text', 7, {}],
    ['arguments too many', 'app.state', { more: 1 }],
    ['arguments of the wrong kind', 'window.flushed', { saved: 'yes' }],
    ['no arguments', 'app.state', undefined],
  ])('refuses %s', async (_name, name, args) => {
    const answered: string[] = []
    const answer = (name: string) => () => Promise.resolve({ ok: true, value: answered.push(name) } as never)
    const { invoke, asked } = bridge({ 'app.state': answer('app.state'), 'window.flushed': answer('window.flushed') })
    expect(await invoke({ senderFrame: PAGE }, name, args)).toEqual(refused('bad-call'))
    expect([...asked, ...answered]).toEqual([])
  })

  test('turns what a handler throws into a code', async () => {
    const { invoke } = bridge({ 'app.state': () => Promise.reject(new Error('planted')) })
    expect(await invoke({ senderFrame: PAGE }, 'app.state', {})).toEqual(refused('internal'))
  })
})

describe('what main checks by hand', () => {
  const state = { isEditable: true, numbering: 'restart' }
  const VALUES: readonly unknown[] = [
    {},
    { more: 1 },
    [],
    null,
    undefined,
    7,
    'x',
    { paper: null },
    { paper: state },
    { paper: { ...state, numbering: 'continuous' } },
    { paper: { ...state, numbering: 'none' } },
    { paper: { ...state, isEditable: 1 } },
    { paper: { ...state, more: 1 } },
    { paper: { isEditable: true } },
    { paper: [state] },
    { paper: undefined },
    { paper: state, more: 1 },
  ]

  test.each(Object.entries(CHECKED_BY_HAND))('%s is what the contract lets through', (name, check) => {
    const { args } = calls[name as keyof typeof calls]
    const isLet = VALUES.map((value) => args.safeParse(value).success)
    expect(VALUES.map(check)).toEqual(isLet)
    expect(isLet).toContain(true)
    expect(isLet).toContain(false)
  })
})

describe('the page’s files', () => {
  const folder = join('/', 'app', 'renderer')

  test('are served from their folder', () => {
    expect(fileFor('app://suigao/', folder)).toBe(join(folder, 'index.html'))
    expect(fileFor('app://suigao/assets/a%20b.js?x#y', folder)).toBe(join(folder, 'assets', 'a b.js'))
  })

  test.each([
    ['app://suigao/../app/main.js', join(folder, 'app', 'main.js')],
    ['app://suigao/%2e%2e/secret.json', join(folder, 'secret.json')],
    ['app://suigao/..%2f..%2fetc/a.json', undefined],
    ['app://suigao/..%2frenderer-other/a.json', undefined],
    ['app://suigao/a.json%00.js', undefined],
    ['app://elsewhere/index.html', undefined],
    ['app://suigao/%ff.js', undefined],
    ['app://suigao/data.db', undefined],
  ])('never lead outside: %s', (url, file) => expect(fileFor(url, folder)).toBe(file))

  test('come with a policy that names nothing but ourselves', () => {
    const policy = contentSecurityPolicy()
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  test.each(['https://suigao/', 'app://suigao.example/', 'app://suigaox/', 'file:///app://suigao/'])(
    'are not those of %s',
    (url) => expect(isOwnPage(url)).toBe(false),
  )
})

test('the service gets no switches of another Node through the environment', () => {
  const env = { PATH: '/bin', NODE_OPTIONS: '--inspect', ELECTRON_RUN_AS_NODE: '1', NODE_PATH: '/x', HOME: '/h' }
  expect(cleanEnvironment(env)).toEqual({ PATH: '/bin', HOME: '/h' })
})
