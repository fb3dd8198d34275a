import type { BlockId } from '../document/document.ts'
import type { Preset } from './presets.ts'

/** What is known of a stored picture: its size in pixels. */
export type PictureSizeOf = (asset: string) => { readonly width: number; readonly height: number } | undefined

/** What the parts of one paper share while it is composed. */
export interface Composing {
  readonly preset: Preset
  /** Every heading's number by its block id. */
  readonly numbers: ReadonlyMap<BlockId, string>
  readonly pictureSize: PictureSizeOf
}
