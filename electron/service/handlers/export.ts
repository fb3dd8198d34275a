import type { Document } from '#core/document/document.ts'
import { partOf } from '#core/document/part.ts'
import { textOf } from '#core/document/text.ts'
import { bodiesOf } from '#core/document/walk.ts'
import { failed, ok } from '#core/result.ts'
import { say } from '#core/words/say.ts'
import { findAsset } from '#electron/storage/assets.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { openDraft } from '#electron/storage/drafts.ts'
import type { Context, Handlers } from '../context.ts'
import { withData } from '../context.ts'
import { exportName } from '../export-name.ts'
import type { JobPicture } from '../job.ts'
import type { ServiceArgs } from '../message.ts'
import { ownPresets } from '../presets.ts'
import { writeFileWhole } from '../write-file.ts'
import { currentSettings } from './settings.ts'

type ExportCall = `export.${'name' | 'write' | 'pages' | 'stop'}`

export const exportHandlers: Handlers<ExportCall> = {
  'export.name': withData<'export.name'>((db, { id, format, part }) => {
    const draft = openDraft(db, id)
    if (!draft.ok) return draft
    const title = draft.value.name ?? textOf(draft.value.document.title)
    const name = part ? say(currentSettings(db).language, 'export.part-name', { title }) : title
    return ok({ name: exportName(name, `.${format}`) })
  }),
  'export.write': withData<'export.write'>((db, args, context) => {
    const { slowWork, exports, tellProgress } = context
    const paper = paperOf(db, args, context)
    if (!paper.ok) return paper
    const { format, path } = args
    return exports.run(async (signal) => {
      const options = { signal, onProgress: tellProgress }
      const clock = context.now().toISOString()
      const pictures = picturesOf(db, paper.value.document, format === 'docx' || format === 'html')
      const made = await slowWork.run({ name: 'write', format, clock, pictures, ...paper.value }, options)
      if (!made.ok) return made
      return writeFileWhole(path, made.value, async (beside) => {
        const verified = await slowWork.run({ name: 'verify', format, path: beside, ...paper.value }, options)
        return verified.ok && signal.aborted ? failed('export-cancelled') : verified
      })
    })
  }),
  'export.pages': withData<'export.pages'>((db, args, context) => {
    const { slowWork, exports, tellProgress } = context
    const paper = paperOf(db, args, context)
    if (!paper.ok) return paper
    return exports.run((signal) =>
      slowWork.run(
        { name: 'pages', pictures: picturesOf(db, paper.value.document, false), ...paper.value },
        { signal, onProgress: tellProgress },
      ),
    )
  }),
  'export.stop': (_args, { exports }: Context) => {
    exports.stop()
    return ok(null)
  },
}

/** What is to be laid out: the saved draft or a part of it, and the preset. */
function paperOf(db: Readable, { id, preset, part }: ServiceArgs<'export.pages'>, context: Context) {
  const draft = openDraft(db, id)
  if (!draft.ok) return draft
  const found = ownPresets.find(db, context, preset)
  if (!found.ok) return found
  const document = part ? partOf(draft.value.document, part) : ok(draft.value.document)
  return document.ok ? ok({ document: document.value, preset: found.value }) : document
}

/** The stored pictures of a paper that a file can show, with their bytes where the file holds them itself. */
function picturesOf(db: Readable, document: Document, withBytes: boolean): ReadonlyMap<string, JobPicture> {
  const blocks = bodiesOf(document).flat()
  const names = new Set(blocks.flatMap((block) => (block.type === 'picture' ? [block.asset] : [])))
  const found = [...names].flatMap((name): [string, JobPicture][] => {
    const { type = null, width = null, height = null, bytes } = findAsset(db, name) ?? {}
    if (type === null || width === null || height === null) return []
    return [[name, { type, width, height, ...(withBytes && bytes ? { bytes } : {}) }]]
  })
  return new Map(found)
}
