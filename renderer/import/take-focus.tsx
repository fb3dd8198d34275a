import { useEffect, type RefObject } from 'react'

/** Whatever stands in a place now, the keyboard is in it; with another key, for what stands there next. */
export function TakeFocus({ place }: { readonly place: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const view = place.current
    if (view && !view.contains(document.activeElement)) view.focus()
  }, [place])
  return null
}
