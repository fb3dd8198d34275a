import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Contents } from './import-job.ts'

/** What was read of a file, small: about a tenth of what it takes unpacked. */
export function pack<T = Contents>(contents: T): Uint8Array {
  return deflateRawSync(JSON.stringify(contents), { level: 1 })
}

export function unpack<T = Contents>(packed: Uint8Array): T {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as T
}
