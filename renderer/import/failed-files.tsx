import type { ImportedFile } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'

/** The files that could not be read, each with its reason and what to do; the words can be copied. */
export function FailedFiles({ files }: { readonly files: readonly ImportedFile[] }) {
  const { label, trouble } = useLabels()
  return (
    <ul className="failed-files" data-name="failed-files" aria-label={label('import.failed-files')}>
      {files.map(({ file, name, error }) => (
        <li key={file}>
          <b>{name}</b>
          <span>{error ? trouble(error) : ''}</span>
        </li>
      ))}
    </ul>
  )
}
