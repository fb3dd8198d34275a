import type { Document } from '#core/document/document.ts'
import { bodiesOf, type Place } from '#core/document/walk.ts'
import type { Pages } from '#core/layout/paginate/pages.ts'
import type { SetPlace } from '#core/layout/set-paper.ts'
import type { Preset } from '#core/layout/presets.ts'
import { ask } from '../desk.ts'
import { createLayOuter, type PictureSizes } from '../preview/lay-out.ts'
import { surface } from './app.ts'
import { derived, openPaper, type OpenPaper } from './document.ts'
import { currentPreset } from './presets.ts'
import { createStore } from './store.ts'

/** Whether the pages stand in the place of the paper. */
export const preview = createStore(false)

/** A paper on its pages, as it was when they were made. */
export interface LaidOut {
  readonly paper: OpenPaper
  readonly preset: Preset
  readonly pages: Pages
}
export const laidOut = createStore<LaidOut | null>(null)
/** How much is placed, from 0 to 1, while pages are being made. */
export const layingOut = createStore<number | null>(null)

export const PAGE_ZOOMS = [25, 33, 50, 67, 75, 100, 125, 150, 200] as const
/** Per cent, or `fit`: as large as a whole page can be seen. */
export const pageZoom = createStore<number | 'fit'>('fit')
/** What that comes to in the window as it is. */
export const shownPageZoom = createStore(50)

const { layOut, cancel } = createLayOuter()

/** After the last change; the list of blanks and the outline come first. */
const PAUSE_MS = 1_000

/**
 * Counts the pages anew whenever the writer has paused, and whenever another paper or preset takes its place, until the
 * returned function is called.
 */
export function followPages(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (delay = preview.get() ? 0 : PAUSE_MS) => {
    clearTimeout(timer)
    timer = setTimeout(() => void layOutNow(), delay)
  }
  const leave = [
    derived.subscribe(() => soon(PAUSE_MS)),
    currentPreset.subscribe(() => soon()),
    openPaper.subscribe(() => {
      laidOut.set(null)
      // Whoever opens another paper wants to write in it.
      preview.set(false)
      soon()
    }),
  ]
  // A quick writer has opened a paper before this is loaded.
  if (openPaper.get()) soon()
  return () => {
    clearTimeout(timer)
    for (const each of leave) each()
  }
}

let rounds = 0

/** Lays the open paper out as it stands. */
export async function layOutNow(): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  const preset = currentPreset.get()
  layingOut.set(0)
  const number = ++rounds
  const document = paper.editor.document()
  const pages = await layOut(document, preset, { sizes: await sizesIn(document), onShare: layingOut.set })
  // Overtaken: the next one is under way, and says when it is done.
  if (number !== rounds) return
  layingOut.set(null)
  if (pages && paper === openPaper.get()) laidOut.set({ paper, preset, pages })
}

let known: PictureSizes = {}

/** Asked once for each picture; the name of one is that of its content. */
async function sizesIn(document: Document): Promise<PictureSizes> {
  const pictures = bodiesOf(document).flatMap((blocks) => blocks.filter((block) => block.type === 'picture'))
  const assets = [...new Set(pictures.map(({ asset }) => asset))].filter((asset) => !(asset in known))
  if (assets.length > 0) {
    const found = await ask('assets.sizes', { assets })
    if (found.ok) known = { ...known, ...Object.fromEntries(found.value.map(({ asset, ...size }) => [asset, size])) }
  }
  return known
}

/** Gives the pages up that are being made. */
export function cancelLayOut(): void {
  cancel()
}

export function togglePreview(): void {
  if (preview.get()) leavePreview()
  else if (openPaper.get()) {
    preview.set(true)
    void layOutNow()
  }
}

/** Goes to a line of the paper, out of the preview where that is shown. */
export function goToPlace(place: Place | 'date'): void {
  if (preview.get()) leavePreview(place)
  else openPaper.get()?.editor.goTo(place)
}

/** Selects the nth open blank, out of the preview where that is shown. */
export function goToSlot(index: number): void {
  const select = () => openPaper.get()?.editor.selectSlot(index)
  if (!preview.get()) return void select()
  preview.set(false)
  requestAnimationFrame(select)
}

/** Back to the paper, at the line that was chosen on a page where one was. */
export function leavePreview(place?: SetPlace): void {
  preview.set(false)
  const editor = openPaper.get()?.editor
  // The sheet is shown again by then.
  requestAnimationFrame(() => {
    if (place === 'header' || place === 'imprint') surface.set('file-details')
    else if (place && place !== 'contents') editor?.goTo(place)
    else editor?.focus()
  })
}

export function zoomPages(step: 1 | -1): void {
  const shown = shownPageZoom.get()
  const next = step > 0 ? PAGE_ZOOMS.find((zoom) => zoom > shown) : PAGE_ZOOMS.findLast((zoom) => zoom < shown)
  if (next) pageZoom.set(next)
}
