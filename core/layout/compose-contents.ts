import type { BlockId } from '../document/document.ts'
import { blankLines, formLine } from './set-line.ts'
import type { SetBlock, SetParagraph } from './set-paper.ts'

const TITLE = '目　录'

/** The number of the page on which a block begins, once somebody knows. */
export type PageOf = (block: BlockId) => number | undefined

/**
 * The contents (目录) of set blocks: each heading that stands by itself, a character further in for each level, with the
 * number of its page where that is known. Empty where there is no such heading.
 */
export function composeContents(blocks: readonly SetBlock[], pageOf: PageOf): readonly SetParagraph[] {
  const headings = blocks.filter(
    (block): block is SetParagraph => block.type === 'paragraph' && block.outline !== undefined,
  )
  if (!headings.length) return []
  const lines = headings.map((heading) => {
    const text = (heading.number?.text ?? '') + heading.runs.map((run) => run.text).join('')
    const page = pageOf(heading.place as BlockId)
    const leftChars = heading.outline! - 1
    const line = formLine('contentsLine', text.replaceAll('\n', ''), 'contents', {
      indent: { leftChars, firstLineChars: 0 },
    })
    return page === undefined ? line : { ...line, runs: [...line.runs, { text: `\t${page}` }] }
  })
  return [formLine('contentsTitle', TITLE, 'contents'), ...blankLines(1), ...lines]
}
