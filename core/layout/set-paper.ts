import type { BlockId, Level } from '../document/document.ts'
import type { Preset } from './presets.ts'
import type { Role } from './styles.ts'

/**
 * A paper as it will stand on the page: every line that the form asks for, in order, with its place and its type, but not
 * yet broken into lines and pages. Word, PDF, print, preview and HTML are all written from this one value, so they agree.
 */
export interface SetPaper {
  readonly preset: Preset
  /** The paper's title on one line, for the file's properties. */
  readonly name: string
  readonly unit: string
  /** How level 3 counts; of use where numbers are automatic. */
  readonly numbering?: 'restart' | 'continuous'
  /** In flow, from the first line of page 1. */
  readonly blocks: readonly SetBlock[]
  /** Drawn on page 1 alone, `fromBottom` twips above the sheet's lower edge (信函格式). */
  readonly firstPageFoot?: { readonly rule: SetRule; readonly fromBottom: number }
  /** Lines whose foot stands on the last page's lower edge of the type area (版记); empty where there are none. */
  readonly imprint: readonly SetParagraph[]
}

export type SetBlock = SetParagraph | SetTable | SetPicture

/** Which line of the document a set line comes from, so that a click on the page finds it. */
export type SetPlace =
  BlockId | 'title' | 'recipients' | 'signatory' | 'date' | 'note' | 'header' | 'imprint' | 'contents'

export interface SetParagraph {
  readonly type: 'paragraph'
  /** Absent on lines that the form alone asks for: empty lines, gaps. */
  readonly place?: SetPlace
  /** Its look in the preset. `blank`: an empty line of the body's pitch; `gap`: a line one point high. */
  readonly role: Role | 'blank' | 'gap'
  readonly runs: readonly SetRun[]
  /** In characters (字) of the body; absent sides are 0. Instead of the look's `firstLineChars`, never beside it. */
  readonly indent?: SetIndent
  /** Instead of the look's alignment. */
  readonly align?: 'both' | 'left' | 'center' | 'right'
  /** True where `align` is its table column's and not the writer's wish. */
  readonly isCentredByColumn?: true
  /**
   * Twips above the line; counts at the head of a page too. Below 0 on the first line of a paper alone, which then begins
   * above the type area (信函格式).
   */
  readonly before?: number
  /** Where `\t` goes, in characters from the left edge of the type area; absent: to the right edge. */
  readonly tabChars?: number
  /** Exact height of each of its lines in twips, instead of the look's. */
  readonly line?: number
  readonly pageBreakBefore?: true
  /** Its last line stands on one page with the next block's first. */
  readonly keepNext?: true
  /** In the navigation pane and the contents; never on a run-in heading. */
  readonly outline?: Level
  /** Present on a run-in heading (接排标题): the level of the heading that the first runs are. */
  readonly runIn?: Level
  readonly rule?: SetRule
  /** Present only where the preset wants Word's automatic numbers: the literal number is then no part of `runs`. */
  readonly number?: { readonly level: Level; readonly text: string; readonly list: number }
}

export interface SetIndent {
  readonly leftChars?: number
  readonly rightChars?: number
  readonly firstLineChars?: number
  readonly hangingChars?: number
}

/** A line of the form drawn over the width of the type area, or further. Widths in points, lengths in twips. */
export interface SetRule {
  readonly side: 'top' | 'bottom'
  readonly style: 'single' | 'thick-thin' | 'thin-thick'
  readonly widthPt: number
  readonly colour: 'black' | 'red'
  /** How far it stands out beyond the type area on each side. */
  readonly beyond?: number
  /** Between the rule and the line's own box. */
  readonly space?: number
}

/** Text with one type. `\n` is a line break, `\t` goes to the right edge less `rightChars` of its paragraph's indent. */
export interface SetRun {
  readonly text: string
  /** Where its font and bold differ from its paragraph's. */
  readonly role?: Role
  readonly bold?: true
  readonly colour?: 'red'
  /** Twips added after each of its characters, to spread names of several organs to one width. */
  readonly spread?: number
  /** Instead of the look's size. */
  readonly sizePt?: number
}

export interface SetTable {
  readonly type: 'table'
  readonly place: BlockId | 'header'
  /** True where no lines are drawn and cells have no margins: names of several organs with 文件 beside them. */
  readonly isOpen?: true
  /** Twips; their sum is the width of the type area. */
  readonly columns: readonly number[]
  readonly rows: readonly SetRow[]
}

export interface SetRow {
  /** Repeats at the head of each page. */
  readonly header?: true
  /** From left to right, each over `colSpan` columns; together they cover every column. */
  readonly cells: readonly SetCell[]
}

export interface SetCell {
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  /** True in the rows below a cell's first. */
  readonly isContinued?: true
  readonly lines: readonly SetParagraph[]
}

/** A picture, or, without `asset`, a framed line with the description of one whose bytes are not there. */
export interface SetPicture {
  readonly type: 'picture'
  readonly place: BlockId
  readonly asset?: string
  readonly alt: string
  /** Twips, as shown. */
  readonly width: number
  readonly height: number
  readonly pageBreakBefore?: true
}
