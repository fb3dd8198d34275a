import type { BrowserWindow } from 'electron'
import { app, shell } from 'electron'
import type { AppTrouble, ExportProgress, PaperState, Reply, Settings } from '#contract'
import { askWhereToPutPlanTable, askWhereToPutPreset, askWhereToPutTemplate } from './dialogs.ts'
import { chooseExchange, saveExchange } from './exchange.ts'
import { createExporter } from './exporter.ts'
import { chooseImport, saveOriginal } from './importer.ts'
import type { MainCalls } from './ipc.ts'
import type { Assets } from './assets.ts'
import type { PageWindows } from './page-window.ts'
import { createPageWindows } from './page-window.ts'
import type { Network } from './security.ts'
import type { ServiceClient } from './service/client.ts'

export interface MainCallsOptions {
  readonly window: BrowserWindow
  readonly profile: string
  readonly network: Network
  readonly service: ServiceClient
  /** The pictures of papers, for the pages that are printed. */
  readonly assets: Assets
  readonly language: () => Settings['language']
  /** After a change of settings, and with null after one that failed. */
  readonly onSettings: (settings: Settings | null) => void
  readonly onPaper: (paper: PaperState | null) => void
  readonly onProgress: (progress: ExportProgress) => void
  readonly onFlushed: (saved: boolean) => void
}

/** The calls that main answers itself. */
export function createMainCalls(options: MainCallsOptions): MainCalls {
  const { service, profile } = options
  const windows = createPageWindows(options.assets)
  const readState = createStateReader(options, windows)
  const exporter = createExporter({ ...options, windows })
  return {
    'app.state': async () => done(await readState()),
    'settings.write': async (args) => {
      const stored = await service.call('settings.store', args)
      options.onSettings(stored.ok ? stored.value : null)
      return stored
    },
    'export.file': exporter.file,
    'export.print': exporter.print,
    'export.cancel': async () => {
      exporter.cancel()
      return done(null)
    },
    'templates.export': ({ id }) => exportTemplate(options, id),
    'presets.export': ({ id }) => exportPreset(options, id),
    'plan.export': async ({ draft }) => {
      const written = await exportPlan(options, draft)
      if (written.ok && written.value) exporter.wrote(written.value.path)
      return written
    },
    'export.show': async () => {
      const last = exporter.last()
      if (last !== undefined) shell.showItemInFolder(last)
      return done(null)
    },
    'exchange.choose': () => chooseExchange(options),
    'exchange.save': ({ ids }) => saveExchange(options, ids),
    'import.choose': ({ what }) => chooseImport(options, what),
    'original.save': (of) => saveOriginal(options, of),
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

function createStateReader({ service, profile, network }: MainCallsOptions, windows: PageWindows) {
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
      networkAttempts: network.attempts() + windows.attempts(),
      trouble: trouble ?? damage,
    }
  }
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

async function exportPreset(
  { service, window, language }: MainCallsOptions,
  id: string,
): Promise<Reply<{ path: string } | null>> {
  const named = await service.call('presets.name', { id })
  if (!named.ok) return named
  const path = await askWhereToPutPreset(window, language(), named.value.name)
  return path === null ? done(null) : service.call('presets.write', { id, path })
}

async function exportPlan(
  { service, window, language }: MainCallsOptions,
  draft: string,
): Promise<Reply<{ path: string } | null>> {
  const named = await service.call('plan.name', { draft })
  if (!named.ok) return named
  const path = await askWhereToPutPlanTable(window, language(), named.value.name)
  return path === null ? done(null) : service.call('plan.write', { draft, path })
}

function done<T>(value: T): Reply<T> {
  return { ok: true, value }
}
