import type { Accepted, Answer } from '#contract'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { answerTo, once } from '#electron/storage/requests.ts'
import { toAppTrouble } from '../app-trouble.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { duplicatesOf } from '../imports/duplicates.ts'
import { keepPapers } from '../imports/keep-papers.ts'
import { NO_DECISIONS } from '../imports/no-decisions.ts'
import type { Import } from '../imports/sessions.ts'
import { takeBytes, takeFolder, takePaths } from '../imports/take-files.ts'
import { tellDetails, tellImport } from '../imports/tell-import.ts'

type ImportCall =
  `import.${'take' | 'takePaths' | 'paste' | 'read' | 'open' | 'decide' | 'cancel' | 'close' | 'accept'}`

export const importHandlers: Handlers<ImportCall> = {
  'import.take': ({ files }, { imports }) =>
    ok(tellImport(imports.open({ files: files.map(({ name, bytes, size }) => takeBytes(name, bytes, size)) }))),
  'import.takePaths': async (args, { imports }) => {
    const isFolder = 'folder' in args
    const files = isFolder ? await takeFolder(args.folder) : await takePaths(args.paths)
    if (!files.ok) return files
    return ok(tellImport(imports.open({ files: files.value, ...(isFolder ? { folder: nameOf(args.folder) } : {}) })))
  },
  'import.paste': (pasted, { imports }) =>
    ok(tellImport(imports.open({ files: [{ source: { pasted }, name: '', size: 0 }] }))),
  'import.read': withData<'import.read'>((db, args, context) => {
    const found = context.imports.find(args.import)
    if (!found.ok) return found
    return context.imports.work(found.value, (signal) => readAll(db, found.value, signal, context))
  }),
  'import.open': (args, { imports }) => {
    const found = imports.find(args.import)
    if (!found.ok) return found
    const { name = '', read } = found.value.files[args.file] ?? {}
    return read ? ok(tellDetails(name, args.file, read)) : failed('import-paper-missing')
  },
  'import.decide': withData<'import.decide'>(async (db, { import: id, file, decisions }, context) => {
    const found = context.imports.find(id)
    if (!found.ok) return found
    const decided = found.value.files[file]
    if (!decided?.read) return failed('import-paper-missing')
    const fallbackYear = context.now().getFullYear()
    const { packed } = decided.read
    const recognised = await context.reading.run({ name: 'decide', packed, decisions, fallbackYear })
    if (!recognised.ok) return recognised
    const read = { ...decided.read, ...recognised.value, decisions }
    decided.read = { ...read, duplicates: duplicatesOf(db, read, found.value.files.slice(0, file)) }
    return ok(tellDetails(decided.name, file, decided.read))
  }),
  'import.cancel': (args, { imports }) => {
    const found = imports.find(args.import)
    if (found.ok) found.value.running?.abort()
    return ok(null)
  },
  'import.close': (args, { imports }) => {
    imports.close(args.import)
    return ok(null)
  },
  'import.accept': withData<'import.accept'>(async (db, { requestId, import: id, papers }, context) => {
    const request = requestOf('import.accept', requestId, context)
    const done = answerTo<Accepted>(db, request)
    if (done) return done
    const found = context.imports.find(id)
    if (!found.ok) return found
    const { profile, reading, newBlockId, newDraftId: newId, tellImport: tell } = context
    const keeping = { db, profile, reading, requestId, at: request.at, newBlockId, newId, tell }
    const kept = await context.imports.work(found.value, (signal) =>
      keepPapers(found.value, papers, { ...keeping, signal }),
    )
    // An answer that is not the whole is not remembered: the same request again keeps what is missing.
    const isWhole = kept.ok && !kept.value.isCancelled && kept.value.failed.length === 0
    return isWhole ? once(db, request, () => kept) : kept
  }),
}

async function readAll(
  db: Readable,
  found: Import,
  signal: AbortSignal,
  { reading, now, tellImport: tell }: Context,
): Promise<Result<Answer<'import.read'>>> {
  const waiting = found.files.filter(({ read, error }) => !read && !error)
  const fallbackYear = now().getFullYear()
  for (const [done, file] of waiting.entries()) {
    tell({ import: found.id, step: 'read', done, total: waiting.length, name: file.name })
    const fileName = nameOf(file.name)
    const read = await reading.run({ name: 'read', source: file.source, fileName, fallbackYear }, signal)
    if (signal.aborted) return ok({ ...tellImport(found), isCancelled: true })
    if (read.ok) {
      const duplicates = duplicatesOf(db, read.value, found.files.slice(0, found.files.indexOf(file)))
      file.read = { ...read.value, decisions: NO_DECISIONS, duplicates }
      file.size = read.value.size
    } else file.error = toAppTrouble(read.error)
  }
  if (waiting.length > 0)
    tell({ import: found.id, step: 'read', done: waiting.length, total: waiting.length, name: '' })
  return ok({ ...tellImport(found), isCancelled: false })
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
