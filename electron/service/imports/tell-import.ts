import type { FoundPaper, ImportDetails, ImportedFile, OpenedImport } from '#contract'
import { refusalOf } from '#core/recognise/notes.ts'
import { unpack } from './packed.ts'
import type { Import, ImportFile, ReadFile } from './sessions.ts'

/** An import as the window lists it. */
export function tellImport({ id, folder, files }: Import): OpenedImport {
  return { import: id, ...(folder === undefined ? {} : { folder }), files: files.map(tellFile) }
}

function tellFile({ name, size, read, error }: ImportFile, file: number): ImportedFile {
  const known = { file, name, size }
  if (read) return { ...known, state: 'read', papers: papersOf(read), notes: { ...read.notes } }
  const state = { state: error ? 'failed' : 'waiting', papers: [], notes: {} } as const
  return { ...known, ...state, papers: [], ...(error ? { error } : {}) }
}

function papersOf(read: ReadFile): FoundPaper[] {
  return read.papers.map(({ title, kind, year, unit, isYearGuessed, characters }, paper) => {
    const duplicate = read.duplicates[paper]
    return { paper, title, kind, year, unit, isYearGuessed, characters, ...(duplicate ? { duplicate } : {}) }
  })
}

/** A file as the window shows it on both sides. */
export function tellDetails(name: string, file: number, read: ReadFile): ImportDetails {
  const { source, readNotes, notes, undecided, papers, decisions } = unpack(read.packed)
  const found = papersOf(read)
  const isRefused = refusalOf(decisions.refused)
  return {
    file,
    name,
    papers: papers.map(({ document, places: stands }, index) => ({
      ...found[index]!,
      document,
      places: stands.map(([block, at]): [typeof block, number] => [block, at]),
    })) as ImportDetails['papers'],
    source,
    readNotes: [...readNotes],
    notes: [...notes],
    refused: undecided.filter(({ code, at }) => isRefused(code, at)),
    decisions,
  }
}
