import type { KeyboardEvent, MouseEvent } from 'react'
import type { PagedListProps } from './paged-list.tsx'
import { isMenuKey } from './row-menu.tsx'

interface Rows extends Pick<PagedListProps, 'total' | 'itemAt' | 'choosing' | 'onOpen' | 'menu'> {
  /** Rows that a page key goes. */
  readonly page: number
  readonly setHere: (index: number) => void
  readonly goTo: (index: number) => void
  readonly openMenu: (id: string, row: Element | null) => void
  readonly isMenuOpen: boolean
}

/** A key in the rows of a long list. */
export function pressInRows(event: KeyboardEvent, rows: Rows): void {
  const row = rowOf(event.target)
  if (!row || rows.isMenuOpen || !press(event, row, rows)) return
  event.preventDefault()
  event.stopPropagation()
}

/** However it came there: by a key, a click, a screen reader. */
export function focusInRows(target: EventTarget, setHere: (index: number) => void): void {
  const row = rowOf(target)
  if (row) setHere(indexOf(row))
}

/** A click on one, but for its buttons. */
export function clickInRows(event: MouseEvent, rows: Rows): void {
  const { choosing, setHere } = rows
  const row = rowOf(event.target)
  if (!row || (event.target instanceof Element && event.target.closest('button'))) return
  const index = indexOf(row)
  setHere(index)
  if (event.shiftKey) choosing.onUpTo(index)
  else if (event.ctrlKey || event.metaKey) choosing.onToggle(index)
  else openRow(row, rows)
}

/** A right click on one: what can be done with it. */
export function askInRows(event: MouseEvent, { itemAt, setHere, openMenu }: Rows): void {
  const row = rowOf(event.target)
  const item = row && itemAt(indexOf(row))
  if (!item) return
  event.preventDefault()
  setHere(indexOf(row))
  openMenu(item.id, row)
}

/** False where the key does nothing here. */
function press(event: KeyboardEvent, row: Element, rows: Rows): boolean {
  const { choosing, goTo, itemAt, openMenu } = rows
  const index = indexOf(row)
  const item = itemAt(index)
  const step = stepOf(event.key, index, rows)
  if (step !== undefined) {
    if (event.shiftKey && choosing.chosen.size === 0) choosing.onStart(index)
    goTo(step)
    if (event.shiftKey) choosing.onUpTo(step)
    else choosing.onStart(step)
  } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') walkButtons(row, event.key === 'ArrowRight')
  else if (isMenuKey(event) && item) openMenu(item.id, row)
  else return event.target === row && actOnRow(event, index, rows)
  return true
}

/** The row that a key goes to; undefined where it goes nowhere. */
function stepOf(key: string, from: number, { page, total }: Pick<Rows, 'page' | 'total'>): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  }
  const step = steps[key]
  return step === undefined ? undefined : Math.max(0, Math.min(total - 1, step))
}

function actOnRow(event: KeyboardEvent, index: number, { itemAt, choosing, onOpen, menu }: Rows): boolean {
  const item = itemAt(index)
  const key = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`
  const action = menu.actions.find((candidate) => candidate.key === key)
  if (key === ' ' || key === 'Ctrl+ ') choosing.onToggle(index)
  else if (key === 'Ctrl+a') choosing.onAll()
  else if (key === 'Escape' && choosing.chosen.size > 0) choosing.onClear()
  else if (item && action) action.run(item.id)
  else if (item && key === 'Enter' && onOpen) onOpen(item.id)
  else return false
  return true
}

/** Without anything to open, such as in a bin, a click shows what can be done. */
function openRow(row: Element, { itemAt, onOpen, choosing, openMenu }: Rows): void {
  const item = itemAt(indexOf(row))
  if (!item) return
  choosing.onStart(indexOf(row))
  choosing.onClear()
  if (onOpen) onOpen(item.id)
  else openMenu(item.id, row)
}

/** From the row into its buttons and back. */
function walkButtons(row: Element, isForward: boolean): void {
  const stops = [row, ...row.querySelectorAll('button')]
  const place = stops.indexOf(document.activeElement ?? row)
  const next = stops[Math.max(0, Math.min(stops.length - 1, place + (isForward ? 1 : -1)))]
  if (next instanceof HTMLElement) next.focus()
}

function rowOf(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[role=row]') : null
}

/** From 0. */
function indexOf(row: Element): number {
  return Number(row.getAttribute('aria-rowindex')) - 1
}
