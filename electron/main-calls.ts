import type { BrowserWindow } from 'electron'
import { app, shell } from 'electron'
import type { AppTrouble, PaperState, Reply, Settings } from '#contract'
import { askWhereToExport, askWhereToPutTemplate } from './dialogs.ts'
import type { MainCalls } from './ipc.ts'
import type { Network } from './security.ts'
import type { ServiceClient } from './service/client.ts'

export interface MainCallsOptions {
  readonly window: BrowserWindow
  readonly profile: string
  readonly network: Network
  readonly service: ServiceClient
  readonly language: () => Settings['language']
  /** After a change of settings, and with null after one that failed. */
  readonly onSettings: (settings: Settings | null) => void
  readonly onPaper: (paper: PaperState | null) => void
  readonly onFlushed: (saved: boolean) => void
}

/** The calls that main answers itself. */
export function createMainCalls(options: MainCallsOptions): MainCalls {
  const { service, profile } = options
  const readState = createStateReader(options)
  const exporter = createExporter(options)
  return {
    'app.state': async () => done(await readState()),
    'settings.write': async (args) => {
      const stored = await service.call('settings.store', args)
      options.onSettings(stored.ok ? stored.value : null)
      return stored
    },
    'export.docx': ({ id }) => exporter.write(id),
    'templates.export': ({ id }) => exportTemplate(options, id),
    'export.show': async () => {
      exporter.show()
      return done(null)
    },
    'menu.paper': async ({ paper }) => {
      options.onPaper(paper)
      return done(null)
    },
    'profile.show': async () => {
      await shell.openPath(profile)
      return done(null)
    },
    'window.flushed': async ({ saved }) => {
      options.onFlushed(saved)
      return done(null)
    },
  }
}

function createStateReader({ service, profile, network }: MainCallsOptions) {
  // A service that was restarted opens the fresh database and knows no more of the damaged one.
  let damage: AppTrouble | null = null
  return async () => {
    const state = await service.call('service.state', {})
    const trouble = state.ok ? state.value.trouble : state.error
    if (trouble?.code === 'database-damaged') damage = trouble
    return {
      version: app.getVersion(),
      electron: process.versions.electron,
      node: state.ok ? state.value.node : process.versions.node,
      sqlite: state.ok ? state.value.sqlite : '',
      profile,
      networkAttempts: network.attempts(),
      trouble: trouble ?? damage,
    }
  }
}

function createExporter({ service, window, language }: MainCallsOptions) {
  let last: string | undefined
  const write = async (id: string): Promise<Reply<{ path: string } | null>> => {
    const named = await service.call('export.name', { id })
    if (!named.ok) return named
    const path = await askWhereToExport(window, language(), named.value.name)
    if (path === null) return done(null)
    const written = await service.call('export.write', { id, path })
    if (written.ok) last = written.value.path
    return written
  }
  return { write, show: () => last !== undefined && shell.showItemInFolder(last) }
}

async function exportTemplate(
  { service, window, language }: MainCallsOptions,
  id: string,
): Promise<Reply<{ path: string } | null>> {
  const named = await service.call('templates.name', { id })
  if (!named.ok) return named
  const path = await askWhereToPutTemplate(window, language(), named.value.name)
  return path === null ? done(null) : service.call('templates.write', { id, path })
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value }
}
