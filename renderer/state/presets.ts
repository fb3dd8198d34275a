import { GBT9704, PRESETS, type Preset } from '#core/layout/presets.ts'
import type { AppTrouble, FontFamily, PresetSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import type { LabelKey } from '../i18n/labels.ts'
import { changeSettings, settings } from './app.ts'
import { readJsonFile } from './read-json.ts'
import { createStore } from './store.ts'
import type { Notice } from './templates.ts'

/** The presets outside the bin, the built-in ones first; null until they were read. */
export const presets = createStore<readonly PresetSummary[] | null>(null)
export const binnedPresets = createStore<readonly PresetSummary[]>([])
/** The families of fonts that this machine has; null until they were read. */
export const fonts = createStore<readonly FontFamily[] | null>(null)
/** What papers are set by now: the preset that was used last, the standard's own where that is gone. */
export const currentPreset = createStore<Preset>(GBT9704)
/** What the dialog of presets says in passing; a toast lies outside it, where no key reaches. */
export const presetNotice = createStore<Notice | null>(null)

/** Keeps the current preset to what the settings name, until the returned function is called. */
export function followPreset(): () => void {
  void readCurrent()
  return settings.subscribe(() => void readCurrent())
}

/** Sets papers by another preset from now on. */
export function choosePreset(id: string): void {
  changeSettings({ preset: id })
}

export async function loadPresets(): Promise<void> {
  const [all, bin] = await Promise.all([ask('presets.list', {}), ask('presets.bin', {})])
  if (bin.ok) binnedPresets.set(bin.value)
  if (all.ok) presets.set(all.value)
  else sayTrouble(all.error)
}

/** Reads which fonts there are, once a run: it takes the service a while. */
export async function loadFonts(): Promise<void> {
  if (fonts.get()) return
  const reply = await ask('fonts.list', {})
  if (reply.ok) fonts.set(reply.value)
}

export async function readPreset(id: string): Promise<Preset | null> {
  const builtIn = Object.hasOwn(PRESETS, id) ? PRESETS[id] : undefined
  if (builtIn) return builtIn
  const reply = await ask('presets.read', { id })
  return reply.ok ? reply.value : null
}

/** Stores an own preset; answers the trouble where it is refused, so that what was typed stays. */
export async function savePreset(preset: Preset): Promise<AppTrouble | null> {
  const reply = await ask('presets.save', { requestId: newRequestId(), id: preset.id, preset })
  if (!reply.ok) return reply.error
  await loadPresets()
  if (currentPreset.get().id === preset.id) currentPreset.set(preset)
  return null
}

const SAVE_MS = 400

/** Stores an own preset while it is being changed: after a pause, and at once by `flush`. */
export function createPresetSaver(onDone: (trouble: AppTrouble | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsaved: Preset | undefined
  const flush = () => {
    clearTimeout(timer)
    if (unsaved) void savePreset(unsaved).then(onDone)
    unsaved = undefined
  }
  return {
    save: (preset: Preset) => {
      unsaved = preset
      clearTimeout(timer)
      timer = setTimeout(flush, SAVE_MS)
    },
    flush,
  }
}

/** Makes a copy that can be changed; answers its id. */
export async function duplicatePreset(id: string): Promise<string | null> {
  const reply = await ask('presets.duplicate', { requestId: newRequestId(), id })
  if (!reply.ok) return refused(reply.error)
  return sayMade(reply.value.id, 'presets.duplicated')
}

/** Imports a file as a preset of the writer's own; what is wrong with it is said by place and cause. */
export async function importPreset(file: File): Promise<string | null> {
  const params = { name: file.name }
  const read = await readJsonFile(file)
  if (!read.ok) return said({ key: 'presets.not-json', params: { ...params, line: read.line } })
  const reply = await ask('presets.import', { requestId: newRequestId(), json: read.value })
  if (!reply.ok) return said({ key: 'presets.not-imported', params, trouble: reply.error })
  return sayMade(reply.value.id, 'presets.imported')
}

export async function exportPreset(id: string): Promise<void> {
  const reply = await ask('presets.export', { id })
  if (!reply.ok) return sayTrouble(reply.error)
  if (!reply.value) return
  const name = reply.value.path.split(/[\\/]/).at(-1) ?? reply.value.path
  presetNotice.set({ key: 'presets.exported', params: { name } })
}

/** To the bin, with a way back in the notice; papers set by it go back to the standard's own. */
export async function removePreset({ id, name }: PresetSummary): Promise<void> {
  const reply = await ask('presets.remove', { requestId: newRequestId(), id })
  if (!reply.ok) return sayTrouble(reply.error)
  const wasCurrent = settings.get().preset === id
  if (wasCurrent) choosePreset(GBT9704.id)
  await loadPresets()
  const undo = async () => {
    await restorePreset(id)
    if (wasCurrent) choosePreset(id)
  }
  presetNotice.set({
    key: 'presets.removed',
    params: { name: name[settings.get().language] },
    action: { key: 'templates.undo', run: () => void undo() },
  })
}

export async function restorePreset(id: string): Promise<void> {
  const reply = await ask('presets.restore', { requestId: newRequestId(), id })
  if (reply.ok) await sayMade(id, 'presets.restored')
  else sayTrouble(reply.error)
}

async function readCurrent(): Promise<void> {
  const { preset: id } = settings.get()
  if (currentPreset.get().id === id) return
  const found = await readPreset(id)
  // The settings may name another one by the time this one is read.
  if (settings.get().preset === id) currentPreset.set(found ?? GBT9704)
}

async function sayMade(id: string, key: LabelKey): Promise<string> {
  await loadPresets()
  const made = presets.get()?.find((preset) => preset.id === id)
  presetNotice.set({ key, params: { name: made?.name[settings.get().language] ?? '' } })
  return id
}

function refused(trouble: AppTrouble): null {
  sayTrouble(trouble)
  return null
}

function said(notice: Notice): null {
  presetNotice.set(notice)
  return null
}

function sayTrouble(trouble: AppTrouble): void {
  presetNotice.set({ key: 'templates.failed', trouble })
}
