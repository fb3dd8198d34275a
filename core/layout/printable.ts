import type { Document } from '../document/document.ts'
import { compose } from './compose.ts'
import type { PictureSizeOf } from './composing.ts'
import { escapeHtml } from './escape-html.ts'
import { headingPages } from './heading-pages.ts'
import { pageCss, pageHtml } from './paginate/page-html.ts'
import { paginateSteps } from './paginate/paginate.ts'
import type { Preset } from './presets.ts'

/** A whole page of HTML, one box a sheet, and its stylesheet, which it asks for as `pages.css` beside it. */
export interface Printable {
  readonly html: string
  readonly css: string
  /** How many sheets there are, and so how many pages a PDF of them has. */
  readonly count: number
}

/** `done` of `total` within `step`. */
export interface LayOutProgress {
  readonly step: 'compose' | 'paginate'
  readonly done: number
  readonly total: number
}

/** The stored pictures: how large they are, and where a page gets them; without, their frames stand. */
export interface PrintablePictures {
  readonly pictureSize: PictureSizeOf
  readonly pictureUrl: (asset: string) => string | undefined
}

const NO_PICTURES: PrintablePictures = { pictureSize: () => undefined, pictureUrl: () => undefined }
const SHARES = 100

/** A paper as it is printed, shown and turned into a PDF. */
export function toPrintable(
  document: Document,
  preset: Preset,
  onProgress: (progress: LayOutProgress) => void = () => undefined,
  { pictureSize, pictureUrl }: PrintablePictures = NO_PICTURES,
): Printable {
  onProgress({ step: 'compose', done: 0, total: 1 })
  const set = compose(document, preset, { pageOf: headingPages(document, preset, pictureSize), pictureSize })
  onProgress({ step: 'compose', done: 1, total: 1 })
  const steps = paginateSteps(set)
  let next = steps.next()
  for (; !next.done; next = steps.next()) {
    onProgress({ step: 'paginate', done: Math.floor(next.value * SHARES), total: SHARES })
  }
  const pages = next.value
  const html = wholePage(pageHtml(pages, { preset, pictureUrl }), set.name)
  const css = pageCss(preset, pages)
  onProgress({ step: 'paginate', done: SHARES, total: SHARES })
  return { html, css, count: pages.pages.length }
}

function wholePage(body: string, title: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="pages.css">
</head>
<body>
${body}
</body>
</html>
`
}
