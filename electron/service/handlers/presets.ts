import type { PresetSummary } from '#contract'
import type { Preset } from '#core/layout/presets.ts'
import { ok } from '#core/result.ts'
import type { Readable } from '#electron/storage/connection.ts'
import { storedPresets } from '#electron/storage/presets.ts'
import type { Stored } from '#electron/storage/shelf.ts'
import type { Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { BUILT_IN_PRESETS, ownPresets } from '../presets.ts'
import { currentSettings } from './settings.ts'

type PresetCall =
  `presets.${'list' | 'bin' | 'read' | 'save' | 'duplicate' | 'import' | 'remove' | 'restore' | 'name' | 'write'}`

/** Presets, as templates are kept: built-in ones that cannot be changed, and the user's own. */
export const presetHandlers: Handlers<PresetCall> = {
  // The built-in ones are there even where the data is not.
  'presets.list': (_args, { store }) => {
    const opened = store.current()
    const builtIn = BUILT_IN_PRESETS.map((item) => toSummary({ item }))
    return ok([...builtIn, ...(opened.ok ? listOwn(opened.value.db) : [])])
  },
  'presets.bin': withData<'presets.bin'>((db) => ok(storedPresets.list(db, true).map(toSummary))),
  'presets.read': withData<'presets.read'>((db, { id }, context) => ownPresets.find(db, context, id)),
  'presets.save': withData<'presets.save'>((db, { requestId, id, preset }, context) =>
    ownPresets.save({ db, context, request: requestOf('presets.save', requestId, context) }, id, preset),
  ),
  'presets.import': withData<'presets.import'>((db, { requestId, json }, context) =>
    ownPresets.add({ db, context, request: requestOf('presets.import', requestId, context) }, json),
  ),
  'presets.duplicate': withData<'presets.duplicate'>((db, { requestId, id }, context) =>
    ownPresets.duplicate({ db, context, request: requestOf('presets.duplicate', requestId, context) }, id),
  ),
  'presets.remove': withData<'presets.remove'>((db, { requestId, id }, context) =>
    ownPresets.remove({ db, context, request: requestOf('presets.remove', requestId, context) }, id),
  ),
  'presets.restore': withData<'presets.restore'>((db, { requestId, id }, context) =>
    ownPresets.restore({ db, context, request: requestOf('presets.restore', requestId, context) }, id),
  ),
  'presets.name': withData<'presets.name'>((db, { id }, context) => ownPresets.fileName(db, context, id)),
  'presets.write': withData<'presets.write'>((db, file, context) => ownPresets.write(db, context, file)),
}

function listOwn(db: Readable): PresetSummary[] {
  const { language } = currentSettings(db)
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const own = storedPresets.list(db, false).map(toSummary)
  return own.toSorted((a, b) => compare(a.name[language], b.name[language]))
}

function toSummary({ item, ...times }: { readonly item: Preset } & Partial<Stored<Preset>>): PresetSummary {
  const { id, name, form } = item
  return { id, origin: times.updatedAt === undefined ? 'built-in' : 'user', name, form, ...times }
}
