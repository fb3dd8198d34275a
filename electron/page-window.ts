import type { Protocol, Session } from 'electron'
import { BrowserWindow, session } from 'electron'
import type { Pages } from '#contract'
import type { Assets } from './assets.ts'
import { APP_ORIGIN, SCHEME } from './protocol.ts'
import type { Network } from './security.ts'
import { hardenSession } from './security.ts'

const HTML = '/pages.html'
const CSS = '/pages.css'

/** Nothing but its own stylesheet, stored pictures and fonts of the system: there is no script that could ask for more. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
]

export interface PageWindows {
  /** A hidden window that shows the pages, laid out and ready to print. Destroy it when done. */
  readonly open: (pages: Pages) => Promise<BrowserWindow>
  /** Requests to any network that these windows made, all stopped. */
  readonly attempts: () => number
}

/** Windows for pages that nobody sees: no script, no bridge, a session in memory of their own, closed to the network. */
export function createPageWindows(assets: Assets): PageWindows {
  let shown: Pages | undefined
  let closed: { readonly session: Session; readonly network: Network } | undefined

  // Made with the first use: a session more would hold up the start.
  const place = () => {
    if (closed) return closed
    const own = session.fromPartition('pages', { cache: false })
    servePages(own.protocol, () => shown, assets)
    closed = { session: own, network: hardenSession(own) }
    return closed
  }

  return {
    attempts: () => closed?.network.attempts() ?? 0,
    open: async (pages) => {
      shown = pages
      const window = hiddenWindow(place().session)
      try {
        await window.loadURL(`${APP_ORIGIN}${HTML}`)
        return window
      } catch (error) {
        window.destroy()
        throw error
      } finally {
        // Some tens of megabytes for a long paper.
        shown = undefined
      }
    },
  }
}

function hiddenWindow(session: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      javascript: false,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  })
}

function servePages(protocol: Protocol, pages: () => Pages | undefined, assets: Assets): void {
  protocol.registerBufferProtocol(SCHEME, ({ url, method }, answer) => {
    const { pathname } = new URL(url)
    const { html, css } = (method === 'GET' ? pages() : undefined) ?? {}
    const asset = html === undefined ? undefined : assets.find(pathname)
    if (pathname === HTML && html !== undefined) answer({ data: Buffer.from(html), headers: headers('html') })
    else if (pathname === CSS && css !== undefined) answer({ data: Buffer.from(css), headers: headers('css') })
    else if (asset) void asset.then(answer)
    else answer({ statusCode: 404, data: Buffer.alloc(0) })
  })
}

function headers(kind: 'html' | 'css'): Record<string, string> {
  return {
    'Content-Type': `text/${kind}; charset=utf-8`,
    'Content-Security-Policy': POLICY.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}
