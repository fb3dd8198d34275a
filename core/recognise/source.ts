import type { Level, Picture, Table, PageBreak, Opaque } from '../document/document.ts'

/** What every reader hands over, before anything is understood: the lines of a file in reading order. */
export interface SourceText {
  readonly origin: Origin
  readonly lines: readonly SourceLine[]
}

/** Where the lines come from; a line of a word processor is a paragraph, a line of the others may be half of one. */
export const ORIGINS = ['text', 'docx', 'doc', 'rtf', 'odt', 'html', 'markdown'] as const
export type Origin = (typeof ORIGINS)[number]

/** One line as it was found, without its line feed; `\n` inside is a break that the writer typed (Shift+Enter, <br>). */
export interface SourceLine {
  readonly text: string
  readonly hints?: SourceHints
  /** A ready block that stands at this place, its ids already fresh; `text` is then empty, or the lines that it was typed as. */
  readonly block?: Table | Picture | PageBreak | Opaque
}

/** What the file knows about a line beside its characters; every one may be absent. */
export interface SourceHints {
  /** From a heading style or an outline level, levels below the fourth as 4. */
  readonly level?: Level
  /** From a style such as Title or 标题. */
  readonly isTitle?: true
  /** An automatic number as the word processor shows it (`一、`, `1.`, `•`); it is not in `text`. */
  readonly number?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Bold stretches as UTF-16 offsets into `text`: from, and before which; in order, not overlapping. */
  readonly bold?: readonly (readonly [number, number])[]
  /** A footnote stands as a line of its own right after the paragraph that calls it; a text box where it is anchored. */
  readonly part?: 'footnote' | 'text-box'
}

/** Plain text as lines; every way to end a line counts, half surrogate pairs become U+FFFD. */
export function sourceOfText(text: string, origin: Origin = 'text'): SourceText {
  return {
    origin,
    lines: text
      .toWellFormed()
      .split(/\r\n?|\n|\u2028|\u2029/)
      .map((line) => ({ text: line })),
  }
}

/** The source as one string: what the offsets of notes count in. Automatic numbers stand before their line's text. */
export function textOfSource(source: SourceText): string {
  return source.lines.map((line) => (line.hints?.number ?? '') + line.text).join('\n')
}
