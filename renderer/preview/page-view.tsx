import { useEffect, useLayoutEffect, useRef } from 'react'
import { pageCss, sheetHtml } from '#core/layout/paginate/page-html.ts'
import type { PlacedPage } from '#core/layout/paginate/pages.ts'
import type { SetPlace } from '#core/layout/set-paper.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { LaidOut } from '../state/preview.ts'

interface PageViewProps {
  readonly page: PlacedPage
  readonly preset: Preset
  readonly styles: readonly CSSStyleSheet[]
  /** The line that is pointed out. */
  readonly marked?: string | undefined
  /** A click, on a line of the paper or beside every one. */
  readonly onOpen?: (place: SetPlace | undefined) => void
}

/**
 * One page, by the very markup and styles that are printed. They have a root of their own: their class names are not the
 * window's, and styles made by script are the only ones beside its files that the page's policy lets in.
 */
export function PageView({ page, preset, styles, marked, onOpen }: PageViewProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' })
    if (!root) return
    root.adoptedStyleSheets = [...styles]
    root.innerHTML = sheetHtml(page, { preset, pictureUrl: (asset) => `asset/${asset}` })
  }, [page, preset, styles])
  useLayoutEffect(() => {
    for (const line of host.current?.shadowRoot?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      if (line.dataset['place'] === marked) line.dataset['marked'] = ''
      else delete line.dataset['marked']
    }
  })
  useEffect(() => {
    const root = host.current?.shadowRoot
    const open = ({ target }: Event) => {
      const line = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
      onOpen?.(line?.dataset['place'] as SetPlace | undefined)
    }
    root?.addEventListener('click', open)
    return () => root?.removeEventListener('click', open)
  }, [onOpen])
  return <div ref={host} className="page-sheet" aria-hidden />
}

/** The styles of a paper's pages, the same for each of them. */
export function stylesOf({ preset, pages }: Pick<LaidOut, 'preset' | 'pages'>): readonly CSSStyleSheet[] {
  const styles = new CSSStyleSheet()
  styles.replaceSync(pageCss(preset, pages))
  return [styles, own()]
}

let ownStyles: CSSStyleSheet | undefined

/** What only a screen has: the zoom, the line under the pointer, the line that is pointed out. */
function own(): CSSStyleSheet {
  if (ownStyles) return ownStyles
  ownStyles = new CSSStyleSheet()
  ownStyles.replaceSync(`
    .sheet { zoom: var(--page-zoom); }
    .sheet [data-place]:hover { background: var(--ink-slot); }
    .sheet [data-marked] { background: var(--amber-mark); }
  `)
  return ownStyles
}
