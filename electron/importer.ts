import type { BrowserWindow } from 'electron'
import type { Answer, Args, Reply, Settings } from '#contract'
import { askWhatToImport, askWhereToPutOriginal } from './dialogs.ts'
import type { ServiceClient } from './service/client.ts'
import { exportName } from './service/export-name.ts'

export interface ImporterOptions {
  readonly window: BrowserWindow
  readonly service: ServiceClient
  readonly language: () => Settings['language']
}

/** Asks for files or a folder and hands their paths to the service; the page hears only their names. */
export async function chooseImport(
  { window, service, language }: ImporterOptions,
  what: Args<'import.choose'>['what'],
): Promise<Reply<Answer<'import.choose'>>> {
  const paths = await askWhatToImport(window, language(), what)
  const [first] = paths
  if (first === undefined) return { ok: true, value: null }
  return service.call('import.takePaths', what === 'folder' ? { folder: first } : { paths: [...paths] })
}

/** Asks where the file goes that a paper came from, and writes it there. */
export async function saveOriginal(
  { window, service, language }: ImporterOptions,
  of: Args<'original.save'>,
): Promise<Reply<Answer<'original.save'>>> {
  const found = await service.call('original.read', of)
  if (!found.ok) return found
  if (!found.value) return { ok: false, error: { code: 'original-missing' } }
  const { name } = found.value
  const extension = /\.[^.]+$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - extension.length)
  const path = await askWhereToPutOriginal(window, language(), exportName(stem, extension))
  return path === null ? { ok: true, value: null } : service.call('original.write', { of, path })
}
