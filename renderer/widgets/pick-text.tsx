import { Star } from 'lucide-react'

export interface PickItem {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** A line of it that was searched for. */
  readonly excerpt?: { readonly before: string; readonly hit: string; readonly after: string } | undefined
  readonly isStarred?: boolean
}

/** What one thing to pick says of itself, with the words that were searched for set off. */
export function PickText({ item: { title, detail, excerpt, isStarred } }: { readonly item: PickItem }) {
  const hit = excerpt && (
    <>
      {excerpt.before}
      <mark>{excerpt.hit}</mark>
      {excerpt.after}
    </>
  )
  const isInTitle = excerpt && excerpt.before + excerpt.hit + excerpt.after === title
  return (
    <>
      <span className="pick-title">
        {isStarred && <Star size={12} strokeWidth={1.5} aria-hidden />}
        {isInTitle ? hit : title}
      </span>
      {hit && !isInTitle && <span className="pick-excerpt">{hit}</span>}
      <span className="pick-detail">{detail}</span>
    </>
  )
}
