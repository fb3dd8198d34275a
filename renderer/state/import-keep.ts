import { ask, newRequestId } from '../desk.ts'
import { foundRows, paperKey, type FoundRow } from '../import/found-papers.ts'
import { cover, leftPane } from './app.ts'
import { closePaper } from './document.ts'
import { loadDrafts } from './draft-list.ts'
import { openDraft } from './drafts.ts'
import { change, closeImport, importing, showImport } from './import.ts'
import { loadOldPapers, showOldPapers } from './old-papers.ts'
import { createStore } from './store.ts'
import { showToast, showTrouble } from './toast.ts'

/** Whether papers are being kept. */
export const isKeeping = createStore(false)

/** The papers that were found, as they are shown and would be kept. */
export function rowsNow(): readonly FoundRow[] {
  const now = importing.get()
  return now ? foundRows(now.files, now) : []
}

/** Makes a draft of a paper and opens it; the rest of the import stays behind it. */
export async function openAsDraft(row: FoundRow): Promise<void> {
  const kept = await keep([row], 'draft')
  const id = kept?.drafts[0]?.id
  if (!id) return
  const title = row.facts.title
  const left = rowsNow().filter(({ kept: keptAs }) => !keptAs).length
  cover.set('none')
  if (left === 0) closeImport()
  await openDraft(id)
  void loadDrafts()
  showToast(
    left > 0
      ? {
          text: { key: 'import.opened-left', params: { count: left } },
          action: { key: 'import.back', run: showImport },
        }
      : {
          text: { key: row.file.name ? 'import.opened' : 'import.opened-pasted', params: { title } },
          action: { key: 'drafts.undo', run: () => void takeBack(id) },
        },
  )
}

/** Keeps papers among the old ones; where nothing is left to do, the import is over. */
export async function keepOld(rows: readonly FoundRow[]): Promise<void> {
  const id = importing.get()?.id
  const kept = await keep(rows, 'old-paper')
  const ids = kept?.oldPapers.map((paper) => paper.id) ?? []
  if (!id || !kept || ids.length === 0) return
  const keys = kept.oldPapers.map(({ file, paper }) => paperKey(file, paper))
  await loadOldPapers()
  const isDone = rowsNow().every(({ kept: keptAs, found }) => keptAs || found.duplicate)
  const hasFailed = importing.get()?.files.some(({ state }) => state !== 'read') ?? false
  if (isDone && !hasFailed && kept.failed.length === 0) {
    leftPane.set('old-papers')
    closeImport()
  }
  showToast({
    text: { key: 'import.kept', params: { count: ids.length } },
    action: { key: 'drafts.undo', run: () => void putBack(id, { ids, keys }) },
    second: { key: 'import.look', run: showOldPapers },
  })
}

/** Keeps one paper among the old ones, to be worked with at once; what is left of the import stays behind it. Null where that failed. */
export async function keepToRoll(row: FoundRow): Promise<string | null> {
  const kept = await keep([row], 'old-paper')
  const id = kept?.oldPapers[0]?.id ?? null
  if (id === null) return null
  if (rowsNow().every(({ kept: keptAs }) => keptAs)) closeImport()
  void loadOldPapers()
  return id
}

async function keep(rows: readonly FoundRow[], as: 'draft' | 'old-paper') {
  const now = importing.get()
  if (!now || rows.length === 0 || isKeeping.get()) return null
  isKeeping.set(true)
  const papers = rows.map(({ file, found, facts }) => ({ file: file.file, paper: found.paper, as, ...facts }))
  const reply = await ask('import.accept', { requestId: newRequestId(), import: now.id, papers })
  isKeeping.set(false)
  change(now.id, { progress: null })
  if (!reply.ok) {
    showTrouble(reply.error)
    return null
  }
  const made = [...reply.value.drafts, ...reply.value.oldPapers].map(
    ({ file, paper }) => [paperKey(file, paper), as] as const,
  )
  change(now.id, { kept: new Map([...(importing.get()?.kept ?? []), ...made]) })
  const [failure] = reply.value.failed
  if (failure) showTrouble(failure.error)
  return reply.value
}

async function takeBack(id: string): Promise<void> {
  if (!(await closePaper(id))) return
  const reply = await ask('drafts.remove', { requestId: newRequestId(), id })
  if (!reply.ok) showTrouble(reply.error)
  await loadDrafts()
}

async function putBack(
  id: string,
  { ids, keys }: { readonly ids: string[]; readonly keys: readonly string[] },
): Promise<void> {
  const reply = await ask('oldPapers.remove', { requestId: newRequestId(), ids })
  if (!reply.ok) showTrouble(reply.error)
  // Where the import is still there, they can be kept again.
  else change(id, { kept: new Map([...(importing.get()?.kept ?? [])].filter(([key]) => !keys.includes(key))) })
  await loadOldPapers()
}
