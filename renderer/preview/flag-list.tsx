import type { Flag } from '#core/layout/paginate/pages.ts'
import { useLabels } from '../i18n/labels.ts'
import { Button } from '../widgets/button.tsx'

interface FlagListProps {
  readonly flags: readonly Flag[]
  readonly onOpen: (flag: Flag) => void
}

/** What a careful secretary would change before printing; each goes to its page. */
export function FlagList({ flags, onOpen }: FlagListProps) {
  const { label } = useLabels()
  if (flags.length === 0) return null
  return (
    <div className="page-flags" role="region" aria-label={label('preview.flags')} data-name="page-flags">
      <span>{label('preview.flag-count', { count: flags.length })}</span>
      <ul>
        {flags.map((flag) => (
          <li key={`${flag.type} ${flag.page} ${flag.place ?? ''}`}>
            <Button kind="link" name={`flag-${flag.type}`} onPress={() => onOpen(flag)}>
              {label(`preview.flag.${flag.type}`, { page: flag.page })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
