import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { PlacedPage } from '#core/layout/paginate/pages.ts'
import type { SetPlace } from '#core/layout/set-paper.ts'
import { useLabels } from '../i18n/labels.ts'
import type { LaidOut } from '../state/preview.ts'
import { PageView, stylesOf } from './page-view.tsx'

interface PagesViewProps {
  readonly laidOut: LaidOut
  /** The page that the keys are on, from 1. */
  readonly current: number
  readonly onCurrent: (number: number) => void
  readonly marked: SetPlace | undefined
  readonly onOpen: (place: SetPlace | undefined) => void
}

/** Every page, side by side as the width allows; only those near the sight are drawn. */
export function PagesView({ laidOut, current, onCurrent, marked, onOpen }: PagesViewProps) {
  const { pages } = laidOut.pages
  const list = useRef<HTMLDivElement>(null)
  const styles = useMemo(() => stylesOf(laidOut), [laidOut])
  const go = (number: number) => {
    const next = Math.min(pages.length, Math.max(1, number))
    onCurrent(next)
    list.current?.querySelector<HTMLElement>(`[data-page="${next}"]`)?.focus()
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (event.key === 'Home') go(1)
    else if (event.key === 'End') go(pages.length)
    else if (step) go(current + step.pages + step.rows * columnsOf(list.current))
    else return
    event.preventDefault()
  }
  return (
    <div ref={list} className="pages-list" role="list">
      {pages.map((page) => (
        <OnePage
          key={page.number}
          {...{ page, marked, styles, onOpen }}
          count={pages.length}
          preset={laidOut.preset}
          isCurrent={page.number === current}
          onFocus={() => onCurrent(page.number)}
          onPress={press}
        />
      ))}
    </div>
  )
}

interface OnePageProps extends Pick<PagesViewProps, 'marked' | 'onOpen'> {
  readonly page: PlacedPage
  readonly count: number
  readonly preset: LaidOut['preset']
  readonly styles: readonly CSSStyleSheet[]
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onPress: (event: KeyboardEvent) => void
}

/** A page as the keyboard has it, with its sheet over it for the eye and the mouse. */
function OnePage({ page, count, preset, styles, marked, isCurrent, onFocus, onPress, onOpen }: OnePageProps) {
  const { label } = useLabels()
  const place = useRef<HTMLDivElement>(null)
  const isNear = useIsNear(place)
  const open = (line: SetPlace | undefined) => onOpen(line ?? firstPlace(page))
  return (
    <div role="listitem" className="page-place">
      <div ref={place} className="page">
        <button
          type="button"
          className="page-button"
          data-page={page.number}
          tabIndex={isCurrent ? 0 : -1}
          aria-label={label('preview.page', { number: page.number, count })}
          onFocus={onFocus}
          onKeyDown={onPress}
          onClick={() => open(undefined)}
        />
        {isNear && <PageView {...{ page, preset, styles, marked }} onOpen={open} />}
      </div>
      <span className="page-caption" aria-hidden>
        {page.number}
      </span>
    </div>
  )
}

const STEPS: Readonly<Record<string, { readonly pages: number; readonly rows: number }>> = {
  ArrowRight: { pages: 1, rows: 0 },
  ArrowLeft: { pages: -1, rows: 0 },
  ArrowDown: { pages: 0, rows: 1 },
  ArrowUp: { pages: 0, rows: -1 },
  PageDown: { pages: 0, rows: 1 },
  PageUp: { pages: 0, rows: -1 },
}

/** Whether a page is in sight, or within a screen of it. */
function useIsNear(place: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!place.current) return undefined
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)!.isIntersecting), {
      root: place.current.closest('.pages-scroll'),
      rootMargin: '100% 0px',
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [place])
  return isNear
}

function firstPlace({ lines, pictures }: PlacedPage): SetPlace | undefined {
  return lines.find(({ place }) => place !== undefined)?.place ?? pictures[0]?.place
}

function columnsOf(list: HTMLElement | null): number {
  const tops = [...(list?.children ?? [])].map((page) => (page as HTMLElement).offsetTop)
  return Math.max(1, tops.filter((top) => top === tops[0]).length)
}
