import type { DraftSummary, Settings } from '../desk.ts'
import { changeSettings, leftPane, settings, type LeftPane } from './app.ts'
import { openPaper, papers } from './document.ts'
import { createStore } from './store.ts'

/** The papers that were open when the window closed last; none any more once a paper was opened. */
export const resumable = createStore<readonly string[]>([])

/** As many as the contract keeps. */
const KEPT = 10
const WRITE_MS = 800

let timer: ReturnType<typeof setTimeout> | undefined

/** Keeps in the settings which papers are open, which were opened last, and which pane stands at the left. */
export function rememberPapers(): void {
  resumable.set(settings.get().open)
  openPaper.subscribe(rememberSoon)
  papers.subscribe(rememberSoon)
  leftPane.subscribe(rememberSoon)
}

/** Writes what is not yet written; a walk through many tabs is one write. */
export function rememberNow(): void {
  clearTimeout(timer)
  timer = undefined
  // Whoever only looked at the start page is offered the same papers the next time.
  if (resumable.get().length > 0) return
  const change = changedSettings(settings.get(), {
    open: papers.get().map(({ id }) => id),
    front: openPaper.get()?.id,
    leftPane: leftPane.get(),
  })
  if (change) changeSettings(change)
}

/** The drafts for the start page: those opened last, then those changed last. */
export function recentDrafts(drafts: readonly DraftSummary[], recent: readonly string[], count: number) {
  const opened = recent.flatMap((id) => drafts.find((draft) => draft.id === id) ?? [])
  return [...new Set([...opened, ...drafts])].slice(0, count)
}

interface Now {
  readonly open: readonly string[]
  readonly front: string | undefined
  readonly leftPane: LeftPane
}

/** What of it the settings do not say yet; null where nothing. */
export function changedSettings(known: Settings, { open, front, leftPane }: Now): Partial<Settings> | null {
  const recent = front ? [front, ...known.recent.filter((id) => id !== front)] : known.recent
  // Old papers and passages are looked up and left again; the next start shows what the writer works on.
  const isKept = front !== undefined && (leftPane === 'outline' || leftPane === 'drafts')
  const next = {
    open: open.slice(0, KEPT),
    recent: recent.slice(0, KEPT),
    leftPane: isKept ? leftPane : known.leftPane,
  }
  const change = Object.fromEntries(
    Object.entries(next).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(known[key as keyof Settings]),
    ),
  )
  return Object.keys(change).length > 0 ? change : null
}

function rememberSoon(): void {
  if (openPaper.get()) resumable.set([])
  timer ??= setTimeout(rememberNow, WRITE_MS)
}
