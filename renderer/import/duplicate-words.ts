import type { Duplicate } from '../desk.ts'
import type { Labels } from '../i18n/labels.ts'
import { importing } from '../state/import.ts'
import { plainName } from './found-papers.ts'

/** What a paper is equal to; among the files of one import, by the name of the earlier one. */
export function duplicateWords(duplicate: Duplicate, { label }: Labels): string {
  const { of, title } = duplicate
  if (of !== 'this-import') return label(`import.duplicate.${of}`, { title: title || label('drafts.untitled') })
  const file = importing.get()?.files.find((other) => other.file === duplicate.file)
  return label('import.duplicate.this-import', { title: file ? plainName(file.name) : title })
}
