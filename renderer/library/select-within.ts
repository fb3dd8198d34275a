/**
 * Keeps a selection to the lines that are shown, until the returned function is called: «select all» would else begin in the
 * title that a passage does not have, and what is typed then would become one.
 */
export function selectWithin(sheet: HTMLElement): () => void {
  const keep = () => {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || !sheet.contains(selection.anchorNode)) return
    const lines = [...sheet.children].filter((line) => line.getClientRects().length > 0)
    const [first, last] = [lines[0], lines.at(-1)]
    if (!first || !last) return
    const range = selection.getRangeAt(0)
    const isBefore = isOutside(range.startContainer, lines, sheet)
    const isBehind = isOutside(range.endContainer, lines, sheet)
    if (!isBefore && !isBehind) return
    selection.setBaseAndExtent(
      isBefore ? first : range.startContainer,
      isBefore ? 0 : range.startOffset,
      isBehind ? last : range.endContainer,
      isBehind ? last.childNodes.length : range.endOffset,
    )
  }
  document.addEventListener('selectionchange', keep)
  return () => document.removeEventListener('selectionchange', keep)
}

function isOutside(point: Node, lines: readonly Element[], sheet: HTMLElement): boolean {
  return point === sheet || !lines.some((line) => line.contains(point))
}
