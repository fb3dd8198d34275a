import type { Readable, Writable } from './connection.ts'

/** A stored picture. Without `type` and size it is of a kind that neither Word nor a page is given. */
export interface Asset {
  readonly sha256: string
  readonly type: string | null
  /** Pixels. */
  readonly width: number | null
  readonly height: number | null
  readonly bytes: Uint8Array
}

/** Keeps a picture; the same bytes are kept once. */
export function keepAsset(db: Writable, asset: Asset, at: string): void {
  db.prepare(
    `INSERT OR IGNORE INTO assets (sha256, type, width, height, added_at, bytes)
     VALUES (@sha256, @type, @width, @height, @at, @bytes)`,
  ).run({ ...asset, at })
}

/** A picture with its bytes; undefined where there is none of that name. */
export function findAsset(db: Readable, sha256: string): Asset | undefined {
  return db
    .prepare<[string], Asset>('SELECT sha256, type, width, height, bytes FROM assets WHERE sha256 = ?')
    .get(sha256)
}

export interface AssetSize {
  readonly asset: string
  readonly width: number
  readonly height: number
}

/** The sizes of those that are there and have one. */
export function sizesOfAssets(db: Readable, assets: readonly string[]): AssetSize[] {
  const find = db.prepare<[string], Omit<AssetSize, 'asset'>>(
    'SELECT width, height FROM assets WHERE sha256 = ? AND width IS NOT NULL AND height IS NOT NULL',
  )
  return [...new Set(assets)].flatMap((asset) => {
    const size = find.get(asset)
    return size ? [{ asset, ...size }] : []
  })
}
