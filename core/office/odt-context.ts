import type { NewId } from '#core/document/document.ts'
import type { NoteCollector } from '#core/docx/note-collector.ts'
import type { Xml } from '#core/docx/parse-xml.ts'
import type { OdtStyles } from './odt-styles.ts'

export interface OdtPicture {
  readonly asset: string
  readonly bytes: Uint8Array
}

/** What reading one OpenDocument file shares. */
export interface OdtContext {
  readonly newId: NewId
  readonly notes: NoteCollector
  readonly styles: OdtStyles
  readonly pictures: ReadonlyMap<string, OdtPicture>
  readonly deletions: ReadonlyMap<string, Xml>
  /** Pictures that the lines really use. */
  readonly used: Map<string, Uint8Array>
}
