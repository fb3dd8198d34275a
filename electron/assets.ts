/** A stored picture as a page is given it. */
export interface ServedAsset {
  readonly type: 'png' | 'jpg' | 'gif'
  readonly bytes: Uint8Array
}

export type ReadAsset = (sha256: string) => Promise<ServedAsset | null>

/** What Electron's handler of addresses answers with. */
interface Answer {
  readonly statusCode?: number
  readonly data: Buffer
  readonly headers?: Record<string, string>
}

const PATH = /^\/asset\/([\da-f]{64})$/
const TYPES = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' } as const

/** The pictures under /asset/<sha256>, for the page and for the pages that are printed. */
export interface Assets {
  /** Where the pictures come from; until then there are none. */
  readonly take: (read: ReadAsset) => void
  /** Undefined where the path is none of a picture. */
  readonly find: (pathname: string) => Promise<Answer> | undefined
}

export function createAssets(): Assets {
  let read: ReadAsset = () => Promise.resolve(null)
  return {
    take: (from) => (read = from),
    find: (pathname) => {
      const [, sha256] = PATH.exec(pathname) ?? []
      return sha256 === undefined ? undefined : read(sha256).then(answerOf)
    },
  }
}

function answerOf(asset: ServedAsset | null): Answer {
  if (!asset) return { statusCode: 404, data: Buffer.alloc(0) }
  const headers = {
    'Content-Type': TYPES[asset.type],
    'X-Content-Type-Options': 'nosniff',
    // The name is that of the content.
    'Cache-Control': 'max-age=31536000, immutable',
  }
  return { data: Buffer.from(asset.bytes), headers }
}
