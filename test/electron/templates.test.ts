import { expect, test } from 'vitest'
import { readTemplates } from '#electron/service/templates.ts'
import workPoints from '#templates/work-points.json' with { type: 'json' }

test('the built-in templates are all usable, the summary with the plan first', () => {
  expect(readTemplates().all.map((template) => template.id)).toEqual([
    'annual-summary-and-plan',
    'annual-summary',
    'periodic-summary',
    'work-points',
    'report-upward',
    'duty-report',
  ])
})

test('a template that cannot be used is left out and the others stay', () => {
  const templates = readTemplates([{ ...workPoints, title: '{{nobody}}' }, { ...workPoints, id: 'good' }, null])
  expect(templates.all.map((template) => template.id)).toEqual(['good'])
  expect(templates.find('work-points')).toEqual({
    ok: false,
    error: { code: 'template-missing', params: { template: 'work-points' } },
  })
})
