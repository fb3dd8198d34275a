import type { PresetSummary } from '#contract'
import type { Preset } from '#core/layout/presets.ts'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Readable, Writable } from '#electron/storage/connection.ts'
import type { StoredPreset } from '#electron/storage/presets.ts'
import { insertPreset, listPresets, removePreset, replacePreset, restorePreset } from '#electron/storage/presets.ts'
import { readPreset } from '#core/layout/preset-schema.ts'
import type { Request } from '#electron/storage/requests.ts'
import { once } from '#electron/storage/requests.ts'
import type { Context, Handlers } from '../context.ts'
import { requestOf, withData } from '../context.ts'
import { copyName } from '../copy-name.ts'
import { exportName } from '../export-name.ts'
import { BUILT_IN_PRESETS, findAnyPreset, findBuiltInPreset } from '../presets.ts'
import { withId } from '../with-id.ts'
import { writeFileWhole } from '../write-file.ts'
import { currentSettings } from './settings.ts'

type PresetCall =
  `presets.${'list' | 'bin' | 'read' | 'save' | 'duplicate' | 'import' | 'remove' | 'restore' | 'name' | 'write'}`

/** Presets, as templates are kept: built-in ones that cannot be changed, and the user's own. */
export const presetHandlers: Handlers<PresetCall> = {
  // The built-in ones are there even where the data is not.
  'presets.list': (_args, { store }) => {
    const opened = store.current()
    const builtIn = BUILT_IN_PRESETS.map((preset) => toSummary({ preset }))
    return ok([...builtIn, ...(opened.ok ? ownPresets(opened.value.db) : [])])
  },
  'presets.bin': withData<'presets.bin'>((db) => ok(listPresets(db, true).map(toSummary))),
  'presets.read': withData<'presets.read'>((db, { id }) => findAnyPreset(db, id)),
  'presets.save': withData<'presets.save'>((db, { requestId, id, preset }, context) => {
    const request = requestOf('presets.save', requestId, context)
    return once(db, request, () => {
      if (id === undefined) return addPreset(db, preset, context, request)
      const builtIn = refuseBuiltIn(id)
      if (builtIn) return builtIn
      const read = readPreset(withId(preset, id))
      if (!read.ok) return read
      const replaced = replacePreset(db, read.value, request.at)
      return replaced.ok ? ok({ id }) : replaced
    })
  }),
  'presets.import': withData<'presets.import'>((db, { requestId, json }, context) => {
    const request = requestOf('presets.import', requestId, context)
    return once(db, request, () => addPreset(db, json, context, request))
  }),
  'presets.duplicate': withData<'presets.duplicate'>((db, { requestId, id }, context) => {
    const request = requestOf('presets.duplicate', requestId, context)
    return once(db, request, () => {
      const original = findAnyPreset(db, id)
      if (!original.ok) return original
      return addPreset(db, { ...original.value, name: nameOfCopy(db, original.value) }, context, request)
    })
  }),
  'presets.remove': withData<'presets.remove'>((db, { requestId, id }, context) => {
    const request = requestOf('presets.remove', requestId, context)
    return once(db, request, () => refuseBuiltIn(id) ?? removePreset(db, id, request.at))
  }),
  'presets.restore': withData<'presets.restore'>((db, { requestId, id }, context) =>
    once(db, requestOf('presets.restore', requestId, context), () => restorePreset(db, id)),
  ),
  'presets.name': withData<'presets.name'>((db, { id }) => {
    const found = findAnyPreset(db, id)
    return found.ok ? ok({ name: exportName(found.value.name[currentSettings(db).language], '.json') }) : found
  }),
  'presets.write': withData<'presets.write'>((db, { id, path }) => {
    const found = findAnyPreset(db, id)
    if (!found.ok) return found
    return writeFileWhole(path, Buffer.from(`${JSON.stringify(found.value, null, 2)}\n`))
  }),
}

function ownPresets(db: Readable): PresetSummary[] {
  const { language } = currentSettings(db)
  const { compare } = new Intl.Collator('zh-CN', { numeric: true })
  const own = listPresets(db, false).map(toSummary)
  return own.toSorted((a, b) => compare(a.name[language], b.name[language]))
}

function toSummary({ preset, ...times }: Pick<StoredPreset, 'preset'> & Partial<StoredPreset>): PresetSummary {
  const { id, name, form } = preset
  return { id, origin: times.updatedAt === undefined ? 'built-in' : 'user', name, form, ...times }
}

function refuseBuiltIn(id: string): Result<never> | undefined {
  return findBuiltInPreset(id).ok ? failed('preset-built-in') : undefined
}

// The id of what comes in is not looked at: it may be a built-in preset's, or one that is already here.
function addPreset(db: Writable, json: unknown, context: Context, { at }: Request): Result<{ id: string }> {
  const id = context.newUserId()
  const read = readPreset(withId(json, id))
  if (!read.ok) return read
  insertPreset(db, read.value, at)
  return ok({ id })
}

function nameOfCopy(db: Readable, { name }: Preset): Preset['name'] {
  const own = [...BUILT_IN_PRESETS, ...listPresets(db, false).map(({ preset }) => preset)].map((preset) => preset.name)
  const copied = (language: keyof Preset['name']) =>
    copyName(language, name[language], (candidate) => own.some((taken) => taken[language] === candidate))
  return { 'zh-CN': copied('zh-CN'), en: copied('en') }
}
