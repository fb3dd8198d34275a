import { setImmediate } from 'node:timers/promises'
import type { Accepted, Args, ImportProgress } from '#contract'
import type { BlockId } from '#core/document/document.ts'
import { renewIds } from '#core/document/renew-ids.ts'
import type { Result, Trouble } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import { keepAsset } from '#electron/storage/assets.ts'
import type { Writable } from '#electron/storage/connection.ts'
import { placeTrouble } from '#electron/storage/connection.ts'
import { insertDraft } from '#electron/storage/drafts.ts'
import { insertOldPaper, withFacts } from '#electron/storage/old-papers.ts'
import { keepOriginal, linkOriginal } from '#electron/storage/originals.ts'
import { once } from '#electron/storage/requests.ts'
import { toAppTrouble } from '../app-trouble.ts'
import type { OriginalValue } from './import-job.ts'
import { unpack } from './packed.ts'
import type { ImportReading } from './reading.ts'
import type { Import, ImportFile } from './sessions.ts'

type ToKeep = Args<'import.accept'>['papers'][number]

export interface Keeping {
  readonly db: Writable
  readonly profile: string
  readonly reading: ImportReading
  readonly requestId: string
  /** ISO time in UTC. */
  readonly at: string
  readonly newBlockId: () => BlockId
  readonly newId: () => string
  readonly tell: (progress: ImportProgress) => void
}

/**
 * Keeps papers one after the other, each with its file and pictures in a transaction of its own, so that saves come between.
 * What cannot be kept is told with the rest; only where nothing could be, for the place is at fault, that is the answer.
 */
export async function keepPapers(
  found: Import,
  papers: readonly ToKeep[],
  { signal, ...keeping }: Keeping & { readonly signal: AbortSignal },
): Promise<Result<Accepted>> {
  const answer: Accepted = { drafts: [], oldPapers: [], failed: [], isCancelled: false }
  const files = new Originals(found, papers, keeping.reading, signal)
  let place: Trouble | undefined
  for (const [index, paper] of papers.entries()) {
    if (signal.aborted) break
    const name = found.files[paper.file]?.name ?? ''
    keeping.tell({ import: found.id, step: 'keep', done: index, total: papers.length, name })
    const kept = place ? { ok: false as const, error: place } : await keepOne(found, paper, files, keeping)
    const { file, paper: number } = paper
    if (kept.ok) (paper.as === 'draft' ? answer.drafts : answer.oldPapers).push({ file, paper: number, ...kept.value })
    else if (kept.error.code === 'import-cancelled') break
    else answer.failed.push({ file, paper: number, error: toAppTrouble(kept.error) })
    if (!kept.ok && isOfPlace(kept.error)) place = kept.error
    await setImmediate()
  }
  const done = answer.drafts.length + answer.oldPapers.length + answer.failed.length
  answer.isCancelled = done < papers.length
  if (place && answer.failed.length === done) return { ok: false, error: place }
  keeping.tell({ import: found.id, step: 'keep', done, total: papers.length, name: '' })
  return ok(answer)
}

function isOfPlace({ code }: Trouble): boolean {
  return code === 'disk-full' || code === 'profile-unwritable'
}

async function keepOne(
  found: Import,
  paper: ToKeep,
  files: Originals,
  keeping: Omit<Keeping, 'signal'>,
): Promise<Result<{ id: string }>> {
  const file = found.files[paper.file]
  if (!file?.read?.papers[paper.paper]) return failed('import-paper-missing')
  const original = await files.of(paper.file)
  if (!original.ok) return original
  try {
    // The whole call may be repeated after this process died in the middle of it; each paper is kept once all the same.
    const request = {
      id: `${keeping.requestId} ${paper.file} ${paper.paper} ${paper.as}`,
      call: 'import.accept',
      at: keeping.at,
    }
    return once(keeping.db, request, () => store(file, paper, original.value, keeping))
  } catch (error) {
    const trouble = placeTrouble(error, keeping.profile)
    if (trouble) return { ok: false, error: trouble }
    throw error
  }
}

function store(
  file: ImportFile,
  paper: ToKeep,
  original: OriginalValue,
  keeping: Omit<Keeping, 'signal'>,
): Result<{ id: string }> {
  const { db, at, newBlockId } = keeping
  const id = keeping.newId()
  const { document, textSha256 } = paperOf(file, paper)
  const name = nameOf(file.name)
  if (original.file) keepOriginal(db, { ...original.file, name, at })
  for (const picture of original.pictures) keepAsset(db, picture, at)
  if (paper.as === 'draft') {
    insertDraft(db, { id, document: renewIds(document, newBlockId), at })
    if (original.file) linkOriginal(db, id, { sha256: original.file.sha256, name })
  } else {
    const from = original.file ? { original: original.file.sha256, file: name } : { original: null, file: null }
    insertOldPaper(db, { id, document, importedAt: at, textSha256, ...from })
  }
  return ok({ id })
}

function paperOf({ read }: ImportFile, { paper, ...facts }: ToKeep) {
  const { document } = unpack(read!.packed).papers[paper]!
  return { document: withFacts(document, facts), textSha256: read!.papers[paper]!.textSha256 }
}

/** Of a folder's file its own name, without the folders. */
function nameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** The files of the papers that are being kept; several papers of one file that follow each other read it once. */
class Originals {
  private readonly found: Import
  private readonly papers: readonly ToKeep[]
  private readonly reading: ImportReading
  private readonly signal: AbortSignal
  private last: { readonly file: number; readonly value: Result<OriginalValue> } | undefined

  constructor(found: Import, papers: readonly ToKeep[], reading: ImportReading, signal: AbortSignal) {
    this.found = found
    this.papers = papers
    this.reading = reading
    this.signal = signal
  }

  async of(file: number): Promise<Result<OriginalValue>> {
    if (this.last?.file !== file) this.last = { file, value: await this.readAgain(file) }
    return this.last.value
  }

  private async readAgain(number: number): Promise<Result<OriginalValue>> {
    const file = this.found.files[number]!
    const wanted = this.papers.filter((paper) => paper.file === number).map(({ paper }) => file.read?.papers[paper])
    const wantsPictures = wanted.some((paper) => paper?.hasPictures)
    const job = { name: 'original', source: file.source, fileName: nameOf(file.name), wantsPictures } as const
    const read = await this.reading.run(job, this.signal)
    // What the writer saw and corrected must be what is in the file that is kept with it.
    if (read.ok && (read.value.file?.sha256 ?? null) !== file.read?.sha256) return failed('import-file-changed')
    return read
  }
}
