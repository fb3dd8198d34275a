import { plainText } from '#core/document/text.ts'
import { whyNotWord } from '#core/docx/why-not-word.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import { compose } from '#core/layout/compose.ts'
import { headingPages } from '#core/layout/heading-pages.ts'
import { writeHtml } from '#core/layout/write-html.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { JobProgress, WriteJob } from './job.ts'

/** The bytes of a paper's file, or why there can be none. */
export async function makeFile(job: WriteJob, tell: (progress: JobProgress) => void): Promise<Result<Uint8Array>> {
  tell({ step: 'write', done: 0, total: 1 })
  const made = await bytesOf(job)
  tell({ step: 'write', done: 1, total: 1 })
  return made
}

async function bytesOf({ format, document, preset, clock }: WriteJob): Promise<Result<Uint8Array>> {
  switch (format) {
    case 'docx': {
      const trouble = whyNotWord(document)
      if (trouble) return { ok: false, error: trouble }
      return ok(await writeDocx(document, { preset, clock, pageOf: headingPages(document, preset) }))
    }
    // Without a byte order mark and with plain line feeds: offsets into the text count in this very file.
    case 'txt':
      return ok(new TextEncoder().encode(plainText(document)))
    case 'html':
      return ok(new TextEncoder().encode(writeHtml(compose(document, preset))))
  }
}
