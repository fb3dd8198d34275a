import type { BlockId } from '#core/document/document.ts'
import type { Pages, PlacedLine, PlacedPage } from '#core/layout/paginate/pages.ts'
import type { Preset } from '#core/layout/presets.ts'
import { PRESETS } from '#core/layout/presets.ts'
import type { SetBlock, SetCell, SetPaper, SetParagraph, SetPicture, SetRow, SetTable } from '#core/layout/set-paper.ts'

/** Digits in Times New Roman, 22 lines of 29 pt: 28 characters of 15.75 pt on a line. */
export const OFFICE: Preset = PRESETS['office']!

/** Builders of set papers, for tests of what is made from them. */
export function paper(blocks: readonly SetBlock[], extras: Partial<SetPaper> = {}): SetPaper {
  return { preset: OFFICE, name: '', unit: '', blocks, imprint: [], ...extras }
}

export function para(text: string, extras: Partial<SetParagraph> = {}): SetParagraph {
  return { type: 'paragraph', place: place('p'), role: 'body', runs: text ? [{ text }] : [], ...extras }
}

/** A paragraph of so many lines, each full of one character. */
export function lines(count: number, extras: Partial<SetParagraph> = {}): SetParagraph {
  return para('国'.repeat(28 * count), { indent: {}, ...extras })
}

export function setTable(rows: readonly SetRow[], columns: readonly number[] = [4422, 4422]): SetTable {
  return { type: 'table', place: place('table'), columns, rows }
}

export function row(texts: readonly string[], extras: Partial<SetRow> = {}): SetRow {
  return { cells: texts.map((text, column) => cell(column, text)), ...extras }
}

export function cell(column: number, text: string, extras: Partial<SetCell> = {}): SetCell {
  return { column, colSpan: 1, rowSpan: 1, lines: [para(text, { role: 'tableText' })], ...extras }
}

export function picture(height: number, extras: Partial<SetPicture> = {}): SetPicture {
  return { type: 'picture', place: place('picture'), asset: 'a'.repeat(64), alt: '图', width: 3000, height, ...extras }
}

export function place(name: string): BlockId {
  return name.padStart(12, '0') as BlockId
}

/** The text of each line of a page. */
export function textsOf(page: PlacedPage | undefined): string[] {
  return (page?.lines ?? []).map(textOfLine)
}

export function textOfLine({ fragments }: PlacedLine): string {
  return fragments.map((fragment) => fragment.text).join('')
}

export function linesPerPage({ pages }: Pages): number[] {
  return pages.map((page) => page.lines.length)
}
