import type { Result } from '#core/result.ts'
import { failed } from '#core/result.ts'
import type { Template } from '#core/template/template.ts'
import { readTemplate } from '#core/template/template.ts'
import annualSummary from '#templates/annual-summary.json' with { type: 'json' }
import annualSummaryAndPlan from '#templates/annual-summary-and-plan.json' with { type: 'json' }
import dutyReport from '#templates/duty-report.json' with { type: 'json' }
import periodicSummary from '#templates/periodic-summary.json' with { type: 'json' }
import reportUpward from '#templates/report-upward.json' with { type: 'json' }
import workPoints from '#templates/work-points.json' with { type: 'json' }
import { storedTemplates } from '#electron/storage/templates.ts'
import { createOwnItems } from './own-items.ts'

/** The templates that come with the app, the default first. */
const BUILT_IN: readonly unknown[] = [
  annualSummaryAndPlan,
  annualSummary,
  periodicSummary,
  workPoints,
  reportUpward,
  dutyReport,
]

export interface Templates {
  readonly all: readonly Template[]
  /** template-missing where there is none of that id. */
  readonly find: (id: string) => Result<Template>
}

/** Every template, read and checked with the first question; one that cannot be used is left out, so that a slip in one does not cost the others. */
export function readTemplates(sources: readonly unknown[] = BUILT_IN): Templates {
  let all: readonly Template[] | undefined
  return {
    get all() {
      return (all ??= sources.flatMap(usable))
    },
    find(id) {
      const value = this.all.find((template) => template.id === id)
      return value ? { ok: true, value } : failed('template-missing', { template: id })
    },
  }
}

function usable(source: unknown): readonly Template[] {
  const read = readTemplate(source)
  if (read.ok) return [read.value]
  console.error('a template was left out:', read.error)
  return []
}

export const ownTemplates = createOwnItems({
  shelf: storedTemplates,
  read: readTemplate,
  builtIn: ({ templates }) => templates.all,
  refused: 'template-built-in',
})
