import type { App, Session } from 'electron'
import { APP_ORIGIN } from './protocol.ts'

/** Requests to any network that were stopped since the start. */
export interface Network {
  readonly attempts: () => number
}

const SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  // Without a graphics card nothing is drawn in three dimensions by the processor instead: 9 MB for what no page of ours asks for.
  ['disable-software-rasterizer'],
  // Nothing but app:// is served, so the network service needs no process of its own.
  ['enable-features', 'NetworkServiceInProcess2'],
  ['dns-prefetch-disable'],
  // Without it Chromium may ask the local network for a proxy.
  ['no-proxy-server'],
  // Whatever should slip past the request filter finds no address.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
]

const LOCAL = ['app:', 'devtools:', 'blob:', 'data:']

/** What has to be said before the app is ready. */
export function hardenBeforeReady(app: App): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
  // A PDF names it as its creator; Chromium's own would tell of the system and the versions.
  app.userAgentFallback = app.getName()
  // Where the sandbox cannot be had (root without a display of its own) Electron is told so on its command line;
  // switching it on again here would crash every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      // A reload of our own page is the one navigation there is; a file dropped on the window would be another.
      if (!isOwnPage(event.url)) event.preventDefault()
    })
  })
}

/** Closes the session: no permission, no download, no spelling service, and every network request stopped and counted. */
export function hardenSession(session: Session): Network {
  let attempts = 0
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !LOCAL.some((scheme) => url.startsWith(scheme))
    if (cancel) attempts += 1
    callback({ cancel })
  })
  return { attempts: () => attempts }
}

/** Whether an address is our own page. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`)
}
