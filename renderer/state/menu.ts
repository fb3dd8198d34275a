import { ask } from '../desk.ts'
import { cover } from './app.ts'
import { derived, openPaper } from './document.ts'

/** Keeps the native menu to what can be done with the open paper. */
export function tellMenu(): void {
  let told: string | undefined
  const tell = () => {
    // What cannot be seen is not to be changed.
    const paper = cover.get() === 'none' ? openPaper.get() : null
    const numbering = derived.get()?.numbering ?? 'restart'
    const now = paper && { isEditable: !paper.isReadOnly, numbering }
    if (JSON.stringify(now) === told) return
    told = JSON.stringify(now)
    void ask('menu.paper', { paper: now })
  }
  openPaper.subscribe(tell)
  cover.subscribe(tell)
  derived.subscribe(tell)
  tell()
}
