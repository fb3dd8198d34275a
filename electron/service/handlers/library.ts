import type { OpenedPassage } from '#contract'
import { cleanText } from '#core/document/normalise.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { listVersions, restoreVersion, usePassage, usesOf } from '#electron/storage/passage-history.ts'
import { listPassages, quickPassages, readPassageFilters, summarisePassage } from '#electron/storage/passage-list.ts'
import { favourPassages, tagPassages } from '#electron/storage/passage-marks.ts'
import {
  changePassage,
  emptyPassageBin,
  insertPassages,
  openPassage,
  removePassages,
  restorePassages,
} from '#electron/storage/passages.ts'
import { once } from '#electron/storage/requests.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import type { ServiceCallName } from '../message.ts'

type LibraryCall = Extract<ServiceCallName, `library.${string}`>

export const libraryHandlers: Handlers<LibraryCall> = {
  'library.list': withData<'library.list'>((db, { query = '', ...rest }) =>
    ok(listPassages(db, { ...rest, query: oneLineOf(query) })),
  ),
  'library.filters': withData<'library.filters'>((db) => ok(readPassageFilters(db))),
  'library.read': withData<'library.read'>((db, { id }) => toOpened(db, id)),
  'library.add': withData<'library.add'>((db, { requestId, passages }, context) => {
    const request = requestOf('library.add', requestId, context)
    return once(db, request, () => {
      const ready = passages.map((passage) => ({ id: context.newDraftId(), passage }))
      const inserted = insertPassages(db, ready, request.at)
      return inserted.ok ? ok({ ids: ready.map(({ id }) => id) }) : inserted
    })
  }),
  'library.change': withData<'library.change'>((db, { requestId, id, goesOn = false, ...change }, context) => {
    const request = requestOf('library.change', requestId, context)
    return once(db, request, () => {
      const changed = changePassage(db, { id, change, at: request.at, goesOn })
      return changed.ok ? toOpened(db, id) : changed
    })
  }),
  'library.favour': withData<'library.favour'>((db, { requestId, ids, isFavourite }, context) =>
    once(db, requestOf('library.favour', requestId, context), () => favourPassages(db, ids, isFavourite)),
  ),
  'library.tag': withData<'library.tag'>((db, { requestId, ids, add, remove }, context) =>
    once(db, requestOf('library.tag', requestId, context), () => tagPassages(db, ids, { add, remove })),
  ),
  'library.remove': withData<'library.remove'>((db, { requestId, ids }, context) => {
    const request = requestOf('library.remove', requestId, context)
    return once(db, request, () => removePassages(db, ids, request.at))
  }),
  'library.restore': withData<'library.restore'>((db, { requestId, ids }, context) =>
    once(db, requestOf('library.restore', requestId, context), () => restorePassages(db, ids)),
  ),
  'library.emptyBin': withData<'library.emptyBin'>((db, { requestId }, context) =>
    once(db, requestOf('library.emptyBin', requestId, context), () => ok({ passages: emptyPassageBin(db) })),
  ),
  'library.versions': withData<'library.versions'>((db, { id }) => {
    const versions = listVersions(db, id)
    return versions.ok ? ok(versions.value.map((version) => ({ ...version, blocks: [...version.blocks] }))) : versions
  }),
  'library.restoreVersion': withData<'library.restoreVersion'>((db, { requestId, id, version }, context) => {
    const request = requestOf('library.restoreVersion', requestId, context)
    return once(db, request, () => {
      const restored = restoreVersion(db, { id, version, at: request.at })
      return restored.ok ? toOpened(db, id) : restored
    })
  }),
  'library.used': withData<'library.used'>((db, { requestId, id, draft }, context) => {
    const request = requestOf('library.used', requestId, context)
    return once(db, request, () => usePassage(db, { id, draft, at: request.at }))
  }),
  'library.quick': withData<'library.quick'>((db, { query, limit }) =>
    ok(quickPassages(db, { query: oneLineOf(query), limit })),
  ),
}

// A query that was pasted holds what papers never do: line ends and invisible characters.
function oneLineOf(query: string): string {
  return cleanText(query).replaceAll('\n', '').trim()
}

function toOpened(db: Readable, id: string): Result<OpenedPassage> {
  const opened = openPassage(db, id)
  if (!opened.ok) return opened
  const summary = summarisePassage(db, id)
  if (!summary) return failed('passage-missing')
  const { blocks, versions } = opened.value
  return ok({ ...summary, blocks: [...blocks], usedIn: usesOf(db, id), versions })
}
