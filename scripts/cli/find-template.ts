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
import { readJson } from './read-file.ts'

const BUILT_IN: readonly unknown[] = [
  annualSummaryAndPlan,
  annualSummary,
  periodicSummary,
  workPoints,
  reportUpward,
  dutyReport,
]

/** The templates that come with the program, the default first; throws where one is broken, as that is a bug. */
export function builtInTemplates(): readonly Template[] {
  return BUILT_IN.map((json) => {
    const template = readTemplate(json)
    if (!template.ok) throw new Error(`built-in template: ${JSON.stringify(template.error)}`)
    return template.value
  })
}

/** A template by its id, or from a file: whatever ends in .json or holds a path separator. */
export function findTemplate(name: string): Result<Template> {
  if (/\.json$|[/\\]/i.test(name)) return templateFrom(name)
  const template = builtInTemplates().find(({ id }) => id === name)
  return template ? { ok: true, value: template } : failed('template-missing', { template: name })
}

function templateFrom(path: string): Result<Template> {
  const json = readJson(path)
  if (!json.ok) return json
  const template = readTemplate(json.value)
  if (template.ok) return template
  return { ok: false, error: { ...template.error, params: { ...template.error.params, file: path } } }
}
