import type { OpenedDraft } from '../desk.ts'
import type { CommandId } from '#core/command.ts'
import type { CaretState, SelectedFigure } from '../editor/paper-editor.ts'
import type { SaveState } from './autosave.ts'
import type { Derived, OpenPaper } from './paper.ts'
import { cover } from './app.ts'
import { createStore, type Readable } from './store.ts'

export type { Derived, OpenPaper } from './paper.ts'

/** The papers that are open, in the order of their tabs, and the one that is on the desk. */
export const papers = createStore<readonly OpenPaper[]>([])
export const openPaper = createStore<OpenPaper | null>(null)

/** What the window shows of the paper on the desk, whichever that is. */
export const derived = onDesk<Derived | null>((paper) => paper.derived, null)
export const saveState = onDesk<SaveState>((paper) => paper.saveState, { kind: 'unsaved' })
export const caretState = onDesk<CaretState | null>((paper) => paper.caretState, null)
export const history = onDesk((paper) => paper.history, { canUndo: false, canRedo: false })
export const paperName = onDesk<string | null>((paper) => paper.name, null)
export const selectedCharacters = onDesk((paper) => paper.selectedCharacters, 0)
export const selectedFigure = onDesk<SelectedFigure | null>((paper) => paper.selectedFigure, null)

/** Loads what makes an editor; it comes behind the start page, which does without. */
export const loadPapers = () => import('./paper.ts')

/** Puts a draft on the desk, and `beside` it what changes with that, in one drawing; one that is open already comes to the front as it stands. */
export async function showPaper(draft: OpenedDraft, beside: () => void = () => undefined): Promise<void> {
  const { openPaperOf } = await loadPapers()
  const paper = papers.get().find(({ id }) => id === draft.id) ?? openPaperOf(draft)
  if (!papers.get().includes(paper)) papers.update((open) => [...open, paper])
  cover.set('none')
  beside()
  openPaper.set(paper)
}

/** Brings an open paper to the front; false where it is not open. */
export function bringToFront(id: string): boolean {
  const paper = papers.get().find((candidate) => candidate.id === id)
  if (!paper) return false
  cover.set('none')
  if (openPaper.get() === paper) paper.editor.focus()
  else openPaper.set(paper)
  return true
}

/** The next open paper, or the one before, round the ends. */
export function walkPapers(step: 1 | -1): void {
  const open = papers.get()
  const here = open.findIndex((paper) => paper === openPaper.get())
  const next = open.at((here + step + open.length) % open.length)
  if (next) openPaper.set(next)
}

/** Saves and closes a paper; false when it could not be saved, and then it stays open. */
export async function closePaper(id: string): Promise<boolean> {
  const paper = papers.get().find((candidate) => candidate.id === id)
  if (!paper) return true
  if (!(await paper.flush())) {
    openPaper.set(paper)
    return false
  }
  const place = papers.get().indexOf(paper)
  papers.update((open) => open.filter((candidate) => candidate !== paper))
  if (openPaper.get() === paper) openPaper.set(papers.get()[place] ?? papers.get().at(-1) ?? null)
  paper.dispose()
  return true
}

const others: (() => Promise<boolean>)[] = []

/** What else is written in the window and is saved with the papers before it closes. */
export function flushAlso(flush: () => Promise<boolean>): void {
  others.push(flush)
}

/** Saves what is unsaved in every open paper, and whatever else is being written. */
export async function flushPapers(): Promise<boolean> {
  const saved = await Promise.all([...papers.get().map((paper) => paper.flush()), ...others.map((flush) => flush())])
  return saved.every(Boolean)
}

/** The one undo stack of the paper on the desk; panes change the paper only through commands. */
export function undo(): void {
  openPaper.get()?.editor.undo()
}

export function redo(): void {
  openPaper.get()?.editor.redo()
}

export function runInPaper(command: CommandId): boolean {
  return openPaper.get()?.editor.run(command) ?? false
}

/** A store that shows a part of the paper on the desk, also when another one takes its place. */
function onDesk<T>(part: (paper: OpenPaper) => Readable<T>, none: T): Readable<T> {
  const here = () => {
    const paper = openPaper.get()
    return paper && part(paper)
  }
  return {
    get: () => here()?.get() ?? none,
    subscribe: (listener) => {
      let leavePart = here()?.subscribe(listener)
      const leaveDesk = openPaper.subscribe(() => {
        leavePart?.()
        leavePart = here()?.subscribe(listener)
        listener()
      })
      return () => {
        leavePart?.()
        leaveDesk()
      }
    },
  }
}
