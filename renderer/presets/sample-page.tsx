import { useEffect, useMemo, useState } from 'react'
import type { Pages } from '#core/layout/paginate/pages.ts'
import type { Preset } from '#core/layout/presets.ts'
import { createLayOuter } from '../preview/lay-out.ts'
import { PageView, stylesOf } from '../preview/page-view.tsx'
import { openPaper } from '../state/document.ts'
import { samplePaper } from './sample-paper.ts'

const PAUSE_MS = 200

/** The first page of the open paper, or of a short one of the app's own, as a preset sets it. */
export function SamplePage({ preset, label }: { readonly preset: Preset; readonly label: string }) {
  const shown = useFirstPage(preset)
  const styles = useMemo(() => (shown ? stylesOf(shown) : []), [shown])
  const [page] = shown?.pages.pages ?? []
  return (
    <div className="preset-page" role="img" aria-label={label} data-name="preset-page">
      {shown && page && <PageView page={page} preset={shown.preset} styles={styles} />}
    </div>
  )
}

function useFirstPage(preset: Preset): { readonly preset: Preset; readonly pages: Pages } | null {
  const [shown, setShown] = useState<{ readonly preset: Preset; readonly pages: Pages } | null>(null)
  const [{ layOut, cancel }] = useState(createLayOuter)
  useEffect(() => {
    const timer = setTimeout(async () => {
      const document = openPaper.get()?.editor.document() ?? samplePaper()
      const pages = await layOut(document, preset)
      if (pages) setShown({ preset, pages })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      cancel()
    }
  }, [preset, layOut, cancel])
  return shown
}
