import type { Duplicate } from '#contract'
import type { Readable } from '#electron/storage/connection.ts'
import type { Twin } from '#electron/storage/originals.ts'
import { twinsByFile, twinsByText } from '#electron/storage/originals.ts'
import type { ReadValue } from './import-job.ts'
import type { ImportFile } from './sessions.ts'

/** What each paper of a file is equal to: one that is kept already, or one of an earlier file of its import. */
export function duplicatesOf(
  db: Readable,
  read: Pick<ReadValue, 'sha256' | 'papers'>,
  earlier: readonly ImportFile[],
): readonly (Duplicate | undefined)[] {
  const bySameFile = read.sha256 === null ? undefined : kept('file', twinsByFile(db, read.sha256))
  const sameFile = read.sha256 === null ? -1 : earlier.findIndex((file) => file.read?.sha256 === read.sha256)
  return read.papers.map((paper, index) => {
    if (bySameFile) return bySameFile
    if (sameFile >= 0) return inImport('file', sameFile, earlier[sameFile]?.read?.papers[index]?.title)
    const bySameText = kept('text', twinsByText(db, paper.textSha256))
    if (bySameText) return bySameText
    for (const [file, { read: other }] of earlier.entries()) {
      const twin = other?.papers.find(({ textSha256 }) => textSha256 === paper.textSha256)
      if (twin) return inImport('text', file, twin.title)
    }
    return undefined
  })
}

function kept(by: Duplicate['by'], [first]: readonly Twin[]): Duplicate | undefined {
  return first && { by, ...first }
}

function inImport(by: Duplicate['by'], file: number, title = ''): Duplicate {
  return { by, of: 'this-import', title, file }
}
