import type { Document } from '#core/document/document.ts'
import { compareText } from '#core/document/text-difference.ts'
import { plainText } from '#core/document/text.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { PrintablePictures } from '#core/layout/printable.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'

export interface Paper {
  readonly document: Document
  readonly preset: Preset
  /** The bytes of its pictures by their sha256; a draft has none beside it. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** A file of a paper, before it is written. */
export interface Made {
  readonly content: string | Uint8Array
  readonly pages?: number
  /** Looks at what was written, read from the disk again: null, or export-differs. */
  readonly check: (written: Uint8Array) => Result<null> | Promise<Result<null>>
}

// What makes Word files and pages is heavy; the other commands start without it.
const FORMATS: Readonly<Record<string, (paper: Paper) => Promise<Result<Made>>>> = {
  '.docx': makeDocx,
  '.pdf': makePdf,
  '.txt': ({ document }) => Promise.resolve(ok(makeText(plainText(document)))),
  '.html': makeHtml,
}

/** How a file with this extension is made; undefined where it cannot be. */
export function formatOf(extension: string): ((paper: Paper) => Promise<Result<Made>>) | undefined {
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined
}

async function makeDocx({ document, preset, pictures }: Paper): Promise<Result<Made>> {
  const [{ writeDocx }, { whyNotWord }, { verifyWritten }, { headingPages }] = await Promise.all([
    import('#core/docx/write-docx.ts'),
    import('#core/docx/why-not-word.ts'),
    import('#core/docx/verify-written.ts'),
    import('#core/layout/heading-pages.ts'),
  ])
  const trouble = whyNotWord(document)
  if (trouble) return { ok: false, error: trouble }
  const { pictureSize } = await shownPictures(pictures)
  const picture = (asset: string) => pictures.get(asset)
  const pageOf = headingPages(document, preset, pictureSize)
  const content = await writeDocx(document, { preset, clock: new Date().toISOString(), picture, pageOf })
  const check = async (written: Uint8Array) => {
    const verified = await verifyWritten(written, document, preset)
    return verified.ok ? ok(null) : verified
  }
  return ok({ content, check })
}

async function makePdf({ document, preset, pictures }: Paper): Promise<Result<Made>> {
  const [{ toPrintable }, { countPdfPages }, { printPdf }] = await Promise.all([
    import('#core/layout/printable.ts'),
    import('#core/layout/pdf-pages.ts'),
    import('./print-pdf.ts'),
  ])
  const printable = toPrintable(document, preset, undefined, await shownPictures(pictures))
  const pdf = printPdf(printable)
  if (!pdf.ok) return pdf
  const check = (written: Uint8Array) => {
    const count = countPdfPages(written)
    if (count === printable.count) return ok(null)
    return failed('export-differs', { place: `${count ?? 0} / ${printable.count}` })
  }
  return ok({ content: pdf.value, pages: printable.count, check })
}

async function makeHtml({ document, preset, pictures }: Paper): Promise<Result<Made>> {
  const [{ compose }, { writeHtml }, { verifyHtml }] = await Promise.all([
    import('#core/layout/compose.ts'),
    import('#core/layout/write-html.ts'),
    import('#core/layout/verify-html.ts'),
  ])
  const { pictureSize, pictureUrl } = await shownPictures(pictures)
  const set = compose(document, preset, { pictureSize })
  return ok({ content: writeHtml(set, { pictureUrl }), check: (written) => verifyHtml(textOf(written), set) })
}

/** The pictures as a page holds them itself: nothing stands beside a file that the command line writes. */
async function shownPictures(pictures: ReadonlyMap<string, Uint8Array>): Promise<PrintablePictures> {
  const { pictureSize: sizeOf } = await import('#core/docx/picture-size.ts')
  const size = (asset: string) => {
    const bytes = pictures.get(asset)
    return bytes && sizeOf(bytes)
  }
  const pictureUrl = (asset: string) => {
    const type = size(asset)?.type
    const data = Buffer.from(pictures.get(asset) ?? []).toString('base64')
    return type && `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${data}`
  }
  return { pictureSize: size, pictureUrl }
}

function makeText(content: string): Made {
  return { content, check: (written) => compareText(textOf(written), content) }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
