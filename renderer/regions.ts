import { cover } from './state/app.ts'
import { openPaper } from './state/document.ts'
import { leavePreview, preview } from './state/preview.ts'

/** The parts of the window between which F6 walks, in reading order; those that are not there now are left out. */
const REGIONS = ['.toolbar', '.trouble-bar', '.pane-left', '.desk-middle', '.pane-right', '.status-bar', '.toasts']
const FOCUSABLE = 'button:enabled, input, [tabindex="0"]'
const last = new WeakMap<Element, HTMLElement>()

/** Moves the focus to the next part of the window, or the one before, where it last stood there. */
export function goToRegion(step: 1 | -1): void {
  const shown = REGIONS.flatMap((name) => document.querySelector<HTMLElement>(name) ?? []).filter(
    (region) => region.matches('.desk-middle') || region.querySelector(FOCUSABLE),
  )
  const active = document.activeElement
  const here = shown.findIndex((region) => region.contains(active))
  if (here >= 0 && active instanceof HTMLElement) last.set(shown[here]!, active)
  const from = here < 0 && step < 0 ? 0 : here
  enter(shown[(from + step + shown.length) % shown.length]!)
}

/** Escape in a pane or on a button goes back to the text, as it does in Word; in the paper the caret stays. */
export function returnToPaperOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    if (event.target instanceof Element && event.target.closest('.modal, .popover')) return
    if (cover.get() !== 'none') leaveCover(event.target)
    else if (preview.get()) leavePreview()
    else openPaper.get()?.editor.focus()
  })
}

const WRITING = new Set(['Enter', 'Backspace', 'Delete', 'Tab'])

/** A key that is held down writes only where it was pressed: Enter that put a passage in, or made a paper, is no line break there. */
export function keepHeldKeysOutOfText(): void {
  let pressedIn: Element | null = null
  const watch = (event: KeyboardEvent) => {
    const text = event.target instanceof Element ? event.target.closest('[contenteditable=true]') : null
    if (!event.repeat) pressedIn = text
    else if (text && text !== pressedIn && WRITING.has(event.key)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  document.addEventListener('keydown', watch, true)
}

/** From beside it into it; from within back: to the list of an import, or out of an old paper. */
function leaveCover(target: EventTarget | null): void {
  const middle = document.querySelector<HTMLElement>('.cover')
  if (!(target instanceof Node) || !middle?.contains(target)) middle?.focus()
  else void import('./leave-cover.ts').then(({ leaveShownCover }) => leaveShownCover())
}

function enter(region: HTMLElement): void {
  const paper = openPaper.get()
  if (cover.get() === 'none' && paper && !paper.isReadOnly && !preview.get() && region.matches('.desk-middle'))
    return paper.editor.focus()
  const known = last.get(region)
  const target = known && region.contains(known) ? known : region.querySelector<HTMLElement>(FOCUSABLE)
  if (!target) region.tabIndex = -1
  ;(target ?? region).focus()
  showFocus()
}

/** Into the search of the left pane, or what there is where nothing can be searched; not once the writer went elsewhere. */
export function enterLeft(): void {
  const pane = document.querySelector<HTMLElement>('.pane-left')
  const active = document.activeElement
  if (!pane || (active && active !== document.body && !pane.contains(active))) return
  const field = pane.querySelector<HTMLInputElement>('[data-field]')
  const first = field ?? pane.querySelector<HTMLElement>('.pane-stack button:enabled')
  first?.focus()
  if (field) field.select()
  else showFocus()
}

/** The key came through the menu, so Chromium takes the focus for one set by the mouse and would draw no ring. */
function showFocus(): void {
  const reached = document.activeElement
  reached?.setAttribute('data-reached', '')
  reached?.addEventListener('blur', () => reached.removeAttribute('data-reached'), { once: true })
}
