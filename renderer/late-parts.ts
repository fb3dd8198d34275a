import { late } from './late.ts'
import { loadPapers } from './state/document.ts'

/** What a paper needs and the start page does without: half of all the code there is. The build makes one file of it. */
export const Editor = late(async () => (await import('./editor/editor.tsx')).Editor)
export const OutlinePane = late(async () => (await import('./editor/outline/outline-pane.tsx')).OutlinePane)
export const RightPane = late(async () => (await import('./right-pane.tsx')).RightPane)
export const PaperStatus = late(async () => (await import('./paper-status.tsx')).PaperStatus)
export const RunningWork = late(async () => (await import('./running-work.tsx')).RunningWork)

const OF_A_PAPER = [Editor, OutlinePane, RightPane, PaperStatus, RunningWork]

/** Loads what a paper needs while the writer looks at the start page. */
export async function loadPaperParts(): Promise<void> {
  await Promise.all([loadPapers(), ...OF_A_PAPER.map((part) => part.ready())])
}
