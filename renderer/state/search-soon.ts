const SEARCH_MS = 150

/**
 * Calls `search` once the writer pauses, at once where the field was emptied. Letters of an unfinished composition are shown
 * and not searched for: the list would empty itself between two syllables.
 */
export function createSearchSoon(search: () => void, pauseMs = SEARCH_MS) {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (query: string, isComposing: boolean): void => {
    clearTimeout(timer)
    if (!isComposing) timer = setTimeout(search, query === '' ? 0 : pauseMs)
  }
}
