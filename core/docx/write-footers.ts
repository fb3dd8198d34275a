import { AlignmentType, Footer, PageNumber, TextRun } from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import { gap } from '#core/layout/set-line.ts'
import type { SetPaper } from '#core/layout/set-paper.ts'
import { indentOf, OfficialParagraph } from './official-paragraph.ts'
import { ROLE_STYLES } from './style-ids.ts'
import type { Written } from './write-blocks.ts'
import { writeParagraph } from './write-paragraph.ts'

/** What stands at the foot of pages, and how far from the sheet's lower edge, in twips. */
export interface Footers {
  readonly footers: { readonly default: Footer; readonly even: Footer; readonly first?: Footer }
  readonly fromBottom: number
}

/** `default` stands on odd pages; `even` needs evenAndOddHeaders in the settings, `first` a title page. */
export function writeFooters({ preset, firstPageFoot }: SetPaper): Footers {
  const { footer: usual } = preset.page
  const fromBottom = Math.min(usual, firstPageFoot?.fromBottom ?? usual)
  // A section has one distance for all its footers; what stands higher than the lowest gets a line below it.
  const filler = usual > fromBottom ? [writeParagraph(gap({ line: usual - fromBottom }), preset)] : []
  const common = {
    default: new Footer({ children: [...numberLine('right', preset), ...filler] }),
    even: new Footer({ children: [...numberLine('left', preset), ...filler] }),
  }
  if (preset.pageNumber.onFirstPage && !firstPageFoot) return { footers: common, fromBottom }
  const foot = writeParagraph(gap(firstPageFoot ? { rule: firstPageFoot.rule } : {}), preset)
  const first = preset.pageNumber.onFirstPage ? [...numberLine('right', preset), foot] : [foot]
  return { footers: { ...common, first: new Footer({ children: first }) }, fromBottom }
}

function numberLine(side: 'left' | 'right', preset: Preset): readonly Written[] {
  const { pageNumber } = preset
  if (pageNumber.place === 'none') return [writeParagraph(gap(), preset)]
  const isCentred = pageNumber.place === 'center'
  const outer = side === 'right' ? { rightChars: pageNumber.outerChars } : { leftChars: pageNumber.outerChars }
  const sideAlignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT
  const number = new TextRun({
    font: { hint: 'eastAsia' },
    children: [pageNumber.before, PageNumber.CURRENT, pageNumber.after],
  })
  const options = {
    style: ROLE_STYLES.pageNumber.id,
    alignment: isCentred ? AlignmentType.CENTER : sideAlignment,
    children: [number],
  }
  return [new OfficialParagraph(options, isCentred ? {} : { indent: indentOf(outer, preset) })]
}
