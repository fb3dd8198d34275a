import { z } from 'zod'
import { COMMAND_IDS } from '#core/command.ts'
import { appCalls, appMainCalls, settingsSchema, type Look } from './contract/settings.ts'
import { templateCalls, templateMainCalls } from './contract/templates.ts'
import { compareCalls } from './contract/compare.ts'
import { draftCalls } from './contract/drafts.ts'
import { presetCalls, presetMainCalls } from './contract/presets.ts'
import { exchangeCalls, exchangeMainCalls } from './contract/exchange.ts'
import { exportCalls, exportMainCalls, exportProgressSchema } from './contract/exports.ts'
import { importCalls, importMainCalls, importProgressSchema } from './contract/imports.ts'
import { ledgerCalls } from './contract/ledger.ts'
import { libraryCalls } from './contract/library.ts'
import { oldPaperCalls, oldPaperMainCalls } from './contract/old-papers.ts'
import { planCalls, planMainCalls } from './contract/plan.ts'
import { rollCalls } from './contract/roll-forward.ts'
import type { AppTrouble } from './contract/trouble.ts'

export * from './contract/error-codes.ts'
export * from './contract/limits.ts'
export * from './contract/trouble.ts'
export * from './contract/call.ts'
export * from './contract/compare.ts'
export * from './contract/drafts.ts'
export * from './contract/templates.ts'
export * from './contract/presets.ts'
export * from './contract/exchange.ts'
export * from './contract/exports.ts'
export * from './contract/imports.ts'
export * from './contract/ledger.ts'
export * from './contract/library.ts'
export * from './contract/old-papers.ts'
export * from './contract/plan.ts'
export * from './contract/roll-forward.ts'
export * from './contract/settings.ts'

/**
 * Every call the window may make and every event it may hear, by subject in contract/. Arguments are parsed where they
 * arrive (ipc.ts, the service), answers where they arrive (renderer/desk.ts); `by` says which process answers.
 */

/** What the window may ask. */
export const calls = {
  ...appCalls,
  ...templateCalls,
  ...draftCalls,
  ...presetCalls,
  ...exportCalls,
  ...importCalls,
  ...oldPaperCalls,
  ...ledgerCalls,
  ...libraryCalls,
  ...exchangeCalls,
  ...rollCalls,
  ...compareCalls,
  ...planCalls,
} as const

/** What main alone asks the service: never reachable from the window. */
export const mainCalls = {
  ...appMainCalls,
  ...templateMainCalls,
  ...presetMainCalls,
  ...exportMainCalls,
  ...importMainCalls,
  ...exchangeMainCalls,
  ...oldPaperMainCalls,
  ...planMainCalls,
} as const

/** What main tells the window. */
export const events = {
  /** A menu item or shortcut was chosen. */
  command: z.strictObject({ id: z.enum(COMMAND_IDS) }),
  /** The window is about to close: save, then answer with window.flushed. */
  flush: z.strictObject({}),
  settings: settingsSchema,
  /** How far the export or print is. */
  'export.progress': exportProgressSchema,
  /** How far the import is that import.read or import.accept works on. */
  'import.progress': importProgressSchema,
  /** `restarting`: writes wait and are repeated; `gone`: it could not be brought back. */
  service: z.strictObject({ state: z.enum(['up', 'restarting', 'gone']) }),
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof calls
export type MainCallName = keyof typeof mainCalls
export type EventName = keyof typeof events
type AllCalls = typeof calls & typeof mainCalls
export type Args<N extends CallName | MainCallName> = z.infer<AllCalls[N]['args']>
export type Answer<N extends CallName | MainCallName> = z.infer<AllCalls[N]['answer']>
export type EventBody<N extends EventName> = z.infer<(typeof events)[N]>

/** How every answer travels. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppTrouble }

/** `window.desk`, as the preload script exposes it. */
export interface Desk {
  /** The settings that the first frame shows, known before the service is up. */
  readonly look: Look
  readonly call: (name: string, args: unknown) => Promise<unknown>
  readonly on: (name: string, listener: (body: unknown) => void) => () => void
}
