import type { ReuseShares } from '../desk.ts'
import { useLabels } from '../i18n/labels.ts'
import { percentsOf, SHARE_PARTS, shareWords } from './percents.ts'

interface ShareBarProps {
  readonly shares: ReuseShares
  /** Without them only the bar is drawn; it is said all the same. */
  readonly hasNumbers?: boolean
}

/** 沿用, 改写 and 新写 as one bar. */
export function ShareBar({ shares, hasNumbers = false }: ShareBarProps) {
  const labels = useLabels()
  const percents = percentsOf(shares)
  const words = shareWords(shares, labels)
  return (
    <div className="share" data-name="share">
      <div className="share-bar" role="img" aria-label={words.join(' · ')}>
        {SHARE_PARTS.map(
          (part) => percents[part] > 0 && <span key={part} data-part={part} style={{ flexGrow: percents[part] }} />,
        )}
      </div>
      {hasNumbers && (
        <div className="share-numbers" aria-hidden>
          {SHARE_PARTS.map((part, index) => (
            <span key={part} data-part={part}>
              {words[index]}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}
