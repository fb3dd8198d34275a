import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import type { Writable } from '#electron/storage/connection.ts'
import type { Request } from '#electron/storage/requests.ts'
import { once } from '#electron/storage/requests.ts'
import {
  insertTemplate,
  listTemplates,
  removeTemplate,
  replaceTemplate,
  restoreTemplate,
} from '#electron/storage/templates.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { copyName } from '../copy-name.ts'
import { exportName } from '../export-name.ts'
import { withId } from '../with-id.ts'
import { writeFileWhole } from '../write-file.ts'
import { currentSettings } from './settings.ts'
import { findAnyTemplate, refuseBuiltIn } from './templates.ts'

type ShelfCall = `templates.${'save' | 'duplicate' | 'import' | 'remove' | 'restore' | 'name' | 'write'}`

/** What is done with the user's own templates as wholes. */
export const templateShelfHandlers: Handlers<ShelfCall> = {
  'templates.save': withData<'templates.save'>((db, { requestId, id, template }, context) => {
    const request = requestOf('templates.save', requestId, context)
    return once(db, request, () => {
      if (id === undefined) return addTemplate(db, template, context, request)
      const read = readTemplate(withId(template, id))
      const trouble = refuseBuiltIn(context, id) ?? (read.ok ? undefined : read)
      if (trouble || !read.ok) return trouble!
      const replaced = replaceTemplate(db, read.value, request.at)
      return replaced.ok ? ok({ id }) : replaced
    })
  }),
  'templates.import': withData<'templates.import'>((db, { requestId, json }, context) => {
    const request = requestOf('templates.import', requestId, context)
    return once(db, request, () => addTemplate(db, json, context, request))
  }),
  'templates.duplicate': withData<'templates.duplicate'>((db, { requestId, id }, context) => {
    const request = requestOf('templates.duplicate', requestId, context)
    return once(db, request, () => {
      const original = findAnyTemplate(db, context, id)
      if (!original.ok) return original
      return addTemplate(db, { ...original.value, name: nameOfCopy(db, original.value) }, context, request)
    })
  }),
  'templates.remove': withData<'templates.remove'>((db, { requestId, id }, context) => {
    const request = requestOf('templates.remove', requestId, context)
    return once(db, request, () => refuseBuiltIn(context, id) ?? removeTemplate(db, id, request.at))
  }),
  'templates.restore': withData<'templates.restore'>((db, { requestId, id }, context) =>
    once(db, requestOf('templates.restore', requestId, context), () => restoreTemplate(db, id)),
  ),
  'templates.name': withData<'templates.name'>((db, { id }, context) => {
    const found = findAnyTemplate(db, context, id)
    return found.ok ? ok({ name: exportName(found.value.name[currentSettings(db).language], '.json') }) : found
  }),
  'templates.write': withData<'templates.write'>((db, { id, path }, context) => {
    const found = findAnyTemplate(db, context, id)
    if (!found.ok) return found
    return writeFileWhole(path, Buffer.from(`${JSON.stringify(found.value, null, 2)}\n`))
  }),
}

// The id of what comes in is not looked at: it may be a built-in template's, or one that is already here.
function addTemplate(db: Writable, json: unknown, context: Context, { at }: Request): Result<{ id: string }> {
  const id = context.newUserId()
  const read = readTemplate(withId(json, id))
  if (!read.ok) return read
  insertTemplate(db, read.value, at)
  return ok({ id })
}

function nameOfCopy(db: Writable, { name }: Template): Template['name'] {
  const own = listTemplates(db, false).map(({ template }) => template.name)
  const copied = (language: keyof Template['name']) =>
    copyName(language, name[language], (candidate) => own.some((taken) => taken[language] === candidate))
  return { 'zh-CN': copied('zh-CN'), en: copied('en') }
}
