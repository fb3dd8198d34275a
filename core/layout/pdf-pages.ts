const CHUNK = 8_192

/**
 * How many pages a PDF has: the leaves of its page tree, or undefined where they are not what the tree's root counts or the
 * file is cut off. For files as Chromium writes them, whose objects are not packed into streams.
 */
export function countPdfPages(bytes: Uint8Array): number | undefined {
  const text = latinOf(bytes)
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) return undefined
  const leaves = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)/g)].map(([, count]) => Number(count))
  return leaves > 0 && leaves === Math.max(0, ...counts) ? leaves : undefined
}

function latinOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  }
  return parts.join('')
}
