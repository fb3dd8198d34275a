import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { ownTemplates } from '../templates.ts'

type ShelfCall = `templates.${'save' | 'duplicate' | 'import' | 'remove' | 'restore' | 'name' | 'write'}`

/** What is done with the user's own templates as wholes. */
export const templateShelfHandlers: Handlers<ShelfCall> = {
  'templates.save': withData<'templates.save'>((db, { requestId, id, template }, context) =>
    ownTemplates.save({ db, context, request: requestOf('templates.save', requestId, context) }, id, template),
  ),
  'templates.import': withData<'templates.import'>((db, { requestId, json }, context) =>
    ownTemplates.add({ db, context, request: requestOf('templates.import', requestId, context) }, json),
  ),
  'templates.duplicate': withData<'templates.duplicate'>((db, { requestId, id }, context) =>
    ownTemplates.duplicate({ db, context, request: requestOf('templates.duplicate', requestId, context) }, id),
  ),
  'templates.remove': withData<'templates.remove'>((db, { requestId, id }, context) =>
    ownTemplates.remove({ db, context, request: requestOf('templates.remove', requestId, context) }, id),
  ),
  'templates.restore': withData<'templates.restore'>((db, { requestId, id }, context) =>
    ownTemplates.restore({ db, context, request: requestOf('templates.restore', requestId, context) }, id),
  ),
  'templates.name': withData<'templates.name'>((db, { id }, context) => ownTemplates.fileName(db, context, id)),
  'templates.write': withData<'templates.write'>((db, file, context) => ownTemplates.write(db, context, file)),
}
