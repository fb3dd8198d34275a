import type { ReuseShares } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { percentsOf } from './percents.ts'

const PARTS = ['kept', 'rewritten', 'new'] as const

interface ShareBarProps {
  readonly shares: ReuseShares
  /** Without them only the bar is drawn; it is said all the same. */
  readonly hasNumbers?: boolean
}

/** 沿用, 改写 and 新写 as one bar. */
export function ShareBar({ shares, hasNumbers = false }: ShareBarProps) {
  const { label } = useLabels()
  const percents = percentsOf(shares)
  const words = PARTS.map((part) => label(`sources.share.${part}`, { percent: percents[part] }))
  return (
    <div className="share" data-name="share">
      <div className="share-bar" role="img" aria-label={words.join(' · ')}>
        {PARTS.map(
          (part) => percents[part] > 0 && <span key={part} data-part={part} style={{ flexGrow: percents[part] }} />,
        )}
      </div>
      {hasNumbers && (
        <div className="share-numbers" aria-hidden>
          {PARTS.map((part, index) => (
            <span key={part} data-part={part}>
              {words[index]}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
