import type { NewId } from '#core/document/document.ts'
import { NoteCollector } from './note-collector.ts'
import type { Package } from './open-package.ts'
import { partOf } from './open-package.ts'
import { pictureSize } from './picture-size.ts'
import type { FilePicture } from './read-context.ts'
import { ReadContext } from './read-context.ts'
import { readNumbering } from './read-numbering.ts'
import { readPartNotes } from './read-part-notes.ts'
import { readStyles } from './read-styles.ts'
import { sha256 } from './sha256.ts'

/** All that the main part leans on: styles, lists, notes, pictures. */
export async function contextOf(file: Package, newId: NewId): Promise<ReadContext> {
  const styles = readStyles(partOf(file, 'styles'))
  return new ReadContext({
    styles,
    lists: readNumbering(partOf(file, 'numbering'), styles),
    newId,
    relations: new Map(file.relations.map((relation) => [relation.id, relation])),
    filePictures: await readPictures(file),
    partNotes: readPartNotes(file),
    notes: new NoteCollector(),
  })
}

/** The pictures that a paper can keep, by their reference. */
async function readPictures(file: Package): Promise<ReadonlyMap<string, FilePicture>> {
  const pictures = new Map<string, FilePicture>()
  const known = new Map<string, FilePicture | undefined>()
  for (const { id, type, target, isExternal } of file.relations) {
    if (type !== 'image' || isExternal) continue
    if (!known.has(target)) known.set(target, await readPicture(file, target))
    const picture = known.get(target)
    if (picture) pictures.set(id, picture)
  }
  return pictures
}

async function readPicture(file: Package, target: string): Promise<FilePicture | undefined> {
  const bytes = file.zip.read(target)
  return bytes && pictureSize(bytes) ? { asset: await sha256(bytes), bytes } : undefined
}
