import { setImmediate } from 'node:timers/promises'
import type { Comparable, ComparedPaper, SourceName } from '#contract'
import type { Document, Source } from '#core/document/document.ts'
import { oneLine } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { paperOf } from '#core/passage/paper-of.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { openDraft } from '#electron/storage/drafts.ts'
import { openOldPaper } from '#electron/storage/old-papers.ts'
import { openPassage } from '#electron/storage/passages.ts'
import type { Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { isId, nameOfSource } from '../name-source.ts'

export const compareHandlers: Handlers<`compare.${'reuse' | 'names'}`> = {
  'compare.reuse': withData<'compare.reuse'>(async (db, { draft, against, withSentences }, { slowWork }) => {
    const found = openDraft(db, draft)
    if (!found.ok) return found
    const { document } = found.value
    const others = await (against === 'sources' ? openSources(db, { draft, document }) : openAll(db, against))
    if (!others.ok) return others
    const { opened, missing } = others.value
    const papers = opened.map((paper) => paper.document)
    const compared = await slowWork.run({ name: 'reuse', document, others: papers, withSentences })
    // The thread speaks of the exports that it mostly makes.
    if (!compared.ok) return failed('compare-failed', compared.error.params ?? {})
    return ok({ ...compared.value, papers: opened.map(({ paper }) => paper), missing })
  }),
  'compare.names': withData<'compare.names'>((db, { sources }) => {
    const names = new Map<string, SourceName>()
    return ok(
      sources.map((source) => {
        const key = JSON.stringify([source.paper, source.passage])
        const name = names.get(key) ?? nameOfSource(db, source)
        names.set(key, name)
        return { ...name }
      }),
    )
  }),
}

interface Opened {
  readonly paper: ComparedPaper
  readonly document: Document
}

interface Others {
  readonly opened: readonly Opened[]
  /** Sources that are no longer there. */
  readonly missing: number
}

/** Every one of them, or the trouble of the first that is not there. */
async function openAll(db: Readable, against: readonly Comparable[]): Promise<Result<Others>> {
  const opened: Opened[] = []
  for (const of of against) {
    // A long paper takes a moment to read; between two of them others are answered.
    await setImmediate()
    const one = openComparable(db, of)
    if (!one.ok) return one
    opened.push(one.value)
  }
  return ok({ opened, missing: 0 })
}

function openComparable(db: Readable, of: Comparable): Result<Opened> {
  if ('passage' in of) {
    const found = openPassage(db, of.passage)
    if (!found.ok) return found
    const { title, year, blocks } = found.value
    return ok({ paper: { of, title, year }, document: paperOf(blocks, year ?? 1_000) })
  }
  const found = 'draft' in of ? openDraft(db, of.draft) : openOldPaper(db, of.oldPaper)
  if (!found.ok) return found
  const { document } = found.value
  return ok({ paper: { of, title: oneLine(document.title).trim(), year: document.year }, document })
}

/** What the paper says it came from, as far as it is there; a passage that was taken from the draft itself is no source of it. */
async function openSources(
  db: Readable,
  { draft, document }: { readonly draft: string; readonly document: Document },
): Promise<Result<Others>> {
  const named = new Map<string, Pick<Source, 'paper' | 'passage'>>()
  const blocks = bodiesOf(document).flat()
  const all: readonly Pick<Source, 'paper' | 'passage'>[] = blocks.flatMap(({ sources = [] }) => sources)
  for (const { paper, passage } of document.basedOn?.id ? [...all, { paper: document.basedOn.id }] : all) {
    if (passage !== undefined) named.set(`passage ${passage}`, { paper: '', passage })
    // A passage without a paper of its own names itself there.
    if (paper !== draft && (passage === undefined || isId(paper))) named.set(`paper ${paper}`, { paper })
  }
  const opened: Opened[] = []
  for (const source of named.values()) {
    await setImmediate()
    const { of, inBin } = nameOfSource(db, source)
    const one = of && !inBin ? openComparable(db, of) : undefined
    if (one?.ok) opened.push(one.value)
  }
  return ok({ opened, missing: named.size - opened.length })
}
