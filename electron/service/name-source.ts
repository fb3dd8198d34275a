import type { SourceName } from '#contract'
import type { Source } from '#core/document/document.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { summariseDraft } from '#electron/storage/draft-list.ts'
import { summariseOldPaper } from '#electron/storage/old-paper-list.ts'
import { openPassage } from '#electron/storage/passages.ts'

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** Whether a source names its paper by id; of a paper that was never kept here it holds the title. */
export function isId(paper: string): boolean {
  return ID.test(paper)
}

/** What a source is called, and whether it is still there; the passage where it names one, else the paper. */
export function nameOfSource(db: Readable, { paper, passage }: Pick<Source, 'paper' | 'passage'>): SourceName {
  if (passage !== undefined) return nameOfPassage(db, passage) ?? nameOfSource(db, { paper })
  if (!isId(paper)) return { of: null, title: paper || null, inBin: false }
  const old = summariseOldPaper(db, paper)
  if (old) return { of: { oldPaper: paper }, title: old.title, inBin: old.deletedAt !== undefined }
  const draft = summariseDraft(db, paper)
  if (!draft) return { of: null, title: null, inBin: false }
  return { of: { draft: paper }, title: draft.name ?? draft.title, inBin: draft.deletedAt !== undefined }
}

function nameOfPassage(db: Readable, id: string): SourceName | undefined {
  const found = openPassage(db, id)
  if (!found.ok) return undefined
  return { of: { passage: id }, title: found.value.title, inBin: found.value.deletedAt !== undefined }
}
