import type { NewId } from '#core/document/document.ts'
import type { Relation } from './open-package.ts'
import { FieldStack } from './field-stack.ts'
import { ListCounter } from './list-counter.ts'
import { NoteCollector } from './note-collector.ts'
import type { Xml } from './parse-xml.ts'
import type { Lists } from './read-numbering.ts'
import type { Styles } from './read-styles.ts'

/** A picture of the file, by its reference. */
export interface FilePicture {
  readonly asset: string
  readonly bytes: Uint8Array
}

/** The footnotes and endnotes of a file by kind and id. */
export type PartNotes = ReadonlyMap<string, Xml>

/** What reading one file shares from part to part. */
export class ReadContext {
  readonly styles: Styles
  readonly lists: Lists
  readonly newId: NewId
  readonly relations: ReadonlyMap<string, Relation>
  readonly filePictures: ReadonlyMap<string, FilePicture>
  readonly partNotes: PartNotes
  readonly notes: NoteCollector
  readonly counter = new ListCounter()
  readonly fields = new FieldStack()
  /** Pictures that the lines really use. */
  readonly pictures = new Map<string, Uint8Array>()
  /** Footnotes that have been told; a second reference to one does not tell it again. */
  readonly toldNotes = new Set<string>()

  constructor(parts: {
    readonly styles: Styles
    readonly lists: Lists
    readonly newId: NewId
    readonly relations: ReadonlyMap<string, Relation>
    readonly filePictures: ReadonlyMap<string, FilePicture>
    readonly partNotes: PartNotes
    readonly notes: NoteCollector
  }) {
    this.styles = parts.styles
    this.lists = parts.lists
    this.newId = parts.newId
    this.relations = parts.relations
    this.filePictures = parts.filePictures
    this.partNotes = parts.partNotes
    this.notes = parts.notes
  }
}
