import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Contents } from './import-job.ts'

/** The contents of a file, small: about a tenth of what they take unpacked. */
export function pack(contents: Contents): Uint8Array {
  return deflateRawSync(JSON.stringify(contents), { level: 1 })
}

export function unpack(packed: Uint8Array): Contents {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Contents
}
