import type { BesideSection } from '#core/compare/beside.ts'
import { besideSection } from '#core/compare/beside.ts'
import type { BlockId, Document } from '#core/document/document.ts'
import { alignPapers } from '../beside/aligner.ts'
import { takenFrom, type Taking } from '../beside/taken.ts'
import { keyOf } from '../paper-key.ts'
import { targetAfter, type Target } from '../beside/target.ts'
import type { RollSource } from '../desk.ts'
import { cover } from './app.ts'
import { documentOf, lookForBase, readPaper, stackOf, type BesidePaper, type Stack } from './beside-papers.ts'
import { caretState, derived, openPaper, type OpenPaper } from './document.ts'
import { untilComposed } from './paste.ts'
import { preview } from './preview.ts'
import { rightPane } from './right-pane.ts'
import { createStore } from './store.ts'
import { showToast } from './toast.ts'

/** What of an earlier paper answers the section at the caret. */
export interface BesideView {
  readonly paper: BesidePaper
  /** Null where nothing answers it. */
  readonly shown: ShownSection | null
}

export interface ShownSection {
  /** Null for the lead. */
  readonly theirs: BlockId | null
  /** By hand, in the place of what answers ours. */
  readonly isChosen: boolean
  readonly section: BesideSection
}

export interface Beside {
  /** The one on the desk, that it answers. */
  readonly of: OpenPaper
  /** The section at the caret; null for the lead. */
  readonly ours: BlockId | null
  readonly views: readonly BesideView[]
  /** The paper that it was rolled forward from is in the bin, or gone. */
  readonly isBaseAway: boolean
}

/** Null while it is being read. */
export const beside = createStore<Beside | null>(null)
/** The sentence that would be taken over. */
export const besideTarget = createStore<Target | null>(null)

/** Keeps the pane to the caret and the text, until the returned function is called. */
export function followBeside(): () => void {
  let asked = 0
  const follow = async () => {
    const mine = ++asked
    const next = await besideNow()
    if (mine !== asked) return
    const before = beside.get()
    beside.set(next)
    if (before?.ours !== next?.ours || !isThere(besideTarget.get(), next)) besideTarget.set(firstTarget(next))
  }
  const now = () => void follow()
  const look = () => {
    const paper = openPaper.get()
    void (paper ? lookForBase(paper) : Promise.resolve()).then(now)
  }
  const onPaper = () => {
    // What answers the paper before would else be seen, and could be taken over, until this one's is read.
    beside.set(null)
    besideTarget.set(null)
    look()
  }
  const leave = [
    openPaper.subscribe(onPaper),
    derived.subscribe(now),
    caretState.subscribe(now),
    changed.subscribe(now),
  ]
  look()
  return () => {
    asked++
    for (const each of leave) each()
  }
}

/** Counts the changes of what stands beside. */
const changed = createStore(0)

/** Puts another paper under those that stand beside. */
export async function addBeside(from: RollSource): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  const stack = await stackOf(paper)
  if (stack.papers.some((known) => keyOf(known.from) === keyOf(from))) return
  const read = await readPaper(from)
  // Another press may have been quicker.
  if (!read || stack.papers.some((known) => keyOf(known.from) === keyOf(from))) return
  stack.papers = [...stack.papers, read].toSorted((a, b) => b.year - a.year)
  stack.headings = ''
  changed.update((count) => count + 1)
}

export async function removeBeside(from: RollSource): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  const stack = await stackOf(paper)
  stack.papers = stack.papers.filter((known) => keyOf(known.from) !== keyOf(from))
  changed.update((count) => count + 1)
}

/** Shows another section of an earlier paper beside the one at the caret, until another is chosen. */
export async function chooseSection(view: BesidePaper, theirs: BlockId | null): Promise<void> {
  const paper = openPaper.get()
  const ours = beside.get()?.ours
  if (!paper || ours === undefined) return
  const { chosen } = await stackOf(paper)
  chosen.set(view.document, new Map(chosen.get(view.document)).set(ours, theirs))
  changed.update((count) => count + 1)
}

