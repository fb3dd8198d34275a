import { readFileSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import type { Protocol } from 'electron'
import type { Assets } from './assets.ts'

export const SCHEME = 'app'
const HOST = 'suigao'
export const APP_ORIGIN = `${SCHEME}://${HOST}`

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The page's Content-Security-Policy. */
export function contentSecurityPolicy(): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Has to run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/**
 * Serves the built page, nothing outside its folder, and the pictures of papers under app://suigao/. By the older of Electron's two ways: the newer
 * one, protocol.handle, first loads Node's fetch and then streams through it, 30 to 40 ms before the first frame.
 */
export function servePage(protocol: Protocol, folder: string, assets: Assets): void {
  protocol.registerBufferProtocol(SCHEME, ({ url, method }, answer) => {
    const asset = method === 'GET' ? assetAt(url, assets) : undefined
    if (asset) return void asset.then(answer)
    const file = method === 'GET' ? fileFor(url, folder) : undefined
    const data = file === undefined ? undefined : readOrNothing(file)
    if (file === undefined || data === undefined) return answer({ statusCode: 404, data: Buffer.alloc(0) })
    answer({ data, headers: headersFor(file) })
  })
}

function assetAt(url: string, assets: Assets): ReturnType<Assets['find']> {
  const { host, pathname } = new URL(url)
  return host === HOST ? assets.find(pathname) : undefined
}

function readOrNothing(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** The file behind an address of ours, or undefined where it leaves the folder, is of an unknown kind or another host's. */
export function fileFor(url: string, folder: string): string | undefined {
  const { host, pathname } = new URL(url)
  if (host !== HOST) return undefined
  const path = decode(pathname)
  if (path === undefined || path.includes('\0')) return undefined
  const root = resolve(folder)
  const file = resolve(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root + sep) && extname(file) in TYPES ? file : undefined
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

// No Cross-Origin-Opener-Policy: nothing can open this page or be opened by it, and it would cost a second process, 40 ms.
function headersFor(file: string): Record<string, string> {
  return {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': contentSecurityPolicy(),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}
