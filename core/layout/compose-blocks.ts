import type { Block, Heading, Paragraph, Run } from '../document/document.ts'
import { composeAttendance } from './compose-attendance.ts'
import type { Composing } from './composing.ts'
import { composePicture } from './compose-picture.ts'
import { composeTable } from './compose-table.ts'
import type { Preset } from './presets.ts'
import { gap, setRuns } from './set-line.ts'
import type { SetBlock, SetParagraph, SetPicture, SetTable } from './set-paper.ts'
import { headingRole } from './styles.ts'

/**
 * Blocks in order; `list` tells the bodies of a paper apart, each being numbered by itself. A page break goes into the
 * block after it, since a line of its own would stay empty at the head of the page.
 */
export function composeBlocks(blocks: readonly Block[], list: number, composing: Composing): readonly SetBlock[] {
  const set: SetBlock[] = []
  let pageBreakBefore = false
  for (const block of blocks) {
    if (block.type === 'opaque') continue
    if (block.type === 'pageBreak') {
      if (pageBreakBefore) set.push(gap({ pageBreakBefore }))
      pageBreakBefore = true
      continue
    }
    const made = composeBlock(block, list, composing)
    if (!made) continue
    // Two tables with nothing between them are one table to Word.
    if (made.type === 'table' && (pageBreakBefore || set.at(-1)?.type === 'table')) {
      set.push(gap(pageBreakBefore ? { pageBreakBefore } : {}))
    }
    set.push(made.type === 'table' || !pageBreakBefore ? made : { ...made, pageBreakBefore })
    pageBreakBefore = false
  }
  // Word wants a paragraph after a table that ends a page's text.
  if (pageBreakBefore || set.at(-1)?.type === 'table') set.push(gap(pageBreakBefore ? { pageBreakBefore } : {}))
  return set
}

function composeBlock(
  block: Exclude<Block, { type: 'opaque' | 'pageBreak' }>,
  list: number,
  composing: Composing,
): SetParagraph | SetPicture | SetTable | undefined {
  switch (block.type) {
    case 'heading':
      return composeHeading(block, list, composing)
    case 'paragraph':
      return composeParagraph(block, composing.preset)
    case 'table':
      return composeTable(block, composing.preset)
    case 'picture':
      return composePicture(block, composing)
  }
}

function composeHeading(heading: Heading, list: number, { preset, numbers }: Composing): SetParagraph {
  const { level, id } = heading
  const role = headingRole(level)
  const text = numbers.get(id) ?? ''
  // A number of its own is one that Word would not come to by counting.
  const isAutomatic = preset.numbers === 'automatic' && heading.marker === undefined
  const number = isAutomatic ? { number: { level, text, list } } : {}
  const own = isAutomatic ? heading.runs : numbered(heading, text)
  const common = { type: 'paragraph', place: id, ...number } as const
  if (heading.runIn === undefined) return { ...common, role, runs: setRuns(own), outline: level }
  return { ...common, role: 'body', runs: [...setRuns(own, role), ...setRuns(heading.runIn)], runIn: level }
}

/** A heading's runs with its number in front, bold where the words it stands before are. */
function numbered({ runs }: Heading, number: string): readonly Run[] {
  return [{ text: number, ...(runs[0]?.bold ? { bold: true as const } : {}) }, ...runs]
}

function composeParagraph({ id, runs, align }: Paragraph, preset: Preset): SetParagraph {
  const attendance = preset.form === 'minutes' && !align ? composeAttendance(runs) : undefined
  const set = { type: 'paragraph', place: id, role: 'body', runs: setRuns(runs), ...attendance } as const
  return align ? { ...set, align, indent: { firstLineChars: 0 } } : set
}
