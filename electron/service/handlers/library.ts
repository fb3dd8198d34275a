import type { OpenedPassage } from '#contract'
import { cleanText } from '#core/document/normalise.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { listVersions, restoreVersion, usePassage, usesOf } from '#electron/storage/passage-history.ts'
import { listPassages, quickPassages, readPassageFilters, summarisePassage } from '#electron/storage/passage-list.ts'
import { favourPassages, tagPassages } from '#electron/storage/passage-marks.ts'
import { changePassage, openPassage, removePassages, restorePassages } from '#electron/storage/passages.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import type { Marking } from '../library-writes.ts'
import { addToLibrary, emptyLibraryBin, stopWrite, writeOnce, writeToAll } from '../library-writes.ts'
import type { ServiceCallName } from '../message.ts'
import { namedId } from '../named-id.ts'

type LibraryCall = Extract<ServiceCallName, `library.${string}`>

export const libraryHandlers: Handlers<LibraryCall> = {
  'library.list': withData<'library.list'>((db, { query = '', ...rest }) =>
    ok(listPassages(db, { ...rest, query: oneLineOf(query) })),
  ),
  'library.filters': withData<'library.filters'>((db) => ok(readPassageFilters(db))),
  'library.read': withData<'library.read'>((db, { id }) => toOpened(db, id)),
  'library.add': withData<'library.add'>((db, { requestId, passages }, context) => {
    const ready = passages.map((passage, nth) => ({ id: namedId(`${requestId} ${nth}`), passage }))
    return addToLibrary(db, requestOf('library.add', requestId, context), ready, context)
  }),
  'library.change': withData<'library.change'>((db, { requestId, id, goesOn = false, ...change }, context) => {
    const request = requestOf('library.change', requestId, context)
    return writeOnce(db, request, () => {
      const changed = changePassage(db, { id, change, at: request.at, goesOn })
      return changed.ok ? toOpened(db, id) : changed
    })
  }),
  'library.favour': withData<'library.favour'>((db, { requestId, ids, isFavourite }, context) => {
    const request = requestOf('library.favour', requestId, context)
    const write: Marking['write'] = (some) => favourPassages(db, some, isFavourite)
    return writeToAll(db, { request, ids, takesBin: false, write }, context)
  }),
  'library.tag': withData<'library.tag'>((db, { requestId, ids, add, remove }, context) => {
    const request = requestOf('library.tag', requestId, context)
    const write: Marking['write'] = (some) => tagPassages(db, some, { add, remove })
    return writeToAll(db, { request, ids, takesBin: false, write }, context)
  }),
  'library.remove': withData<'library.remove'>((db, { requestId, ids }, context) => {
    const request = requestOf('library.remove', requestId, context)
    const write: Marking['write'] = (some) => removePassages(db, some, request.at)
    return writeToAll(db, { request, ids, takesBin: true, write }, context)
  }),
  'library.restore': withData<'library.restore'>((db, { requestId, ids }, context) => {
    const request = requestOf('library.restore', requestId, context)
    return writeToAll(db, { request, ids, takesBin: true, write: (some) => restorePassages(db, some) }, context)
  }),
  'library.emptyBin': withData<'library.emptyBin'>((db, { requestId }, context) =>
    emptyLibraryBin(db, requestOf('library.emptyBin', requestId, context), context),
  ),
  'library.stop': ({ write }) => {
    stopWrite(write)
    return ok(null)
  },
  'library.versions': withData<'library.versions'>((db, { id }) => {
    const versions = listVersions(db, id)
    return versions.ok ? ok(versions.value.map((version) => ({ ...version, blocks: [...version.blocks] }))) : versions
  }),
  'library.restoreVersion': withData<'library.restoreVersion'>((db, { requestId, id, version }, context) => {
    const request = requestOf('library.restoreVersion', requestId, context)
    return writeOnce(db, request, () => {
      const restored = restoreVersion(db, { id, version, at: request.at })
      return restored.ok ? toOpened(db, id) : restored
    })
  }),
  'library.used': withData<'library.used'>((db, { requestId, id, draft }, context) => {
    const request = requestOf('library.used', requestId, context)
    return writeOnce(db, request, () => usePassage(db, { id, draft, at: request.at }))
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
