import { readFile } from 'node:fs/promises'
import { compareText } from '#core/document/text-difference.ts'
import { plainText } from '#core/document/text.ts'
import { verifyWritten } from '#core/docx/verify-written.ts'
import { compose } from '#core/layout/compose.ts'
import { verifyHtml } from '#core/layout/verify-html.ts'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { JobProgress, VerifyJob } from './job.ts'

/** Reads a file from the disk again: null where it says what the paper says, else export-differs. */
export async function verifyFile(job: VerifyJob, tell: (progress: JobProgress) => void): Promise<Result<null>> {
  tell({ step: 'verify', done: 0, total: 1 })
  const verified = await compare(job, await readFile(job.path))
  tell({ step: 'verify', done: 1, total: 1 })
  return verified
}

async function compare({ format, document, preset }: VerifyJob, bytes: Uint8Array): Promise<Result<null>> {
  switch (format) {
    case 'docx': {
      const verified = await verifyWritten(bytes, document, preset)
      return verified.ok ? ok(null) : verified
    }
    case 'txt':
      return compareText(textOf(bytes), plainText(document))
    case 'html':
      return verifyHtml(textOf(bytes), compose(document, preset))
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
