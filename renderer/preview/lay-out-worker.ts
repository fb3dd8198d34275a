import { compose } from '#core/layout/compose.ts'
import { headingPages } from '#core/layout/heading-pages.ts'
import { paginateSteps } from '#core/layout/paginate/paginate.ts'
import type { Pages } from '#core/layout/paginate/pages.ts'
import type { LayOutAnswer, LayOutRequest } from './lay-out.ts'

/** Oftener than this nobody could see a bar move. */
const TOLD_EVERY_MS = 50

self.addEventListener('message', ({ data }: MessageEvent<LayOutRequest>) => tell({ pages: pagesOf(data) }))

function tell(answer: LayOutAnswer): void {
  self.postMessage(answer)
}

function pagesOf({ document, preset, sizes }: LayOutRequest): Pages {
  const pictureSize = (asset: string) => sizes[asset]
  const pageOf = headingPages(document, preset, pictureSize)
  const steps = paginateSteps(compose(document, preset, { pictureSize, pageOf }))
  let told = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - told < TOLD_EVERY_MS) continue
    told = performance.now()
    tell({ share: value })
  }
}