/** Chooses the sentence after the one that is chosen, or the one before. */
export function walkBeside(step: 1 | -1): void {
  if (!isShown()) return showBeside()
  const now = beside.get()
  if (now) besideTarget.update((target) => targetAfter(now.views, target, step))
}

/** Takes the chosen sentence over, its paragraph, or the section that it stands in; figures come 待核, as one step of undo. */
export async function takeOver(what: Taking): Promise<void> {
  if (!isShown()) return showBeside()
  const paper = openPaper.get()
  const target = besideTarget.get()
  const now = beside.get()
  const view = now?.views.find(({ paper: { from } }) => keyOf(from) === target?.paper)
  if (!paper || now?.of !== paper || !target || !view?.shown) return showToast({ text: { key: 'beside.nothing' } })
  if (paper.isReadOnly) return showToast({ text: { key: 'passages.read-only' } })
  await untilComposed(paper.editor)
  const { words, how } = takenFrom(view, { target, what, ours: now!.ours })
  if (words.blocks.length === 0 || !paper.editor.insertPassage(words, how)) return
  if (what !== 'section') besideTarget.set(targetAfter(now!.views, target, 1, what === 'paragraph'))
  paper.editor.focus()
}

/** Opens the pane. */
export function showBeside(): void {
  if (!openPaper.get() || cover.get() !== 'none') return
  preview.set(false)
  rightPane.set('beside')
}

function isShown(): boolean {
  return rightPane.get() === 'beside' && cover.get() === 'none' && !preview.get()
}

async function besideNow(): Promise<Beside | null> {
  const paper = openPaper.get()
  if (!paper) return null
  const stack = await stackOf(paper)
  const document = documentOf(stack, paper)
  await align(stack, paper, document)
  const place = paper.editor.caret()?.place
  const ours = place === undefined ? null : paper.editor.headingOf(place)
  const views = stack.papers.map((each) => viewOf(stack, { each, document, ours }))
  return { of: paper, ours, views, isBaseAway: stack.isBaseAway }
}

/** Aligns what is not aligned yet; words may change without the sections changing places. */
async function align(stack: Stack, paper: OpenPaper, document: Document): Promise<void> {
  const { sections } = paper.derived.get()
  const headings = sections.map(({ id, level, title }) => `${id} ${level} ${title}`).join('\n')
  const isNew = headings !== stack.headings
  stack.headings = headings
  await Promise.all(
    stack.papers.map(async ({ document: theirs }) => {
      if (isNew || !stack.pairs.has(theirs)) stack.pairs.set(theirs, await alignPapers(document, theirs))
    }),
  )
}

interface Viewed {
  readonly each: BesidePaper
  readonly document: Document
  readonly ours: BlockId | null
}

function viewOf({ pairs, chosen, known }: Stack, { each, document, ours }: Viewed): BesideView {
  const own = chosen.get(each.document)
  const isChosen = own?.has(ours) ?? false
  // The first pair is that of the two leads; a null further on says that nothing answers.
  const theirs = isChosen
    ? own!.get(ours)!
    : ours === null
      ? null
      : (pairs.get(each.document)?.find((pair) => pair.ours === ours)?.theirs ?? null)
  if (!isChosen && ours !== null && theirs === null) return { paper: each, shown: null }
  const last = known.get(each.document)
  const isSame = last?.document === document && last.ours === ours && last.theirs === theirs
  const section = isSame ? last.section : besideSection(document, each.document, { ours, theirs })
  known.set(each.document, { document, ours, theirs, section })
  return { paper: each, shown: { theirs, isChosen, section } }
}

function firstTarget(now: Beside | null): Target | null {
  return now ? targetAfter(now.views, null, 1) : null
}

function isThere(target: Target | null, now: Beside | null): boolean {
  if (!target || !now) return false
  const view = now.views.find(({ paper }) => keyOf(paper.from) === target.paper)
  return view?.shown?.section.blocks.some(({ block }) => block === target.block) ?? false
}
