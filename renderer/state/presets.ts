import { GBT9704, PRESETS, type Preset } from '#core/layout/presets.ts'
import type { AppTrouble, FontFamily, PresetSummary } from '../desk.ts'
import { ask, newRequestId } from '../desk.ts'
import { changeSettings, settings } from './app.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { createStore } from './store.ts'

export const presetShelf: Shelf<PresetSummary> = createShelf('presets', (trouble) =>
  presetShelf.notice.set({ key: 'shelf.failed', trouble }),
)
/** The families of fonts that this machine has; null until they were read. */
export const fonts = createStore<readonly FontFamily[] | null>(null)
/** What papers are set by now: the preset that was used last, the standard's own where that is gone. */
export const currentPreset = createStore<Preset>(GBT9704)

/** Keeps the current preset to what the settings name, until the returned function is called. */
export function followPreset(): () => void {
  void readCurrent()
  return settings.subscribe(() => void readCurrent())
}

/** Sets papers by another preset from now on. */
export function choosePreset(id: string): void {
  changeSettings({ preset: id })
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
  await presetShelf.load()
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

/** To the bin, with a way back in the notice; papers set by it go back to the standard's own. */
export async function removePreset(preset: PresetSummary): Promise<void> {
  const wasCurrent = settings.get().preset === preset.id
  const undo = async () => {
    await presetShelf.restore(preset.id)
    if (wasCurrent) choosePreset(preset.id)
  }
  if (!(await presetShelf.remove(preset, () => void undo()))) return
  if (wasCurrent) choosePreset(GBT9704.id)
}

async function readCurrent(): Promise<void> {
  const { preset: id } = settings.get()
  if (currentPreset.get().id === id) return
  const found = await readPreset(id)
  // The settings may name another one by the time this one is read.
  if (settings.get().preset === id) currentPreset.set(found ?? GBT9704)
}
