import type { ParagraphChild } from 'docx'
import { TextRun } from 'docx'
import type { Run } from '#core/document/document.ts'
import { cleanText, joinRuns } from '#core/document/normalise.ts'

// Characters such as “ — … × exist in Latin and in Chinese type; without the hint Word takes the Latin one.
const BEYOND_ASCII = /[^\u0000-\u007f]/

/** Runs as Word's: their words, their bold and their line breaks, nothing else. `style` is a character style's id. */
export function writeRuns(runs: readonly Run[], style?: string): ParagraphChild[] {
  const plain = runs.map(({ text, bold }): Run => (bold ? { text, bold } : { text }))
  return joinRuns(plain).flatMap(({ text, bold }) =>
    writeText(text, { ...(bold ? { bold } : {}), ...(style ? { style } : {}) }),
  )
}

/** One text, `\n` as a line break. */
export function writeText(
  text: string,
  marks: { readonly bold?: true; readonly style?: string } = {},
): ParagraphChild[] {
  return cleanText(text)
    .split('\n')
    .flatMap((line, index): ParagraphChild[] => {
      if (!line && !index) return []
      const hint = BEYOND_ASCII.test(line) ? { font: { hint: 'eastAsia' } } : {}
      // As `text`, never as `children`: there the library reads a word like CURRENT as a field.
      return [new TextRun({ ...marks, ...hint, ...(index ? { break: 1 } : {}), ...(line ? { text: line } : {}) })]
    })
}
