import { plainText } from '#core/document/text.ts'
import { whyNotWord } from '#core/docx/why-not-word.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import { compose } from '#core/layout/compose.ts'
import { headingPages } from '#core/layout/heading-pages.ts'
import { writeHtml } from '#core/layout/write-html.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { JobPicture, JobProgress, WriteJob } from './job.ts'

/** The bytes of a paper's file, or why there can be none. */
export async function makeFile(job: WriteJob, tell: (progress: JobProgress) => void): Promise<Result<Uint8Array>> {
  tell({ step: 'write', done: 0, total: 1 })
  const made = await bytesOf(job)
  tell({ step: 'write', done: 1, total: 1 })
  return made
}

async function bytesOf({ format, document, preset, clock, pictures }: WriteJob): Promise<Result<Uint8Array>> {
  const pictureSize = (asset: string) => pictures?.get(asset)
  switch (format) {
    case 'docx': {
      const trouble = whyNotWord(document)
      if (trouble) return { ok: false, error: trouble }
      const picture = (asset: string) => pictures?.get(asset)?.bytes
      const pageOf = headingPages(document, preset, pictureSize)
      return ok(await writeDocx(document, { preset, clock, picture, pageOf }))
    }
    // Without a byte order mark and with plain line feeds: offsets into the text count in this very file.
    case 'txt':
      return ok(new TextEncoder().encode(plainText(document)))
    case 'html': {
      const pictureUrl = (asset: string) => dataUrl(pictures?.get(asset))
      return ok(new TextEncoder().encode(writeHtml(compose(document, preset, { pictureSize }), { pictureUrl })))
    }
  }
}

// A web page that is sent on has nothing beside it.
function dataUrl(picture: JobPicture | undefined): string | undefined {
  if (!picture?.bytes) return undefined
  const type = picture.type === 'jpg' ? 'jpeg' : picture.type
  return `data:image/${type};base64,${Buffer.from(picture.bytes).toString('base64')}`
}
