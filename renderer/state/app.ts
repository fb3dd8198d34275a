import type { AppState, AppTrouble, Settings } from '../desk.ts'
import { ask, firstLook, hear, newRequestId } from '../desk.ts'
import { createStore } from './store.ts'
import { closeTrouble } from './toast.ts'
import { keepMiddle } from '../zoom.ts'

/** What is assumed until main or the service has told; a test holds it to the contract. */
export const FIRST_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  zoom: 100,
  outline: true,
  outlineWidth: 240,
  leftPane: 'drafts',
  recent: [],
  open: [],
  preset: 'gbt9704',
  exportFormat: 'docx',
}

/** The window as a whole: its settings and what the app says of itself. */
export const settings = createStore<Settings>(FIRST_SETTINGS)
export const appState = createStore<AppState | null>(null)
/** Trouble that stays on the screen until it is read: damaged data, a lost service. */
export const standingTrouble = createStore<AppTrouble | null>(null)

/** Which dialog or side pane is open. */
export type Surface =
  | 'none'
  | 'new'
  | 'about'
  | 'save-as-template'
  | 'unit-profile'
  | 'rename-draft'
  | 'empty-bin'
  | 'file-details'
  | 'export'
  | 'presets'
  | 'empty-old-bin'
  | 'empty-library-bin'
  | 'empty-ledger-bin'
  | 'tag-passages'
  | 'exchange'
  | 'name-passage'
export const surface = createStore<Surface>('none')
export type LeftPane = 'outline' | 'drafts' | 'old-papers' | 'passages'
export const leftPane = createStore<LeftPane>('drafts')
export type Cover = 'none' | 'import' | 'old-paper' | 'roll-forward' | 'passage' | 'hand-in' | 'plan' | 'reuse'
/** What stands in the place of the paper; the paper is kept as it is behind it. */
export const cover = createStore<Cover>('none')
/** Those that take the place of the left pane too. */
export const WHOLE_DESK: ReadonlySet<Cover> = new Set<Cover>(['reuse', 'import', 'roll-forward', 'hand-in', 'plan'])

/** Takes what main knows of the look, so that the first frame already shows the writer's language and layout. */
export function takeFirstLook(): void {
  applySettings({ ...settings.get(), ...firstLook() })
}

export async function loadSettings(): Promise<void> {
  hear('settings', takeSettings)
  const read = await ask('settings.read', {})
  if (read.ok) takeSettings(read.value)
}

export async function loadApp(): Promise<void> {
  hear('service', ({ state }) => {
    if (state === 'gone') standingTrouble.set({ code: 'service-gone' })
  })
  const state = await ask('app.state', {})
  if (!state.ok) return
  appState.set(state.value)
  const { trouble } = state.value
  if (!trouble) return
  standingTrouble.set(trouble)
  // A call that was answered before this one has said it already.
  closeTrouble(trouble.code)
}

/** Shows a change without storing it, while a slider or a splitter is being moved. */
export function previewSettings(change: Partial<Settings>): void {
  applySettings({ ...settings.get(), ...change })
}

/** Shows a change at once and stores it; a change that could not be stored is tried again with the next one. */
export function changeSettings(change: Partial<Settings>): void {
  previewSettings(change)
  writing += 1
  void ask('settings.write', { requestId: newRequestId(), settings: change }).finally(() => {
    writing -= 1
  })
}

let writing = 0

/** What is told of an earlier change must not take back a later one that is still on its way. */
function takeSettings(told: Settings): void {
  if (writing === 0) applySettings(told)
}

function applySettings(next: Settings): void {
  settings.set(next)
  const root = document.documentElement
  // Settings come again when the service has read them, mostly as they were: the whole page would be styled anew.
  if (root.lang !== next.language) root.lang = next.language
  if (root.style.getPropertyValue('--zoom') !== String(next.zoom / 100))
    keepMiddle(() => root.style.setProperty('--zoom', String(next.zoom / 100)))
  root.style.setProperty('--outline-width', `${next.outlineWidth}px`)
}

/** Whether the left pane takes the keyboard as soon as it is drawn. */
export const leftTakesFocus = createStore(false)

/** Shows the left pane with this in it, from wherever the writer is, and takes the keyboard there. */
export function showLeft(pane: LeftPane): void {
  if (!settings.get().outline) changeSettings({ outline: true })
  leftPane.set(pane)
  if (WHOLE_DESK.has(cover.get())) cover.set('none')
  // A dialog keeps its keyboard.
  if (surface.get() !== 'none') return
  leftTakesFocus.set(true)
  // What is typed before the pane is there is no text of the paper.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

const ZOOMS = [75, 90, 100, 110, 125, 150, 175, 200]

export function zoomBy(step: 1 | -1): void {
  const { zoom } = settings.get()
  const next = step > 0 ? ZOOMS.find((value) => value > zoom) : ZOOMS.findLast((value) => value < zoom)
  if (next) changeSettings({ zoom: next })
}
