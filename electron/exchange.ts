import type { BrowserWindow } from 'electron'
import type { Answer, Reply, Settings } from '#contract'
import { askWhereToPutLibrary, askWhichLibrary } from './dialogs.ts'
import type { ServiceClient } from './service/client.ts'

export interface ExchangeOptions {
  readonly window: BrowserWindow
  readonly service: ServiceClient
  readonly language: () => Settings['language']
}

/** Asks for a .suigao file and hands its path to the service; the page hears only its name. */
export async function chooseExchange({
  window,
  service,
  language,
}: ExchangeOptions): Promise<Reply<Answer<'exchange.choose'>>> {
  const path = await askWhichLibrary(window, language())
  return path === null ? { ok: true, value: null } : service.call('exchange.takePath', { path })
}

/** Asks where passages go, and writes them there. */
export async function saveExchange(
  { window, service, language }: ExchangeOptions,
  ids: string[] | undefined,
): Promise<Reply<Answer<'exchange.save'>>> {
  const path = await askWhereToPutLibrary(window, language(), `素材库-${today()}.suigao`)
  if (path === null) return { ok: true, value: null }
  return service.call('exchange.write', ids ? { path, ids } : { path })
}

/** YYYYMMDD of the writer's own day. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`
}
