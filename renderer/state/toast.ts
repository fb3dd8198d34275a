import type { AppTrouble } from '../desk.ts'
import type { LabelKey } from '../i18n/labels.ts'
import { createStore } from './store.ts'

export interface Toast {
  readonly id: number
  readonly text: { readonly key: LabelKey; readonly params?: Readonly<Record<string, string | number>> } | AppTrouble
  readonly action?: { readonly key: LabelKey; readonly run: () => void }
  /** Another thing to do, beside the first. */
  readonly second?: Toast['action']
}

/** What the window says in passing. Trouble stays until it is closed; the rest goes after a while. */
export const toasts = createStore<readonly Toast[]>([])

const SHOWN_MS = 8_000
let lastId = 0

export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = ++lastId
  toasts.update((shown) => [...shown.slice(-2), { ...toast, id }])
  if (!('code' in toast.text)) setTimeout(() => closeToast(id), SHOWN_MS)
}

/** Stands until it is closed, and may be worded anew meanwhile. */
export function showStanding(toast: Omit<Toast, 'id'>): { change: (text: Toast['text']) => void; close: () => void } {
  const id = ++lastId
  toasts.update((shown) => [...shown.slice(-2), { ...toast, id }])
  return {
    change: (text) => toasts.update((shown) => shown.map((each) => (each.id === id ? { ...each, text } : each))),
    close: () => closeToast(id),
  }
}

export function showTrouble(trouble: AppTrouble): void {
  const isShown = toasts.get().some((toast) => 'code' in toast.text && toast.text.code === trouble.code)
  if (!isShown) showToast({ text: trouble })
}

export function closeToast(id: number): void {
  toasts.update((shown) => shown.filter((toast) => toast.id !== id))
}

/** Takes away what was said of a trouble that now stands above the desk. */
export function closeTrouble(code: AppTrouble['code']): void {
  toasts.update((shown) => shown.filter(({ text }) => !('code' in text && text.code === code)))
}
