import type { Document } from '#core/document/document.ts'
import type { WriteOptions } from '#core/docx/write-docx.ts'
import { writeDocx } from '#core/docx/write-docx.ts'
import { GBT9704 } from '#core/layout/presets.ts'

/** A paper as .docx in the default preset, at a fixed time. */
export function writeTestDocx(d: Document, options: Partial<WriteOptions> = {}): Promise<Uint8Array> {
  return writeDocx(d, { preset: GBT9704, clock: '2025-12-26T08:00:00.000Z', ...options })
}

/** A grey picture of two pixels by one. */
export const TINY_PNG = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNoaAAAAYMBARg1IhUAAAAASUVORK5CYII=', 'base64'),
)
