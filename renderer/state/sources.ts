import type { BlockId, Source } from '#core/document/document.ts'
import { bodiesOf, type Place } from '#core/document/walk.ts'
import type { AppTrouble, ReuseReport, SourceName } from '../desk.ts'
import { ask } from '../desk.ts'
import { caretState, derived, openPaper, saveState, type OpenPaper } from './document.ts'
import { showSource } from './show-source.ts'
import { createStore } from './store.ts'
import { showToast } from './toast.ts'

/** One step of the way that a block has come. */
export interface SourceStep {
  readonly source: Source
  /** Null until it is asked for. */
  readonly name: SourceName | null
}

/** Where the block at the caret came from, the earliest first; empty where it is new. */
export interface SourcesHere {
  readonly paper: OpenPaper
  /** The block or line itself; null where the caret is in none. */
  readonly place: Place | 'date' | null
  /** The heading that it stands under, or is; null in the lead. */
  readonly section: BlockId | null
  /** False in the title, the signature and the like, which come from nowhere. */
  readonly isBody: boolean
  readonly steps: readonly SourceStep[]
}

/** Null until it is known. */
export const sourcesHere = createStore<SourcesHere | null>(null)
/** How much of the saved paper on the desk stands in its sources. */
export const sourceShares = createStore<{ readonly paper: OpenPaper; readonly report: ReuseReport } | null>(null)
export const sharesTrouble = createStore<AppTrouble | null>(null)

/** A caret that walks through the lines is not followed into each. */
const CARET_MS = 120
const SAVED_MS = 400

/** Keeps the pane to the caret, the text and what is saved of it, until the returned function is called. */
export function followSources(): () => void {
  const names = new Map<string, SourceName>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let shareTimer: ReturnType<typeof setTimeout> | undefined
  const look = () => void lookHere(names)
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(look, CARET_MS)
  }
  const shareSoon = () => {
    clearTimeout(shareTimer)
    shareTimer = setTimeout(() => void loadShares(), SAVED_MS)
  }
  const onPaper = () => {
    sourcesHere.set(null)
    sourceShares.set(null)
    sharesTrouble.set(null)
    look()
    void loadShares()
  }
  const leave = [
    openPaper.subscribe(onPaper),
    caretState.subscribe(soon),
    derived.subscribe(soon),
    saveState.subscribe(() => void (saveState.get().kind === 'saved' && shareSoon())),
  ]
  onPaper()
  return () => {
    clearTimeout(timer)
    clearTimeout(shareTimer)
    for (const each of leave) each()
  }
}

let sharesAsked = 0

/** Holds the saved paper against its sources. */
export async function loadShares(): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return
  const mine = ++sharesAsked
  const reply = await ask('compare.reuse', { draft: paper.id, against: 'sources', withSentences: false })
  if (mine !== sharesAsked || paper !== openPaper.get()) return
  sharesTrouble.set(reply.ok ? null : reply.error)
  if (reply.ok) sourceShares.set({ paper, report: reply.value })
}

/** Shows the paper, draft or passage that the block at the caret came from, at the very words. */
export function openSource({ source, name }: SourceStep): void {
  const of = name?.of
  if (!of || name.inBin) return showToast({ text: { key: name?.inBin ? 'sources.in-bin' : 'sources.gone' } })
  const here = sourcesHere.get()
  const blocks = here ? bodiesOf(here.paper.editor.document()).flat() : []
  const words = blocks.filter(({ id }) => id === here?.place)
  const { section, block } = source
  void showSource(of, { section, words, ...(block !== undefined && { block }) })
}

let looked = 0

async function lookHere(names: Map<string, SourceName>): Promise<void> {
  const paper = openPaper.get()
  if (!paper) return sourcesHere.set(null)
  const mine = ++looked
  const place = paper.editor.here()
  const from = place === null ? null : paper.editor.cameFrom(place)
  const sources = sourcesInOrder(from?.sources ?? [])
  await learnNames([...sources, ...sources.map(paperOf)], names)
  if (mine !== looked || paper !== openPaper.get()) return
  const steps = sources.flatMap((source) => stepsOf(source, names))
  sourcesHere.set({ paper, place, section: from?.section ?? null, isBody: from !== null, steps })
}

/** The paper itself, and the passage that was kept from it. */
function stepsOf(source: Source, names: ReadonlyMap<string, SourceName>): readonly SourceStep[] {
  const step = { source, name: names.get(keyOf(source)) ?? null }
  const paper = paperOf(source)
  const name = names.get(keyOf(paper))
  // A passage that was written for the library comes from no paper.
  if (source.passage === undefined || !name?.of) return [step]
  return [
    { source: paper, name },
    { ...step, source: { ...source, section: '' } },
  ]
}

function paperOf({ passage: _, ...paper }: Source): Source {
  return paper
}

/** A source that says the same as the one before it, as after a merge of two paragraphs of one section, is one step. */
function sourcesInOrder(sources: readonly Source[]): readonly Source[] {
  const sorted = sources.toSorted((a, b) => a.year - b.year)
  return sorted.filter((source, index) => {
    const before = sorted[index - 1]
    return (
      !before || keyOf(before) !== keyOf(source) || before.section !== source.section || before.year !== source.year
    )
  })
}

async function learnNames(sources: readonly Source[], names: Map<string, SourceName>): Promise<void> {
  const unknown = [...new Map(sources.map((source) => [keyOf(source), source])).values()].filter(
    (source) => !names.has(keyOf(source)),
  )
  if (unknown.length === 0) return
  const asked = unknown.map(({ paper, passage }) => ({ paper, ...(passage !== undefined && { passage }) }))
  const reply = await ask('compare.names', { sources: asked })
  if (!reply.ok) return
  for (const [index, name] of reply.value.entries()) names.set(keyOf(unknown[index]!), name)
}

function keyOf({ paper, passage = '' }: Pick<Source, 'paper' | 'passage'>): string {
  return `${passage} ${paper}`
}
