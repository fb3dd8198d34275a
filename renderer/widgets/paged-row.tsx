import { Ellipsis, Star } from 'lucide-react'
import { ItemText, type ListItem } from './item-list.tsx'

export interface PagedItem extends ListItem {
  readonly isStarred: boolean
}

/** What stands at the right of a row and is pressed by itself. */
export interface RowButtons {
  readonly star?: { readonly on: string; readonly off: string; readonly onPress: (item: PagedItem) => void } | undefined
  readonly menu: { readonly label: string }
}

interface PagedRowProps extends RowButtons {
  readonly index: number
  readonly heightPx: number
  /** Undefined while it is not read yet. */
  readonly item: PagedItem | undefined
  readonly isHere: boolean
  readonly isCurrent: boolean
  readonly isChosen: boolean
  readonly isMenuOpen: boolean
  readonly onMenu: (id: string, row: Element | null) => void
}

/** One row of a long list, at its place. */
export function PagedRow(props: PagedRowProps) {
  const { index, item, isHere, isCurrent, isChosen, heightPx } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      className="item"
      tabIndex={isHere ? 0 : -1}
      data-key={item?.id}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      style={{ top: index * heightPx, height: heightPx }}
    >
      <div role="gridcell">{item ? <ItemText item={item} /> : <span className="item-waiting" aria-busy />}</div>
      {item && <Buttons {...props} item={item} />}
    </div>
  )
}

function Buttons({ item, star, menu, isMenuOpen, onMenu }: PagedRowProps & { readonly item: PagedItem }) {
  return (
    <div role="gridcell" className="item-buttons">
      {star && (
        <button
          type="button"
          className="button item-star"
          data-kind="quiet"
          data-only-icon
          tabIndex={-1}
          aria-pressed={item.isStarred}
          aria-label={`${star.on} ${item.title}`}
          title={item.isStarred ? star.off : star.on}
          onClick={() => star.onPress(item)}
        >
          <Star size={14} strokeWidth={1.5} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className="button item-more"
        data-kind="quiet"
        data-only-icon
        tabIndex={-1}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        aria-label={`${menu.label} ${item.title}`}
        onClick={({ currentTarget }) => onMenu(item.id, currentTarget.closest('[role=row]'))}
      >
        <Ellipsis size={16} strokeWidth={1.5} aria-hidden />
      </button>
    </div>
  )
}
