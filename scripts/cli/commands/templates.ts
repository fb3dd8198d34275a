import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'
import { builtInTemplates } from '../find-template.ts'

/** `templates`: what there is to start from, in the language asked for. */
export function listTemplates(language: Language): Result<unknown> {
  return ok(
    builtInTemplates().map(({ id, name, kind, description, fields }) => ({
      id,
      name: name[language],
      kind,
      description: description[language],
      fields: fields.map(({ key, label, kind: type, required, choices, unit, proposed }) => {
        return { key, label: label[language], type, required, choices, unit, proposed }
      }),
    })),
  )
}
