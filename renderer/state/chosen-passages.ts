import { libraryView, passageRows, passagesBetween, rowAt } from './library.ts'
import { createStore } from './store.ts'
import { showToast } from './toast.ts'

/** The passages that are chosen in the list, to do one thing with all of them. */
export const chosenPassages = createStore<ReadonlySet<string>>(new Set())

/** As many as the contract takes at once. */
export const MOST_CHOSEN = 10_000
const NONE: ReadonlySet<string> = new Set()
/** Where a range begins: the row that was chosen last by itself. */
let anchor = 0

// Of what is no longer seen nothing is to be removed by mistake.
libraryView.subscribe(() => clearChosen())

export function clearChosen(): void {
  chosenPassages.set(NONE)
}

/** Chooses a row or leaves it out again. */
export function toggleChosen(index: number): void {
  const rows = passageRows.get()
  const id = rows ? rowAt(rows, index)?.id : undefined
  if (id === undefined) return
  anchor = index
  chosenPassages.update((chosen) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    return next
  })
}

/** The next range begins here. */
export function startRange(index: number): void {
  anchor = index
}

/** Chooses all rows from where the range begins to this one, and no others. */
export async function chooseUpTo(index: number): Promise<void> {
  const end = Math.max(anchor - MOST_CHOSEN + 1, Math.min(anchor + MOST_CHOSEN - 1, index))
  if (end !== index) tellMost()
  const view = libraryView.get()
  const passages = await passagesBetween(anchor, end)
  if (view === libraryView.get()) chosenPassages.set(new Set(passages.map(({ id }) => id)))
}

export async function chooseAll(): Promise<void> {
  const total = passageRows.get()?.total ?? 0
  anchor = 0
  if (total > 0) await chooseUpTo(total - 1)
}

function tellMost(): void {
  showToast({ text: { key: 'library.most-chosen', params: { count: MOST_CHOSEN } } })
}
