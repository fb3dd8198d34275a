import { AlignmentType, Footer, PageNumber, TextRun } from 'docx'
import type { Preset } from '#core/layout/presets.ts'
import { OfficialParagraph } from './official-paragraph.ts'
import { ROLE_STYLES } from './style-ids.ts'

/** `default` stands on odd pages; `even` needs evenAndOddHeaders in the settings. */
export function writeFooters(preset: Preset): { readonly default: Footer; readonly even: Footer } {
  return { default: footer('right', preset), even: footer('left', preset) }
}

function footer(side: 'left' | 'right', { pageNumber }: Preset): Footer {
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
  return new Footer({ children: [new OfficialParagraph(options, isCentred ? {} : { indent: outer })] })
}
