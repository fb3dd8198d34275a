import type { FoundPaper, ImportedFile, PaperFacts } from '../desk.ts'

/** What the writer changed for papers that are not kept yet, each by `paperKey`. */
export interface Choices {
  readonly facts: ReadonlyMap<string, Partial<PaperFacts>>
  readonly ticks: ReadonlyMap<string, boolean>
  readonly kept: ReadonlyMap<string, 'draft' | 'old-paper'>
}

/** A paper of the list of what was found. */
export interface FoundRow {
  readonly key: string
  readonly file: ImportedFile
  readonly found: FoundPaper
  /** As guessed, or as corrected. */
  readonly facts: PaperFacts
  readonly isTicked: boolean
  readonly kept?: 'draft' | 'old-paper'
}

/** Names a paper among all of an import. */
export function paperKey(file: number, paper: number): string {
  return `${file}/${paper}`
}

/** Every paper that was found, in the order of the files; those that are there already are left unticked. */
export function foundRows(files: readonly ImportedFile[], { facts, ticks, kept }: Choices): readonly FoundRow[] {
  return files.flatMap((file) =>
    file.papers.map((found): FoundRow => {
      const key = paperKey(file.file, found.paper)
      const keptAs = kept.get(key)
      return {
        key,
        file,
        found,
        facts: factsOf(found, facts.get(key)),
        isTicked: keptAs === undefined && (ticks.get(key) ?? found.duplicate === undefined),
        ...(keptAs && { kept: keptAs }),
      }
    }),
  )
}

/** What is known of a paper, corrections in the place of guesses. */
export function factsOf({ title, kind, year, unit }: PaperFacts, corrected: Partial<PaperFacts> = {}): PaperFacts {
  return { title, kind, year, unit, ...corrected }
}

/** A year as it is typed: four digits; undefined for anything else. */
export function yearOf(typed: string): number | undefined {
  return /^[1-9]\d{3}$/.test(typed.trim()) ? Number(typed) : undefined
}

/** The file's name without the folders that it lies in and without its ending. */
export function plainName(name: string): string {
  const own = name.split('/').at(-1) ?? name
  return own.replace(/\.[^.]{1,5}$/, '') || own
}
