import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Block, Document } from '#core/document/document.ts'
import { parseMarker } from '#core/outline/numbering.ts'
import { doc, heading, p, title } from './build.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** The folder of texts to work against: SUIGAO_CORPUS, or ../shared/corpus beside this tree; undefined where neither is there. */
export function corpusFolder(): string | undefined {
  const folder = process.env['SUIGAO_CORPUS'] ?? join(root, '..', 'shared', 'corpus')
  return existsSync(folder) ? folder : undefined
}

/**
 * The clean texts of the corpus as simple papers by file name: one paragraph a line, the first the title, headings by their
 * numbers. Empty where there is no corpus; whoever counts on it says that it was skipped.
 */
export function corpusPapers(): Readonly<Record<string, Document>> {
  const folder = corpusFolder()
  if (folder === undefined) return {}
  const files = [...filesIn(join(folder, 'reports'), '.txt'), ...filesIn(join(folder, 'replica'), '.clean.txt')]
  return Object.fromEntries(files.map(({ name, path }) => [name, paperOf(readFileSync(path, 'utf8'))]))
}

function filesIn(folder: string, ending: string): { readonly name: string; readonly path: string }[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.toSorted().map((name) => ({ name: name.slice(0, -ending.length), path: join(folder, name) }))
}

function paperOf(text: string): Document {
  const [first = '', ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return doc(title(first), ...lines.map(blockOf))
}

/** Text that goes on after a heading's first 。 stands in one paragraph with it. */
function blockOf(line: string): Block {
  const marker = parseMarker(line)
  if (!marker) return p(line)
  const end = marker.rest.indexOf('。') + 1
  if (!end || end === marker.rest.length) return heading(marker.level, marker.rest)
  return heading(marker.level, marker.rest.slice(0, end), marker.rest.slice(end))
}

/** The paths in the corpus of all texts that end so, those of the truth folder apart; empty where there is no corpus. */
export function corpusTexts(ending = '.txt'): readonly string[] {
  const folder = corpusFolder()
  if (folder === undefined) return []
  return ['replica', 'seeds', 'reports'].flatMap((part) =>
    filesIn(join(folder, part), ending).map(({ name }) => `${part}/${name}${ending}`),
  )
}

/** One of its files by its path inside it. */
export function corpusText(path: string): string {
  return readFileSync(join(corpusFolder()!, path), 'utf8')
}
