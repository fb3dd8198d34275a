import type { Run } from '#core/document/document.ts'
import { FieldStack } from '#core/docx/field-stack.ts'
import type { ReadNoteCode } from '#core/recognise/reading.ts'
import type { DocFile } from './doc-file.ts'
import { PLACES } from './doc-file.ts'
import type { PropertyRun } from './doc-properties.ts'
import { readRuns, runAt } from './doc-properties.ts'
import type { DocText } from './doc-text.ts'

/** The words of a stretch, and those that are not part of what it says. */
export interface DocWords {
  readonly runs: readonly Run[]
  readonly dropped: ReadonlyMap<ReadNoteCode, string>
}

interface Look {
  readonly isBold: boolean
  readonly isInserted: boolean
  readonly code: ReadNoteCode | undefined
}

const FIELD_MARKS: Readonly<Record<string, string>> = { '\x13': 'begin', '\x14': 'separate', '\x15': 'end' }
const PICTURE = '\x01'
const ANCHOR = '\x08'
const CHARACTERS: Readonly<Record<string, string>> = { '\x0b': '\n', '\t': '\t', '\x1e': '-', '\x1f': '' }
const SPECIAL = /[\x00-\x1f]/g

/** Characters of a .doc with their properties; fields show their results. */
export class DocCharacters {
  private readonly file: DocFile
  private readonly text: DocText
  private readonly runs: readonly PropertyRun[]
  /** Drawings and text boxes hang here. */
  anchors = 0
  private readonly fields = new FieldStack()

  constructor(file: DocFile, text: DocText) {
    this.file = file
    this.text = text
    this.runs = readRuns(file, PLACES.characterPages, 'character')
  }

  read(from: number, to: number): DocWords {
    const runs: Run[] = []
    const dropped = new Map<ReadNoteCode, string>()
    let at = from
    while (at < to) {
      const run = runAt(this.runs, this.text.fileOffset(at))
      const end = Math.max(at + 1, Math.min(to, this.endOf(run, at)))
      this.stretch(this.text.characters.slice(at, end), this.lookOf(run), { runs, dropped })
      at = end
    }
    this.fields.endParagraph()
    return { runs, dropped }
  }

  /** Where the run that holds this position ends: at its own end, or with the piece of the file that it lies in. */
  private endOf(run: PropertyRun | undefined, position: number): number {
    const piece = this.text.pieceAt(position)
    const pieceEnd = piece && piece.to > position ? piece.to : position + 1
    if (!run || !piece) return pieceEnd
    const rest = (run.to - this.text.fileOffset(position)) / piece.width
    return Math.min(pieceEnd, position + Math.ceil(rest))
  }

  private lookOf(run: PropertyRun | undefined): Look {
    let isBold = false
    let isInserted = false
    let code: ReadNoteCode | undefined
    for (const { code: property, at } of run?.changes ?? []) {
      const value = this.file.main.getUint8(at)
      // 128 and 129 say «as the style» and «not as the style»; body styles are not bold.
      if (property === 0x0835) isBold = value === 1 || value === 129
      else if (property === 0x0801) isInserted = value !== 0
      else if (property === 0x0800 && value) code = 'deletions-dropped'
      else if (property === 0x083c && (value === 1 || value === 129)) code ??= 'hidden-text-dropped'
    }
    return { isBold, isInserted, code }
  }

  private stretch(text: string, look: Look, words: { runs: Run[]; dropped: Map<ReadNoteCode, string> }): void {
    let at = 0
    for (const match of text.matchAll(SPECIAL)) {
      this.plain(text.slice(at, match.index), look, words)
      this.special(match[0], look, words)
      at = match.index + 1
    }
    this.plain(text.slice(at), look, words)
  }

  private special(character: string, look: Look, words: { runs: Run[]; dropped: Map<ReadNoteCode, string> }): void {
    const mark = FIELD_MARKS[character]
    if (mark) return this.fieldMark(mark, words)
    if (character === ANCHOR) this.anchors++
    // In a field's code it is that field's own data.
    if (character === PICTURE && !this.fields.isCode) words.dropped.set('pictures-dropped', '')
    return this.plain(CHARACTERS[character] ?? '', look, words)
  }

  private fieldMark(mark: string, { dropped }: { dropped: Map<ReadNoteCode, string> }): void {
    const link = this.fields.mark(mark)
    if (link) dropped.set('links-dropped', [dropped.get('links-dropped') ?? [], link].flat().join('\n'))
  }

  private plain(
    text: string,
    look: Look,
    { runs, dropped }: { runs: Run[]; dropped: Map<ReadNoteCode, string> },
  ): void {
    if (!text) return
    this.fields.code(text)
    if (this.fields.isCode) return
    const code = look.code ?? (this.fields.isContents ? 'contents-dropped' : undefined)
    if (look.isInserted && !code) dropped.set('insertions-accepted', '')
    if (code) dropped.set(code, (dropped.get(code) ?? '') + text)
    else runs.push(look.isBold ? { text, bold: true } : { text })
  }
}
