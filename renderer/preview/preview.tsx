import { useEffect, useRef, useState, type RefObject } from 'react'
import type { SetPlace } from '#core/layout/set-paper.ts'
import { useLabels } from '../i18n/labels.ts'
import { presetShelf } from '../state/presets.ts'
import {
  cancelLayOut,
  laidOut,
  layingOut,
  leavePreview,
  pageZoom,
  shownPageZoom,
  type LaidOut,
} from '../state/preview.ts'
import { useStore } from '../state/store.ts'
import { Button } from '../widgets/button.tsx'
import { Progress } from '../widgets/progress.tsx'
import { FlagList } from './flag-list.tsx'
import { PagesView } from './pages-view.tsx'
import { PreviewBar } from './preview-bar.tsx'

/** The pages of the paper in its own place: how it will be printed, what to look at twice, and the way back to any line. */
export default function Preview() {
  const { label } = useLabels()
  const state = useStore(laidOut, (value) => value)
  useEffect(() => void presetShelf.load(), [])
  return (
    <section className="pages" aria-label={label('preview.title')} data-name="preview-pages">
      <PreviewBar />
      {state ? <Shown key={state.paper.id} laidOut={state} /> : <Waiting />}
    </section>
  )
}

function Shown({ laidOut: state }: { readonly laidOut: LaidOut }) {
  const { label } = useLabels()
  const scroll = useRef<HTMLDivElement>(null)
  const [first] = useState(() => pageOf(state, state.paper.editor.caret()?.place))
  const [current, setCurrent] = useState(first)
  const [marked, setMarked] = useState<SetPlace>()
  useFittedZoom(scroll, state)
  // When the pages come; later the writer scrolls herself.
  useEffect(() => {
    const page = scroll.current?.querySelector<HTMLElement>(`[data-page="${first}"]`)
    page?.focus({ preventScroll: true })
    page?.scrollIntoView({ block: 'center' })
  }, [first])
  return (
    <>
      <FlagList
        flags={state.pages.flags}
        onOpen={({ page, place }) => {
          setMarked(place)
          setCurrent(page)
          scroll.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'center' })
        }}
      />
      <div ref={scroll} className="pages-scroll" role="region" aria-label={label('preview.pages')} tabIndex={-1}>
        <PagesView laidOut={state} current={current} onCurrent={setCurrent} marked={marked} onOpen={leavePreview} />
      </div>
    </>
  )
}

function Waiting() {
  const { label } = useLabels()
  const share = useStore(layingOut, (value) => value)
  if (share === null) return <p className="empty">{label('preview.none')}</p>
  return (
    <div className="pages-waiting">
      <Progress label={label('export.step.paginate')} share={share} />
      <Button
        name="cancel-preview"
        onPress={() => {
          cancelLayOut()
          leavePreview()
        }}
      >
        {label('export.cancel')}
      </Button>
    </div>
  )
}

/** The page that a line of the paper stands on; the first where it stands on none. */
function pageOf({ pages: { pages } }: LaidOut, place: string | undefined): number {
  return pages.find(({ lines }) => lines.some((line) => line.place === place))?.number ?? 1
}

/** Keeps the pages at the zoom that was chosen, or at what shows one whole. */
function useFittedZoom(scroll: RefObject<HTMLElement | null>, { preset }: LaidOut): void {
  useEffect(() => {
    const view = scroll.current
    if (!view) return undefined
    const apply = () => {
      const zoom = pageZoom.get()
      shownPageZoom.set(zoom === 'fit' ? fittingZoom(view, preset.page) : zoom)
      view.style.setProperty('--page-zoom', String(shownPageZoom.get() / 100))
    }
    const observer = new ResizeObserver(apply)
    observer.observe(view)
    const leave = pageZoom.subscribe(apply)
    return () => {
      observer.disconnect()
      leave()
    }
  }, [scroll, preset])
}

/** CSS pixels to a twip, and what stands round a page: its caption and the space between two. */
const TWIPS_PER_PIXEL = 15
const AROUND = { width: 32, height: 56 } as const

function fittingZoom(view: HTMLElement, { width, height }: LaidOut['preset']['page']): number {
  const across = (view.clientWidth - AROUND.width) / (width / TWIPS_PER_PIXEL)
  const down = (view.clientHeight - AROUND.height) / (height / TWIPS_PER_PIXEL)
  return Math.max(25, Math.floor(Math.min(across, down, 2) * 100))
}
